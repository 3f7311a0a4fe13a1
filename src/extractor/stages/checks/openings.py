"""Openings: a section whose first sentence belongs elsewhere (the plan year's tasks under 2021年工作总结)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.stages.findings import HeaderFound, SectionFound, StatementFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_WILL = regex.compile("将|要|力争|确保|计划")
_DID = regex.compile(r"(?:完成|实现|达到?|新[建增]|增长|发放|落实)了?[^，。；]{0,20}\d|(?:取得|完成)了")


def find_misplaced_openings(
    reading: Reading, header: HeaderFound, sections: Sequence[SectionFound], statements: Sequence[StatementFound]
) -> list[Doubt]:
    """First statements of review and plan that begin with the other's year and speak as the other does."""
    if not header.review_year or not header.plan_year or header.review_year == header.plan_year:
        return []
    return [
        _doubt(f"the {section.part} {section.title} opens with what belongs to {other}", s)
        for section, s in _openings(sections, statements)
        if (other := _elsewhere(reading.text, header, section, s))
    ]


def _elsewhere(text: str, header: HeaderFound, section: SectionFound, s: StatementFound) -> int | None:
    """The year that a statement tells of, where its section is about the other one."""
    if section.part == "review" and text.startswith(f"{header.plan_year}年", s.start):
        wills = s.kind in ("planned", "other") and _WILL.search(text, s.start, s.end)
        return header.plan_year if wills else None
    if section.part == "plan" and text.startswith(f"{header.review_year}年", s.start):
        # below the heading of a plan a statement is planned, whatever it says
        did = s.kind in ("achieved", "planned") and _DID.search(text, s.start, s.end)
        return header.review_year if did else None
    return None


def _openings(
    sections: Sequence[SectionFound], statements: Sequence[StatementFound]
) -> Iterator[tuple[SectionFound, StatementFound]]:
    """The statement right below the heading of each section of the top level."""
    at = 0
    for i, section in enumerate(sections):
        if section.parent is not None:
            continue
        while at < len(statements) and statements[at].start < section.heading[1]:
            at += 1
        if at < len(statements) and statements[at].section == i:
            yield section, statements[at]


def _doubt(message: str, s: StatementFound) -> Doubt:
    return Doubt("checks.opening", "warning", message, ((s.start, s.end),))
