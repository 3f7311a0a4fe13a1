"""Checks: what a careful reader would query. One kind of doubt per file; `docs/checks.md` lists the codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.stages.checks.assemblies import find_contradicting_assemblies
from extractor.stages.checks.attachments import find_empty_attachments
from extractor.stages.checks.calendar import find_impossible_days
from extractor.stages.checks.conversions import find_wrong_conversions
from extractor.stages.checks.figures import find_disagreeing_figures
from extractor.stages.checks.growth import find_wrong_growth
from extractor.stages.checks.labels import find_broken_sequences
from extractor.stages.checks.nouns import find_misfit_units
from extractor.stages.checks.openings import find_misplaced_openings
from extractor.stages.checks.parts import find_unequal_parts
from extractor.stages.checks.places import find_foreign_ranks
from extractor.stages.checks.quotes import find_broken_quotes
from extractor.stages.checks.rates import find_impossible_rates
from extractor.stages.checks.residue import find_residue
from extractor.stages.checks.scripts import find_mixed_script, is_traditional, telling
from extractor.stages.checks.years import find_strange_years
from extractor.stages.findings import (
    Context,
    HeaderFound,
    IndicatorFound,
    Mentions,
    SectionFound,
    StatementFound,
)
from extractor.stages.rule import Doubt
from extractor.text.reading import Reading


def find_doubts(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    mentions: Mentions,
    contexts: Mapping[int, Context],
    indicators: Mapping[int, IndicatorFound],
    codes: Mapping[int, str],
) -> list[Doubt]:
    """Doubts about a whole report, in text order; none of them changes a record."""
    characters = telling(reading)
    every, quantities = mentions.every, list(mentions.quantities.values())
    doubts = [
        *find_residue(reading),
        *find_mixed_script(reading, characters),
        *find_wrong_conversions(reading, is_traditional(characters)),
        *find_broken_quotes(reading),
        *find_impossible_rates(reading, quantities),
        *find_misfit_units(reading, every, quantities),
        *find_disagreeing_figures(reading, sections, statements, every, contexts, indicators, codes),
        *find_unequal_parts(reading, statements, every, contexts),
        *find_wrong_growth(reading, every, contexts, indicators),
        *find_impossible_days(reading),
        *find_strange_years(reading, header, sections, statements, mentions.dates),
        *find_contradicting_assemblies(reading),
        *find_foreign_ranks(reading, header),
        *find_misplaced_openings(reading, header, sections, statements),
        *find_broken_sequences(reading, sections, mentions.enumerators),
        *find_empty_attachments(reading),
    ]
    return sorted(doubts, key=lambda d: d.spans)
