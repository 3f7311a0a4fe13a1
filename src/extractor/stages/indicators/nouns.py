"""Nouns: the noun phrase that begins at a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.stages.findings import Token
from extractor.stages.indicators.phrases import is_place, is_verb, text_of, without_effort
from extractor.stages.indicators.vocabulary import Vocabulary

_SIZE = re.compile("[十百千万]+亩")  # a size label: 百亩蓝莓园
_WHY = frozenset(["因", "因为", "由于", "但", "而", "如果", "若", "虽", "虽然", "所以", "因此"])
_EDGES = frozenset({"w", "d", "p", "ul", "r"})


def _is_idiom(after: Sequence[Token], k: int) -> bool:
    """干部群众同心同德: does this word tell how those before it are?"""
    return after[k].tag == "i" and (k + 1 == len(after) or after[k + 1].tag[0] not in "nvb")


def _is_headed(behind: Sequence[Token], words: Vocabulary) -> bool:
    """扶贫搬迁工程: do these words, verbs among them, end in the name of an undertaking?"""
    for t in behind:
        if t.text in words.effort:
            return True
        if t.tag[0] not in "vn":
            return False
    return False


def noun_phrase(after: Sequence[Token], words: Vocabulary, governed: bool, told_at: int = -1) -> list[Token]:
    """The words of a noun phrase from its beginning.

    `governed`: an act stands before it, so that a further act inside it is a noun (改造5个老旧小区改造项目).
    `told_at`: where the act begins that the reading tells of it: verbs before that are of the noun.
    """
    if after and after[0].text == "的":
        after = after[1:]
    if governed and len(after) > 2 and after[1].text == "的" and after[0].text in words.anybody:
        after = after[2:]  # 完成12个村的河道清淤
    if len(after) > 1 and after[0].text[-1] == "亩" and _SIZE.fullmatch(after[0].text):
        after = after[1:]
    noun: list[Token] = []
    for k, t in enumerate(after):
        if _ends(after, k, noun, words, told_at):
            break
        if _is_aside(after, k, words):
            if noun:
                break
            continue
        verb = t.tag == "v" or is_verb(t, words)
        if (
            verb
            and noun
            and not governed
            and (t.start >= told_at or t.text in words.kept)
            and _tells(after, k, noun, words)
        ):
            break
        governed = governed or t.text == "的"
        noun.append(t)
    while noun and (noun[-1].text in ("的", "（", "“", "、", "及", "和") or noun[-1].tag in ("c", "f", "u")):
        noun.pop()
    if len(noun) > 2 and is_place(noun[-1]) and noun[-2].text in "、和及与":
        noun = noun[:-2]  # 5条道路及东镇2处…
    return without_effort(_closed(noun))


def _ends(after: Sequence[Token], k: int, noun: list[Token], words: Vocabulary, told_at: int) -> bool:
    """Does a noun phrase end before this word, whatever it is about?"""
    t = after[k]
    if t.tag in ("m:quantity", "m:date"):
        return True
    if t.text in words.predicate and t.text not in "的和及与至":
        headed = noun and t.text in words.movement and k + 1 < len(after)
        return not (headed and after[k + 1].text.endswith(words.undertakings))  # 技能提升工程
    if t.tag in _EDGES and t.text not in words.kept and t.text not in "“”《》（）、至":
        return not (
            t.text in words.light and k > 0 and _is_headed(after[k + 1 : k + 4], words)
        )  # 失智共同照护中心
    if t.text == "）" and not any(u.text == "（" for u in noun):
        return True
    if not noun:
        return False
    if t.tag == "c" and t.text in _WHY:
        return True
    if t.start == told_at and noun[-1].text in words.anybody:
        return True  # 4个村开展试点项目
    if t.text[0] == "未" and t.tag[0] in "vd":
        return True  # 7个村未通天然气
    if t.text in words.tells or _is_idiom(after, k) or (t.tag == "m" and noun[-1].text in "、和及与"):
        return True
    return t.text == "、" and k + 1 < len(after) and after[k + 1].tag == "v" and noun[-1].tag != "v"


def _is_aside(after: Sequence[Token], k: int, words: Vocabulary) -> bool:
    """Is this an adverb or the like, which is no part of a noun?"""
    t = after[k]
    if t.text not in words.loose or t.text == "计划":
        return False
    if t.text in words.light and t.text not in words.manner and t.text not in words.scope:
        last = k + 1 == len(after)
        return (last or (after[k + 1].tag[0] in "vpd" and after[k + 1].tag != "vn")) and not (
            k and _is_headed(after[k + 1 : k + 4], words)
        )
    return True


def _tells(after: Sequence[Token], k: int, noun: list[Token], words: Vocabulary) -> bool:
    """Is this verb told of the noun before it, and no part of a longer one (老旧小区改造项目)?"""
    t = after[k]
    behind = after[k + 1 : k + 4]
    modifies = bool(behind) and behind[0].tag[0] not in "wdpcvur"
    told = t.tag == "v" and (is_verb(t, words) or t.text in "获有达占列居建带设被") and noun[-1].tag != "b"
    if modifies and not told:
        return False
    aid = t.text in words.aid and bool(behind) and behind[0].tag == "v"
    return not aid and not _is_headed(behind, words)


def _closed(noun: list[Token]) -> list[Token]:
    """Up to a bracket that does not close."""
    at = next((k for k, t in enumerate(noun) if t.text == "（"), None)
    if at is None or any(t.text == "）" for t in noun[at:]):
        return noun
    return noun[:at]


def first_of(noun: list[Token]) -> list[Token]:
    """文化区、车站搬迁等工程 is 文化区, where the number stands within the list."""
    etc = next((k for k, t in enumerate(noun) if t.text == "等"), 0)
    at = next((k for k, t in enumerate(noun) if t.text in ("、", "等")), 0)
    return noun[:at] if at and etc and etc + 1 < len(noun) else noun


def listed(thing: list[Token]) -> list[Token]:
    """A、B、C等N is N, where the list is long."""
    at = next((k for k, t in enumerate(thing[:-1]) if t.text == "等"), None)
    if at is None or not any(t.text == "、" for t in thing[:at]) or len(text_of(thing[:at])) < 8:
        return thing
    behind = thing[at + 1 :]
    return behind[1:] if behind[0].text == "的" and len(behind) > 1 else behind
