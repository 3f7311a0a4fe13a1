"""Tasks: planned statements read as work: actions, goal, means, targets, deadline, responsible bodies."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.findings import (
    Clause,
    HeaderFound,
    MentionFound,
    QuantityFound,
    SectionFound,
    StatementFound,
    TaskFound,
)
from extractor.stages.rule import Found
from extractor.text.reading import Reading


def find_tasks(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    clauses: Sequence[Clause],
    mentions: Sequence[MentionFound],
) -> Found[TaskFound]:
    """One task for each planned statement."""
    found = []
    for index, statement in enumerate(statements):
        if statement.kind != "planned":
            continue
        targets = tuple(
            i for i, m in enumerate(mentions)
            if isinstance(m, QuantityFound) and statement.start <= m.start < statement.end
        )  # fmt: skip
        found.append(TaskFound(index, None, (), None, None, targets, None, None, (), "tasks.statement"))
    return Found(found)
