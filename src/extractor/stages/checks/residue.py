"""Residue: what a template or a careless paste left in the text (关键词2, {{…}}, XXX)."""

from __future__ import annotations

from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading


def find_residue(reading: Reading) -> list[Doubt]:
    """Placeholders that were never filled in."""
    return [
        Doubt("checks.residue", "error", f"template residue: {m.group()!r}", (m.span(),))
        for m in _pattern().finditer(reading.text)
    ]


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{entry['pattern']})" for entry in load_table("checks")["residue"]))
