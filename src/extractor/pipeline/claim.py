"""Claim: every numeral belongs to exactly one mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from extractor.stages.findings import MentionFound


def claim(*layers: Sequence[MentionFound]) -> list[MentionFound]:
    """Mentions in text order, none overlapping another.

    Of two that overlap the longer stays (一年接着一年干 is a name, though it holds 一年); of two equally long
    ones that of the earlier layer. One sorted walk: what is kept ends before the next one that is kept begins.
    """
    ranked = [(m.start, layer, m) for layer, mentions in enumerate(layers) for m in mentions]
    ranked.sort(key=itemgetter(0))  # stable: of those that begin together the earlier layer stays first
    kept: list[tuple[int, MentionFound]] = []
    for _, layer, mention in ranked:
        if kept and mention.start < kept[-1][1].end:
            before_layer, before = kept[-1]
            longer = (mention.end - mention.start) - (before.end - before.start)
            if longer < 0 or (longer == 0 and before_layer <= layer):
                continue
            kept.pop()  # at most one: the last kept is the only one that reaches this far
        kept.append((layer, mention))
    return [mention for _, mention in kept]


def spans(mentions: Iterable[MentionFound]) -> list[tuple[int, int]]:
    """The spans of claimed mentions, in text order as these are."""
    return [(m.start, m.end) for m in mentions]
