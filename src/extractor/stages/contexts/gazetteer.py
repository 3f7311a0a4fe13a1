"""Gazetteer: the names of places that stand in a clause: settlements, areas, named sites, lists of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from extractor.lexicon.load import load_table
from extractor.stages.contexts.ends import Kind, kinds, number_before
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import Token
from extractor.text import patterns as regex

_LIST_JOINTS = frozenset(("、", "和", "与", "及", "以及"))
_HAN = regex.compile(r"\p{Han}+")
_ONE_CHAR_AREAS = frozenset("县市区旗州盟")
_PROPER_TAGS = frozenset(("ns", "nr", "nrfg", "nrt", "nz", "nt", "x", "m:name"))
_LOOSE_TAGS = frozenset(("d", "c", "p", "r", "l", "i", "u", "uj", "ul"))
_PHRASE_TAGS = ("l", "i")  # 圆满完成, 因地制宜
_LONGEST_STEM = 5
_LONGEST_SITE = 16
_NEAR = 5000  # how far around a name is looked for again
_GROUPS = ("集体", "两委", "“两委", "干部", "党支部", "党组织")  # of a village, or of villages at large
_OFFICE = regex.compile(r"[、和与](?P<name>\p{Han}{2,3}办)(?=\p{Han})")
_START, _END = attrgetter("start"), attrgetter("end")
_ROADS = ("国道", "省道", "县道", "高速", "铁路")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """`[start, end)` of one name, or of several joined by 、 (kind list)."""

    start: int
    end: int
    kind: Kind
    suffix: str = ""
    weak: bool = False  # a name only beside other names: 奋进村、团结村


@cache
def _table() -> dict[str, Any]:
    return load_table("places")


@cache
def _set(section: str, key: str) -> frozenset[str]:
    return frozenset(_table()[section][key])


@cache
def _stem_ends() -> tuple[str, ...]:
    return tuple(_table()["not_a_name"]["stem_ends"])


@cache
def prefectures(own: str) -> regex.Pattern[str] | None:
    """The bare names of a province's prefectures (长沙, 永州): places in that province's own report."""
    table = _table()["prefectures"]
    names = next((v for k, v in table.items() if len(own) >= 2 and k.startswith((own, own[:3]))), None)
    return regex.compile(rf"(?:{any_of(names.split())})(?![市县]?(?:至|到|市场|号|籍|人民))市?") if names else None


@cache
def _whole() -> regex.Pattern[str]:
    suffix = _table()["suffix"]
    return regex.compile(rf"(?P<stem>\p{{Han}}{{2,5}}?)(?:{any_of([*suffix['settlement'], *suffix['area'], *suffix['site']])})")


@cache
def _last_characters() -> frozenset[str]:
    suffix = _table()["suffix"]
    return frozenset(word[-1] for kind in ("settlement", "area", "site") for word in suffix[kind])


def is_plain_name(words: str) -> bool:
    """Whether the words are the name of a place and nothing else: the title of a section, say."""
    if words[-1:] not in _last_characters() or (m := _whole().fullmatch(words)) is None:
        return False
    stem = m["stem"]
    generic = stem in _set("not_a_name", "stems") or stem in _set("boundary", "words")
    return not generic and not stem.endswith(_stem_ends()) and not stem.startswith(_not_first())


def find_names(text: str, ends: Sequence[re.Match[str]], tokens: Sequence[Token]) -> list[PlaceName]:
    """The place names of one clause, in order; neighbours in a list are one. `ends` are the clause's."""
    names: list[PlaceName] = []
    for m in ends:
        word = m["suffix"]
        if word is None:
            listed = _bare_list(text, tokens, m)
            while listed is not None and names and names[-1].end > listed.start:
                names.pop()
            if listed is not None:
                names.append(listed)
            continue
        kind = kinds()[word]
        floor = names[-1].end if names else tokens[0].start
        if kind == "zone":
            name = PlaceName(m.start(), m.end(), kind, word)
        elif names and floor == m.start() and word in _set("suffix", "parts"):
            name = PlaceName(names.pop().start, m.end(), "site", word)
        else:
            named = _name(text, tokens, m.start(), word, kind, floor)
            if named is None:
                continue
            name = named
            if names and floor == name.start:
                if name.weak:
                    continue
                name = PlaceName(names.pop().start, name.end, name.kind, word)  # 云岭镇柳沟村
        names.append(name)
    return _join(text, names, tokens)


def _name(
    text: str, tokens: Sequence[Token], suffix: int, word: str, kind: Kind, floor: int
) -> PlaceName | None:  # fmt: skip
    """The name that ends with the suffix `word` at `suffix`, if it is one; it begins at `floor` or later."""
    end = suffix + len(word)
    at = min(bisect_left(tokens, end, key=_END), len(tokens) - 1)
    last = tokens[at]
    if last.end != end or (last.tag.startswith("m:") and last.tag != "m:name"):
        return None
    generic = _set("not_a_name", "stems")
    if text[last.start : suffix] in generic:
        return None
    stem = _stem_start(text, tokens, at, suffix, kind, floor)
    if stem is None:
        return None
    name = text[stem:suffix]
    if name in generic or name + word in _set("not_a_name", "with_suffix"):
        return None
    if name.endswith(_stem_ends()) or name.startswith(_not_first()) or _neighbours(text, stem, end):
        return None
    first_inside = at
    while first_inside > 0 and tokens[first_inside - 1].start >= stem:
        first_inside -= 1
    inside = tokens[first_inside : at + 1]
    if inside[-1].start >= suffix or len(inside) > 1:
        before = next((t.text for t in reversed(inside) if t.end <= suffix), "")
        if before in _set("not_a_name", "never_last"):
            return None
    sure = True
    if word in _ONE_CHAR_AREAS:
        whole = last if last.start < suffix else tokens[at - 1]
        stem = max(floor, whole.start)
        sure = suffix - stem >= 2 and (whole.tag == "ns" or (whole is last and word != "区"))
    elif kind == "site":
        first = inside[0]
        named = (first.tag in _PROPER_TAGS or first.text in _ROADS) and first.end <= suffix
        singles = len(first.text) == 1 and sum(len(t.text) == 1 for t in inside) >= 2
        lies = 3 <= len(name) <= 4 and name[-1] in _set("suffix", "landforms")  # 青石湾
        sure = len(name) >= 2 and (named or singles or lies or (len(inside) == 1 and first.tag == "ns"))
        sure = sure and not text[stem - 1 : stem].isdigit()
    elif len(name) == 1:
        sure = text[stem - 1 : stem] in "、，" and word in ("村", "屯", "镇", "乡", "寨")
    if not sure:
        return None
    # 选出村干部 is a verb, 奋进村 recurs
    verb = next((t for t in reversed(inside) if t.end == suffix), None)
    if text.startswith(_GROUPS, end) and any(t.tag.startswith("v") for t in inside):
        return None  # 完成村两委换届
    if len(inside) >= 2 and verb is not None and verb.text in _LIST_JOINTS and len(inside[0].text) > 1:
        return None  # 工人和社区干部
    weak = kind != "site" and verb is not None and verb.tag == "v" and len(verb.text) > 1
    weak = weak and text.count(name + word, max(0, stem - _NEAR), end + _NEAR) < 2
    return PlaceName(stem, end, kind, word, weak)


_SIDES = frozenset("东南西北")
_BORDERS = re.compile(r"[东南西北]{1,2}(?:毗邻|邻|接|临|连|靠|依|毗|濒|抵|界|与|以)")
_BORDERED = re.compile(r"(?:镇|乡|县|市|区|村|街道|省)?(?:接壤|毗邻|相邻|毗连|相连|相接|交界|为邻|搭界|隔[河江]相望)")


def _neighbours(text: str, start: int, end: int) -> bool:
    """东邻石柱乡, 南接云台镇, 与洛门乡接壤: a place beside the one that is told of, where nothing is counted."""
    if _BORDERED.match(text, end) or (text[start] in _SIDES and _BORDERS.match(text, start, end)):
        return True
    return any(start >= n and text[start - n] in _SIDES and _BORDERS.fullmatch(text, start - n, start) for n in (2, 3, 4))


@cache
def _not_first() -> tuple[str, ...]:
    return (*_table()["own"]["heads"], *_table()["not_a_name"]["never_first"])


def _stem_start(
    text: str, tokens: Sequence[Token], at: int, suffix: int, kind: Kind, floor: int
) -> int | None:  # fmt: skip
    """Back over the words before the suffix up to what cannot be part of a name."""
    boundary = _set("boundary", "words")
    site = kind == "site"
    longest = _LONGEST_SITE if site else _LONGEST_STEM
    here = min(suffix, tokens[at].start)
    if here < floor:
        return None
    if site and tokens[at].end - suffix >= 2 and (run := _whole_run(tokens, at, suffix)) is not None and run >= floor:
        return run
    while at >= 0 and (tokens[at].start >= suffix or tokens[at].end > suffix):
        at -= 1
    while at >= 0:
        token = tokens[at]
        size = suffix - here
        if token.end != here or suffix - token.start > longest or token.start < floor:
            break
        if token.tag == "m:name":
            here = token.start
            if at and tokens[at - 1].text in _ROADS:
                here = tokens[at - 1].start
            break
        if token.tag.startswith("m:") or not _HAN.fullmatch(token.text):
            break
        if (token.text in boundary and size) or (not size and token.tag in _PHRASE_TAGS):
            break
        if len(token.text) >= 2 and size:
            if token.tag.startswith("v") or token.tag in _LOOSE_TAGS:
                break
            if not site and size >= 2 and token.tag not in _PROPER_TAGS:
                break
        elif size >= 3 and not site and not _opens(tokens, at - 1):
            break
        here = token.start
        at -= 1
    return here if here < suffix else None


def _whole_run(tokens: Sequence[Token], at: int, suffix: int) -> int | None:
    """湘东湘中承接产业转移示范区: a run that a proper name opens is one name, verbs and all."""
    here = at
    while here > 0 and tokens[here - 1].end == tokens[here].start and not _opens(tokens, here - 1):
        here -= 1
        if suffix - tokens[here].start > _LONGEST_SITE:
            return None
    return tokens[here].start if here < at and tokens[here].tag == "ns" else None


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Nothing that could belong to a name stands here: a mark, a number, a preposition."""
    if at < 0:
        return True
    token = tokens[at]
    if token.tag == "m:name":
        return False
    return not _HAN.fullmatch(token.text) or token.text in _set("boundary", "words") or token.tag in ("p", "c")


def _join(text: str, names: list[PlaceName], tokens: Sequence[Token]) -> list[PlaceName]:
    """松岭镇、石坪乡; 白石村、砚门村和新兴村: one place of several names."""
    joined: list[PlaceName] = []
    for name in names:
        if joined and text[joined[-1].end : name.start] in _LIST_JOINTS:
            name = PlaceName(joined.pop().start, name.end, "list", name.suffix)
        joined.append(name)
    joined = [n for n in joined if not n.weak]
    if joined and (m := _OFFICE.match(text, joined[-1].end, tokens[-1].end)):
        joined.append(PlaceName(joined.pop().start, m.end(), "list", "办"))
    return joined


def _bare_list(text: str, tokens: Sequence[Token], tail: re.Match[str]) -> PlaceName | None:
    """Names without suffix before 等村, 三个村, 两村: 荷塘、新坡、月岭等村."""
    number = number_before(text, tail)
    here = start = tail.start() if number is None else number
    at, items = bisect_left(tokens, start, key=_START) - 1, 0
    while at >= 0:
        stem = _item_start(tokens, at, here)
        if stem is None:
            break
        items += 1
        here = tokens[stem].start
        at = stem - 2
        if at < 0 or tokens[stem - 1].text not in _LIST_JOINTS or tokens[stem - 1].end != here:
            break
        here = tokens[stem - 1].start
    if text[here : here + 1] in _LIST_JOINTS:
        here += 1
    if items < 2 and not (items and text[start] == "等"):
        return None
    return PlaceName(here, tail.end() if number is None else number, "list", "村")


def _item_start(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """The first token of the list item that ends at `end`, up to five characters."""
    boundary = _set("boundary", "words")
    stop = end
    first: int | None = None
    while at >= 0:
        token = tokens[at]
        named = token.tag == "m:name"
        if token.end != end or stop - token.start > _LONGEST_STEM or token.text in boundary:
            break
        if not named and (token.tag.startswith("m:") or not _HAN.fullmatch(token.text)):
            break
        if first is not None and len(token.text) >= 2 and (token.tag.startswith("v") or stop - end >= 2):
            break
        first, end = at, token.start
        at -= 1
    return first
