"""Calendar: a day or a month that no calendar has (6月31日, 13月)."""

from __future__ import annotations

from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_DAY = regex.compile(r"(?<![\d.])(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号](?!楼)")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of the months, a leap year's


def find_impossible_days(reading: Reading) -> list[Doubt]:
    """Days of the sun's calendar in digits; months of the moon are written in words."""
    doubts = []
    for m in _DAY.finditer(reading.text):
        month, day = int(m["month"]), int(m["day"])
        if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
            doubts.append(Doubt("checks.date", "error", f"no calendar has {m[0]}", (m.span(),)))
    return doubts
