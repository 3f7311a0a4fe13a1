"""Years: an issue date or a year that does not fit the report (2020年 in the review of 2021)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.findings import DateFound, HeaderFound, SectionFound, StatementFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_YEAR = regex.compile(r"(?:20|19)\d{2}(?=年)")
_STARTS_CLAUSE = frozenset("，。；：！？\n ")


def find_strange_years(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    dates: Sequence[DateFound],
) -> list[Doubt]:
    """Issue dates that contradict the report's years, and years in a review that look like a slip."""
    if any(word in (header.title or "") for word in load_table("checks")["years"]["part_year"]):
        return []
    doubts = list(_issue_date(reading, header, dates))
    if header.review_year and header.plan_year and header.plan_year != header.review_year + 1:
        said = f"reviews {header.review_year} and plans {header.plan_year}"
        doubts.append(Doubt("checks.year-gap", "warning", f"the report {said}", ((0, min(40, len(reading.text))),)))
    if header.review_year:
        doubts += _slips(reading, header.review_year, sections, statements, dates)
    return doubts


def _issue_date(reading: Reading, header: HeaderFound, dates: Sequence[DateFound]) -> Iterator[Doubt]:
    """A report on a year is issued between its last quarter and the middle of the next."""
    review = header.review_year or (header.plan_year and header.plan_year - 1)
    if not header.issued or not review or len(header.issued) < 7:
        return
    if not any(f"{year}年" in (header.title or "") for year in (review, review + 1)):
        return  # the years follow from the date of issue, or from less
    year, month = int(header.issued[:4]), int(header.issued[5:7])
    late = (year - review) * 12 + month - 9  # months since the review year's October began
    if not 1 <= late <= 13:
        spans = tuple((m.start, m.end) for m in dates if m.edtf == header.issued)[:1]
        when = "before the end of the year it reviews" if late < 1 else "long after the year it plans began"
        message = f"issued {header.issued}, {when} ({review if late < 1 else review + 1})"
        yield Doubt("checks.issue-date", "warning", message, spans)


def _slips(
    reading: Reading,
    review_year: int,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    dates: Sequence[DateFound],
) -> Iterator[Doubt]:
    """A clause of the review that begins with the year before, where nothing looks back or compares."""
    text, at = reading.text, 0
    year_before = f"{review_year - 1}年"
    for m in dates:
        if not text.startswith(year_before, m.start):
            continue
        while at < len(statements) and statements[at].end <= m.start:
            at += 1
        if at == len(statements):
            return
        s = statements[at]
        if m.start < s.start or s.kind != "achieved":
            continue
        if s.section is None or sections[s.section].part != "review":
            continue
        if text[m.end - 1] == "度" or (m.start > 0 and text[m.start - 1] not in _STARTS_CLAUSE):
            continue
        if _after().match(text, m.end):
            continue
        if not _parallel(text, s, m, review_year):
            if _compares(review_year).search(text, s.start, s.end):
                continue
            if len(set(_YEAR.findall(text, s.start, s.end))) > 1:
                continue
        said = f"{text[m.start : m.end]} in the review of {review_year}"
        yield Doubt("checks.year-slip", "warning", said, ((m.start, m.end),))


def _parallel(text: str, s: StatementFound, m: DateFound, review_year: int) -> bool:
    """2021年累计发放…，2020年累计发放…: the same kind of act of both years in a row, the earlier one behind."""
    if not _act().match(text, m.end) or set(_YEAR.findall(text, s.start, s.end)) != {
        str(review_year), str(review_year - 1)
    }:  # fmt: skip
        return False
    this = text.find(f"{review_year}年", s.start, m.start)
    return this >= 0 and _act().match(text, this + 5) is not None and not _looks_back().search(text, s.start, s.end)


@cache
def _act() -> regex.Pattern[str]:
    acts = "|".join(load_table("checks")["years"]["acts"])
    return regex.compile(rf"(?:全[年省市县区镇乡村]|累计|共计?|已|又|再){{0,3}}(?:{acts})")


@cache
def _looks_back() -> regex.Pattern[str]:
    words = set(load_table("checks")["years"]["compares"]) - {"累计"}
    return regex.compile("|".join(map(regex.escape, sorted(words))))


@cache
def _after() -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, load_table("checks")["years"]["after"])))


@cache
def _compares(review_year: int) -> regex.Pattern[str]:
    words = [*load_table("checks")["years"]["compares"], f"{review_year}年", "今年"]
    return regex.compile("|".join(map(regex.escape, words)))
