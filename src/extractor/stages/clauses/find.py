"""Clauses: each statement cut at its commas, its words tagged, its mentions kept whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from extractor.stages.findings import Clause, StatementFound, Token
from extractor.text.reading import Reading

_ENDS = frozenset("，；。！？：")


def find_clauses(reading: Reading, statements: Sequence[StatementFound], tokens: Sequence[Token]) -> list[Clause]:
    """Clauses of every statement for which there are tokens, in text order; `tokens` are in text order."""
    clauses: list[Clause] = []
    at = index = 0
    stops = [i for i, token in enumerate(tokens) if token.text in _ENDS]
    for stop in [*stops, len(tokens)]:
        while at < stop:
            start = tokens[at].start
            while statements[index].end <= start:
                index += 1
            statement = statements[index]
            if start < statement.start:
                at += 1
                continue
            # most clauses end at the stop, some at the end of the statement
            inside = tokens[stop - 1].start < statement.end
            end = stop if inside else bisect_left(tokens, statement.end, at, stop, key=attrgetter("start"))
            clauses.append(Clause(start, tokens[end - 1].end, index, list(tokens[at:end])))
            at = end
        at = stop + 1
    return clauses
