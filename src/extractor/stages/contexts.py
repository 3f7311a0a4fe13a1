"""Contexts: when, where and in which state each quantity holds, and whether it is a level or a movement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.stages.findings import (
    Clause,
    Context,
    HeaderFound,
    MentionFound,
    QuantityFound,
    SectionFound,
    StatementFound,
)
from extractor.text.reading import Reading


def find_contexts(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    clauses: Sequence[Clause],
    mentions: Sequence[MentionFound],
) -> Mapping[int, Context]:
    """By index of the quantity in `mentions`; every quantity has one."""
    found: dict[int, Context] = {}
    for index, mention in enumerate(mentions):
        if isinstance(mention, QuantityFound):
            time = str(header.review_year) if header.review_year else None
            found[index] = Context(time, "report", header.place, "report", "achieved", "report", None, None)
    return found
