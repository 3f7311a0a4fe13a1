"""Rule and Found: what every stage is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from extractor.models.records import Severity

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Doubt:
    """An issue in the reading's offsets; the pipeline turns it into an `Issue` of the original's."""

    code: str
    severity: Severity
    message: str
    spans: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Found(Generic[T]):
    """What a stage hands on: its items in text order and what it could not settle."""

    items: list[T]
    issues: list[Doubt] = field(default_factory=list)
