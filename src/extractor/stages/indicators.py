"""Indicators: what each quantity measures, in the shortest phrase that a table header needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.stages.findings import Clause, IndicatorFound, MentionFound, StatementFound
from extractor.text.reading import Reading


def find_indicators(
    reading: Reading,
    statements: Sequence[StatementFound],
    clauses: Sequence[Clause],
    mentions: Sequence[MentionFound],
) -> Mapping[int, IndicatorFound]:
    """By index of the quantity in `mentions`."""
    found: dict[int, IndicatorFound] = {}
    for clause in clauses:
        words = ""
        for token in clause.tokens:
            if token.tag == "m:quantity" and token.mention is not None:
                found[token.mention] = IndicatorFound(words or None, "before" if words else None, "indicators.before")
            elif not token.tag.startswith("m:"):
                words += token.text
    return found
