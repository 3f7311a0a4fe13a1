"""Dates: calendar points and periods, as EDTF."""

from __future__ import annotations

import regex

from extractor.stages.findings import DateFound, HeaderFound
from extractor.stages.rule import Found
from extractor.text.reading import Reading

_YEAR = regex.compile(r"(\d{4})年度?")


def find_dates(reading: Reading, header: HeaderFound) -> Found[DateFound]:
    return Found([DateFound(m.start(), m.end(), m[1], "dates.year") for m in _YEAR.finditer(reading.text)])
