"""Quantities: numerals that count or measure, with value, bounds, modifier and unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from extractor.lexicon.load import load_table
from extractor.lexicon.units import UnitEntry, Units, units
from extractor.models.records import Modifier
from extractor.stages.findings import Numeral, QuantityFound, UnitFound
from extractor.stages.rule import Found
from extractor.text.numbers import BIG, SCALES
from extractor.text.reading import Reading

_RANGE = regex.compile(r" ?(?:[—–\-~～－]{1,2}|至|到) ?")
_AFTER_BREAKS = frozenset("，。；、：！？）” \n的时间来以后前")
_PERIODS = frozenset({"time", "length", "percentage_points"})
_HALF_UNIT = regex.compile(r"个半(小时|月|天|钟头|世纪|学期|星期)")
_MANY_UNIT = regex.compile(r"个(?:多|余|来)(小时|月|天|钟头|世纪|学期|星期|亿)")
_CURRENCY = regex.compile(r"(?:(人民币)|(新台币|台币)|(港币|港元)|(美元|美金)|(欧元)|([￥¥])|([$＄]))[ ]?$")
_CURRENCY_IDS = (None, "CNY", "TWD", "HKD", "USD", "EUR", "CNY", "USD")
_SHARED_UNIT = regex.compile(r"[、和与及或]|以及")
_SHARED_POINTS = regex.compile(r"(?:[、和与及]|(?<=个)，)\d+(?:\.\d+)?(?:个[、和与]\d+(?:\.\d+)?)?个(百分点|千分点|基点)")
_PER = regex.compile(r"[/／](\d+|百|千|万)?(（)?")
_BASE = regex.compile(r"[月年季日周旬学期]+|学期|学年|工作日|班|标段|项目|网格")
_FAR = regex.compile(r"(?:(至少|最少|起码)|(最多|至多|顶多))(?:要|应|须|需|能|可|再|能够)?\p{Han}{1,4}$")  # 至少演练1次
_SHARE = regex.compile(  # 不到上年的七成
    r"(?:(?P<less_than>不到|不足|不及|低于|少于|(?<![附最邻靠])近|接近)|(?P<more_than>超过|超出|高于|大于|突破|超)|(?P<approximate>(?<![节条合预公])约))"
    r"(?!\d)\p{Han}{2,9}的$"
)
_LETTER = regex.compile(r"[A-Za-z_]")
_HALF = Decimal("0.5")


class _Bounds(NamedTuple):
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier


class _Words(NamedTuple):
    """Words of the modifiers, by their last (before) or first (after) character."""

    before: dict[str, list[tuple[str, Modifier]]]
    not_after: dict[str, frozenset[str]]
    after: dict[str, list[tuple[str, Modifier]]]
    outside: frozenset[str]  # words that bound the number but stay outside its mention


@cache
def _words() -> _Words:
    table = load_table("modifiers")
    before: dict[str, list[tuple[str, Modifier]]] = {}
    after: dict[str, list[tuple[str, Modifier]]] = {}
    for modifier, words in table["before"].items():
        for word in words:
            before.setdefault(word[-1], []).append((word, modifier))
    for modifier, words in table["after"].items():
        for word in words:
            after.setdefault(word[0], []).append((word, modifier))
    for group in (*before.values(), *after.values()):
        group.sort(key=lambda pair: -len(pair[0]))
    return _Words(before, {w: frozenset(c) for w, c in table["not_after"].items()}, after,
                  frozenset(table["outside"]["words"]))  # fmt: skip


class _Reader:
    """Reads the quantities of one text; the state is where the reading stands."""

    def __init__(self, text: str, numerals: Sequence[Numeral], taken: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.numerals = numerals
        self.units: Units = units()
        self.words = _words()
        self.money = "TWD" if "新台币" in text and "人民币" not in text else "CNY"
        self.taken = taken
        self.gap = 0  # index of the first taken span that ends after the place where we stand
        self.found: list[QuantityFound] = []

    def read(self) -> list[QuantityFound]:
        index, numerals = 0, self.numerals
        last = 0
        while index < len(numerals):
            numeral = numerals[index]
            if numeral.start < last:
                index += 1  # 两 in 3斤5两 was read as the unit
                continue
            index, quantity = self._quantity(index, last)
            if quantity is not None:
                self.found.append(quantity)
                last = quantity.end
        return self.found

    def _limits(self, start: int) -> tuple[int, int]:
        """The free stretch around `start`: a quantity never reaches into a mention that is claimed already."""
        taken = self.taken
        while self.gap < len(taken) and taken[self.gap][1] <= start:
            self.gap += 1
        low = taken[self.gap - 1][1] if self.gap else 0
        high = taken[self.gap][0] if self.gap < len(taken) else len(self.text)
        return low, high

    def _quantity(self, index: int, last: int) -> tuple[int, QuantityFound | None]:
        """The quantity that begins with numeral `index`, and the index to go on with."""
        first = self.numerals[index]
        low, high = self._limits(first.start)
        if first.form in ("digits", "code") and first.start and _LETTER.match(self.text, first.start - 1):
            return index + 1, None  # PM2.5, G331
        low = max(low, last)
        numeral, following = first, index + 1
        end, unit, bounds = self._unit(first, high)
        rule = "quantities.plain" if unit else "quantities.bare"
        if joined := self._range(index, end, unit, high, low):
            following, end, unit, bounds, numeral = joined
            rule = "quantities.range"
        if unit is None:
            if shared := self._shared(index, end, high):
                unit, factor = shared
                bounds = _scale(bounds, factor)
                rule = "quantities.shared-unit"
            elif bounds.modifier != first.modifier:
                rule = "quantities.digits"  # 两位数
            elif (stop := self._bare(numeral, end, high)) is None:
                return following, None
            else:
                end = stop
        start, core_end = first.start, end
        end, bounds = self._after(end, high, unit, bounds)
        start, bounds, currency = self._before(start, low, unit, bounds)
        found_unit, per = None, None
        if unit is not None:
            found_unit, per = self._found_unit(unit, currency)
            if core_end == end and (rate := self._rate(core_end, high, found_unit)):
                core_end, found_unit, per = rate
                end, bounds = self._after(core_end, high, unit, bounds)
        core = (first.start, core_end)
        return following, QuantityFound(start, end, core, *bounds, found_unit, per, rule)

    # ---- the unit ----------------------------------------------------------------------------------------

    def _unit(self, n: Numeral, high: int) -> tuple[int, UnitEntry | None, _Bounds]:
        """End of the unit behind a numeral, the unit, and the bounds with what stands inside (个半月)."""
        bounds = _Bounds(n.value, n.low, n.high, n.modifier)
        if n.form in ("ratio", "zero", "code"):
            return n.end, None, bounds
        if n.unit is not None:
            return n.end, self.units.entries[n.unit], bounds
        if n.form == "fraction":
            return n.end, None, bounds
        at = n.end
        if at < high and self.text[at] == " ":
            at += 1
        hit = self.units.match(self.text, at, high)
        if hit is None:
            return n.end, None, bounds
        end, unit = hit
        text = self.text
        if unit.strict and n.form in ("han", "half", "pair") or n.form == "bare" and unit.id in _NOT_BARE:
            return n.end, None, bounds
        if unit.id == "级" and not (n.form == "digits" or n.form == "han" and text[n.start - 1] in _LEVELS or text[n.start] == "两"):
            return n.end, None, bounds
        if text[end : end + 1] == "级" and unit.dimension != "count":
            return n.end, None, bounds  # 500吨级泊位: a size, and a name
        if unit.id == "位数":
            if bounds.value is None or not 1 < bounds.value < 7:
                return n.end, None, bounds
            low = Decimal(10) ** (int(bounds.value) - 1)
            return end, None, _Bounds(None, low, low * 10 - 1, "range")
        if unit.id == "个" and bounds.value is not None:
            if m := _HALF_UNIT.match(text, at, high):
                value = bounds.value + _HALF
                return m.end(), self._named("个" + m[1]), _Bounds(value, value, value, "exact")
            if m := _SHARED_POINTS.match(text, end, high):
                return end, self.units.entries["个" + m[1]], bounds
            if m := _MANY_UNIT.match(text, at, high):
                return m.end(), self._named("个" + m[1]), _Bounds(bounds.value, bounds.value, None, "more_than")
        if text[end : end + 1] == "半" and end < high and bounds.value is not None and text[end + 1 : end + 2] in _BREAKS_AFTER_HALF:
            value = bounds.value + _HALF
            return end + 1, unit, _Bounds(value, value, value, "exact")
        if unit.dimension == "ratio" and unit.text in "成折" and bounds.value is not None and end < high:
            digit = _TENTHS.get(text[end])
            if digit is not None and text[end + 1 : end + 2] not in _UNIT_AFTER_TENTHS:
                value = bounds.value + digit
                end, bounds = end + 1, _Bounds(value, value, value, "exact")
        return end, unit, bounds

    def _named(self, form: str) -> UnitEntry:
        entry = self.units.entries.get(form)
        return entry or UnitEntry(form, form, "time", Decimal(1), form, False, None)

    def _found_unit(self, unit: UnitEntry, currency: str | None) -> tuple[UnitFound, str | None]:
        id_, base = unit.id, unit.base
        if unit.dimension == "money" and unit.text == "元":
            id_ = base = currency or self.money
        found = UnitFound(unit.text, id_, unit.dimension, unit.factor, base)
        return found, unit.per

    def _rate(self, at: int, high: int, unit: UnitFound) -> tuple[int, UnitFound, str] | None:
        """元/亩, 微克/立方米, 元/人·月: the unit as a whole, and its base."""
        m = _PER.match(self.text, at, high)
        if m is None:
            return None
        below: list[UnitEntry] = []
        bases: list[str] = []
        at = m.end()
        while hit := self.units.match(self.text, at, high):
            below.append(hit[1])
            bases.append(self.text[at : hit[0]])
            at = hit[0]
            if not (self.text[at : at + 1] in ("·", "•", "/", ".") and at + 1 < high and self.units.match(self.text, at + 1, high)):
                break
            at += 1
        if not below and (b := _BASE.match(self.text, at, high)):
            bases, at = [b[0]], b.end()
        if not bases:
            return None
        if m[2]:
            close = self.text[at : at + 1]
            if close != "）":
                return None
            at += 1
        base = "·".join(bases)
        if m[1]:
            base = m[1] + base
        factor, units_below = unit.factor, ""
        for entry in below:
            factor /= entry.factor
            units_below += "/" + entry.base
        id_ = f"{unit.id}/{'.'.join(e.id for e in below) or base}"
        found = UnitFound(f"{unit.text}/{base}", id_, "rate", factor, unit.base + (units_below or "/" + base))
        return at, found, base

    # ---- two numerals ------------------------------------------------------------------------------------

    def _range(
        self, index: int, end: int, unit: UnitEntry | None, high: int, low: int
    ) -> tuple[int, int, UnitEntry | None, _Bounds, Numeral] | None:
        """5—8家, 3至5个, 10%～15%: two numerals that touch, the unit on the second or on both."""
        if index + 1 >= len(self.numerals):
            return None
        a, b = self.numerals[index], self.numerals[index + 1]
        if b.start - end > 4 or b.start >= high or a.value is None or b.value is None:
            return None
        m = _RANGE.fullmatch(self.text, end, b.start)
        if m is None:
            return None
        if m[0].strip() == "到" and self.text[max(low, a.start - 1) : a.start] == "由":
            return None
        b_end, b_unit, b_bounds = self._unit(b, high)
        if unit is not None and (b_unit is None or b_unit.id != unit.id):
            return None
        if a.modifier != "exact" or b_bounds.value is None:
            return None
        first, second = a.value, b_bounds.value
        if unit is None or a.form == "digits":
            first = _share_scale(self.text[a.start : a.end], self.text[b.start : b.end], first, second)
        if first > second:
            return None
        bounds = _Bounds(None, first, second, "range")
        return index + 2, b_end, b_unit, bounds, b

    def _shared(self, index: int, end: int, high: int) -> tuple[UnitEntry, Decimal] | None:
        """7.8和8.2个百分点: the unit of the next numeral, where the two are coordinated."""
        a = self.numerals[index]
        if a.form not in ("digits", "scaled") or index + 1 >= len(self.numerals):
            return None
        for b in self.numerals[index + 1 : index + 4]:
            if b.start >= high or b.start - end > 2 or not _SHARED_UNIT.fullmatch(self.text, end, b.start):
                return None
            end, unit, _ = self._unit(b, high)
            if unit is not None:
                if unit.dimension == "count" or a.value is None or b.value is None:
                    return None
                scaled = _share_scale(self.text[a.start : a.end], self.text[b.start : b.end], a.value, b.value)
                return unit, scaled / a.value if a.value else Decimal(1)
        return None

    # ---- no unit -----------------------------------------------------------------------------------------

    def _bare(self, n: Numeral, end: int, high: int) -> int | None:
        """The end of a quantity without unit, None where the numeral is none: 七大产业, 达到91, 三分之二."""
        text = self.text
        before, after = text[n.start - 1 : n.start], text[end : end + 1]
        if n.form in ("fraction", "ratio", "zero", "percent"):
            return end
        if n.form in ("digits", "han", "few", "pair") and after == "大" and end < high and _GREAT.match(text, end):
            return end + 1
        if n.form == "half":
            if after == "数":
                return end + 1
            return end if before == "过" or n.end - n.start == 2 else None
        if n.form in ("few", "scaled"):
            return end
        if n.form == "digits":
            return None if self._code(n, end, before, after) else end
        if n.form == "han" and n.end - n.start == 1:
            if before in "达到为至" and (not after or after in "，。；、）"):
                return end
            return None
        return end if n.form == "han" and before in "达到为至" else None

    def _code(self, n: Numeral, end: int, before: str, after: str) -> bool:
        """Digits that name rather than count: 12号线, 500强, 2.0版, “8337”, 1+3, [2], a year in a name."""
        if after and after in _CODE_AFTER or before and before in _CODE_BEFORE:
            return True
        if _LETTER.match(before) or _LETTER.match(after):
            return True
        if before in _OPEN and before and after in _CLOSE:
            return True
        digits = self.text[n.start : n.end]
        if digits.isdigit() and (digits[0] == "0" and len(digits) > 1 or len(digits) > 8):
            return True
        if len(digits) == 4 and digits[:2] in ("19", "20") and digits.isdigit() and not _PAUSE.match(after):
            return True
        return digits.endswith(".0") and regex.match(r"\p{Han}", after) is not None

    # ---- modifiers ---------------------------------------------------------------------------------------

    def _after(self, end: int, high: int, unit: UnitEntry | None, bounds: _Bounds) -> tuple[int, _Bounds]:
        if end >= high:
            return end, bounds
        text = self.text
        first = text[end]
        if first in self.words.after:
            for word, modifier in self.words.after[first]:
                if text.startswith(word, end) and end + len(word) <= high:
                    if word == "起" and (unit is None or unit.dimension != "money"):
                        continue
                    if word in ("许", "前后") and unit is not None and unit.dimension == "count":
                        continue
                    stop = end if word in self.words.outside else end + len(word)
                    return stop, _modify(bounds, modifier)
        if first == "内" and unit is not None and unit.dimension in _PERIODS and text[end + 1 : end + 2] not in _INNER:
            return end, _modify(bounds, "at_most")
        if first in "余多" and unit is not None and bounds.modifier == "exact":
            nxt = text[end + 1 : end + 2]
            if not nxt or nxt in _AFTER_BREAKS:
                return end + 1, _modify(bounds, "more_than")
        return end, bounds

    def _before(
        self, start: int, low: int, unit: UnitEntry | None, bounds: _Bounds
    ) -> tuple[int, _Bounds, str | None]:
        text = self.text
        at, currency = start, None
        if start > low and text[start - 1] in "币元金￥¥$＄ " and (m := _CURRENCY.search(text, max(low, start - 5), start)):
            at, currency = m.start(), _CURRENCY_IDS[m.lastindex or 0]
        if not at:
            return start, bounds, currency
        last = text[at - 1]
        if last == "上" and bounds.modifier == "at_least" and text[start] in "十百千万亿":
            return start, bounds, currency
        if last == "过" and text[at - 2 : at - 1] not in "超通经不" and (
            text[start] in "半百千万亿" or (unit is not None and unit.text in "%成")
        ):
            return start, _modify(bounds, "more_than"), currency
        for word, modifier in self.words.before.get(last, ()):
            begin = at - len(word)
            if begin >= low and text.startswith(word, begin):
                if begin and text[begin - 1] in self.words.not_after.get(word, ()):
                    break
                stop = start if word in self.words.outside else begin
                return stop, _modify(bounds, modifier) if bounds.modifier == "exact" else bounds, currency
        share = unit is None or unit.dimension == "ratio"
        if bounds.modifier == "exact" and share and last == "的" and (m := _SHARE.search(text, max(0, at - 14), at)):
            modifier = next(kind for kind in ("less_than", "more_than", "approximate") if m[kind])
            return start, _modify(bounds, modifier), currency
        if bounds.modifier == "exact" and (m := _FAR.search(text, max(0, at - 9), at)):
            return start, _modify(bounds, "at_least" if m[1] else "at_most"), currency
        return start, bounds, currency


_CODE_AFTER = frozenset("+＋号强/-－—·版连")
_CODE_BEFORE = frozenset("+＋/-－—·.#№")
_OPEN = "“「『‘〔［[【《\""
_CLOSE = "”」』’〕］]】》\""
_PAUSE = regex.compile(r"[，。；、）\n]|$")
_LEVELS = frozenset("省市县乡镇村组街道社区网格州盟旗家户站所两地")
_BREAKS_AFTER_HALF = frozenset("，。；、：！？）”\n以左多时间内的后")
_TENTHS = {c: Decimal(i) / 10 for i, c in enumerate("一二三四五六七八九", 1)}
_UNIT_AFTER_TENTHS = frozenset("十百千万亿个家户项")
_INNER = frozenset("部外陆蒙涵容需资贸河涝政控")
_GREAT = regex.compile(r"大(?![学会队赛厅棚桥爷夫妈力概约步幅量众豆蒜米姐哥专批额户病货写字楼道])\p{Han}")


_NOT_BARE = frozenset(
    "里 个 方 分 点 道 村 镇 乡 县 市 校 店 馆 园 厂 院 企 社 团 集 圈 片 d 峰 寨 kW.h 段 站 国 省 州 街道 级 字 面 门 班 组 队 步".split()
)


def _modify(b: _Bounds, modifier: Modifier) -> _Bounds:
    """The bounds that a modifier makes of a number; a range and a number with 余 or 多 stay what they are."""
    if b.modifier not in ("exact", "approximate") or b.value is None:
        return b
    v = b.value
    if modifier in ("more_than", "at_least"):
        return _Bounds(v, v, None, modifier)
    if modifier in ("less_than", "at_most"):
        return _Bounds(v, None, v, modifier)
    return _Bounds(v, v, v, modifier)


def _scale(b: _Bounds, factor: Decimal) -> _Bounds:
    if factor == 1:
        return b
    value, low, high = (None if x is None else x * factor for x in b[:3])
    return _Bounds(value, low, high, b.modifier)


def _share_scale(first: str, second: str, value: Decimal, limit: Decimal) -> Decimal:
    """8至10万: the scale words that end the second number count for the first, where it has none of its own."""
    scale, at = Decimal(1), len(second)
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


def find_quantities(
    reading: Reading, numerals: Sequence[Numeral], taken: Sequence[tuple[int, int]]
) -> Found[QuantityFound]:
    """Every numeral outside the spans in `taken` (sorted) that counts or measures something."""
    return Found(_Reader(reading.text, numerals, taken).read())
