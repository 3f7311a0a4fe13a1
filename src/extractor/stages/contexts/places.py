"""Places: the smallest place that a clause, or the topic of its sentence, ties a number to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import regex

from extractor.lexicon.load import load_table
from extractor.models.records import Reach
from extractor.stages.contexts.gazetteer import PlaceName, find_ends, find_names, prefectures
from extractor.stages.contexts.layout import Part, Passage, Site
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import Clause, HeaderFound, StatementFound

_LEVELS = (("省", "自治区"), ("市", "州", "盟", "地区"), ("县", "区", "旗"), ("镇", "乡", "街道", "苏木"), ("村", "社区"))
_FAR = 60  # characters beyond which a place and a number are strangers
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_COUNT_WORDS = "村个社区自然行政屯居委会民小组"
_SETTLED = ("村", "社区", "屯", "嘎查", "镇", "乡", "街道", "苏木", "办", "县", "市", "区", "旗")
# head: topic of its clause, holds for what follows; in: for its own clause only
Role = Literal["head", "in"]


@dataclass(frozen=True, slots=True)
class Where:
    name: str
    reach: Reach


@dataclass(slots=True)
class _Held:
    name: PlaceName
    written: str
    role: Role | None


@cache
def _table() -> dict[str, Any]:
    return load_table("places")


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    roles = _table()["roles"]
    return {
        "own": regex.compile(any_of(_table()["own"]["heads"])),
        "away": regex.compile(any_of([*_table()["own"]["heads"], *roles["away"]])),
        "not_holding": regex.compile(rf"(?:{any_of(roles['not_holding'])})$"),
        "lead": regex.compile(rf"(?:{any_of(roles['lead_ins'])}|[，、：\s“（]){{0,4}}"),
        "topic": regex.compile(
            rf"\s*(?:加快|推进|加强|抓好|推动)?(?P<name>{any_of(_table()['suffix']['zones'])}"
            rf"|(?!全|各|我|本)\p{{Han}}{{2,4}}(?:镇|乡|街道|社区|村|组团|新区|新城|片区))(?:{any_of(roles['topics'])})"
        ),
        "spread": regex.compile(rf"(?:{any_of(roles['spread'])})$"),
        "counted": regex.compile(rf"(?:{any_of(roles['counted'])})"),
        "listed_gap": regex.compile(rf"等?(?:[\d一二两三四五六七八九十]{{1,3}}个?(?:{any_of(roles['counted'])})[、和及])?"),
        "yearly": regex.compile(r"全年[^，；。]{0,8}(?:产量|产值|收入|总量|总额|总值|投资)"),
        "same_topic": regex.compile(any_of(roles["same_topic"])),
        "built": regex.compile(rf"(?:{any_of(roles['built'])})$"),
        "works": regex.compile(rf"(?:{any_of(roles['works'])})"),
        "spent": regex.compile(r"(?:总|计划|拟|共|累计)?(?:投资|投入)(?:约|近|超过|超|达)?"),
        "among": regex.compile(r"[^，；。]{0,40}等[^，；。]{0,12}(?:工程|项目)"),
        "each": regex.compile(r"[^，；。]{0,4}分别"),
        "joint": regex.compile(r"[、和与及]|以及"),
    }


def find_places(
    text: str, header: HeaderFound, statements: Sequence[StatementFound], passages: Sequence[Passage],
    clauses: Sequence[Clause], limits: frozenset[int],
) -> Mapping[int, Where]:  # fmt: skip
    """By index of the quantity, for those tied to a place smaller than the report's own.

    `limits` are thresholds and ages: they bound a class of things and hold nowhere.
    """
    found: dict[int, Where] = {}
    own = header.place or ""
    province = own.endswith(("省", "自治区")) or own in _MUNICIPALITIES
    cities = prefectures(own) if province else None
    topics = _topics(text, statements, passages)
    carried: str | None = None
    for passage in passages:
        topic = topics.get(passage.index)
        if passage.leads or not _goes_on(passage, text):
            carried = None
        if passage.parts[0].index < 0:
            continue
        ends = find_ends(text, passage.statement.start, passage.statement.end)
        if carried is None and topic is None and not ends and cities is None:
            continue
        at = 0
        waiting: list[Site] = []  # 投资2.6亿元，实施了…: the sum is spent where the next clause says
        for part in passage.parts:
            first = at
            while at < len(ends) and ends[at].start() < part.end:
                at += 1
            here = ends[first:at]
            held = _held(part, text, own, clauses, here) if here else []
            if cities is not None:
                held = _with_cities(part, text, held, cities)
            if carried and _leaves(part, text):
                carried = None
            if topic and _patterns()["own"].match(text, part.start, part.end):
                topic = None
            spread = _distributed(part, held, text)
            for site in part.quantities:
                if site.index in limits:
                    continue
                name = spread.get(site.index) or _tied(site, held, text)
                if name is not None:
                    found[site.index] = Where(name, "clause")
                    for earlier in waiting:
                        found.setdefault(earlier.index, Where(name, "statement"))
                    waiting = []
                elif carried is not None and not (held and held[0].name.start < site.quantity.start):
                    found[site.index] = Where(carried, "statement")
                elif topic is not None:
                    found[site.index] = Where(topic, "section")
                elif part.first and _patterns()["spent"].fullmatch(site.before):
                    waiting.append(site)
            if not province:  # its sentences go from city to city
                carried = _carried(part, held, text, carried)
            _after(part, held, text, found, passage)
    return found


def _topics(
    text: str, statements: Sequence[StatementFound], passages: Sequence[Passage]
) -> Mapping[int, str]:  # fmt: skip
    """By index of the statement: the place that the first sentence of its paragraph speaks of."""
    found: dict[int, str] = {}
    here: str | None = None
    last, at = 0, 0
    for index, statement in enumerate(statements):
        holds = at < len(passages) and passages[at].index == index
        at += holds
        if not last or "\n" in text[last : statement.start]:
            m = None if holds else _patterns()["topic"].match(text, statement.start, statement.end)
            here = m["name"] if m and statement.end - statement.start <= 30 else None
        last = statement.end
        if holds and here is not None:
            found[index] = here
    return found


def _held(
    part: Part, text: str, own: str, clauses: Sequence[Clause], ends: Sequence[re.Match[str]]
) -> list[_Held]:  # fmt: skip
    held = []
    for name in find_names(text, ends, clauses[part.index].tokens):
        written = text[name.start : name.end]
        if _is_smaller(written, name, own):
            if own and written.startswith(own) and len(written) > len(own) + 1:
                written = written[len(own) :]
            held.append(_Held(name, written, _role(name, part, text)))
    return held


def _with_cities(part: Part, text: str, held: list[_Held], cities: regex.Pattern[str]) -> list[_Held]:
    """永州果蔬出口突破百亿元: a prefecture by its bare name, where it is the topic of the clause."""
    m = cities.search(text, part.start, part.end)
    if m is None or any(h.name.start <= m.start() < h.name.end for h in held):
        return held
    name = PlaceName(m.start(), m.end(), "area", "市")
    while (n := cities.match(text, name.end + 1, part.end)) and text[name.end] in "、和":
        name = PlaceName(name.start, n.end(), "list", "市")
    following = next((s.quantity.start for s in part.quantities if s.quantity.start >= name.end), part.end)
    if _role(name, part, text) != "head" or any(h.name.start == name.end for h in held):
        return held
    if any(mark in text[name.end : following] for mark in "、等和"):
        return held  # 吴忠仪表等3家企业: one of a list
    return sorted([*held, _Held(name, text[name.start : name.end], "head")], key=lambda h: h.name.start)


def _is_smaller(name: str, place: PlaceName, own: str) -> bool:
    """A part of the report's own place: not the place itself, not what lies above or beside it."""
    if not own:
        return True
    if name == own or own.endswith(name) or (place.kind == "area" and own.startswith(name.rstrip("镇乡县市区旗"))):
        return False
    return place.kind != "area" or _level(name) > _level(own)


def _level(name: str) -> int:
    return next((i for i, ends in enumerate(_LEVELS) if name.endswith(ends)), 3)


def _role(name: PlaceName, part: Part, text: str) -> Role | None:
    patterns = _patterns()
    start = part.start
    dated = bisect_right(part.dates, name.start, key=lambda d: d.end)
    if dated:
        start = part.dates[dated - 1].end
    before = text[max(start, name.start - _FAR) : name.start]
    if text[name.end : name.end + 1] in _table()["roles"]["route"]:
        return None
    if patterns["lead"].fullmatch(before):
        return None if patterns["among"].match(text, name.end, part.end) and not part.quantities else "head"
    if patterns["not_holding"].search(before):
        return None
    if patterns["spread"].search(before):
        return "head"
    if part.quantities and patterns["built"].search(before):
        return "head"
    works = patterns["works"].match(text, name.end, part.end)
    if part.first and works is not None and works.end() == part.end:
        return "head"
    return "in"


def _carried(part: Part, held: list[_Held], text: str, carried: str | None) -> str | None:
    """What the clauses after this one inherit."""
    head = next((h for h in held if h.role == "head"), None)
    if head is None:
        return carried
    if _patterns()["joint"].match(text, head.name.end):
        return None
    if any(_counts_the_names(s, head.name, text) and not s.right.strip(_COUNT_WORDS) for s in part.quantities):
        return carried  # 辖三溪、双井2个村: no topic
    if text[head.name.end : head.name.end + 1] == "各" and text[part.start : head.name.start].startswith("其中"):
        return None
    return head.written


def _tied(site: Site, held: list[_Held], text: str) -> str | None:
    """The last place before the number that holds it."""
    at = bisect_right(held, site.quantity.start, key=lambda h: h.name.end)
    if not at:
        return None
    h = held[at - 1]
    if h.role is None or _counts_the_names(site, h.name, text) or _patterns()["joint"].match(text, h.name.end):
        return None  # 东湖、襄阳、宜昌3家高新区: more names follow that nobody knows
    return h.written


def _distributed(part: Part, held: list[_Held], text: str) -> dict[int, str]:
    """柳沟村、青溪村分别建成大棚20座、35座: each its own."""
    lists = [h for h in held if h.name.kind == "list" and _patterns()["each"].match(text, h.name.end)]
    if len(lists) != 1:
        return {}
    names = [n for n in _patterns()["joint"].split(lists[0].written) if n]
    sites = [s for s in part.quantities if s.quantity.start > lists[0].name.end]
    return {s.index: n for s, n in zip(sites, names, strict=True)} if len(names) == len(sites) else {}


def _counts_the_names(site: Site, name: PlaceName, text: str) -> bool:
    """石桥、双井、三溪三个村: the number counts the places themselves."""
    if not _patterns()["listed_gap"].fullmatch(text[name.end : site.quantity.start]):
        return False
    unit = site.quantity.unit.text if site.quantity.unit else ""
    if name.kind == "site" or (name.kind == "list" and name.suffix not in _SETTLED):
        return unit in ("个", "处", "大", "家", "座")
    counted = _patterns()["counted"]
    return counted.match(unit) is not None or counted.match(site.right) is not None


def _after(
    part: Part, held: list[_Held], text: str, found: dict[int, Where], passage: Passage
) -> None:  # fmt: skip
    """新建示范村2个（柳湾村、九里墩村）; 面积6000亩，分布在白家村、砬门村."""
    for h in held:
        before = text[max(0, h.name.start - 5) : h.name.start]
        if before.endswith("（"):
            if h.name.kind == "site" or text[h.name.end : h.name.end + 1] not in "）、，；等":
                continue  # 水库1座（柳湾村水库库容31万立方米）
            site = _last_before(passage, h.name.start)
            if site is not None and h.name.start - site.quantity.end <= 12:
                found[site.index] = Where(h.written, "clause")
        elif _patterns()["spread"].search(before):
            site = _last_before(passage, h.name.start)
            if site is not None and site.index not in found:
                found[site.index] = Where(h.written, "clause")


def _last_before(passage: Passage, at: int) -> Site | None:
    for part in reversed(passage.parts[: bisect_right(passage.parts, at, key=lambda p: p.start)]):
        here = bisect_right(part.quantities, at, key=lambda s: s.quantity.end)
        if here:
            return part.quantities[here - 1]
        if at - part.start > _FAR:
            break
    return None


def _leaves(part: Part, text: str) -> bool:
    """全镇…, 确保…, 全年蔬菜产量: back to the report's own place."""
    patterns = _patterns()
    return any(patterns[k].match(text, part.start, part.end) is not None for k in ("away", "yearly"))


def _goes_on(passage: Passage, text: str) -> bool:
    """After ； and 。 the topic holds only for a statement that has none of its own."""
    return _patterns()["same_topic"].match(text, passage.statement.start) is not None
