"""Unclaimed: every hard numeral lies in some mention; one that does not is told, never dropped silently."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.stages.findings import MentionFound
from extractor.stages.rule import Doubt
from extractor.text.reading import Reading

_NUMERAL = regex.compile(r"[0-9〇一二两三四五六七八九十百千万亿%‰]+")


def find_unclaimed(reading: Reading, mentions: Sequence[MentionFound]) -> list[Doubt]:
    """Runs of hard numeral characters (SEMANTICS, section 2) of which some lie in no mention."""
    doubts, at = [], 0
    for m in _NUMERAL.finditer(reading.text):
        while at < len(mentions) and mentions[at].end <= m.start():
            at += 1
        start, k = m.start(), at
        while start < m.end():
            if k < len(mentions) and mentions[k].start <= start:
                start, k = max(start, mentions[k].end), k + 1
                continue
            end = min(m.end(), mentions[k].start) if k < len(mentions) else m.end()
            said = f"no rule could claim the numeral {reading.text[start:end]!r}"
            doubts.append(Doubt("checks.numeral-unclaimed", "warning", said, ((start, end),)))
            start = end
    return doubts
