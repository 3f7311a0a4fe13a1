"""Whole: one expression that is a quantity and nothing else, read more freely than running text."""

from __future__ import annotations

from decimal import Decimal

from extractor.stages.findings import Numeral, QuantityFound
from extractor.stages.quantities.bounds import after, before
from extractor.stages.quantities.find import read_all
from extractor.stages.quantities.measure import found_unit
from extractor.stages.quantities.numerals import find_numerals
from extractor.stages.quantities.site import Bounds, Site
from extractor.text import patterns as regex
from extractor.text.numbers import DIGITS, number
from extractor.text.reading import Reading

_PURE = regex.compile(
    r"\s*([-−+负]?)\s*([\d.,， 零〇一二两三四五六七八九十百千万亿兆点廿卅卌幺壹贰叁参肆伍陆柒捌玖拾佰仟]+?)([kKwMG]?)\s*"
)
_SUFFIX = {"": 1, "k": 10**3, "K": 10**3, "w": 10**4, "M": 10**6, "G": 10**9}
_TYPED = regex.compile(r"[kKw](?![A-Za-z\d㎡])")
_AROUND = regex.compile(r"从|共|共计|合计|计")
_END = regex.compile(r"整|正|钱|\s")
_TENTH = regex.compile(r"(零)?([一二三四五六七八九\d])")
_TENTHS_OF = frozenset({"元", "米", "角", "毛"})


def read_quantity(reading: Reading) -> QuantityFound | None:
    """The quantity that the whole text is, None where it is none."""
    text = reading.text
    m = _PURE.fullmatch(text)
    if m and not (m[2][-1] in "两点" and m[2][:-1].strip("零〇")):  # 30两 is a weight
        value = number(m[2].strip())
        if value is None:
            return None
        value = value * _SUFFIX[m[3]] * (-1 if m[1] in ("-", "−", "负") else 1)
        start, end = m.start(1 if m[1] else 2), len(text.rstrip())
        return QuantityFound(
            start, end, (start, end), value, value, value, "exact", None, None, "quantities.number"
        )
    site = Site(text, whole=True)
    numerals = find_numerals(reading, ()).items
    if text[:1] in ("零", "〇") and not (numerals and numerals[0].start == 0):
        zero = Decimal(0)
        numerals.insert(0, Numeral(0, 1, zero, zero, zero, "exact", "zero"))
    numerals = [_with_suffix(text, n) for n in numerals]
    found = read_all(site, numerals, ())
    if len(found) == 2:
        found = _tenths(site, found)
    if len(found) != 1:
        return None
    q = found[0]
    rest = text[: q.start] + text[q.end :]
    return q if not _END.sub("", _AROUND.sub("", rest)) else None


def _with_suffix(text: str, n: Numeral) -> Numeral:
    """15k, 30w: thousands and tens of thousands as people type them."""
    suffix = _TYPED.match(text, n.end)
    if suffix is None or n.value is None:
        return n
    value = n.value * _SUFFIX[suffix[0]]
    return Numeral(n.start, n.end + 1, value, value, value, "exact", n.form)


def _tenths(site: Site, found: list[QuantityFound]) -> list[QuantityFound]:
    """一块二, 三米九: a last digit without unit counts tenths of the unit before, after 零 hundredths."""
    a, b = found
    if a.unit is None or a.value is None or a.unit.text not in _TENTHS_OF or b.unit is not None:
        return found
    tail = site.text[a.core[1] : b.core[1]]
    m = _TENTH.fullmatch(tail)
    if m is None:
        return found
    digit = Decimal(DIGITS[m[2]]) if m[2] in DIGITS else Decimal(m[2])
    value = a.value + digit / (100 if m[1] else 10)
    bounds = Bounds(value, value, value, "exact")
    entry = next(e for e in site.units.entries.values() if e.text == a.unit.text)
    end, bounds = after(site, b.core[1], len(site.text), entry, bounds)
    start, bounds, currency = before(site, a.core[0], 0, entry, bounds)
    core, unit = (a.core[0], b.core[1]), found_unit(site, entry, currency)
    return [
        QuantityFound(
            start, end, core, bounds.value, bounds.low, bounds.high, bounds.modifier, unit, a.per, "quantities.sum"
        )
    ]
