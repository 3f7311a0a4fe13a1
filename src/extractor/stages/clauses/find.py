"""Clauses: each statement cut at its commas, its words tagged, its mentions kept whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from extractor.stages.findings import Clause, StatementFound, Token

_QUOTED = 4  # commas at most between quotation marks
_MARKS = frozenset("，；。！？：“")  # what ends clauses, and what opens a quotation


def _stops(tokens: Sequence[Token]) -> list[int]:
    """Where clauses end; what a pair of quotation marks holds is no clause of its own: “多种树，少用火”."""
    marks = [i for i, token in enumerate(tokens) if token.text in _MARKS]
    stops = [i for i in marks if tokens[i].text != "“"]
    for opening in [i for i in marks if tokens[i].text == "“"]:
        first = bisect_left(stops, opening)
        last = first
        while last < len(stops) and tokens[stops[last]].text == "，" and last - first < _QUOTED:
            last += 1
        if last == first:
            continue
        end = stops[last] if last < len(stops) else len(tokens)
        closing = next((k for k in range(opening + 1, end) if tokens[k].text in "“”"), opening)
        if tokens[closing].text == "”":
            del stops[first : bisect_left(stops, closing)]
    return stops


def find_clauses(statements: Sequence[StatementFound], tokens: list[Token]) -> list[Clause]:
    """Clauses of every statement for which there are tokens, in text order; `tokens` are in text order."""
    clauses: list[Clause] = []
    at = index = 0
    stops = _stops(tokens)
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
            clauses.append(Clause(start, tokens[end - 1].end, index, tokens[at:end]))
            at = end
        at = stop + 1
    return clauses
