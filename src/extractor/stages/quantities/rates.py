"""Rates: per what a quantity is meant: 每人每月50元, 亩均税收6万元, 日供水8000吨."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from extractor.lexicon.load import load_table
from extractor.lexicon.units import units
from extractor.stages.findings import QuantityFound
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_ENDS = regex.compile(r"[，。；！？：、\n]|两[边侧旁]|连续$|连续(?=\d|[一二两三四五六七八九十])")
_STOP = regex.compile(r"[，。；）、 \n]|$")
_LINK = regex.compile(
    r"(?:以上|以下|以内|左右)?(?:[和、与或及]|、(?![全共另还新其])\p{Han}{1,5}|[^，。；！？：\n]{0,14}?(?:到|至|为|成)(?:约|近|不少于|不低于|不超过)?)"
)
_COMPARED = regex.compile(r"(?:左右|以上)?，(?:同?比|较|高于|低于|高出|低)[^，。；！？：\n]{0,16}")
# 每栋收入13万元，利润10万元
_ALIKE = regex.compile(r"(?:左右|以上|余|多)?，[纯净总毛]?(?:利润|收益|收入|成本|产值|效益)(?:[约为超近]|可?达到?)?")
_LISTED = regex.compile(r"\p{Han}{1,6}(?:、\p{Han}{1,10}){1,5}")  # 年产番茄、辣椒等蔬菜20万吨
_REACH = 28
_NO_RATE = frozenset({"ratio", "percentage_points", "age", "doublings"})


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where what says per what may begin, and the pattern of all that says it."""
    table = load_table("rates")
    counted = [u for u, e in units().entries.items() if e.dimension not in _NO_RATE and not u.isascii()]
    base = _longest({*table["bases"], *counted} - {"个", "一", "重", "点", "出"})
    named = _longest(table["bases"])
    verbs = _longest(table["capacity"])
    not_verbs = _longest(table["figure"])
    number = r"(?:\d+|[半两二三四五六七八九十百千万]+)"
    capable = "".join(sorted({word[0] for word in table["capacity"]}))
    begin = (
        rf"[每年日各{table['mean']}人亩头株昼时单](?:(?<=[每各])|(?=[均产夜速个])"
        rf"|(?<=[年日])(?<![\d一二三四五六七八九十今当前明次每近往].)(?=[设最实可能约{capable}])"
        rf"|(?<=亩)(?<![\d余多万千百十].)(?=[{''.join(sorted({word[0] for word in table['brought']}))}]))"
    )
    return re.compile(begin), re.compile(
        rf"""
          (?:每(?:(?:一)?个(?P<noun>{named})(?![级域直])|(?P<every>{number}?(?:{base}|生(?!产))))
             (?:每(?:个)?(?P<second>{number}?(?:{base})))?)
        | (?<![出进人港](?=口))(?P<mean>[{table["mean"]}])均
        | 人均(?:每)?(?P<personal>[月日天周季])
        | (?P<yield>[亩头株])产(?=[{regex.HAN}]|\d|约|近)
        | (?P<field>亩)(?:{_longest(table["brought"])})
        | (?<![\d一二三四五六七八九十今去全上当本前明次半每近多同往历常新整几周少青老成翌跨元])
          年(?P<yearly>)(?:设计|最大|最高|实际|约?[可能]|约)?(?={verbs})
          (?!(?:可)?(?:产|处理|加工|生产|发电|出栏|存栏|供水|供|采集|繁殖|捕捞)(?:{not_verbs})|产能?化)
        | (?<![\d一二三四五六七八九十今当次明昨前每工生近节假终平往])
          日(?P<daily>)(?:设计|最大|最高|最多|实际|约?[可能]|约)?(?={verbs})
        | 昼夜(?P<nightly>)(?={verbs})
        | (?P<speed>时速)
        | 各(?P<each>{named})(?:每(?:个)?(?P<also>{number}?(?:{base}))|(?=(?:至少|最少|不少于|不低于)\S))
        | 单个(?P<single>{named})
        """,
        re.VERBOSE,
    )


def _longest(words: Iterable[str]) -> str:
    # in one order for all starts: the compiled pattern is kept under its text
    return "|".join(sorted(map(regex.escape, words), key=lambda word: (-len(word), word)))


def find_rates(reading: Reading, quantities: Sequence[QuantityFound]) -> list[str | None]:
    """Per what each of `quantities` (in text order) is meant; a rate unit's own base (元/亩) stays."""
    text = reading.text
    found = [q.per for q in quantities]
    starts = [q.core[0] for q in quantities]
    begin, marks = _marks()
    free = 0
    for place in begin.finditer(text):
        if place.start() < free or not (m := marks.match(text, place.start())):
            continue
        free = m.end()
        base = _base(m)
        at = bisect_left(starts, m.end())
        if at and m.end() <= quantities[at - 1].core[1] and m.start() >= quantities[at - 1].core[0]:
            continue
        before = at - 1
        if before >= 0 and quantities[before].core[1] == m.start() and _STOP.match(text, m.end()):
            found[before] = found[before] or base  # 200元每亩
        elif (
            at < len(quantities)
            and starts[at] - m.end() <= _REACH
            and (not _ENDS.search(text, m.end(), starts[at]) or _lists(m, text, starts[at]))
        ):
            _spread(text, quantities, found, at, base)
    return found


def _lists(mark: Any, text: str, end: int) -> bool:
    """年产番茄、辣椒等蔬菜(20万吨): not 每日公告、通知等五项."""
    return (mark["yearly"], mark["daily"]) != (None, None) and _LISTED.fullmatch(text, mark.end(), end) is not None


_TIMES = frozenset("年月日天周旬季") | {"季度", "半年", "学期", "学年", "年度", "星期", "小时"}


def _base(m: Any) -> str:
    named = ("noun", "every", "mean", "personal", "yield", "field", "each", "single")
    first = next((m[name] for name in named if m[name]), None)
    if first is None:
        kinds = {"yearly": "年", "daily": "日", "nightly": "日", "speed": "小时"}
        first = next(base for kind, base in kinds.items() if m[kind] is not None)
    second = m["second"] or m["also"]
    if first in _TIMES and second and second not in _TIMES:
        first, second = second, first  # 每月每人
    return f"{first}·{second}" if second else str(first)


def _spread(
    text: str, quantities: Sequence[QuantityFound], found: list[str | None], at: int, base: str
) -> None:
    """Give `base` to quantity `at` and to those that are coordinated or compared with it."""
    unit = quantities[at].unit
    if unit is not None and unit.dimension in _NO_RATE:
        return
    found[at] = base
    while at + 1 < len(quantities):
        here, there = quantities[at], quantities[at + 1]
        gap = here.core[1], there.core[0]
        if gap[1] - gap[0] > _REACH:
            return
        same = here.unit == there.unit
        listed = text[gap[0] : gap[0] + 1] == "、" and gap[1] - gap[0] <= 6
        linked = _LINK.fullmatch(text, *gap) is not None
        if not (linked and (same or listed)) and not (
            same and (_COMPARED.fullmatch(text, *gap) or _ALIKE.fullmatch(text, *gap))
        ):
            return
        at += 1
        found[at] = found[at] or base
