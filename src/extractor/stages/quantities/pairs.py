"""Pairs: two numerals that share a unit or bound one interval (5—8家, 8至10万元, 7.8和8.2个百分点)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.lexicon.units import UnitEntry
from extractor.stages.findings import Numeral
from extractor.stages.quantities.measure import unit_after
from extractor.stages.quantities.site import Bounds, Site
from extractor.text.numbers import BIG, SCALES

_RANGE = re.compile(r" ?(?:（含）)?(?:[—–\-~～－−]{1,2}|至|到|±) ?")
_TYPED = {"k": 10**3, "K": 10**3, "w": 10**4}  # 10~15k, in single expressions
_SHARED = re.compile(r"[、和与及或]|以及")


def join_range(
    site: Site, numerals: Sequence[Numeral], index: int, end: int, unit: UnitEntry | None, high: int
) -> tuple[int, UnitEntry | None, Bounds] | None:
    """Two numerals that touch, the unit on the second or on both: the end, the unit and the bounds."""
    if index + 1 >= len(numerals):
        return None
    a, b = numerals[index], numerals[index + 1]
    if b.start - end > 5 or b.start >= high or a.value is None or a.modifier != "exact":
        return None
    text = site.text
    m = _RANGE.fullmatch(text, end, b.start)
    if m is None or ("到" in m[0] and text[max(0, a.start - 1) : a.start] == "由"):
        return None
    b_end, b_unit, b_bounds = unit_after(site, b, high)
    if b_unit is None and a.form == "percent":
        b_unit = unit  # 百分之五至八
    if unit is not None and (b_unit is None or b_unit.id != unit.id):
        return None
    if b_bounds.value is None:
        return None
    first, second = a.value, b_bounds.value
    if "±" in m[0]:
        return b_end, b_unit, Bounds(first, first - second, first + second, "range")
    if unit is None:
        first = share_scale(text[a.start : a.end], text[b.start : b.end], first, second)
    if first > second:
        return None
    return b_end, b_unit, Bounds(None, first, second, "range")


def share_unit(
    site: Site, numerals: Sequence[Numeral], index: int, end: int, high: int
) -> tuple[UnitEntry, Decimal] | None:
    """The unit of the next numeral, where the two are coordinated, and the factor of its scale words."""
    a = numerals[index]
    if a.form not in ("digits", "scaled") or not a.value:
        return None
    for b in numerals[index + 1 : index + 4]:
        if b.start >= high or b.start - end > 2 or not _SHARED.fullmatch(site.text, end, b.start):
            return None
        end, unit, _ = unit_after(site, b, high)
        if unit is not None:
            if unit.dimension == "count" or b.value is None:
                return None
            scaled = share_scale(site.text[a.start : a.end], site.text[b.start : b.end], a.value, b.value)
            return unit, scaled / a.value
    return None


def share_scale(first: str, second: str, value: Decimal, limit: Decimal) -> Decimal:
    """8至10万: scale words that end the second number count for the first, where it has none of its own."""
    scale, at = Decimal(_TYPED.get(second[-1], 1)), len(second)
    while at and (second[at - 1] in BIG or second[at - 1] in SCALES):
        at -= 1
        word = second[at]
        if word in first or (word in BIG and any(c in BIG for c in first)):
            break
        if word in SCALES and any(c in SCALES and SCALES[c] >= SCALES[word] for c in first):
            break
        scale *= BIG.get(word) or SCALES[word]
    shared = value * scale
    return shared if shared <= limit else value
