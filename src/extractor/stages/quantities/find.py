"""Find: every quantity of a text, numeral by numeral."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.lexicon.units import UnitEntry
from extractor.stages.findings import Numeral, QuantityFound
from extractor.stages.quantities.bare import end_of_bare
from extractor.stages.quantities.bounds import after, before, scale
from extractor.stages.quantities.measure import found_unit, rate, unit_after
from extractor.stages.quantities.pairs import join_range, share_unit
from extractor.stages.quantities.site import Bounds, Site
from extractor.stages.rule import Found
from extractor.text.reading import Reading

_GRADES = frozenset("级强佳优")  # 超千亿级产业
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")


def find_quantities(
    reading: Reading, numerals: Sequence[Numeral], taken: Sequence[tuple[int, int]]
) -> Found[QuantityFound]:
    """Every numeral that counts or measures something.

    `numerals` are those in the gaps between `taken` (sorted, disjoint spans of mentions that are claimed
    already); no quantity reaches into one of these.
    """
    return Found(read_all(Site(reading.text), numerals, taken))


def read_all(
    site: Site, numerals: Sequence[Numeral], taken: Sequence[tuple[int, int]]
) -> list[QuantityFound]:
    found: list[QuantityFound] = []
    index = last = gap = 0
    total, size = len(numerals), len(site.text)
    edges = [*taken, (size, size + 1)]
    while index < total:
        start = numerals[index].start
        if start < last:
            index += 1  # 两 in 3斤5两 was read as the unit
            continue
        while edges[gap][1] <= start:
            gap += 1
        low = edges[gap - 1][1] if gap else 0
        index, quantity = _read(site, numerals, index, low if low > last else last, edges[gap][0])
        if quantity is None:
            continue
        if found and quantity.core[0] == found[-1].core[1] and (whole := _sum(found[-1], quantity)):
            quantity = found[-1] = whole
        else:
            found.append(quantity)
        last = quantity.end
    return found


def _read(
    site: Site, numerals: Sequence[Numeral], index: int, low: int, high: int
) -> tuple[int, QuantityFound | None]:
    """The quantity that begins with numeral `index`, and the index to go on with."""
    first = n = numerals[index]
    text, following, begin = site.text, index + 1, first.start
    after_letter = begin and text[begin - 1] in _LETTERS and text[begin].isascii()
    if after_letter and not site.whole:
        return following, None  # PM2.5, G331
    end, unit, bounds = unit_after(site, first, high)
    rule = "quantities.measured"
    if joined := join_range(site, numerals, index, end, unit, high):
        end, unit, bounds = joined
        n, following = numerals[following], following + 1
        rule = "quantities.range"
    if unit is None and not (joined and bounds.value is None and site.whole):
        settled = _settle(site, numerals, index, n, end, high, bounds)
        if settled is None:
            return following, None
        end, unit, bounds, rule = settled
    core_end = end
    end, bounds = after(site, end, high, unit, bounds)
    start, bounds, currency = before(site, begin, low, unit, bounds)
    measured, per = None, None
    if unit is not None:
        measured, per = found_unit(site, unit, currency), unit.per
        if core_end == end and (ratio := rate(site, core_end, high, measured)):
            core_end, measured, per = ratio
            end, bounds = after(site, core_end, high, unit, bounds)
    return following, QuantityFound(
        start, end, (begin, core_end), bounds.value, bounds.low, bounds.high, bounds.modifier,
        measured, per, rule,
    )  # fmt: skip


def _settle(
    site: Site, numerals: Sequence[Numeral], index: int, n: Numeral, end: int, high: int, bounds: Bounds
) -> tuple[int, UnitEntry | None, Bounds, str] | None:
    """End, unit, bounds and rule of a numeral without a unit of its own, None where it counts nothing."""
    if shared := share_unit(site, numerals, index, end, high):
        return end, shared[0], scale(bounds, shared[1]), "quantities.shared-unit"
    if end > n.end and n.form != "half":
        return end, None, bounds, "quantities.digits-long"  # 两位数, 三个亿
    stop = end_of_bare(site.text, n, numerals[index].start, end, high)
    if n.form == "bare" and stop is None and site.text[end : end + 1] not in _GRADES:
        bounded = before(site, n.start, 0, None, bounds)[1]  # 不足百亿, 近百万群众
        stop = end if bounded.modifier != bounds.modifier or n.modifier != "exact" else None
    if stop is None and site.whole:
        stop = end
    return None if stop is None else (stop, None, bounds, "quantities.bare")


_CHAINS = frozenset({"money", "mass", "length", "angle"})
_CENT = Decimal("0.01")


def _sum(a: QuantityFound, b: QuantityFound) -> QuantityFound | None:
    """3元5角, 3斤5两, 125°17′: two quantities that touch, the second in a smaller unit of the same dimension."""
    if a.unit is None or b.unit is None or a.value is None or b.value is None:
        return None
    if a.unit.dimension not in _CHAINS:
        return None
    factor = _CENT if a.unit.dimension == "money" and b.unit.text == "分" else b.unit.factor
    if factor >= a.unit.factor or (factor is b.unit.factor and b.unit.dimension != a.unit.dimension):
        return None
    part = round(b.value * factor / a.unit.factor, 6).normalize()
    if part >= 1:
        return None
    value = a.value + part
    low = None if a.low is None or b.low is None else value
    high = None if a.high is None or b.high is None else value
    modifier = a.modifier if b.modifier == "exact" else b.modifier
    core = a.core[0], b.core[1]
    return QuantityFound(a.start, b.end, core, value, low, high, modifier, a.unit, a.per, "quantities.sum")
