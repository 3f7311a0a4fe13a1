"""Clauses: each statement cut at its commas, its words tagged, its mentions kept whole."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.findings import Clause, StatementFound, Token
from extractor.text.reading import Reading

_ENDS = frozenset("，；。！？：")


def find_clauses(reading: Reading, statements: Sequence[StatementFound], tokens: Sequence[Token]) -> list[Clause]:
    """Clauses of every statement for which there are tokens, in text order; `tokens` are in text order."""
    clauses: list[Clause] = []
    at = 0
    for index, statement in enumerate(statements):
        clause: Clause | None = None
        while at < len(tokens) and tokens[at].start < statement.end:
            token = tokens[at]
            at += 1
            if token.start < statement.start:
                continue
            if token.text in _ENDS:
                clause = None
                continue
            if clause is None:
                clause = Clause(token.start, token.end, index)
                clauses.append(clause)
            clause.tokens.append(token)
            clause.end = token.end
    return clauses
