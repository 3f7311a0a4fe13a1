"""Measure: the unit behind a numeral, with what stands between and inside (三年半, 个多月, 元/亩)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractor.lexicon.units import UnitEntry
from extractor.stages.findings import Numeral, UnitFound
from extractor.stages.quantities.site import Bounds, Site
from extractor.text import patterns as regex

_HALF_UNIT = re.compile(r"个半(小时|月|天|钟头|世纪|学期|星期)")
_MANY_UNIT = re.compile(r"个(?:多|余|来)(小时|月|天|钟头|世纪|学期|星期)")
_HUNDRED_MILLIONS = re.compile(r"个(?:(多|余))?亿")
_SHARED_POINTS = re.compile(  # 2.2个和3.7个百分点
    r"(?:[、和与及]|(?<=个)，)\d+(?:\.\d+)?(?:个[、和与]\d+(?:\.\d+)?)?个(百分点|千分点|基点)"
)
_ALSO = regex.compile(r"（([\p{Han}--[村乡镇县市区社街]]{1,2})）", regex.V1)  # 头（只）, 台（套）
_PER = re.compile(r"[/／](\d+|百|千|万)?(（)?")
_SLASHES = frozenset("/／")
_BASE = re.compile(r"学期|学年|工作日|标段|项目|网格|[月年季日周旬班]")
_HALF = Decimal("0.5")
_AFTER_HALF = frozenset("，。；、：！？）”\n以左多时间内的后")
_TENTHS = {c: Decimal(i) / 10 for i, c in enumerate("一二三四五六七八九", 1)} | {
    str(i): Decimal(i) / 10 for i in range(1, 10)
}
_UNIT_AFTER_TENTHS = frozenset("十百千万亿个家户项0123456789.月年")
_BEFORE_SMALL = frozenset("元块角毛斤")  # 三元五角
_WITHOUT_UNIT = frozenset({"ratio", "code", "fraction"})
_PECULIAR = frozenset({"位数", "折", "个"})
_LABEL = regex.compile(  # 亿元村, 千万元企业 are sizes, 万元GDP能耗 and 万人发明专利拥有量 are indicators
    r"GDP|国内生产|地区生产|生产总值|产值|工业|主营|营业|发明|高价值|有效发明|专利|拥有|床位|村|镇|县|乡|大?户|企业"
    r"|项目|园区|产业|街|楼|嘎查|社区|俱乐部|集群|计划|大会|签名|长跑"
)
_COUNTS_AFTER = frozenset("每过破超逾上近")  # 每万元GDP, 超亿元企业
_SECOND = frozenset("次类处部轮")
_LEVELS = frozenset("省市县乡镇村组街道社区网格州盟旗家户站所两地")  # 省市县三级 counts, 三级公路 is a grade
# 百村示范, 千方百计, 万店: scale words alone count only before plain measures
_NOT_BARE = frozenset(
    "里个方分点道村镇乡县市校店馆园厂院企社团集圈片峰寨段站国省州级字面门班组队步"
) | {"d", "kW.h", "街道"}  # fmt: skip


def unit_after(site: Site, n: Numeral, high: int) -> tuple[int, UnitEntry | None, Bounds]:
    """End of the unit behind a numeral, the unit, and the bounds with what stands inside."""
    stop, value, form = n.end, n.value, n.form
    bounds = Bounds(value, n.low, n.high, n.modifier)
    if n.unit is not None:
        return stop, site.units.entries[n.unit], bounds
    if form in _WITHOUT_UNIT or (form == "zero" and not site.whole):
        return stop, None, bounds
    text = site.text
    at = stop + text.startswith(" ", stop)
    if text.startswith("个", at) and value is not None and (m := _HUNDRED_MILLIONS.match(text, at, high)):
        value = value * 10**8
        bounds = Bounds(value, value, None, "more_than") if m[1] else Bounds(value, value, value, "exact")
        hit = site.units.match(text, m.end(), high)
        return (*hit, bounds) if hit else (m.end(), None, bounds)
    hit = site.units.match(text, at, high)
    if hit is None:
        return stop, None, bounds
    end, unit = hit
    following = text[end : end + 1]
    if following == "（" and unit.dimension == "count":
        end, unit = _with_alternative(site, end, unit, high)
        following = text[end : end + 1]
    if site.whole:
        unit = site.units.entries["元"] if unit.text == "块" else unit
    elif _unlikely(text, n, end, unit):
        return stop, None, bounds
    if unit.id in _PECULIAR and (read := _peculiar(site, n, at, end, unit, bounds, high)):
        return read
    if value is None or end >= high:
        return end, unit, bounds
    if following == "半" and form != "bare":
        rest = text[end + 1 : end + 2]
        if not rest or rest in _AFTER_HALF:
            value += _HALF
            return end + 1, unit, Bounds(value, value, value, "exact")
    if following in _TENTHS and unit.text in ("成", "折") and unit.dimension == "ratio":
        rest = text[end + 1 : end + 2]
        if not rest or rest not in _UNIT_AFTER_TENTHS:
            value += _TENTHS[following]
            return end + 1, unit, Bounds(value, value, value, "exact")
    return end, unit, bounds


def _with_alternative(site: Site, end: int, unit: UnitEntry, high: int) -> tuple[int, UnitEntry]:
    """头（只）, 台（套）: the unit with the one in brackets behind it."""
    also = _ALSO.match(site.text, end, high)
    if also is None or also[1] not in site.units.entries:
        return end, unit
    return also.end(), _either(unit, also[1])


@cache
def _either(unit: UnitEntry, also: str) -> UnitEntry:
    word = f"{unit.text}（{also}）"
    return replace(unit, text=word, id=word, base=word)


def _peculiar(
    site: Site, n: Numeral, at: int, end: int, unit: UnitEntry, bounds: Bounds, high: int
) -> tuple[int, UnitEntry | None, Bounds] | None:
    """What some units mean with what stands around them (个半月, 八五折); None where they mean what they are."""
    text, value = site.text, bounds.value
    if unit.id == "位数":
        return _digits_long(n, end, bounds)
    if value is None:
        return None
    if unit.id == "折" and value > 10:  # 八五折, 85折
        value = value / 10
        return end, unit, Bounds(value, value, value, "exact")
    if unit.id == "个":
        if m := _HALF_UNIT.match(text, at, high):
            value = value + _HALF
            return m.end(), _named(site, m[1]), Bounds(value, value, value, "exact")
        if m := _SHARED_POINTS.match(text, end, high):
            return end, site.units.entries["个" + m[1]], bounds
        if m := _MANY_UNIT.match(text, at, high):
            return m.end(), _named(site, m[1]), Bounds(value, value, None, "more_than")
    return None


def _unlikely(text: str, n: Numeral, end: int, unit: UnitEntry) -> bool:
    """What looks like a measure in running text and is none: 一线, 百村示范, 三级公路, 500吨级泊位."""
    if n.form == "digits":
        return text.startswith("级", end) and unit.dimension != "count"
    tens = unit.dimension != "count" and "十" in text[n.start : n.end]  # 十里, but no 三里 (a place's name)
    if unit.strict and n.form in ("han", "half", "pair") and not tens:
        return not (n.start and text[n.start - 1] in _BEFORE_SMALL)
    if unit.id in _SECOND and text[n.start : n.end] == "二" and "\u4e00" <= text[end : end + 1] <= "\u9fff":
        return True  # 二次供水, 二类疫苗: counts are 两次, 两类
    if n.form == "bare":
        label = unit.text in ("元", "人") and _LABEL.match(text, end)
        if unit.id in _NOT_BARE or (label and text[n.start - 1] not in _COUNTS_AFTER):
            return True
    if unit.id == "级":
        levels = n.form == "han" and text[n.start - 1] in _LEVELS
        return not (levels or text[n.start] == "两")
    return text.startswith("级", end) and unit.dimension != "count"


def _digits_long(n: Numeral, end: int, bounds: Bounds) -> tuple[int, UnitEntry | None, Bounds]:
    """两位数增长: from 10 to 99."""
    if bounds.value is None or not 1 < bounds.value < 7:
        return n.end, None, bounds
    low = Decimal(10) ** (int(bounds.value) - 1)
    return end, None, Bounds(None, low, low * 10 - 1, "range")


def _named(site: Site, word: str) -> UnitEntry:
    return site.units.entries.get(f"个{word}") or _of_time(word)


@cache
def _of_time(word: str) -> UnitEntry:
    return UnitEntry(f"个{word}", word, "time", Decimal(1), word, False, None)


def found_unit(site: Site, unit: UnitEntry, currency: str | None) -> UnitFound:
    """The unit as findings carry it; what 元 is, a currency before the number tells, or the text."""
    if unit.dimension == "money" and unit.text == "元":
        return _found(unit, currency or site.money)
    return _found(unit, None)


@cache
def _found(unit: UnitEntry, money: str | None) -> UnitFound:
    """A text has few units, each used often."""
    return UnitFound(unit.text, money or unit.id, unit.dimension, unit.factor, money or unit.base)


def rate(site: Site, at: int, high: int, unit: UnitFound) -> tuple[int, UnitFound, str] | None:
    """The unit after a slash (元/亩, 微克/立方米, 元/人·月): the end, the unit as a whole, and its base."""
    text = site.text
    m = _PER.match(text, at, high) if text[at : at + 1] in _SLASHES else None
    if m is None:
        return None
    below: list[UnitEntry] = []
    bases: list[str] = []
    at = m.end()
    while hit := site.units.match(text, at, high):
        below.append(hit[1])
        bases.append(text[at : hit[0]])
        at = hit[0]
        if text[at : at + 1] not in ("·", "•", "/") or not site.units.match(text, at + 1, high):
            break
        at += 1
    if text[at : at + 1] in ("·", "•", "/") or not bases:
        more = _BASE.match(text, at + bool(bases), high)
        if more:
            bases.append(more[0])
            at = more.end()
    if not bases:
        return None
    if m[2]:
        if text[at : at + 1] != "）":
            return None
        at += 1
    base = (m[1] or "") + "·".join(bases)
    factor, known = unit.factor, len(below) == len(bases) and not m[1]
    for entry in below if known else ():
        factor /= entry.factor
    ids = ".".join(e.id for e in below) if known else base
    bottom = ".".join(e.base for e in below) if known else base
    found = UnitFound(f"{unit.text}/{base}", f"{unit.id}/{ids}", "rate", factor, f"{unit.base}/{bottom}")
    return at, found, base
