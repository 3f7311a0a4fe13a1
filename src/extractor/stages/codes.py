"""Codes: which of the codebook's indicators an indicator is, and whether its unit fits.

The codebook gives the many phrasings of the indicators that all reports share one id, so that series over places
and years can be laid side by side. What is not in it keeps its own words and has no code.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractor.lexicon.codebook import Codebook, Entry
from extractor.stages.findings import Context, IndicatorFound, QuantityFound
from extractor.stages.rule import Doubt, Found

# How far a level moved, which share it is, or how long it held may be said of any.
_RELATIVE = frozenset(["ratio", "percentage_points", "doublings", "time"])


def find_codes(
    indicators: Mapping[int, IndicatorFound],
    quantities: Mapping[int, QuantityFound],
    contexts: Mapping[int, Context],
    codebook: Codebook,
) -> Found[tuple[int, str]]:
    """The code of each indicator that has one, by index of its quantity; doubts about units that do not fit."""
    codes: list[tuple[int, str]] = []
    doubts: list[Doubt] = []
    for index, indicator in indicators.items():
        entry = codebook.entry_of(indicator.text) if indicator.text else None
        if entry is None:
            continue
        codes.append((index, entry.id))
        quantity = quantities[index]
        if not _fits(quantity, entry, contexts[index]):
            unit = quantity.unit.text if quantity.unit else ""
            message = f"{indicator.text} is not measured in {unit}"
            doubts.append(Doubt("unit-of-indicator", "info", message, ((quantity.start, quantity.end),)))
    return Found(codes, doubts)


def _fits(quantity: QuantityFound, entry: Entry, context: Context) -> bool:
    if quantity.unit is None or context.change is not None:
        return True
    return quantity.unit.dimension in entry.dimensions or quantity.unit.dimension in _RELATIVE
