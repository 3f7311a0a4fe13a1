"""Rates: a share of a whole cannot exceed 100 % (入户核实率104.2%); growth and completion can."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.findings import QuantityFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_WINDOW = 24  # characters before the number: a rate's name and its link


def find_impossible_rates(reading: Reading, quantities: Sequence[QuantityFound]) -> list[Doubt]:
    """Quantities in % over 100 that a word for a share of a whole stands right before."""
    doubts = []
    for q in quantities:
        if q.unit is None or q.unit.text != "%":
            continue
        if (q.value or 0) <= 100 and (q.low or 0) <= 100 and (q.high or 0) <= 100:
            continue
        named = _pattern().search(reading.text, max(0, q.start - _WINDOW), q.start)
        if named and not named["name"].endswith(_may_exceed()):
            span = (named.start("name"), q.end)
            said = reading.text[span[0] : span[1]]
            doubts.append(Doubt("checks.rate-over-100", "error", f"a rate over 100 %: {said}", (span,)))
    return doubts


@cache
def _pattern() -> regex.Pattern[str]:
    words = load_table("checks")["rates"]
    links, shares = "|".join(words["links"]), "|".join(words["shares"])
    return regex.compile(
        rf"(?P<name>\p{{Han}}{{0,12}}(?:{shares}))[”）]?(?:[由从][\d.]{{1,6}}%)?(?:{links}){{0,3}}$"
    )


@cache
def _may_exceed() -> tuple[str, ...]:
    return tuple(load_table("checks")["rates"]["may_exceed"])
