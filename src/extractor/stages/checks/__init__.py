"""Checks: what a careful reader would query. One kind of doubt per file; `docs/checks.md` lists the codes."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.checks.quotes import find_broken_quotes
from extractor.stages.checks.rates import find_impossible_rates
from extractor.stages.checks.residue import find_residue
from extractor.stages.checks.years import find_strange_years
from extractor.stages.findings import HeaderFound, MentionFound, SectionFound, StatementFound
from extractor.stages.rule import Doubt
from extractor.text.reading import Reading


def find_doubts(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    mentions: Sequence[MentionFound],
) -> list[Doubt]:
    """Doubts about a whole report, in text order; none of them changes a record."""
    doubts = [
        *find_residue(reading),
        *find_broken_quotes(reading),
        *find_impossible_rates(reading, mentions),
        *find_strange_years(reading, header, sections, statements, mentions),
    ]
    return sorted(doubts, key=lambda d: d.spans)
