"""Places: the smallest place that a clause, or the topic of its sentence, ties a number to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.models.records import Reach
from extractor.stages.contexts.ends import Kind, find_ends
from extractor.stages.contexts.gazetteer import prefectures
from extractor.stages.contexts.holding import (
    FAR,
    Held,
    distributed,
    find_held,
    find_topic,
    spreads,
    tied,
    with_cities,
)
from extractor.stages.contexts.layout import Part, Passage, Site
from extractor.stages.contexts.topics import find_topics
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import Clause, HeaderFound, SectionFound, StatementFound
from extractor.text import patterns as regex

_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_FIRST_ITEMS = ("一是", "（1）", "（一）", "1.", "①")
_ITEM = re.compile(r"[二三四五六七八九十]{1,2}是|（[2-9二三四五六七八九十]）|[2-9][.、．](?!\d)|[②-⑳]")


@dataclass(frozen=True, slots=True)
class Where:
    name: str
    reach: Reach


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = load_table("places")
    roles = table["roles"]
    return {
        "own": re.compile(any_of(table["own"]["heads"])),
        "away": re.compile(
            rf"{any_of([*table['own']['heads'], *roles['away']])}|{any_of(roles['own_bodies'])}"
            rf"|[^，；。\d]{{2,14}}(?:{any_of(roles['institutions'])})"
        ),
        "yearly": re.compile(r"全年[^，；。]{0,8}(?:产量|产值|收入|总量|总额|总值|投资)"),
        "spent": re.compile(
            rf"(?:总|计划|拟|共|累计|先后|多方)?(?:{any_of(roles['spends'])})(?:各类|专项|项目|帮扶|财政|上级|衔接){{0,2}}资?金?(?:约|近|超过|超|达)?"
        ),
        "measures": re.compile(
            rf"(?!全|年|今|本)[^，；。\d]{{0,2}}?(?:{any_of(roles['measures'])})(?:共计|约为|达到|[共约为达近超逾])?"
        ),
        "money": re.compile(rf"(?:{any_of(roles['spends'])})[^，；。]{{0,8}}$"),
        "whole": re.compile(
            rf"(?:{any_of(table['own']['heads'])})的?$|(?:其余|其他|其它)(?:{any_of([*roles['counted'], '各', '地'])})"
        ),
        "same_topic": re.compile(
            rf"{any_of(roles['same_topic'])}|(?:{any_of(roles['things'])})(?:{any_of(roles['measured_so'])})"
        ),
        "lies": re.compile(rf"(?:{any_of(roles['lies'])})[于在]?"),
        "town_wide": re.compile(any_of(roles["town_wide"])),
    }


def find_places(
    text: str, header: HeaderFound, sections: Sequence[SectionFound], statements: Sequence[StatementFound],
    passages: Sequence[Passage], clauses: Sequence[Clause], limits: frozenset[int],
) -> Mapping[int, Where]:  # fmt: skip
    """By index of the quantity, for those tied to a place smaller than the report's own.

    `limits` are thresholds and ages: they bound a class of things and hold nowhere.
    """
    found: dict[int, Where] = {}
    own, words = header.place or "", _patterns()
    cities = prefectures(own)
    roams = cities is not None or own in _MUNICIPALITIES  # its sentences go from city to city
    topics = find_topics(text, own, sections, statements, passages)
    carried: str | None = None
    itemized = False  # 柳溪村实施以下工程：一是…。二是…: what carries was said before the list
    for passage in passages:
        topic = topics.get(passage.index)
        start = passage.statement.start
        itemized = itemized and _ITEM.match(text, start) is not None
        if carried and (passage.leads or not (itemized or words["same_topic"].match(text, start))):
            carried = None
        if not passage.counts:
            continue
        places = _places_of(passage, text, own, cities, clauses)
        if carried is None and topic is None and not places:
            continue
        untied = False  # a number before belongs to the whole: 拆除旱厕178个，柳沟村建成公厕3座，…
        beside = False  # it came after such a number, or as where a thing is found: what a town does is not its own
        listed: Held | None = None  # names that a later clause may tell apart: 分别获奖补资金50万元、30万元
        worked: str | None = None  # 完成柳沟村道路硬化，全长3公里: where the work is that the next clause measures
        bracket, closes = "", 0  # 水库1座（柳沟村水库总库容31万立方米，灌溉3800亩）: within the brackets
        waiting: list[Site] = []  # 投资2.6亿元，实施了…: the sum is spent where the next clause says
        for part in passage.parts:
            held = places.get(part.index, [])
            if carried and held and words["lies"].fullmatch(text, part.start, held[0].name.start):
                held = []  # 柳沟村水库…，位于青溪景区下游，灌溉…
            if carried and _leaves(part, text, beside):
                carried = None
            if topic and words["own"].match(text, part.start, part.end):
                topic = None
            spread = distributed(part, held, listed, text) if held or listed else {}
            for site in part.quantities:
                if site.index in limits or words["whole"].search(site.left):
                    continue  # 柳沟村是全县8个示范村之一; 其余各村2450亩
                name = spread.get(site.index) or (tied(site, held, text) if held else None)
                if name is not None:
                    found[site.index] = Where(name, "clause")
                    for earlier in waiting:
                        found.setdefault(earlier.index, Where(name, "statement"))
                    waiting = []
                elif site.quantity.start < closes:
                    found[site.index] = Where(bracket, "statement")
                elif carried is not None and not (held and held[0].name.start < site.quantity.start):
                    found[site.index] = Where(carried, "statement")
                elif worked is not None and words["measures"].fullmatch(site.before) and site.right[:1] != "的":
                    found[site.index] = Where(worked, "statement")
                elif topic is not None:
                    found[site.index] = Where(topic, "section")
                elif part.first and site.unit == "元" and words["spent"].fullmatch(site.before):
                    waiting.append(site)
                else:
                    untied = True
            itemized = itemized or (bool(carried) and not held and text.startswith(_FIRST_ITEMS, part.start))
            if waiting and len(held) == 1 and held[0].role is not None and not part.quantities:
                for earlier in waiting:  # 投资60万元，实施了柳沟村河道整治
                    found.setdefault(earlier.index, Where(held[0].written, "statement"))
                waiting = []
            if not held:
                if worked and not (part.quantities and words["measures"].match(part.quantities[0].before)):
                    worked = None
                continue
            if text[held[0].name.start - 1] == "（" and text[held[0].name.end] not in "）、，；等":
                bracket, closes = held[0].written, text.find("）", held[0].name.end, passage.statement.end)
            counts = bool(part.quantities) and part.quantities[-1].quantity.start > held[0].name.start
            one = len(held) == 1 and held[0].role is not None and not (counts and held[0].name.kind == "list")
            worked = held[0].written if one else None
            listed = next((h for h in reversed(held) if h.name.kind == "list"), None)
            if carried and not part.quantities and held[0].role == "in":
                carried = None  # 推进青溪村养殖小区建设，新增…: no longer at the place before
            if not roams and (head := find_topic(part, held, text)) is not None:
                carried, beside = head.written, untied or spreads(text[part.start : head.name.start])
            _tie_after(part, held, text, found, passage)
    return found


def _places_of(
    passage: Passage, text: str, own: str, cities: regex.Pattern[str] | None, clauses: Sequence[Clause]
) -> Mapping[int, list[Held]]:
    """By index of the clause: its places, for the few clauses that have some."""
    ends = find_ends(text, passage.statement.start, passage.statement.end)
    if not ends and cities is None:
        return {}
    found: dict[int, list[Held]] = {}
    at = 0
    for part in passage.parts:
        first = at
        while at < len(ends) and ends[at].start() < part.end:
            at += 1
        held = find_held(part, text, own, clauses, ends[first:at]) if at > first else []
        if cities is not None:
            held = with_cities(part, text, held, cities)
        if held:
            found[part.index] = held
        if at == len(ends) and cities is None:
            break
    return found


def _leaves(part: Part, text: str, beside: bool) -> bool:
    """全镇…, 确保…, 全年蔬菜产量, 镇卫生院…: back to the report's own place."""
    words = _patterns()
    if words["away"].match(text, part.start, part.end) or words["yearly"].match(text, part.start, part.end):
        return True
    return beside and words["town_wide"].match(text, part.start, part.end) is not None


def _tie_after(part: Part, held: list[Held], text: str, found: dict[int, Where], passage: Passage) -> None:
    """新建示范村2个（柳沟村、青溪村）; 面积6000亩，分布在白石村; 3个项目在柳沟村落地."""
    for h in held:
        before = text[max(0, h.name.start - 5) : h.name.start]
        if before.endswith("（"):
            if h.name.kind == "site" or text[h.name.end : h.name.end + 1] not in "）、，；等":
                continue  # 水库1座（柳沟村水库库容31万立方米）
            site = _last_before(passage, h.name.start)
            near = site is not None and text.find("）", site.quantity.end, h.name.start) < 0
            if site is not None and near and h.name.start - site.quantity.end <= 12:
                found[site.index] = Where(h.written, "clause")
        elif h.role is not None:
            site = _last_before(passage, h.name.start)
            if site is None or (site.index in found and found[site.index].reach != "section"):
                continue
            in_clause = site.part is part and (before.endswith("在") or _is_spent(site, h.name.kind))
            if in_clause or spreads(before):
                found[site.index] = Where(h.written, "clause")


def _is_spent(site: Site, kind: Kind) -> bool:
    """投入资金100万元完善柳沟村基础设施: money that the words behind it spend."""
    of = site.right.startswith("的") and kind == "site"  # 投资7亿元的青石湾园区: its size
    return site.unit == "元" and not of and _patterns()["money"].search(site.left) is not None


def _last_before(passage: Passage, at: int) -> Site | None:
    for part in reversed(passage.parts[: bisect_right(passage.parts, at, key=lambda p: p.start)]):
        here = bisect_right(part.quantities, at, key=lambda s: s.quantity.end)
        if here:
            return part.quantities[here - 1]
        if at - part.start > FAR:
            break
    return None
