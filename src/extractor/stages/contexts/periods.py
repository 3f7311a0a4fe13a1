"""Periods: what a statement speaks of where it names no date itself: the years of its section or of the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.models.records import Reach
from extractor.stages.contexts.layout import Passage
from extractor.stages.findings import DateFound, HeaderFound, SectionFound

_YEARS = re.compile(r"\d{4}(?:/\d{4})?")
_PERIOD = re.compile(r"\d{4}(?:-\d{2})?(?:/\d{4}(?:-\d{2})?)?")  # 上半年, 1—10月 as well

Led = tuple[int | None, str]  # a section, and the years that a paragraph of it opens with

# what may stand around the years that open a paragraph
_BEFORE = re.compile(r"[\s　“—]*(?:各位[^，。]{1,4}，|同志们，)?(?:在|回顾|回首|刚刚)?(?:过去的?|今后|未来)?[“]?")
_AFTER = re.compile(r"”?(?:期间|时期|里|中)?[，、]?")


@dataclass(frozen=True, slots=True)
class Period:
    """`edtf` is a year, a part of one, or an interval; None where nothing tells."""

    edtf: str | None
    reach: Reach | None
    last: str | None  # the year in which it ends: when a level that it reached holds
    is_span: bool  # whether it covers several years


def find_periods(
    text: str,
    header: HeaderFound,
    sections: Sequence[SectionFound],
    passages: Sequence[Passage],
    dates: Sequence[DateFound],
) -> Mapping[int, Period]:
    """By index of the statement, for each passage."""
    titled = _dated_headings(sections, dates)
    found: dict[int, Period] = {}
    led: Led | None = None
    around: Led | None = None  # before a span of years that a sentence inside a paragraph opened with
    aside = False  # such a span holds to the end of its paragraph
    known: dict[tuple[int | None, str], Period] = {}  # by section and kind, until a paragraph opens with years
    for passage in passages:
        section, kind = passage.statement.section, passage.statement.kind
        if passage.leads and aside:
            led, aside = around, False
            known.clear()
        opening = _opening_years(passage, text, header)
        if opening is not None:
            if "/" in opening and not passage.leads:
                around, aside = around if aside else led, True
            else:
                aside = False
            led = (section, opening)
            known.clear()
        period = known.get((section, kind))
        if period is None:
            period = known[section, kind] = _of_kind(section, kind, header, sections, titled, led)
        found[passage.index] = period
    return found


def _of_kind(
    section: int | None, kind: str, header: HeaderFound, sections: Sequence[SectionFound],
    titled: Sequence[str | None], led: Led | None,
) -> Period:  # fmt: skip
    """Of the statements of one kind in a section."""
    years = _of_section(section, sections, titled, led)
    reach: Reach = "section"
    if years is None or not _fits(years, kind, header):
        years, reach = _of_report(kind, section, sections, header), "report"
    if not years:
        return Period(None, None, None, is_span=False)
    last = years.rsplit("/", 1)[-1][:4]
    return Period(years, reach, last, is_span="/" in years and years[:4] != last)


def _of_section(
    section: int | None, sections: Sequence[SectionFound], titled: Sequence[str | None], led: Led | None
) -> str | None:
    """The years of the nearest heading that names some, or of the paragraph that opened its section with some."""
    at = section
    while at is not None:
        if led is not None and led[0] == at:
            return led[1]
        if titled[at] is not None:
            return titled[at]
        at = sections[at].parent
    return led[1] if led is not None and led[0] is None and section is None else None


def _of_report(
    kind: str, section: int | None, sections: Sequence[SectionFound], header: HeaderFound
) -> str | None:
    review, plan = header.review_year, header.plan_year
    ahead = kind == "planned" or (
        kind == "other" and section is not None and sections[section].part == "plan"
    )
    if ahead:
        year = plan if plan is not None else review + 1 if review is not None else None
    else:
        year = review if review is not None else plan
    return str(year) if year is not None else None


def _fits(years: str, kind: str, header: HeaderFound) -> bool:
    """A plan inside the review looks ahead, a result inside the plan looks back."""
    last = int(years.rsplit("/", 1)[-1][:4])
    if kind == "planned":
        part_of_year = not _YEARS.fullmatch(years)
        return header.review_year is None or last > header.review_year - part_of_year
    if kind == "achieved":
        return header.review_year is None or last <= header.review_year
    return True


def _dated_headings(sections: Sequence[SectionFound], dates: Sequence[DateFound]) -> list[str | None]:
    """The one period that each section's own heading names."""
    titled: list[str | None] = []
    at = 0
    for section in sections:
        start, end = section.heading
        while at < len(dates) and dates[at].start < start:
            at += 1
        own = []
        while at < len(dates) and dates[at].start < end:
            own.append(dates[at].edtf or "")
            at += 1
        titled.append(own[0] if len(own) == 1 and _PERIOD.fullmatch(own[0]) else None)
    return titled


def _opening_years(passage: Passage, text: str, header: HeaderFound) -> str | None:
    """五年来，… or 刚刚过去的2022年，… near the head of a paragraph holds until another such head."""
    if not passage.opens or not passage.parts:
        return None
    part = passage.parts[0]
    if not part.dates and len(passage.parts) > 1:
        part = passage.parts[1]
    if len(part.dates) != 1:
        return None
    date = part.dates[0]
    if date.edtf is None or not _YEARS.fullmatch(date.edtf):
        return None
    if not _BEFORE.fullmatch(text, part.start, date.start) or not _AFTER.fullmatch(text, date.end, part.end):
        return None
    told = (str(header.review_year), str(header.plan_year))
    return date.edtf if "/" in date.edtf or date.edtf in told else None
