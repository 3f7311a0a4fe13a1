"""Tasks: planned statements read as work: actions, goal, means, targets, deadline, responsible bodies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from extractor.stages.findings import (
    ActFound,
    BodyFound,
    Clause,
    HeaderFound,
    Mentions,
    SectionFound,
    StatementFound,
    TaskFound,
)
from extractor.stages.rule import Found
from extractor.stages.tasks.bodies import Bodies, find_bodies
from extractor.stages.tasks.deadlines import Deadlines
from extractor.stages.tasks.themes import goal_of, means_of, recurrence_of, theme_of
from extractor.stages.tasks.told import Told
from extractor.text.reading import Reading

__all__ = ["find_bodies", "find_tasks"]


def find_tasks(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    clauses: Sequence[Clause],
    mentions: Mentions,
    bodies: Bodies,
) -> Found[TaskFound]:
    """One task for each planned statement."""
    found = []
    text = reading.text
    deadlines = Deadlines(text, header, mentions.dates)
    told = bodies.told
    quantities = list(mentions.quantities)
    starts = [q.start for q in mentions.quantities.values()]
    acts = _acts_of(clauses)
    g = 0
    listed: str | None = None  # 到2026年，…；…；: the day that opens a list and holds up to its full stop
    for index, statement in enumerate(statements):
        if statement.kind != "planned":
            if listed is not None and _ends_list(text, statement):
                listed = None
            continue
        first = bisect_left(starts, statement.start)
        targets = tuple(quantities[first : bisect_left(starts, statement.end, first)])
        while g < len(told) and told[g].end <= statement.start:
            g += 1
        held = _holding(told, g, statement)
        headed = _headed(bodies.over, sections, statement) if bodies.over else None
        own = bodies.own[index]
        actions = tuple(acts.get(index, ()))
        deadline = deadlines.of(statement.start, statement.end)
        for over in (held, headed):
            if deadline is None and over is not None:
                deadline = max((d for a, b in over.limits if (d := deadlines.of(a, b))), default=None)
        listed = deadlines.leading(statement.start, statement.end) or listed
        found.append(
            TaskFound(
                statement=index,
                theme=theme_of(text, sections, statement, statement.lead),
                actions=actions,
                goal=goal_of(text, statement, actions),
                means=means_of(text, statement),
                targets=targets,
                deadline=deadline or listed,
                recurrence=recurrence_of(text, statement),
                responsible=_both(own.bodies, held.bodies if held is not None else ())
                or (headed.bodies if headed is not None else ()),
                rule="tasks.statement",
            )
        )
        if listed is not None and _ends_list(text, statement):
            listed = None
    return Found(found)


def _acts_of(clauses: Sequence[Clause]) -> dict[int, list[ActFound]]:
    """The acts of each statement, in text order."""
    found: dict[int, list[ActFound]] = {}
    for clause in clauses:
        if clause.acts:
            found.setdefault(clause.statement, []).extend(clause.acts)
    return found


def _both(own: tuple[BodyFound, ...], told: tuple[BodyFound, ...]) -> tuple[BodyFound, ...]:
    """Those that a statement names itself, with the role that it gives them, and the others of its item's label."""
    if not own or not told:
        return own or told
    named = {body.name for body in own}
    return (*own, *(body for body in told if body.name not in named))


def _ends_list(text: str, statement: StatementFound) -> bool:
    end = statement.end
    while end > statement.start and text[end - 1] in "”’」』） ":
        end -= 1
    return text[end - 1] not in "；："


def _headed(
    over: Mapping[int, Told], sections: Sequence[SectionFound], statement: StatementFound
) -> Told | None:
    """What the nearest heading that tells it says of who answers for all below it."""
    at = statement.section
    while at is not None and at not in over:
        at = sections[at].parent
    return None if at is None else over[at]


def _holding(told: Sequence[Told], at: int, statement: StatementFound) -> Told | None:
    for k in range(at, min(at + 2, len(told))):
        if told[k].start <= statement.start < told[k].end:
            return told[k]
    return None
