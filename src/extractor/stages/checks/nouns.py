"""Nouns: a unit that cannot count the noun right before it (受益农户达1300人, 种植面积1200吨)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.findings import MentionFound, QuantityFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_WINDOW = 16  # characters before the number: the noun's ending and its link


def find_misfit_units(
    reading: Reading, mentions: Sequence[MentionFound], quantities: Sequence[QuantityFound]
) -> list[Doubt]:
    """Numbers whose unit the noun before them does not take."""
    doubts = []
    text, misfits, ends = reading.text, _misfits(), _ends()
    for q in quantities:
        if text[q.start - 1] not in ends or q.unit is None or q.unit.text not in misfits:
            continue
        before = bisect_left(mentions, q.start, key=lambda m: m.start) - 1
        first = max(mentions[before].end if before >= 0 else 0, q.start - _WINDOW)
        named = misfits[q.unit.text].search(text, first, q.start)
        if named:
            span = (named.start(), q.end)
            said = text[span[0] : span[1]]
            doubts.append(Doubt("checks.unit-noun", "warning", f"{q.unit.text} does not count it: {said}", (span,)))
    return doubts


_SUMS = ("共", "共计", "累计", "合计")


@cache
def _misfits() -> Mapping[str, regex.Pattern[str]]:
    """By unit, the nouns that it does not count, with what may stand between."""
    words = load_table("checks")
    links = "|".join(words["rates"]["links"])
    found: dict[str, list[str]] = {}
    for entry in words["misfit"]:
        for unit in entry["units"]:
            found.setdefault(unit, []).extend(entry["noun"])
    return {
        unit: regex.compile(rf"(?:{'|'.join(nouns)})(?:{'|'.join(_SUMS)})?(?:{links}){{0,2}}$")
        for unit, nouns in found.items()
    }


@cache
def _ends() -> frozenset[str]:
    """The characters that such a noun, or what stands between it and the number, ends with."""
    words = load_table("checks")
    nouns = (noun for entry in words["misfit"] for noun in entry["noun"])
    return frozenset(word[-1] for word in (*nouns, *words["rates"]["links"], *_SUMS))
