"""Residue: what a template or a careless paste left in the text (关键词2, {{…}}, XXX)."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.rule import Doubt
from extractor.text.reading import Reading


def find_residue(reading: Reading) -> list[Doubt]:
    """Placeholders that were never filled in."""
    doubts: list[Doubt] = []
    free = 0
    for m in _pattern().finditer(reading.text):
        start, end = m.span("residue")
        if start >= free:
            doubts.append(Doubt("checks.residue", "error", f"template residue: {m['residue']!r}", ((start, end),)))
            free = end
    return doubts


@cache
def _pattern() -> re.Pattern[str]:
    """Looks for the set of first characters, few in a text, and reads on only there: `re` does that fastest."""
    entries = load_table("checks")["residue"]
    begins = re.escape("".join(entry["begins"] for entry in entries))
    residue = "|".join(entry["pattern"] for entry in entries)
    return re.compile(rf"[{begins}](?<=(?=(?P<residue>{residue})).)")
