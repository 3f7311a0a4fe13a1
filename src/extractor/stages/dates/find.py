"""Finding dates: rules are tried where one may begin; each match is read by the rule that made it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.dates.context import Context
from extractor.stages.dates.rules import DateRule
from extractor.stages.dates.starts import Choice, find_starts
from extractor.stages.dates.years import Years
from extractor.stages.findings import DateFound, HeaderFound, SectionFound, StatementFound
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading


def find_dates(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound] = (),
    statements: Sequence[StatementFound] = (),
) -> Found[DateFound]:
    """Every date of the text; years that are not written come from the sentence, its section or the header."""
    text = reading.text
    years = Years(reading, header, sections, statements)
    context = Context(text, years, statements)
    found: list[DateFound] = []
    done = 0
    for start, rules in find_starts(text):
        if start < done:
            continue
        hit = _first_match(rules, text, start)
        if hit is None:
            continue
        rule, match = hit
        if rule.id == "dates.point" and _is_minguo(match) and not years.minguo:
            continue
        if rule.id == "dates.term-years" and match["a"] not in context.terms:
            continue
        context.move(start)
        done = match.end()
        found.append(DateFound(start, done, rule.read(match, context), rule.id))
    return Found(found)


def _first_match(rules: Choice, text: str, at: int) -> tuple[DateRule, regex.Match[str]] | None:
    for rule, pattern in rules:
        if (match := pattern.match(text, at)) is not None:
            return rule, match
    return None


def _is_minguo(match: regex.Match[str]) -> bool:
    """Whether a year is written as a bare number of the Minguo era (113年)."""
    return any(year is not None and year.isdecimal() for year in match.group("g1", "g2"))
