"""Phrases: from the words around a number to the words of a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from extractor.stages.findings import Token
from extractor.stages.indicators.vocabulary import LOOSE_TAGS, PLACE_TAGS, Vocabulary

_PLACE = re.compile(r".{1,8}(?:[省市县区镇乡村旗州盟屯街]|街道|社区|嘎查|苏木|自治区)")
_END_TAGS = frozenset({"w", "p", "c", "uj", "u", "f"})
_BEFORE_DATE = frozenset(["到", "至", "自", "从", "截至", "截止", "于", "在", "由", "以", "较", "比"])
_AFTER = frozenset(["后", "以后", "之后"])
_LOOKED_AT = frozenset([*_BEFORE_DATE, *_AFTER, "地", "只"])
_KEPT_MARKS = frozenset("“”《》")
_NOUN_TAGS = frozenset("nblijsgzatf")
_NOUNS = frozenset(["vn", "m:name", "m:ordinal", "eng", "x"])
_BASES = frozenset(
    "人户亩村镇乡县月年周天日次期个处座件名家公里吨具餐站支栋只头班组场公斤斤平方米克升度季百千万半胎案株棵桌盏批"
)


_text = attrgetter("text")


def text_of(tokens: Sequence[Token]) -> str:
    if len(tokens) == 1:
        return tokens[0].text
    return "".join(map(_text, tokens))


def holds(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    """Is one of the tokens one of the words?"""
    return not words.isdisjoint(map(_text, tokens))


def join(owner: str, phrase: str) -> str:
    """One phrase of two; what the first ends with and the second begins with stands once."""
    least = 1 if phrase[1:2] == "均" else 0  # 老人 and 人均 share no 人
    for size in range(min(len(owner), len(phrase)), least, -1):
        if owner.endswith(phrase[:size]):
            return owner + phrase[size:]
    return owner + phrase


def is_place(token: Token) -> bool:
    """Is this word the name of a settlement or an area?"""
    if token.tag == "place":
        return True
    return token.tag in PLACE_TAGS and len(token.text) > 2 and _PLACE.fullmatch(token.text) is not None


def is_verb(token: Token, words: Vocabulary) -> bool:
    """Does this word tell an act?"""
    return token.text in words.act and token.tag[0] in "vx"


def is_noun(token: Token) -> bool:
    """May this word begin or carry a noun phrase?"""
    tag = token.tag
    return tag[0] in _NOUN_TAGS or tag in _NOUNS or token.text in _KEPT_MARKS


def is_per(tokens: Sequence[Token]) -> bool:
    """每人每月, 每座: what each number is for."""
    if not tokens or tokens[0].text[0] != "每":
        return False
    return all(c in _BASES or c == "每" for c in text_of(tokens))


def without_per(tokens: list[Token]) -> list[Token]:
    """每个网格 is 网格, 每村演练 is 演练: without what each number is for."""
    at = 0
    while at < len(tokens) - 1 and is_per(tokens[: at + 1]):
        at += 1
    return tokens[at:] if at else tokens


def trim(tokens: Sequence[Token], words: Vocabulary, loose: bool = True) -> list[Token]:
    """Without times, adverbs and scope words, and without predicates and marks at the ends.

    `loose`: may there be words that fall away wherever they stand?
    """
    if not tokens:
        return []
    kept = _without_loose(tokens, words) if loose else list(tokens)
    if not _pop_ends(kept, words):
        return []
    while kept and (kept[0].text in words.opener or _is_end(kept[0])):
        kept.pop(0)
    for k in range(len(kept) - 1, 0, -1):
        first = kept[k].text[0]
        if first == "每" and is_per(kept[k:]):
            del kept[k:]
            _pop_ends(kept, words)
            break
        if first not in _BASES:
            break
    while len(kept) > 1 and kept[-1].text in ("平均", "年均", "年平均"):
        kept.pop()
    if kept and (kept[0].text == "”" or kept[-1].text == "“"):  # its other half fell away
        kept = kept[1:] if kept[0].text == "”" else kept[:-1]
    return without_effort(kept)


def _pop_ends(kept: list[Token], words: Vocabulary) -> bool:
    """Takes predicates and marks from the end; is anything left?"""
    predicate = words.predicate
    behind = ""
    while kept:
        last = kept[-1]
        stays = last.text not in predicate and (last.tag not in _END_TAGS or last.text in _KEPT_MARKS)
        if stays and not (behind and last.text + behind in predicate):  # 发展|到
            return True
        behind = last.text
        kept.pop()
    return False


def _without_loose(tokens: Sequence[Token], words: Vocabulary) -> list[Token]:
    kept: list[Token] = []
    loose = words.loose
    for k, t in enumerate(tokens):
        if t.text not in loose and t.text not in _LOOKED_AT and t.tag not in LOOSE_TAGS:
            kept.append(t)
            continue
        if t.text in _AFTER and k and k + 1 < len(tokens) and is_verb(tokens[k + 1], words):
            kept = []  # 秋收后完成
            continue
        if t.text in _AFTER and k and not (kept and kept[-1] is tokens[k - 1] and kept[-1].tag[0] == "n"):
            if kept and kept[-1] is tokens[k - 1] and kept[-1].tag[0] == "v":
                kept.pop()  # 建成后新增床位
            continue
        if t.text in words.scope and len(t.text) > 1 and t.text not in words.act:
            behind = tokens[k + 1].text if k + 1 < len(tokens) else ""
            if (
                kept
                and (behind in "的之" or behind not in words.predicate)
                and not any(is_verb(u, words) for u in kept)
            ):
                kept = []  # what stands before 全镇 is another thing
            continue
        if t.text == "地" and t.tag != "n" and k + 1 < len(tokens) and is_verb(tokens[k + 1], words):
            continue
        if t.text in _BEFORE_DATE and k + 1 < len(tokens) and tokens[k + 1].tag == "m:date":
            continue
        if t.text == "计划" and kept and kept[-1] is tokens[k - 1] and kept[-1].tag[0] == "n":
            kept.append(t)  # 招生计划
            continue
        if t.text in words.light:  # 基本建成, but 基本费用
            told = k + 1 < len(tokens) and (tokens[k + 1].tag[0] == "v" or is_verb(tokens[k + 1], words))
            if k + 1 < len(tokens) and (not told or tokens[k + 1].text == "生活"):  # 最低生活保障
                kept.append(t)
            continue
        if t.text == "只" and kept and kept[-1].text == "每":
            kept.append(t)
            continue
        if not _is_loose(t, words):
            kept.append(t)
    return kept


def without_effort(tokens: list[Token]) -> list[Token]:
    """民宿改造任务 counts 民宿改造."""
    if len(tokens) > 2 and tokens[-1].text in ("任务", "工作") and tokens[-2].tag[0] == "v":
        return tokens[:-1]
    return tokens


def _is_loose(token: Token, words: Vocabulary) -> bool:
    if token.text in words.act:
        return False
    return (
        (token.tag in LOOSE_TAGS and token.text not in words.kept)
        or token.text in words.scope
        or token.text in words.manner
    )


def _is_end(token: Token) -> bool:
    return token.tag in _END_TAGS and token.text not in _KEPT_MARKS


def is_attribute(tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Does this phrase only say which side of a thing is measured?"""
    if not tokens:
        return False
    final, first = tokens[-1].text, tokens[0].text
    if (
        final not in words.sides
        and final[-1] not in "率价额"
        and first not in words.aspect
        and first[0] != "每"
    ):
        return False
    at, end = 0, len(tokens) - 1
    while at < end and (
        tokens[at].text in words.aspect or tokens[at].text[0] == "每" or (at and is_per(tokens[: at + 1]))
    ):
        at += 1
    rest = tokens[at:] if at else tokens
    phrase = text_of(rest)
    if phrase in words.attribute or (phrase[-1] in "率价额" and len(phrase) <= 3) or is_per(rest):
        return True
    if at < end and rest[0].text in words.attribute and all(t.text in words.attribute for t in rest):
        return True
    if at and len(rest) == 1 and tokens[0].text[0] in "年月日" and rest[0].tag[0] == "v":
        return True  # 日均供餐
    if (
        at
        and len(rest) == 1
        and len(rest[0].text) <= 3
        and tokens[0].text in ("日均", "亩均", "户均", "村均", "头均")
    ):
        return True  # 日均客运量
    last = rest[-1].text
    if last in words.measure or (last[-1] == "率" and len(last) <= 3):
        return all(
            t.tag in ("v", "d") or is_verb(t, words) or t.text in words.aspect or t.text in words.attribute
            for t in rest[:-1]
        )
    return False


def tail_of(tokens: Sequence[Token], words: Vocabulary) -> str:
    """The attribute or the verbal noun at the end of a phrase, which its parts share (播种面积, 登记)."""
    if not tokens:
        return ""
    last, size = tokens[-1], len(tokens)
    if size > 2:
        two = tokens[-2].text + last.text
        three = tokens[-3].text + two
        if size > 3 and three in words.attribute:
            return three
        if two in words.attribute:
            return two
    if size > 1 and (last.text in words.attribute or last.text[-2:] in words.attribute):
        return last.text
    if size == 1 and len(last.text) >= 4 and last.text[-2:] in words.attribute:
        return last.text[-2:]  # 进出口总额
    if len(last.text) == 4 and last.text[2:] in words.act:
        return last.text[2:]  # 婚姻登记
    if size > 1 and (last.tag == "vn" or last.text in words.act):
        return last.text
    return ""
