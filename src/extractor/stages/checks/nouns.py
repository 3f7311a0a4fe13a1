"""Nouns: a unit that cannot count the noun right before it (受益农户达1300人, 种植面积1200吨)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.findings import MentionFound, QuantityFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_WINDOW = 16  # characters before the number: the noun's ending and its link


def find_misfit_units(reading: Reading, mentions: Sequence[MentionFound]) -> list[Doubt]:
    """Numbers whose unit the noun before them does not take."""
    doubts, last = [], 0
    misfits = _misfits()
    for m in mentions:
        if isinstance(m, QuantityFound) and m.unit is not None and m.unit.text in misfits:
            nouns = misfits[m.unit.text]
            named = nouns.search(reading.text, max(last, m.start - _WINDOW), m.start)
            if named:
                span = (named.start(), m.end)
                said = reading.text[span[0] : span[1]]
                doubts.append(Doubt("checks.unit-noun", "warning", f"{m.unit.text} does not count it: {said}", (span,)))
        last = m.end
    return doubts


@cache
def _misfits() -> Mapping[str, regex.Pattern[str]]:
    """By unit, the nouns that it does not count."""
    words = load_table("checks")
    links = "|".join(words["rates"]["links"])
    found: dict[str, list[str]] = {}
    for entry in words["misfit"]:
        for unit in entry["units"]:
            found.setdefault(unit, []).extend(entry["noun"])
    return {
        unit: regex.compile(rf"(?:{'|'.join(nouns)})(?:共计?|累计|合计)?(?:{links}){{0,2}}$")
        for unit, nouns in found.items()
    }
