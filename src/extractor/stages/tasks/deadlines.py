"""Deadlines: the last day that a stretch of text sets, from its dates and the words around them."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from extractor.lexicon.word_classes import part
from extractor.stages.findings import DateFound, HeaderFound

_LAST_MONTH = {33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12}
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_BY = re.compile(r"[底末内前止终]")
_BY_AFTER = re.compile(r"[”’]?(?:期?末|底|前|内|之前|以前|为止|止)")
_BY_BEFORE = re.compile(r"(?:到|至|截至|截止|不迟于|不晚于|于|赶在)[“‘]?$")
_NOT_AFTER = re.compile(r"[”’]?(?:起|以来|开始|的(?!目标)|相比|同期)")
_NOT_BEFORE = re.compile(r"(?:较|比|与|同|自|从|相比|超过|高于|每|截至|每个)[“‘]?$")
_RELATIVE = frozenset(
    ["年内", "全年", "年底", "年末", "年底前", "年末前", "今年底", "今年内", "年前", "岁末", "本年内"]
)
_WHOLE = frozenset(
    ["全年", "今年全年", "本年", "一年内"]
)  # in which an amount comes together: any day tells more
_YEAR = re.compile(r"\d{4}|[明次去今前后本][年]|[一二]〇|第.年|“")
_YEARS = re.compile(r"\d{4}/\d{4}")
_PLAN_PERIOD = re.compile(r"[一二三四五六七八九十]五")
_DURING = re.compile(r"[”’]?(?:期间|时期)")
_NOUNS = (None, "n", "h", "H", "x", "o")


@lru_cache(256)
def last_day(edtf: str) -> str | None:
    """The last day of an EDTF year, month, day, quarter (33-36), half-year (40, 41) or interval of them."""
    m = _EDTF.fullmatch(edtf.rsplit("/", 1)[-1])
    if m is None:
        return None
    if m[3]:
        return m[0]
    month = int(m[2] or 12)
    month = _LAST_MONTH.get(month, month)
    if not 1 <= month <= 12:
        return None
    return f"{m[1]}-{month:02d}-{calendar.monthrange(int(m[1]), month)[1]:02d}"


class Deadlines:
    """The dates of a report, asked for the deadline of a stretch."""

    def __init__(self, text: str, header: HeaderFound, dates: Sequence[DateFound]) -> None:
        self._text = text
        self._plan = header.plan_year
        self._dates = dates
        self._starts = [d.start for d in self._dates]

    def of(self, start: int, end: int) -> str | None:
        """The last of the days by which the stretch says that something is done."""
        days = [
            (self._text[date.start : date.end] not in _WHOLE, day)
            for date in self._within(start, end)
            if (day := self._day(date)) is not None
        ]
        return max(days)[1] if days else None

    def leading(self, start: int, end: int) -> str | None:
        """The day of a far year that opens a list: 到2026年，…；…；…"""
        for date in self._within(start, end):
            if date.start - start > 6:
                break
            year = date.edtf is not None and len(date.edtf) == 4
            if year and _BY_BEFORE.search(self._text, max(start, date.start - 3), date.start):
                return self._day(date)
        return None

    def _within(self, start: int, end: int) -> Sequence[DateFound]:
        i = bisect_left(self._starts, start)
        j = bisect_left(self._starts, end, i)
        return self._dates[i:j]

    def _is_attribute(self, date: DateFound) -> bool:
        """Whether the day belongs to what a verb before it has as its object: 举办2026年运动会, 总结上半年工作."""
        text = self._text
        said = text[date.start : date.end]
        verb = part(text[max(0, date.start - 3) : date.start].rstrip("“")[-2:])
        if (
            said in _WHOLE
            or verb is None
            or verb not in "VwP"
            or (verb == "P" and _PLAN_PERIOD.search(said) is None)
        ):
            return False
        during = _DURING.match(text, date.end)
        at = date.end if during is None else during.end()
        if _BY.search(said) or _BY_AFTER.match(text, at) or not text[at : at + 1].isalpha():
            return False
        return all(part(text[at : at + n]) in _NOUNS for n in (4, 3, 2, 1))

    def _day(self, date: DateFound) -> str | None:
        text = self._text
        said = text[date.start : date.end]
        before, behind = text[max(0, date.start - 4) : date.start], text[date.end : date.end + 4]
        if "每" in said or _NOT_BEFORE.search(before):
            return None
        marked = bool(_BY.search(said) or _BY_AFTER.match(behind))
        if _NOT_AFTER.match(behind) and not marked:
            return None
        edtf = date.edtf
        if edtf is None:
            if self._plan is None or said not in _RELATIVE:
                return None
            return f"{self._plan}-12-31"
        day = last_day(edtf)
        if day is None:
            return None
        if self._plan is not None and int(day[:4]) < self._plan:
            if int(day[:4]) != self._plan - 1 or _YEAR.search(said):
                return None
            day = f"{self._plan}{day[4:]}"
        if said.startswith("元旦") and self._plan is not None and day == f"{self._plan}-01-01":
            day = f"{self._plan + 1}-01-01"  # a plan looks ahead
        if _PLAN_PERIOD.search(said) and _DURING.search(text, date.start, date.end + 4):
            marked = True  # “十五五”期间: by its end
        if self._is_attribute(date):
            return None
        coarse = len(edtf) == 4 or _YEARS.fullmatch(edtf) is not None
        if not coarse or marked or said == "全年":
            return day
        if "/" in edtf or said.endswith("年度"):  # 2025年度项目: whose
            return None
        later = (
            self._plan is not None and int(day[:4]) > self._plan and not said.startswith(("明", "次", "今"))
        )
        return day if later or _BY_BEFORE.search(before) else None
