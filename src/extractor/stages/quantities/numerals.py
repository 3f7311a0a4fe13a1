"""Numerals: maximal number expressions with their exact value or interval, before any unit is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from extractor.stages.findings import Numeral, NumeralForm
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.numbers import DIGITS, number
from extractor.text.reading import Reading

# 千瓦, 百分点 and their like are units, so their 千 and 百 belong to no number
_HAN = (
    r"(?:[零〇一二两三四五六七八九十廿卅亿]|(?<=[一二两三四五六七八九\d])[拾佰仟]|万(?!分之)|百(?!分[点之百]|帕)"
    r"|千(?!分[点之]|[瓦克米伏焦卡赫帕乏升]))"
)
_ASCII = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[ ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_ONES = "壹贰叁参肆伍陆柒捌玖"
_FORMAL = (
    rf"(?:[{_ONES}](?=[拾佰仟万亿])|(?<![{regex.HAN}])拾(?=[{_ONES}万亿]))[{_ONES}拾佰仟万亿零一二三四五六七八九十百千]+"
    rf"|(?<=[元圆角拾佰仟万零])[{_ONES}](?=[元圆角分])"
)
_SIGN = (
    r"(?<![\dA-Za-z%℃）)—–～~-])[-−](?=\d+(?:\.\d+)?(?:%|℃|个百分点))"
    rf"|(?<![减降轻担抱肩自背胜欠增添赋])负(?=[\d一二三四五六七八九十])|零下(?=\d|{_HAN})"
)
_INNER = (
    rf"(?:余(?![额粮缺热])|多(?!功|元(?:化|文|素|投|共|参|解|治|融|供))|几|来(?=[{regex.HAN}%]))(?P<after>[万亿]{{1,2}})?"
)
_NUMERAL = re.compile(
    rf"""
      (?P<code>\d+(?:\.\d+){{2,}})
    | (?P<ratio>\d+(?:\.\d+)?(?:[ ]?[∶:：][ ]?\d+(?:\.\d+)?)+)
    | (?P<hundred>百分百|百分之百)
    | (?P<fraction>(?:(?P<plus>{_HAN}{{1,3}}|\d+)又)?(?P<below>{_HAN}{{1,6}}|[百千万]|\d+)分之
          (?P<above>{_HAN}{{1,8}}(?:点[零〇一二三四五六七八九]{{1,4}})?|\d+(?:\.\d+)?))
    | (?P<slash>(?<![\d.,/A-Za-z-])(?P<part>\d{{1,2}})/(?P<all>\d{{1,3}})(?![\d./A-Za-z-]))
    | (?P<half>(?<![第之统唯万单每])一半|(?<!每)半(?=[数年个天月日小公亩成程]|[，。；、的以]|$))
    | (?P<few>(?:几|(?<![人户次总个件指基分系倍点双岁台头参多少无代奇偶年天项])数)
          (?P<scale>[十百千万亿]+)(?P<few_more>[余多])?)
    | (?P<listed>(?<![十百千万亿第])[一二三四五六七八]、[二三四五六七八九][十百千万亿]+)
    | (?P<run>(?P<sign>{_SIGN})?(?!零(?!点[一二三四五六七八九零])|点)
          (?:{_ASCII}|{_HAN}(?:点(?=[零〇一二三四五六七八九]))?|兆(?=[元圆美日港]))+(?P<inner>{_INNER})?)
    | (?P<formal>{_FORMAL})
    | (?P<zero>(?<=[为到至成])零(?=[，。；、）]|$))
    """,
    re.VERBOSE,
)
# Where a numeral may begin. With groups: it is a plain number in digits (1), perhaps with one scale word (2), or a
# single Chinese numeral (3), and nothing that goes on stands behind it.
_BEGIN = re.compile(
    r"[0-9零〇一二两三四五六七八九十廿卅百千万亿拾佰仟兆半几数负壹贰叁参肆伍陆柒捌玖−-]"
    r"(?:(?<![几数负壹贰叁参肆伍陆柒捌玖])|(?=[\d一二三四五六七八九十百千万亿拾佰仟元圆角分]))"  # 参加, 数据
    r"(?:(?<=\d)(\d*+(?:\.\d++)?+)([万亿]?+)"
    r"(?![\d.,，:：∶/ 又分零〇一二两三四五六七八九十廿卅百千万亿拾佰仟兆余多几来])"
    r"|(?<=([一二两三四五六七八九]))(?![\d、半点又分零〇一二两三四五六七八九十廿卅百千万亿拾佰仟兆余多几来]))?"
)
_ONE_TO_NINE = {c: Decimal(DIGITS[c]) for c in "一二两三四五六七八九"}
_PAIR = re.compile(r"([二三四五六七八九]?十)?([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]*)")
_BARE_SCALE = frozenset("十百千万亿")
_NO_UPTO = "以网线街村路马加会早晚身地面楼山海水船车床手头脸心天事实向朝往赶比算坐"
_FOUR = Decimal("0.0001")


def find_numerals(reading: Reading, taken: Sequence[tuple[int, int]]) -> Found[Numeral]:
    """Every numeral in the gaps between `taken` (sorted, disjoint spans), in text order."""
    text = reading.text
    found: list[Numeral] = []
    at = 0
    for start, end in [*taken, (len(text), len(text))]:
        while at < start and (begin := _BEGIN.search(text, at, start)):
            first = begin.start()
            if one := begin[3]:
                at = begin.end()
                digit = _ONE_TO_NINE[one]
                found.append(Numeral(first, at, digit, digit, digit, "exact", "han"))
            elif begin.lastindex:
                at = begin.end()
                value = number(begin[0]) if begin[2] else Decimal(begin[0])
                found.append(Numeral(first, at, value, value, value, "exact", "digits"))
            elif m := _NUMERAL.match(text, first, start):
                at = m.end()
                found.extend(_read(m, text))
            else:
                at = first + 1
        if at < end:
            at = end
    return Found(found)


def _read(m: Any, text: str) -> Iterator[Numeral]:
    start, end = m.span()
    kind = m.lastgroup
    if m["run"] is not None:
        yield from _read_run(m, text)
    elif m["ratio"] is not None:
        yield Numeral(start, end, None, None, None, "exact", "ratio")
    elif m["fraction"] is not None:
        yield from _read_fraction(m, text)
    elif m["listed"] is not None:
        body = m["listed"].replace("、", "")
        pair = _PAIR.fullmatch(body)
        if pair and (low_high := _pair(pair)):
            yield Numeral(start, end, None, *low_high, "range", "pair")  # 四、五十年
        else:
            yield from _split(text, start, start + 1)
            yield from _split(text, start + 2, end)
    elif m["slash"] is not None:
        yield from _read_slash(m, text)
    elif m["hundred"] is not None:
        hundred = Decimal(100)
        yield Numeral(start, end, hundred, hundred, hundred, "exact", "percent", "%")
    elif m["few"] is not None:
        scale = number(m["scale"])
        if scale is not None:
            unit = scale / 10 if scale < 10**4 else Decimal(1)
            high = scale * 10 - (unit if scale == 10 else 1)
            yield Numeral(start, end, None, 2 * scale, high, "range", "few")
    elif m["half"] is not None:
        half = Decimal("0.5")
        yield Numeral(start, end, half, half, half, "exact", "half")
    elif m["zero"] is not None:
        zero = Decimal(0)
        yield Numeral(start, end, zero, zero, zero, "exact", "zero")
    elif m["formal"] is not None:
        value = number(m.group())
        if value is not None:
            yield Numeral(start, end, value, value, value, "exact", "scaled")
    elif kind == "code":
        yield Numeral(start, end, None, None, None, "exact", "code")


def _read_fraction(m: Any, text: str) -> Iterator[Numeral]:
    start, end, first = m.start(), m.end(), m.start("above")
    below, above = number(m["below"]), number(m["above"])
    while above is None and end - 1 > first:
        end -= 1
        above = number(text[first:end])
    if below is None or above is None or below == 0:
        return
    if m["plus"] and (whole := number(m["plus"])):
        above += whole * below
    if m["below"] in ("百", "千"):
        unit = "%" if m["below"] == "百" else "‰"
        yield Numeral(start, end, above, above, above, "exact", "percent", unit)
    else:
        value = above / below
        if value.as_tuple().exponent < -6:  # type: ignore[operator]
            value = value.quantize(_FOUR)  # two thirds as 0.6667
        yield Numeral(start, end, value, value, value, "exact", "fraction")
    yield from _split(text, end, m.end())


def _read_slash(m: Any, text: str) -> Iterator[Numeral]:
    """1/3 where it is a proper fraction; any other pair is two numbers."""
    part, whole = Decimal(m["part"]), Decimal(m["all"])
    if 0 < part < whole:
        value = part / whole
        if value.as_tuple().exponent < -6:  # type: ignore[operator]
            value = value.quantize(_FOUR)
        yield Numeral(m.start(), m.end(), value, value, value, "exact", "fraction")
        return
    yield Numeral(m.start("part"), m.end("part"), part, part, part, "exact", "digits")
    yield Numeral(m.start("all"), m.end("all"), whole, whole, whole, "exact", "digits")


def _read_run(m: Any, text: str) -> Iterator[Numeral]:
    start, end = m.span()
    inner, after = (m["inner"] or "")[:1], m["after"]
    stop = m.start("inner") if inner else end
    body = text[start:stop]
    sign = m["sign"]
    if sign:
        body = body[len(sign) :]
    form = _form(body)
    pair = _PAIR.fullmatch(body) if form != "digits" and not inner and len(body) <= 6 else None
    if pair and (low_high := _pair(pair)):
        low, high = low_high
        yield Numeral(start, stop, None, low, high, "range", "pair")
        return
    value = number(body + (after or ""))
    if value is None and after:
        value, inner, after = number(body), "", None
    if value is None:
        yield from _split(text, start + len(sign or ""), stop)
        return
    if sign:
        value = -value
    if form == "sequence":
        yield Numeral(start, stop, value, value, value, "exact", "sequence")
        return
    if inner:
        if inner == "几" or (inner == "来" and not _round(body)):
            if inner == "几" and body[-1] == "十" and not after:
                yield Numeral(start, end, None, value + 1, value + 9, "range", "few")
                return
            yield Numeral(start, stop, value, value, value, "exact", form)
            return
        if inner == "多" and not _round(body) and not after and form == "han":
            yield Numeral(start, stop, value, value, value, "exact", form)
            return
        if inner == "来":
            yield Numeral(start, end, value, value, value, "approximate", "scaled")
        else:
            yield Numeral(start, end, value, value, None, "more_than", "scaled")
        return
    if form == "bare" and start and text[start - 1] == "上" and text[start - 2 : start - 1] not in _UPTO:
        yield Numeral(start, stop, value, value, None, "at_least", "bare")
        return
    yield Numeral(start, stop, value, value, value, "exact", form)


_UPTO = frozenset(_NO_UPTO)


def _form(body: str) -> NumeralForm:
    """How a number is written: digits, han (1 to 99), scaled (with 百 and above), bare (only scale words)."""
    if body[0].isascii():
        return "digits"
    if all(c in _BARE_SCALE for c in body):
        return "bare" if body != "十" else "han"
    if len(body) > 1 and all(c in DIGITS for c in body):
        return "sequence"
    return "scaled" if any(c in "百千万亿" for c in body) or any(c.isascii() for c in body) else "han"


def _round(body: str) -> bool:
    return body[-1] in "十百千万亿0"


def _pair(m: Any) -> tuple[Decimal, Decimal] | None:
    a, b = DIGITS[m[2]], DIGITS[m[3]]
    if b != a + 1 and (a, b) != (3, 5):
        return None
    if m[1] and m[4][:1] == "十":
        return None
    base = number(m[1]) if m[1] else Decimal(0)
    scale = number(m[4]) if m[4] else Decimal(1)
    if base is None or scale is None:
        return None
    return (base + a) * scale, (base + b) * scale


def _split(text: str, start: int, end: int) -> Iterator[Numeral]:
    """A run that is no number: the longest numbers that it is made of."""
    while start < end:
        for stop in range(min(end, start + 24), start, -1):
            body = text[start:stop]
            value = number(body)
            if value is not None and not (stop < end and text[stop - 1].isdigit() and text[stop].isdigit()):
                yield Numeral(start, stop, value, value, value, "exact", _form(body))
                start = stop
                break
        else:
            start += 1
