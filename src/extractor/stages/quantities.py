"""Quantities: numerals that count or measure, with value, bounds, modifier, unit and per."""

from __future__ import annotations

from decimal import Decimal

import regex

from extractor.stages.findings import QuantityFound, UnitFound
from extractor.stages.rule import Found
from extractor.text.reading import Reading

_NUMBER = regex.compile(r"(\d+(?:\.\d+)?)(%|元|亩|户|人|个)?")


def find_quantities(reading: Reading, taken: list[tuple[int, int]]) -> Found[QuantityFound]:
    """Every numeral outside the spans in `taken` (sorted) that counts or measures something."""
    found = []
    for m in _NUMBER.finditer(reading.text):
        if any(a < m.end() and m.start() < b for a, b in taken):
            continue
        v = Decimal(m[1])
        unit = UnitFound(m[2], m[2], "count", Decimal(1), m[2]) if m[2] else None
        found.append(QuantityFound(m.start(), m.end(), m.span(), v, v, v, "exact", unit, None, "quantities.plain"))
    return Found(found)
