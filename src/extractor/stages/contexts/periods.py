"""Periods: what a statement speaks of where it names no date itself: the years of its section or of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from extractor.models.records import Reach
from extractor.stages.contexts.layout import Passage
from extractor.stages.findings import DateFound, HeaderFound, MentionFound, SectionFound

_YEARS = regex.compile(r"\d{4}(?:/\d{4})?")
_PERIOD = regex.compile(r"\d{4}(?:-\d{2})?(?:/\d{4}(?:-\d{2})?)?")  # 上半年, 1—10月 as well


@dataclass(frozen=True, slots=True)
class Period:
    """`edtf` is a year, a part of one, or an interval; None where nothing tells."""

    edtf: str | None
    reach: Reach | None

    @property
    def is_span(self) -> bool:
        """Whether it covers several years."""
        return self.edtf is not None and "/" in self.edtf and self.edtf[:4] != self.last

    @property
    def last(self) -> str | None:
        """The year in which it ends: when a level that it reached holds."""
        return self.edtf and self.edtf.rsplit("/", 1)[-1][:4]


def find_periods(
    text: str,
    header: HeaderFound,
    sections: Sequence[SectionFound],
    passages: Sequence[Passage],
    mentions: Sequence[MentionFound],
) -> Mapping[int, Period]:
    """By index of the statement, for each passage."""
    titled = _dated_sections(sections, mentions)
    found: dict[int, Period] = {}
    led: tuple[int | None, str] | None = None  # the section whose paragraph opened with years: 五年来，我们…
    for passage in passages:
        statement = passage.statement
        kind = statement.kind
        section = statement.section
        opening = _opening_years(passage, text)
        if opening is not None:
            led = (section, opening)
        elif led is not None and led[0] != section:
            led = None
        years = led[1] if led is not None else titled[section] if section is not None else None
        reach: Reach = "section"
        if years is None or not _fits(years, kind, header):
            years, reach = _of_report(kind, section, sections, header), "report"
        found[passage.index] = Period(years, reach if years else None)
    return found


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


def _dated_sections(sections: Sequence[SectionFound], mentions: Sequence[MentionFound]) -> list[str | None]:
    """The years that each section's heading, or the nearest heading above it, names."""
    titled: list[str | None] = []
    dates = [m for m in mentions if isinstance(m, DateFound)]
    at = 0
    for section in sections:
        start, end = section.heading
        while at < len(dates) and dates[at].start < start:
            at += 1
        own = []
        while at < len(dates) and dates[at].start < end:
            own.append(dates[at].edtf or "")
            at += 1
        if len(own) == 1 and _PERIOD.fullmatch(own[0]):
            titled.append(own[0])
        else:
            titled.append(titled[section.parent] if section.parent is not None and not own else None)
    return titled


def _opening_years(passage: Passage, text: str) -> str | None:
    """五年来，… or 2020年，… at the head of a paragraph holds until another head."""
    if not passage.leads or not passage.parts:
        return None
    part = passage.parts[0]
    if len(part.dates) != 1:
        return None
    date = part.dates[0]
    if date.edtf is None or not _YEARS.fullmatch(date.edtf) or date.end != part.end:
        return None
    return date.edtf if text[part.start : date.start] in ("", "过去", "回顾", "回首", "在") else None
