"""Assemble: one context for every quantity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.stages.contexts.changes import find_changes
from extractor.stages.contexts.layout import lay_out
from extractor.stages.contexts.pairs import find_pairs
from extractor.stages.contexts.periods import find_periods
from extractor.stages.contexts.places import find_places
from extractor.stages.contexts.statuses import Told, find_statuses
from extractor.stages.contexts.times import find_times
from extractor.stages.findings import (
    Clause,
    Context,
    HeaderFound,
    Mentions,
    SectionFound,
    StatementFound,
)
from extractor.text.reading import Reading

_OUTSIDE = Context(None, None, None, None, "achieved", "report", None, None)  # in a table, say: nothing tells


def find_contexts(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    clauses: Sequence[Clause],
    mentions: Mentions,
) -> Mapping[int, Context]:
    """By index of the quantity; every quantity has one."""
    text = reading.text
    passages = lay_out(reading, statements, clauses, mentions)
    periods = find_periods(text, header, sections, passages, mentions.dates)
    pairs = find_pairs(passages)
    changes = find_changes(passages, pairs, periods, text)
    times = find_times(text, passages, periods, changes, pairs)
    parts = {
        p.index: sections[p.statement.section].part for p in passages if p.statement.section is not None
    }
    statuses = find_statuses(text, header, passages, parts, Told(periods, times, changes, pairs))
    limits = frozenset(i for i, state in statuses.items() if state.limit)
    places = find_places(text, header, sections, statements, passages, clauses, limits)
    found: dict[int, Context] = {}
    for index in mentions.quantities:
        if index not in times:
            found[index] = _OUTSIDE
            continue
        when, state, place = times[index], statuses[index], places.get(index)
        found[index] = Context(
            when.edtf, when.reach,
            place.name if place else header.place, place.reach if place else "report",
            state.status, state.reach, changes.get(index), pairs.get(index),
        )  # fmt: skip
    for passage in passages:  # quantities and their clauses point at each other: so none waits to be collected
        for part in passage.parts:
            part.quantities.clear()
    return found
