"""The years that a text speaks of where only its day tells them, of issue or of publication."""

from __future__ import annotations

from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.header.lines import Lines, choice
from extractor.stages.header.title import plans, reviews
from extractor.text import patterns as regex

Years = tuple[int | None, int | None]  # review, plan

_FIRST_WORDS = 300  # characters in which a text says what time it tells of
_NEXT_YEAR = ("明年", "来年")
_AUTUMN = 10  # from this month on a report looks ahead to the year after
_SPRING = 3  # up to this month a report looks back on the year before
_FIELD_DAY = regex.compile(r"(?P<year>(?:19|20)\d{2})[-/.年](?P<month>1[0-2]|0?[1-9])(?!\d)")


def find_published(lines: Lines) -> str | None:
    """The month of publication by the furniture (发布时间：2011-08-30); EDTF."""
    for line in lines.furniture:
        if (label := _published().search(line)) and (m := _FIELD_DAY.search(line, label.end())):
            return f"{m['year']}-{int(m['month']):02}"
    return None


def years_by_day(day: str, title: str, lines: Lines, text: str) -> Years:
    """A report of spring reviews the year before, one of the last quarter the year that ends; all else tells
    of the year that runs."""
    year, month = int(day[:4]), int(day[5:7])
    government = "政府工作报告" in title
    report = government or reviews(title) or plans(title) or bool(lines.heads)
    told = None if government else _time_told(text)
    if told == "event":
        return year, year
    if month >= _AUTUMN:
        ahead = report and (told != "running" or any(word in text for word in _NEXT_YEAR))
        return year, year + 1 if ahead else year
    # 今年 of winter may still be the year that ended
    winter = month == 1 or (month == 2 and report)
    if government or winter or (report and (told == "ended" or (told is None and month <= _SPRING))):
        return year - 1, year
    return year, year


def speaks_of_now(text: str) -> bool:
    """Whether a text counts its time from the day it was written."""
    return _time_told(text) in ("event", "running")


def _time_told(text: str) -> str | None:
    """`ended`, `running` or `event`, by what is named first: 过去一年, 今年以来, 近日."""
    m = _signs().search(text, 0, _FIRST_WORDS)
    return m.lastgroup if m else None


@cache
def _signs() -> regex.Pattern[str]:
    words = load_table("header")["told"]
    # 1—6月; the whole year (1—12月) is none that runs
    months = r"(?<![\d.])1月?(?:份)?[-—–~至到]{1,2}(?:[2-9]|1[01])月"
    groups = {kind: "|".join(sorted(words[kind], key=len, reverse=True)) for kind in words}
    return regex.compile(
        rf"(?P<ended>{groups['ended']})|(?P<running>(?<![去上]年)(?:{groups['running']}|{months}))"
        rf"|(?P<event>{groups['event']})"
    )


@cache
def _published() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{choice('published')})[：: ]")
