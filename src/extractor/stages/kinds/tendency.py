"""Tendency: what nearly all statements of a text, a section or a paragraph do, the silent ones among them do too."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

from extractor.models.records import StatementKind

_FEW = 12  # statements; so many need clear words
_FEWEST = 6
_VERY_FEWEST = 3
_FEWEST_TOLD = 2
_NEARLY_ALL = 0.85
_MOST = 0.67
_MOSTLY_URGED = 0.75  # of the statements of a plan; a review tells in between what came of it
_SELDOM_TOLD = 0.15


@dataclass(slots=True)
class Mark:
    """What a statement says of itself."""

    told: StatementKind | None  # by words of its own
    urges: bool  # begins with what is done or is to be done, and names no one who acts
    aims: bool  # names the targets


def find_tendencies(marks: Sequence[Mark], paths: Sequence[Sequence[Hashable]]) -> list[StatementKind | None]:
    """For each statement the tendency of the widest of its groups that has one; `paths`: its groups, widest first.

    A group speaks for all that it holds, unless a part of it says the opposite: then each part speaks for itself.
    """
    found: list[StatementKind | None] = [None] * len(marks)
    for members in _parts(range(len(marks)), paths, 0):
        _spread(marks, paths, members, 1, False, found)
    return found


def _parts(
    members: Iterable[int], paths: Sequence[Sequence[Hashable]], depth: int
) -> Collection[Sequence[int]]:
    parts: dict[Hashable, list[int]] = {}
    for i in members:
        if depth < len(paths[i]):
            parts.setdefault(paths[i][depth], []).append(i)
    return parts.values()


def _spread(
    marks: Sequence[Mark], paths: Sequence[Sequence[Hashable]], members: Sequence[int], depth: int,
    ahead: bool, found: list[StatementKind | None],
) -> StatementKind | None:  # fmt: skip
    """Fill in `found` for the members of a group; `ahead`: the group before it plans. The group's own tendency."""
    parts = _parts(members, paths, depth)
    kind = _tendency([marks[i] for i in members], ahead)
    if kind and not any(_opposes(kind, [marks[i] for i in part]) for part in parts):
        for i in members:
            found[i] = kind
        return kind
    last: StatementKind | None = None
    for part in parts:
        last = _spread(marks, paths, part, depth + 1, last == "planned", found)
    return None


def _opposes(kind: StatementKind, group: Sequence[Mark]) -> bool:
    """Whether a part of a group says another thing; for plans it is enough that it mostly reports."""
    if kind == "planned":
        told = [mark.told for mark in group]
        return told.count("achieved") > max(_FEWEST_TOLD, told.count("planned"))
    return len(group) >= _FEWEST and _tendency(group, ahead=False) == "planned"


def _tendency(group: Sequence[Mark], ahead: bool) -> StatementKind | None:
    told = [mark.told for mark in group if mark.told]
    planned, achieved = told.count("planned"), told.count("achieved")
    size, urged = len(group), sum(mark.urges for mark in group)
    if size < _VERY_FEWEST:
        return None
    if _plans(size, planned, achieved, urged, ahead) or (
        size >= _FEWEST
        and (ahead or any(mark.aims for mark in group))
        and planned >= _MOST * (planned + achieved) > 0
    ):
        return "planned"
    if urged >= _MOSTLY_URGED * size and achieved <= _SELDOM_TOLD * size:
        return None
    return "achieved" if achieved >= max(_FEWEST_TOLD, _NEARLY_ALL * (planned + achieved)) else None


def _plans(size: int, planned: int, achieved: int, urged: int, ahead: bool) -> bool:
    """Reviews begin with bare verbs, too, but then every few sentences tell what came of it."""
    if size < _FEW:
        mostly = planned >= 0.5 * size or urged >= _MOSTLY_URGED * size
        return mostly and not achieved and planned + ahead >= _FEWEST_TOLD
    return planned + ahead > 0 and urged + 2 * planned - 2 * achieved >= 0.5 * size
