"""Weakness: how little stands behind a record, with the reasons, so that a reader begins where it is worth it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from extractor.models.records import Mention, Observation, Quantity, Task
from extractor.models.span import Span

MOST = 5

_INDICATOR = {"before": 0, "after": 0, "around": 1, "shared": 1, "inherited": 2}
_FAR = ("section", "report")  # for a status; the time of a section stands in its heading


class Weakness(NamedTuple):
    """`points` from 0, nothing to ask, to `MOST`."""

    points: int
    reasons: tuple[str, ...]


class Queried:
    """The stretches that issues name."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []  # the furthest end of all spans up to there
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def touch(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


def of_observation(observation: Observation, mention: Mention, queried: Queried) -> Weakness:
    """What an observation was told by: its own words, or something further off."""
    found: list[tuple[int, str]] = []
    grounds = observation.evidence
    if observation.indicator is None:
        found.append((3, "no indicator"))
    elif points := _INDICATOR.get(grounds.indicator or "inherited", 0):
        found.append((points, f"indicator: {grounds.indicator}"))
    if observation.time is None:
        found.append((1, "no time"))
    elif grounds.time == "report":
        found.append((1, f"time: {grounds.time}"))
    if grounds.status in _FAR:
        found.append((1, f"status: {grounds.status}"))
    if isinstance(mention, Quantity):
        if mention.unit is None:
            found.append((1, "no unit"))
        if mention.value is None and mention.low is None and mention.high is None:
            found.append((1, "no value"))
    if queried.touch(mention.start, mention.end):
        found.append((2, "an issue names it"))
    return _sum(found)


def of_task(task: Task, span: Span, queried: Queried) -> Weakness:
    found: list[tuple[int, str]] = []
    if not task.actions:
        found.append((3, "no action"))
    elif any(action.object is None for action in task.actions):
        found.append((1, "an action without object"))
    if task.theme is None:
        found.append((1, "no theme"))
    if task.deadline is None and task.recurrence is None:
        found.append((1, "no time limit"))
    if queried.touch(*span):
        found.append((2, "an issue names it"))
    return _sum(found)


def _sum(found: Sequence[tuple[int, str]]) -> Weakness:
    return Weakness(min(MOST, sum(points for points, _ in found)), tuple(reason for _, reason in found))
