"""Checks: what a careful reader would query."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.findings import HeaderFound, MentionFound
from extractor.stages.rule import Doubt
from extractor.text.reading import Reading


def find_doubts(reading: Reading, header: HeaderFound, mentions: Sequence[MentionFound]) -> list[Doubt]:
    return []
