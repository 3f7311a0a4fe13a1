"""Claim: every numeral belongs to exactly one mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter, itemgetter

from extractor.stages.findings import MentionFound

_SPAN = attrgetter("start", "end")


def claim(*layers: Sequence[MentionFound]) -> list[MentionFound]:
    """Mentions in text order, none overlapping another.

    Of two that overlap the longer stays (一年接着一年干 is a name, though it holds 一年); of two equally long
    ones that of the earlier layer. One sorted walk: what is kept ends before the next one that is kept begins.
    """
    ranked = [(m.start, layer, m) for layer, mentions in enumerate(layers) for m in mentions]
    ranked.sort(key=itemgetter(0))  # stable: of those that begin together the earlier layer stays first
    kept: list[MentionFound] = []
    from_layer = start_of_last = end_of_last = 0
    for start, layer, mention in ranked:
        end = mention.end
        if start < end_of_last:
            longer = (end - start) - (end_of_last - start_of_last)
            if longer < 0 or (longer == 0 and from_layer <= layer):
                continue
            kept.pop()  # at most one: the last kept is the only one that reaches this far
        kept.append(mention)
        from_layer, start_of_last, end_of_last = layer, start, end
    return kept


def merge(*layers: Sequence[MentionFound]) -> list[MentionFound]:
    """Mentions in text order, of layers that were found beside one another: none overlaps another."""
    return sorted(chain.from_iterable(layers), key=attrgetter("start"))


def spans(mentions: Iterable[MentionFound]) -> list[tuple[int, int]]:
    """The spans of claimed mentions, in text order as these are."""
    return list(map(_SPAN, mentions))
