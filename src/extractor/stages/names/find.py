"""Finding names: one walk over the numerals of a text, each looked at by the rules in turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.lexicon.units import units
from extractor.models.records import NameKind
from extractor.stages.findings import NameFound
from extractor.stages.names.codes import code_at, documents
from extractor.stages.names.fixed import (
    HARD,
    SOFT,
    Expressions,
    counting,
    lexicon,
    split_by_what_stands_before,
)
from extractor.stages.names.places import NO_PLACE, numbered_institution_at, place_at
from extractor.stages.names.quoted import quoted_names
from extractor.stages.names.shapes import nought_at, relay_at, shape_at
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

# one class to begin with, without \d: `re` finds that fast
_RUN = re.compile(
    rf"[0-9{HARD[10:]}{SOFT}](?:(?<=\d)[\d.,]*(?<![.,])(?:[十百千万亿]+[\d.]*)*|(?<=[{HARD[10:]}])[{HARD[10:]}]*|)"
)
_SOFT = frozenset(SOFT)
# Units behind digits that leave nothing to look for (but 500吨级 is a grade).
_PLAIN_UNITS = frozenset("亩户人元个%公平吨米家名台条件项座处所余多次万亿岁倍种栋间套辆头只株张场起批份支片块本根册宗艘架床")
_BEHIND_LABEL = frozenset("、）是，。；")  # nor does a place go on so
Named = tuple[int, int, NameKind, str]  # start, end, kind, rule
_RESIDUE = re.compile(r"(?:关键词|图片|占位符?|附图)\d{1,2}")
_HOTLINE = regex.compile(r"1\d{2}|12\d{3}")
_MISTAKEN = frozenset({"names.fixed", "names.mixed", "names.latin", "names.coined", "names.water-or-hill"})
_DIGITS_AND_NUMERALS = frozenset("0123456789.〇一二两三四五六七八九十百千万亿")
_CLAUSE_END = regex.compile(r"[，。；）]|以[上内下]|左右|$")
_BEHIND_NOUN = regex.compile(r"[\p{Han}--[在到往去赴的、和与县区市火烟声歌谣风]]", regex.V1)
_SUMS_UP = regex.compile(r"[二两三四五六七八九十][大个项类方]")
_LISTED = regex.compile(r"(?:\p{Han}{1,8}(?<![元亩吨户人])[、和与]){1,9}\p{Han}{1,8}$")
_NUMBERS = "〇一二三四五六七八九十"
# quoted here, but as likely to count elsewhere: 十项措施, 8337
_COMMON = regex.compile(r"\d|[一二两三四五六七八九十百千万]+[项条类种名家户件]")


def find_names(reading: Reading, taken: Sequence[tuple[int, int]] = ()) -> Found[NameFound]:
    """Every numeral that is part of a name; `taken` are the spans of dates, ordinals and labels, sorted."""
    text = reading.text
    spans: dict[int, tuple[int, NameKind, str]] = {}  # start -> end, kind, rule: known before the walk
    for start, end in documents(text):
        spans[start] = (end, "document", "names.document")
    for match in _RESIDUE.finditer(text):
        spans.setdefault(match.start(), (match.end(), "residue", "names.residue"))
    own = Expressions()
    for start, end in quoted_names(text):
        kind: NameKind = "phone" if _HOTLINE.fullmatch(text, start, end) else "slogan"
        spans.setdefault(start, (end, kind, "names.quoted"))
        if end - start >= 3 and not _COMMON.match(text, start):
            own.add(text[start:end], "slogan")
    runs = [m.span() for m in _RUN.finditer(text)]
    places = _places(text, runs)
    for word in _coined(text, runs, places):
        own.add(word, "place")

    known = sorted((a, *rest) for a, rest in spans.items())
    words = [(lexicon(), "names.fixed")] + ([(own, "names.coined")] if own else [])
    found: list[NameFound] = []
    at_known = at_taken = 0
    done = 0  # the end of the name found last
    for start, end in runs:
        if start < done:
            continue
        while at_known < len(known) and known[at_known][1] <= start:
            at_known += 1
        if at_known < len(known) and known[at_known][0] <= start:
            a, b, kind, rule = known[at_known]
            if a >= done:
                found.append(NameFound(a, b, kind, rule))
                done = b
                continue
        if text[end : end + 1] in _PLAIN_UNITS and _plainly_counts(text, start, end):
            continue
        while at_taken < len(taken) and taken[at_taken][1] <= start:
            at_taken += 1
        inside = at_taken < len(taken) and taken[at_taken][0] <= start
        if inside and text[end : end + 1] in _BEHIND_LABEL:
            continue
        name = _name_at(text, start, end, words, places.get(start), inside, done)
        if name is not None and name[0] >= done:
            a, b, kind, rule = name
            found.append(NameFound(a, b, kind, rule))
            done = b
    return Found([name for name in found if not _measures(text, name)])


@cache
def _counts_at_end() -> frozenset[str]:
    return frozenset(load_table("names")["counts_at_end"]["words"].split())


def _measures(text: str, name: NameFound) -> bool:
    """三公里, 五小时, 110m2: what looks like a word and is a number with a measure that ends there or later."""
    if name.rule not in _MISTAKEN or text[name.start] == "一":  # 最后一公里, 分秒必争的一分钟
        return False
    if text[name.start : name.end] in _counts_at_end():
        return _CLAUSE_END.match(text, name.end) is not None and _BEHIND_NOUN.match(text, name.start - 1) is not None
    at = name.start
    while at < name.end and text[at] in _DIGITS_AND_NUMERALS:
        at += 1
    if at == name.start and not (at and text[at - 1] in _DIGITS_AND_NUMERALS):
        return False
    hit = units().match(text, at, len(text))
    return hit is not None and len(text[at : hit[0]]) > 1 and hit[1].dimension != "count" and hit[0] >= name.end


def _plainly_counts(text: str, start: int, end: int) -> bool:
    """Digits before a unit that leaves nothing to look for, and no letter or sign before them."""
    if not text[start].isdecimal() or "级" in text[end : end + 6]:
        return False
    before = text[start - 1 : start]
    return not (before.isascii() and (before.isalpha() or before in "-+./&#"))


def _name_at(
    text: str,
    start: int,
    end: int,
    words: Sequence[tuple[Expressions, str]],
    place: Named | None,
    inside: bool,
    low: int,
) -> Named | None:
    """The name at the numeral `[start, end)`; `inside`: a date, ordinal or label holds it already.

    `words` with the rules that they stand for; `low` is the end of the name before.
    """
    if start > 1 and text[start - 1] == "之" and text[start - 2] == "分":
        return None
    if end == start + 1 and (relay := relay_at(text, start)):
        return relay
    numbered = text[start - 1 : start] == "第"
    for expressions, rule in words:
        if (word := expressions.at(text, start)) is None:
            continue
        a, b, kind = word
        if b >= end and not (numbered and a == start) and not _counts(text, a, b):
            longer = place is not None and place[0] == a and place[1] > b
            if place and longer and (rule == "names.coined" or _SUFFIX.fullmatch(text, b, place[1])):
                return place
            return a, b, kind, rule
    if numbered and (institution := numbered_institution_at(text, start)):
        return *institution, "title", "names.numbered-institution"
    if text[start] in _SOFT:
        return nought_at(text, start)
    if inside:
        return None
    return code_at(text, start, end, low) or place or shape_at(text, start, end)


def _counts(text: str, start: int, end: int) -> bool:
    """Whether its surroundings make the word a count: 三分之一, 一起事故, 蓝天、碧水、净土三场保卫战."""
    if start and text[start - 1] in split_by_what_stands_before().get(text[start : start + 2], ""):
        return True
    if text[start] == "之" and start and text[start - 1] == "分":
        return True
    if _SUMS_UP.match(text, start) and _listed(text, start) == _NUMBERS.find(text[start].replace("两", "二")):
        return True
    pattern = counting().get(text[start:end])
    return pattern is not None and pattern.match(text, end) is not None


def _listed(text: str, end: int) -> int:
    """How many things are listed right before `end` (甲、乙和丙 are three); 0 where there is no list."""
    listed = _LISTED.search(text, max(0, end - 60), end)
    return sum(listed[0].count(c) for c in "、和与") + 1 if listed else 0


_SUFFIX = regex.compile("村|镇|乡|社区|街道|嘎查|苏木|屯|河|江|湖|沟|水库|铁矿|景区|小学|中学|林场|水厂")
_STEM_SUFFIX = regex.compile(f"(?:{_SUFFIX.pattern})$")


@cache
def _organised() -> regex.Pattern[str]:
    suffixes = load_table("names")["place_suffix"]["organised"]
    return regex.compile(rf"(?:专业|建材|农贸|国际|旅游|大)?(?:{'|'.join(suffixes)})$")


def _places(text: str, runs: Sequence[tuple[int, int]]) -> dict[int, Named]:
    """The places of this text by the offset of their numeral."""
    found: dict[int, Named] = {}
    for start, end in runs:
        if end - start > 2 or text[start] in _SOFT or (start > 1 and text[start - 2 : start] == "分之"):
            continue
        following = text[end : end + 1]
        if following in _BEHIND_LABEL:
            continue
        if following not in "组队社" and (text[start].isdecimal() or (end == start + 1 and following in NO_PLACE)):
            continue
        if (place := place_at(text, start)) is not None:
            found[start] = place
    return found


def _coined(text: str, runs: Sequence[tuple[int, int]], places: Mapping[int, Named]) -> set[str]:
    """Words that this text makes names: 五里坡村 once makes 五里坡 a place everywhere; so do three uses of 六合源."""
    words: set[str] = set()
    times: Counter[str] = Counter()
    measures = frozenset(load_table("names")["counters"]["characters"] + "大号分之是要则、，型产")
    for start, end in runs:
        first = text[start]
        if first.isdecimal() or end - start > 2 or first in _SOFT or (start and text[start - 1].isdecimal()):
            continue
        place = places.get(start)
        if place is not None and place[2] == "place" and code_at(text, start, end) is None:
            stem = _STEM_SUFFIX.sub("", text[place[0] : place[1]])
            if len(stem) >= 3 or (len(stem) == 2 and stem[1] not in measures):
                words.add(stem)
        if place is not None and place[3] == "names.organised":
            stem = _organised().sub("", text[place[0] : place[1]])
            if len(stem) >= 3:
                words.add(stem)
        following = text[end : end + 2]
        if len(following) == 2 and following[0] not in measures and following.isalpha():
            times[text[start : end + 2]] += 1
    return words | {word for word, n in times.items() if n >= 3}
