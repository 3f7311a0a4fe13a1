"""Holding: which of a clause's places hold its numbers, and whether they are the topic of what follows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from extractor.lexicon.load import load_table
from extractor.stages.contexts.common_nouns import words_of
from extractor.stages.contexts.ends import Kind
from extractor.stages.contexts.gazetteer import PlaceName, find_names
from extractor.stages.contexts.layout import Part, Site
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import Clause
from extractor.text import patterns as regex

# head: topic of its clause, holds for what follows; in: for its own clause only
Role = Literal["head", "in"]

FAR = 60  # characters beyond which a place and a number are strangers
_SETTLED = ("村", "社区", "屯", "嘎查", "镇", "乡", "街道", "苏木", "办", "县", "市", "区", "旗")
_LEVELS = (("省", "自治区"), ("市", "州", "盟", "地区"), ("县", "区", "旗"), ("镇", "乡", "街道", "苏木"), ("村", "社区"))
_LEVEL_ENDS = tuple(end for ends in _LEVELS[:4] for end in ends)
_LABEL = re.compile(r"(?:\d{1,2}[.、．]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳])\s*")  # 1.柳沟村：…
_COUNT_WORDS = "村个社区自然行政屯居委会民小组"
# what has a seat of its own (县城)
_SEATED = ("县", "旗", "市", "区")
_PARTS = ("新区", "镇区")  # no district: a part of a town or a county


@dataclass(slots=True)
class Held:
    """A place in a clause; `role` is None where it holds nothing (距县城18公里)."""

    name: PlaceName
    written: str
    role: Role | None


@cache
def _table() -> dict[str, Any]:
    return load_table("places")


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    roles = _table()["roles"]
    counted = any_of(roles["counted"])
    return {
        "not_holding": regex.compile(rf"(?:{any_of(roles['not_holding'])})$"),
        "lead": regex.compile(rf"(?:{any_of([*roles['lead_ins'], *_table()['own']['heads']])}|[，、：\s“（]){{0,4}}"),
        "spread": regex.compile(rf"(?:{any_of(roles['spread'])})(?:[^，；。：、（]{{1,6}}的)?$"),
        "counted": regex.compile(rf"(?:{counted})"),
        "sort": regex.compile(rf"[^，；。、的]{{1,4}}?(?:{counted})(?![级属民办])"),
        "listed_gap": regex.compile(rf"等?(?:[\d一二两三四五六七八九十]{{1,3}}个?(?:{counted})[、和及])?"),
        "built": regex.compile(rf"(?:{any_of(roles['built'])})$"),
        "works": regex.compile(rf"(?:{any_of(roles['works'])})"),
        "among": regex.compile(r"[^，；。]{0,40}等[^，；。]{0,12}(?:工程|项目)"),
        "works_counted": regex.compile(r"(?:重[点大]|民生|惠民|在建|续建|新建)?(?:项目|工程)"),
        "example": regex.compile(r"[^，；。、]{0,20}(?:工程|项目)等(?:重[点大])?"),
        "each": regex.compile(r"[^，；。]{0,8}分别"),
        "joint": regex.compile(r"[、和与及]|以及"),
        "settled": regex.compile(rf"(?:顺利|正式|全面|相继|陆续|成功)?(?:{any_of(roles['settled'])})"),
        "helped": regex.compile(rf"(?:{any_of(roles['helped'])})$"),
        "core": regex.compile(rf"为(?:{any_of(roles['core'])})"),
    }


def spreads(before: str) -> bool:
    """分布在, 位于: the words before a place where something lies."""
    return _patterns()["spread"].search(before) is not None


def find_held(
    part: Part, text: str, own: str, clauses: Sequence[Clause], ends: Sequence[re.Match[str]]
) -> list[Held]:  # fmt: skip
    """The places of one clause in order, those smaller than the report's `own`; `ends` are the clause's."""
    held = []
    for name in find_names(text, ends, clauses[part.index].tokens, own):
        written = text[name.start : name.end]
        if is_smaller(written, own, name.kind):
            if own and written.startswith(own) and len(written) > len(own) + 1:
                written = written[len(own) :]
            role = None if _is_where(own, part, name, text) else _role(name, part, text, own)
            held.append(Held(name, written, "in" if role and name.suffix in words_of("suffix", "seats") else role))
    return held


def _is_where(own: str, part: Part, name: PlaceName, text: str) -> bool:
    """青禾镇位于白沙湖景区北侧: where the report's own place lies."""
    return own != "" and text.startswith(own, part.start) and spreads(text[part.start + len(own) : name.start])


def with_cities(part: Part, text: str, held: list[Held], cities: regex.Pattern[str]) -> list[Held]:
    """永州蔬菜出口突破百亿元: a prefecture by its bare name, where it is the topic of the clause."""
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
        return held  # 吴忠机床等3家企业: one of a list
    return sorted([*held, Held(name, text[name.start : name.end], "head")], key=lambda h: h.name.start)


def is_smaller(name: str, own: str, kind: Kind = "area") -> bool:
    """A part of the report's own place: not the place itself, not what lies above or beside it."""
    if name in words_of("suffix", "seats"):
        return own.endswith(_SEATED)
    if not own:
        return True
    above = kind == "area" and name.endswith(_LEVEL_ENDS) and not name.endswith(_PARTS)
    if name == own or own.endswith(name) or (above and own.startswith(name.rstrip("镇乡县市区旗"))):
        return False
    return not above or _level(name) > _level(own)


def _level(name: str) -> int:
    return next((i for i, ends in enumerate(_LEVELS) if name.endswith(ends)), 3)


def _role(name: PlaceName, part: Part, text: str, own: str = "") -> Role | None:
    patterns = _patterns()
    label = _LABEL.match(text, part.start, name.start)
    start = label.end() if label is not None else part.start
    dated = bisect_right(part.dates, name.start, key=lambda d: d.end)
    if dated:
        start = part.dates[dated - 1].end
    before = text[max(start, name.start - FAR) : name.start].removesuffix(own)  # 位于石门乡|柳沟村
    if text[name.end : name.end + 1] in _table()["roles"]["route"]:
        return None
    if patterns["lead"].fullmatch(before):
        return None if patterns["among"].match(text, name.end, part.end) and not part.quantities else "head"
    if patterns["not_holding"].search(before):
        return None
    if patterns["spread"].search(before) or (before.endswith("以") and patterns["core"].match(text, name.end)):
        return "head"
    if before.endswith(("在", "对")) and patterns["settled"].match(text, name.end):
        return "head"
    if patterns["helped"].search(before):
        return "head"
    if part.quantities and patterns["built"].search(before):
        return "head"
    works = patterns["works"].match(text, name.end, part.end)
    if part.first and works is not None and works.end() == part.end:
        return "head"
    return "in"


def tied(site: Site, held: list[Held], text: str) -> str | None:
    """The last place before the number that holds it."""
    at = bisect_right(held, site.quantity.start, key=lambda h: h.name.end)
    if not at:
        return None
    h = held[at - 1]
    if _glosses(h.name, site.previous, text) and text.find("）", h.name.end, site.quantity.start) >= 0:
        return None  # 省级示范村1个（柳沟村）、市级3个
    if h.role == "in" and _patterns()["example"].fullmatch(text, h.name.end, site.quantity.start):
        return None  # 需求计柳沟村道路工程等12项: one of them
    if at > 1 and _patterns()["works_counted"].match(site.right):
        return _places_of_works(site, held[:at])
    if h.role is None or _counts_the_names(site, h.name, text) or _patterns()["joint"].match(text, h.name.end):
        return None  # 青山、临江、白塔3家高新区: more names follow that nobody knows
    return h.written


def _places_of_works(site: Site, held: Sequence[Held]) -> str | None:
    """柳沟村道路硬化、青溪村饮水工程2个项目: all that are named since the number before."""
    start = site.previous.quantity.end if site.previous is not None else site.part.start
    return "、".join(h.written for h in held if h.role is not None and h.name.start >= start) or None


def _glosses(name: PlaceName, before: Site | None, text: str) -> bool:
    """1个（柳沟村）: the name belongs to the number before it."""
    return before is not None and text[before.quantity.end : name.start].endswith("（") and name.start - before.quantity.end <= 6


def find_topic(part: Part, held: list[Held], text: str) -> Held | None:
    """The place that the clause puts at its head, where it says something of it."""
    head = next((h for h in held if h.role == "head"), None)
    if head is None or _patterns()["joint"].match(text, head.name.end):
        return None
    if head.name.kind == "area":  # 石坪镇白塔楼盘位于石坪镇柳沟村，…
        head = next((h for h in held if h.role == "head" and h.name.kind == "settlement"), head)
    before = text[part.start : head.name.start]
    if not (before.endswith(("在", "对")) or spreads(before)) and any(
        _counts_the_names(s, head.name, text) and not s.right.strip(_COUNT_WORDS) for s in part.quantities
    ):
        return None  # 柳沟、青溪2个村，总人口…: of a town that has them
    if text[head.name.end : head.name.end + 1] == "各" and text.startswith("其中", part.start):
        return None
    return head


def distributed(part: Part, held: list[Held], before: Held | None, text: str) -> dict[int, str]:
    """柳沟村、青溪村分别建成大棚20座、35座: each its own. `before` is the last list of the clauses before."""
    if not part.quantities:
        return {}
    if len(held) > 1 and "分别" in text[held[-1].name.end : part.quantities[0].quantity.start]:
        return _one_by_one(part.quantities, [h.written for h in held])  # 柳沟村的茶叶、青溪村的水果分别达到300亩、500亩
    lists = [h for h in held if h.name.kind == "list" and _patterns()["each"].match(text, h.name.end)]
    if before is not None and not held:
        if "分别" not in part.quantities[0].left:
            return _by_name(part.quantities, _items(before))
        lists = [before]
    if len(lists) != 1:
        return {}
    return _one_by_one([s for s in part.quantities if s.quantity.start > lists[0].name.end], _items(lists[0]))


def _by_name(sites: Sequence[Site], names: Sequence[str]) -> dict[int, str]:
    """柳沟、青溪两村安装路灯50盏，其中柳沟30盏、青溪20盏."""
    called = {name.removesuffix("村"): name for name in names}
    lefts = {s.index: s.left.lstrip("、和其中，：") for s in sites}
    return {index: called[left] for index, left in lefts.items() if left in called}


def _items(listed: Held) -> list[str]:
    return [n for n in _patterns()["joint"].split(listed.written) if n]


def _one_by_one(sites: Sequence[Site], names: Sequence[str]) -> dict[int, str]:
    return {s.index: n for s, n in zip(sites, names, strict=True)} if len(names) == len(sites) else {}


def _counts_the_names(site: Site, name: PlaceName, text: str) -> bool:
    """云岭、新坡、荷塘三个村: the number counts the places themselves."""
    gap = text[name.end : site.quantity.start]
    if name.kind == "list" and gap == "等" and _patterns()["sort"].match(site.right):
        return True  # 柳沟村、青溪村等6个城中村
    if not _patterns()["listed_gap"].fullmatch(gap):
        return False
    if name.kind == "site" or (name.kind == "list" and name.suffix not in _SETTLED):
        return site.unit in ("个", "处", "大", "家", "座")
    counted = _patterns()["counted"].match(site.unit) or _patterns()["counted"].match(site.right)
    return counted is not None and (name.kind == "list" or counted[0] == name.suffix)  # 柳沟村3个村民小组 counts none
