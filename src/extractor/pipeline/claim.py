"""Claim: every numeral belongs to exactly one mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.stages.findings import MentionFound


def claim(*layers: Sequence[MentionFound]) -> list[MentionFound]:
    """Mentions in text order; where two overlap, the one of the earlier layer stays."""
    kept: list[MentionFound] = []
    for layer in layers:
        ends = spans(kept)
        kept += [m for m in layer if not any(a < m.end and m.start < b for a, b in ends)]
    return sorted(kept, key=lambda m: m.start)


def spans(mentions: Iterable[MentionFound]) -> list[tuple[int, int]]:
    return sorted((m.start, m.end) for m in mentions)
