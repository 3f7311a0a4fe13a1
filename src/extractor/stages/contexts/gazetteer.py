"""Gazetteer: the names of places that stand in a clause: settlements, areas, named sites, lists of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from extractor.lexicon.load import load_table
from extractor.stages.contexts.common_nouns import is_common, is_neighbour, is_phrase, words_of
from extractor.stages.contexts.ends import Kind, kinds, number_before
from extractor.stages.contexts.stems import PROPER_TAGS, ROADS, item_start, opens, stem_start
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import Token
from extractor.text import patterns as regex

_LIST_JOINTS = frozenset(("、", "和", "与", "及", "以及"))
_ONE_CHAR_AREAS = frozenset("县市区旗州盟")
_DISTRICTS = frozenset("区镇乡市")
_NEAR = 5000  # how far around a name is looked for again
# names of a kind only beside other names: 石坪乡、建设办; 大河村、新坡里
_BESIDE = regex.compile(
    r"[、和与及]\p{Han}{2,3}(?:办(?=\p{Han})(?![理公事结好成学法展完实])|里(?![程面边头外]))"
)
# 云岭区龙泉里
_NEIGHBOURHOOD = regex.compile(
    r"[\p{Han}--[百千万公]]\p{Han}(?<![这那哪家城村夜手心])里(?![程面边头外民]|长(?![年期]))", regex.V1
)
_AT = re.compile("于(?![家庄])")  # 于大鹏村办理…: taken for a surname
_DISTANT = "距离"  # 离集镇5公里
_BY_SIDE = re.compile("以[东西南北]")  # 以西江村、上河村为重点: cut as a side
_ITEM_JOINTS = "、（，；："
_LISTED = 60  # how far around other items of a list are looked for
_COUNTED = re.compile(r"\d+(?:个(?![，、。；）])|[户人亩名])")
_COUNTED_ITEM = regex.compile(rf"、\p{{Han}}{{2,4}}[村屯寨]{_COUNTED.pattern}")
_SIDE = re.compile(r"[城河江湖山]?[东南西北中][部城区郊]?")
_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """`[start, end)` of one name, or of several joined by 、 (kind list)."""

    start: int
    end: int
    kind: Kind
    suffix: str = ""
    weak: bool = False  # a name only beside other names: 奋进村、团结村


@lru_cache(64)
def prefectures(own: str) -> regex.Pattern[str] | None:
    """The bare names of a province's prefectures (长沙, 永州): places in that province's own report."""
    table = load_table("places")["prefectures"]
    names = next((v for k, v in table.items() if len(own) >= 2 and k.startswith((own, own[:3]))), None)
    return (
        regex.compile(rf"(?:{any_of(names.split())})(?![市县]?(?:至|到|市场|号|籍|人民))市?")
        if names
        else None
    )


def find_names(
    text: str, ends: Sequence[re.Match[str]], tokens: Sequence[Token], own: str
) -> list[PlaceName]:  # fmt: skip
    """The place names of one clause, in order; neighbours in a list are one. `ends` are the clause's.

    `own` is the report's own place.
    """
    names: list[PlaceName] = []
    for m in ends:
        word = m["suffix"] or _numbered(m, tokens)
        if word is None:
            listed = _bare_list(text, tokens, m)
            if listed is None:
                continue
            if (first := next((n for n in names if n.start < listed.start < n.end), None)) is not None:
                listed = PlaceName(first.start, listed.end, "list", "村")
            if is_neighbour(text, listed.start, listed.end):
                continue  # 地处临江、白塔、青山三县交界
            while names and names[-1].end > listed.start:
                names.pop()
            names.append(listed)
            continue
        kind = kinds()[word]
        floor = names[-1].end if names else tokens[0].start
        if kind == "zone":
            name = PlaceName(m.start(), m.end(), kind, word)
        elif names and floor == m.start() and _is_part_of(names[-1], text, m, word, kind):
            name = PlaceName(names.pop().start, m.end(), "site", word)
        else:
            named = _name(text, tokens, m.start(), word, kind, floor, own)
            if named is None:
                continue
            name = named
            if word in _DISTRICTS and (inner := _NEIGHBOURHOOD.match(text, name.end, tokens[-1].end)):
                name = PlaceName(name.start, inner.end(), "settlement", "里")
            if names and floor == name.start:
                if name.weak:
                    continue
                name = PlaceName(names.pop().start, name.end, name.kind, word)  # 云岭镇柳沟村
        names.append(name)
    return _join(text, names, tokens)


def _is_part_of(before: PlaceName, text: str, end: re.Match[str], word: str, kind: Kind) -> bool:
    """云岭镇镇区, 柳沟村水库, 青溪湖公园; not 柳沟村水库3座."""
    if word in words_of("suffix", "parts"):
        return True
    if kind != "site" or len(word) == 1 or text[end.end() : end.end() + 1].isdigit():
        return False
    return before.kind in ("settlement", "site")


def _numbered(tail: re.Match[str], tokens: Sequence[Token]) -> str | None:
    """八一村: what looks like the tail of a list ends a name that holds a number."""
    at = bisect_left(tokens, tail.end(), key=_END)
    named = at < len(tokens) and tokens[at].tag == "m:name" and tokens[at].start < tail.start()
    return tail[0] if named and tokens[at].end == tail.end() and tail[0] in kinds() else None


def _name(
    text: str, tokens: Sequence[Token], suffix: int, word: str, kind: Kind, floor: int, own: str
) -> PlaceName | None:  # fmt: skip
    """The name that ends with the suffix `word` at `suffix`, if it is one; it begins at `floor` or later."""
    end = suffix + len(word)
    quoted = text.startswith("”", end)  # “万村千乡”工程: a slogan
    at = min(bisect_left(tokens, end, key=_END), len(tokens) - 1)
    last = tokens[at]
    inside_of = last.start == suffix and last.end > end and text[end] in "内农支"  # 石坪|乡内, 柳溪|乡农|路, 柳沟|村支书
    if (last.end != end and not inside_of) or (last.tag.startswith("m:") and last.tag != "m:name"):
        return None
    if text[last.start : suffix] in words_of("not_a_name", "stems") and not _named_before(
        text, tokens, at, suffix
    ):
        return None
    stem = stem_start(tokens, at, suffix, kind, floor)
    if kind == "settlement" and (stem is None or suffix - stem < 2):
        stem = _counted_stem(text, tokens[0].start, suffix, end) or stem
    if stem == tokens[0].start and ((suffix - stem > 2 and _AT.match(text, stem)) or text[stem] in _DISTANT):
        stem += 1
    if stem is not None and suffix - stem > 2 and _BY_SIDE.match(text, stem):
        stem += 1
    if stem is not None and own and stem < (after := _end_of(own, text, stem)) < suffix:
        stem = after
    if stem is None or (quoted and text[stem - 1] == "“"):
        return None
    if is_common(text[stem:suffix], word) or is_neighbour(text, stem, end):
        return None
    first = at
    while first > 0 and tokens[first - 1].start >= stem:
        first -= 1
    inside = tokens[first : at + 1]
    if is_phrase(text, inside, suffix, end):
        return None
    if word in _ONE_CHAR_AREAS:
        whole = last if last.start < suffix else tokens[at - 1]
        stem = max(floor, whole.start)
        sure = suffix - stem >= 2 and (whole.tag == "ns" or (whole is last and word != "区"))
    elif kind == "site":
        sure = _names_a_site(text, stem, suffix, word, inside, own)
    else:
        sure = suffix - stem > 1 or (
            text[stem - 1 : stem] in "、，" and word in ("村", "屯", "镇", "乡", "寨")
        )
    if not sure:
        return None
    return PlaceName(stem, end, kind, word, kind != "site" and _is_weak(text, stem, end, suffix, inside))


def _end_of(own: str, text: str, at: int) -> int:
    """石门乡|长安村: where the report's own place ends, whose last character was cut to the name behind it."""
    here = text.find(own, max(0, at - len(own) + 1), at + len(own))
    return here + len(own) if 0 <= here < at else 0


def _named_before(text: str, tokens: Sequence[Token], at: int, suffix: int) -> bool:
    """王庄新村, 孟同村, 上河村: a name begins before what makes a common noun elsewhere."""
    last = tokens[at]
    if at == 0 or tokens[at - 1].end != last.start:
        return False
    stem = text[last.start : suffix]
    if stem in words_of("suffix", "landforms"):
        return len(tokens[at - 1].text) == 1 and opens(tokens, at - 2)  # 上河村
    return tokens[at - 1].tag in PROPER_TAGS and stem in words_of("suffix", "in_names")


def _counted_stem(text: str, start: int, suffix: int, end: int) -> int | None:
    """柳沟村6个组217户、打烂碑村9个组265户: in a list of villages with their numbers each item begins with one."""
    if not _COUNTED.match(text, end):
        return None
    at = next(
        (
            n
            for n in range(suffix - 4, suffix - 1)
            if n == start or (n > start and text[n - 1] in _ITEM_JOINTS)
        ),
        None,
    )
    others = _COUNTED_ITEM.finditer(text, max(start, suffix - _LISTED), suffix + _LISTED)
    return at if any(m.start() + 1 != at for m in others) else None


def _names_a_site(
    text: str, stem: int, suffix: int, word: str, inside: Sequence[Token], own: str
) -> bool:  # fmt: skip
    """What a proper name opens, the report's own too (双塔物流园), an unknown word (青石湾园区), a side (城北片区)."""
    called = own.rstrip("省市县区旗镇乡街道") if len(own) > 2 else own
    first, name = inside[0], text[stem:suffix]
    if len(name) < 2 or text[stem - 1 : stem].isdigit():
        return False
    if (first.tag in PROPER_TAGS or first.text in ROADS) and first.end <= suffix:
        return True
    if len(first.text) == 1 and sum(len(t.text) == 1 for t in inside) >= 2:
        return True
    if word in words_of("suffix", "districts") and len(name) <= 4 and not first.tag.startswith("v"):
        return True
    if _SIDE.fullmatch(name):
        return True
    lies = 3 <= len(name) <= 5 and name.rstrip("新旧老")[-1] in words_of("suffix", "landforms")
    if word == "水库" and len(name) >= 3 and any(len(t.text) == 1 for t in inside):
        lies = lies or all(t.tag.startswith("n") for t in inside)  # 坝口子水库
    return (
        lies
        or (called != "" and name.startswith(called))
        or (len(inside) == 1 and first.tag in ("ns", "m:name"))
    )


def _is_weak(text: str, stem: int, end: int, suffix: int, inside: Sequence[Token]) -> bool:
    """选出村干部 is a verb, 奋进村 recurs."""
    verb = next((t for t in reversed(inside) if t.end == suffix), None)
    if verb is None or verb.tag != "v" or len(verb.text) == 1:
        return False
    return text.count(text[stem:end], max(0, stem - _NEAR), end + _NEAR) < 2


def _join(text: str, names: list[PlaceName], tokens: Sequence[Token]) -> list[PlaceName]:
    """松岭镇、石坪乡; 白石村、砚门村和新兴村: one place of several names."""
    joined: list[PlaceName] = []
    for name in names:
        if joined and text[joined[-1].end : name.start] in _LIST_JOINTS:
            name = PlaceName(joined.pop().start, name.end, "list", name.suffix)
        joined.append(name)
    joined = [n for n in joined if not n.weak]
    if joined and (m := _BESIDE.match(text, joined[-1].end, tokens[-1].end)):
        joined.append(PlaceName(joined.pop().start, m.end(), "list", "办"))
    return joined


def _bare_list(text: str, tokens: Sequence[Token], tail: re.Match[str]) -> PlaceName | None:
    """Names without suffix before 等村, 三个村, 两村: 荷塘、新坡、月岭等村."""
    number = number_before(text, tail)
    here = start = tail.start() if number is None else number
    at, items = bisect_left(tokens, start, key=_START) - 1, 0
    while at >= 0:
        stem = item_start(tokens, at, here)
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
