"""Bounds: the words before and after a number that bound or blur it (约, 不少于, 以上, 左右 …)."""

from __future__ import annotations

from decimal import Decimal

from extractor.lexicon.units import UnitEntry
from extractor.models.records import Modifier
from extractor.stages.quantities.site import Bounds, Site
from extractor.text import patterns as regex

_AFTER_BREAKS = frozenset("，。；、：！？）” \n的时间来以后前")
_PERIODS = frozenset({"time", "length", "percentage_points"})
_INNER = frozenset("部外陆蒙涵容需资贸河涝政控")  # 3年内陆 is no 3年内
_CURRENCY = regex.compile(r"(?:(人民币)|(新台币|台币)|(港币|港元)|(美元|美金)|(欧元)|([￥¥])|([$＄])) ?$")
_CURRENCY_IDS = (None, "CNY", "TWD", "HKD", "USD", "EUR", "CNY", "USD")
_FAR = regex.compile(  # 至少演练1次
    r"(?:(至少|最少|起码)|(最多|至多|顶多))(?:要|应|须|需|能|可|再|能够)?\p{Han}{1,4}$"
)
_SHARE = regex.compile(  # 不到上年的七成
    r"(?:(?P<at_most>不(?:超过|高于|多于|大于|得超过|能超过))|(?P<at_least>不(?:少于|低于|小于|得少于|得低于))"
    r"|(?P<less_than>不到|不足|不及|低于|少于|(?<![附最邻靠])近|接近)"
    r"|(?P<more_than>超过|超出|高于|大于|突破|超(?!额))|(?P<approximate>(?<![节条合预公])约))(?!\d)\p{Han}{2,9}的$"
)


def modify(bounds: Bounds, modifier: Modifier) -> Bounds:
    """The bounds that a modifier makes of a number; a range and a number with 余 or 多 stay what they are."""
    if bounds.value is None or bounds.modifier not in ("exact", "approximate"):
        return bounds
    value = bounds.value
    if modifier in ("more_than", "at_least"):
        return Bounds(value, value, None, modifier)
    if modifier in ("less_than", "at_most"):
        return Bounds(value, None, value, modifier)
    return Bounds(value, value, value, modifier)


def scale(bounds: Bounds, factor: Decimal) -> Bounds:
    if factor == 1:
        return bounds
    value, low, high = (None if x is None else x * factor for x in (bounds.value, bounds.low, bounds.high))
    return Bounds(value, low, high, bounds.modifier)


def after(site: Site, end: int, high: int, unit: UnitEntry | None, bounds: Bounds) -> tuple[int, Bounds]:
    """Where the mention ends, and the bounds, by what follows the unit at `end`."""
    if end >= high:
        return end, bounds
    text = site.text
    first = text[end]
    for word, modifier in site.words.after.get(first, ()):
        if text.startswith(word, end) and end + len(word) <= high:
            if word == "起" and (unit is None or unit.dimension != "money"):
                continue
            if word in ("许", "前后") and unit is not None and unit.dimension == "count":
                continue
            stop = end + len(word) if site.whole or word in site.words.inside else end
            return stop, modify(bounds, modifier)
    period = unit is not None and unit.dimension in _PERIODS
    if first == "内" and period and text[end + 1 : end + 2] not in _INNER:
        return end + site.whole, modify(bounds, "at_most")
    if first in "余多" and unit is not None and bounds.modifier == "exact":
        following = text[end + 1 : end + 2]
        if not following or following in _AFTER_BREAKS:
            return end + 1, modify(bounds, "more_than")
    return end, bounds


def before(
    site: Site, start: int, low: int, unit: UnitEntry | None, bounds: Bounds
) -> tuple[int, Bounds, str | None]:
    """Where the mention starts, the bounds, and a currency named before the number (新台币2万元)."""
    text = site.text
    at, currency = start, None
    if start > low and text[start - 1] in "币元金￥¥$＄ ":
        named = _CURRENCY.search(text, max(low, start - 5), start)
        if named:
            at, currency = named.start(), _CURRENCY_IDS[named.lastindex or 0]
            if site.whole:
                start = at
    if not at:
        return start, bounds, currency
    last = text[at - 1]
    if last == "上" and bounds.modifier == "at_least" and text[start] in "十百千万亿":
        return start - site.whole, bounds, currency
    if last == "过" and _over(text[at - 2 : at - 1], text[start], unit):
        return start - site.whole, modify(bounds, "more_than"), currency
    for word, modifier in site.words.before.get(last, ()):
        begin = at - len(word)
        if begin >= low and text.startswith(word, begin):
            if begin and text[begin - 1] in site.words.not_after.get(word, ()):
                break
            stop = begin if site.whole or word in site.words.inside else start
            return stop, modify(bounds, modifier) if bounds.modifier == "exact" else bounds, currency
    if bounds.modifier == "exact":
        return start, _far(text, at, last, unit, bounds), currency
    return start, bounds, currency


_KINDS: tuple[Modifier, ...] = ("at_most", "at_least", "less_than", "more_than", "approximate")
_NOT_OVER = frozenset({"超", "通", "经", "不"})
_SUMS = frozenset("值入额收资润税款产")  # 产值过5亿元


def _over(before: str, first: str, unit: UnitEntry | None) -> bool:
    """过半, 过亿, 过80%, 产值过5亿元; 过 is the complement of a verb elsewhere (开过3次会)."""
    if before in _NOT_OVER:
        return False
    if unit is not None and unit.dimension == "money" and before in _SUMS:
        return True
    return first in "半百千万亿" or (unit is not None and unit.text in "%成")


def _far(text: str, at: int, last: str, unit: UnitEntry | None, bounds: Bounds) -> Bounds:
    """A bound whose word stands apart: 至少演练1次, 不到上年的七成."""
    if last == "的":
        if unit is None or unit.dimension == "ratio":
            m = _SHARE.search(text, max(0, at - 14), at)
            if m:
                return modify(bounds, next(k for k in _KINDS if m[k]))
        return bounds
    near = text[max(0, at - 9) : at]
    if "少" not in near and "多" not in near and "起码" not in near:
        return bounds
    m = _FAR.search(near)
    return modify(bounds, "at_least" if m[1] else "at_most") if m else bounds
