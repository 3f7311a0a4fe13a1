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
from extractor.stages.tasks.actions import find_actions
from extractor.stages.tasks.bodies import Told, find_own, find_told
from extractor.stages.tasks.deadlines import Deadlines
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
    text = reading.text
    deadlines = Deadlines(text, header, mentions)
    told = find_told(text, sections, statements)
    at = m = g = 0
    listed: str | None = None  # 到2026年，…；…；: the day that opens a list and holds up to its full stop
    for index, statement in enumerate(statements):
        ends_list = text[statement.start : statement.end].rstrip("”’」』） ")[-1:] not in "；："
        if statement.kind != "planned":
            listed = None if ends_list else listed
            continue
        while at < len(clauses) and clauses[at].statement < index:
            at += 1
        first = at
        while at < len(clauses) and clauses[at].statement == index:
            at += 1
        while m < len(mentions) and mentions[m].start < statement.start:
            m += 1
        first_mention = m
        while m < len(mentions) and mentions[m].start < statement.end:
            m += 1
        targets = tuple(i for i in range(first_mention, m) if isinstance(mentions[i], QuantityFound))
        while g < len(told) and told[g].end <= statement.start:
            g += 1
        own = find_own(text, statement.start, statement.end)
        over = _holding(told, g, statement)
        actions = tuple(find_actions(clauses[first:at], own.spans))
        deadline = deadlines.of(statement.start, statement.end)
        if over is not None and deadline is None:
            deadline = max((d for a, b in over.limits if (d := deadlines.of(a, b))), default=None)
        listed = deadlines.leading(statement.start, statement.end) or listed
        if deadline is None:
            deadline = listed
        listed = None if ends_list else listed
        bodies = own.bodies or (over.bodies if over is not None else ())
        found.append(TaskFound(index, None, actions, None, None, targets, deadline, None, bodies, "tasks.statement"))
    return Found(found)


def _holding(told: Sequence[Told], at: int, statement: StatementFound) -> Told | None:
    for k in range(at, min(at + 2, len(told))):
        if told[k].start <= statement.start < told[k].end:
            return told[k]
    return None
