"""Bodies: who answers for the tasks, said by the statements themselves and on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.stages.findings import SectionFound, StatementFound
from extractor.stages.tasks.framed import find_frames
from extractor.stages.tasks.own import Own, find_own
from extractor.stages.tasks.told import Group, Told, find_told, only_bodies


@dataclass(frozen=True, slots=True)
class Bodies:
    """Who answers for what: `own` by index of the planned statement; `passed` are words that tell of no act: those that
    name bodies, and phrases that run over commas; `over` by index of the section what its heading says; `statements`:
    all, those that only name bodies as `other`."""

    statements: list[StatementFound]
    own: Mapping[int, Own]
    told: Sequence[Told]
    over: Mapping[int, Told]
    passed: Sequence[tuple[int, int]]


def find_bodies(text: str, sections: Sequence[SectionFound], statements: Sequence[StatementFound]) -> Bodies:
    """The bodies of the planned statements, which are those that do more than name bodies."""
    naming = {i: group for i, s in enumerate(statements) if (group := only_bodies(text, s)) is not None}
    told, over = find_told(text, sections, statements, naming.values())
    read = list(_read(statements, naming))
    own = {i: find_own(text, s.start, s.end) for i, s in enumerate(read) if s.kind == "planned"}
    passed = [*(t.said for t in (*told, *over.values())), *(span for o in own.values() for span in o.spans)]
    for i in own:
        passed += [(f.start, f.end) for f in find_frames(text, statements[i].start, statements[i].end)]
    return Bodies(read, own, told, over, sorted(passed))


def _read(statements: Sequence[StatementFound], naming: Mapping[int, Group]) -> Iterator[StatementFound]:
    """The statements, those in a group that names bodies as `other`: a ； cuts such a bracket."""
    until = 0
    for i, s in enumerate(statements):
        if i in naming:
            until = naming[i].end
        inside = s.start < until and s.kind != "other"
        yield replace(s, kind="other", rule="tasks.only-bodies") if inside else s
