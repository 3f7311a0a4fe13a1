"""Places: the smallest place that a clause, or the topic of its sentence, ties a number to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.models.records import Reach
from extractor.stages.contexts.layout import Passage
from extractor.stages.findings import Clause, HeaderFound


@dataclass(frozen=True, slots=True)
class Where:
    name: str
    reach: Reach


def find_places(
    text: str, header: HeaderFound, passages: Sequence[Passage], clauses: Sequence[Clause]
) -> Mapping[int, Where]:
    return {}
