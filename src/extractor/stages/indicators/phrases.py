"""Phrases: from the words around a number to the words of a header."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.stages.findings import Token
from extractor.stages.indicators.vocabulary import Vocabulary

_PLACE = regex.compile(r".{1,8}(?:[省市县区镇乡村旗州盟屯街]|街道|社区|嘎查|苏木|自治区)")
_LOOSE_TAGS = frozenset({"d", "m:date", "t", "ul", "uz", "ug", "y", "e", "o", "df", "dg"})
_END_TAGS = frozenset({"w", "p", "c", "uj", "u", "f", "q"})
_OPENERS = frozenset(["的", "有", "为", "共有", "拥有", "其中", "由", "从", "辖", "下辖", "现有", "设有", "建有", "到", "至", "比", "较", "约", "近", "在", "是", "之"])
_BEFORE_DATE = frozenset(["到", "至", "自", "从", "截至", "截止", "于", "在", "由", "以", "较", "比"])
_KEPT_MARKS = frozenset("“”《》")


def text_of(tokens: Sequence[Token]) -> str:
    return "".join(t.text for t in tokens)


def is_place(token: Token) -> bool:
    """Is this word the name of a settlement or an area?"""
    return token.tag in ("ns", "m:name", "nt") and len(token.text) > 2 and bool(_PLACE.fullmatch(token.text))


def is_verb(token: Token, words: Vocabulary) -> bool:
    """Does this word tell an act?"""
    return token.text in words.act and token.tag[0] in "vx"


def trim(tokens: Sequence[Token], words: Vocabulary) -> list[Token]:
    """Without times, adverbs and scope words, and without predicates and marks at the ends."""
    kept = []
    for k, t in enumerate(tokens):
        if t.text in _BEFORE_DATE and k + 1 < len(tokens) and tokens[k + 1].tag == "m:date":
            continue
        if not _is_loose(t, words):
            kept.append(t)
    while kept and (kept[-1].text in words.level or kept[-1].text in words.movement or _is_end(kept[-1])):
        kept.pop()
    while kept and (_is_end(kept[0]) or kept[0].text in _OPENERS):
        kept.pop(0)
    return _balanced(kept)


def _is_loose(token: Token, words: Vocabulary) -> bool:
    if token.text in words.act:
        return False
    return (
        (token.tag in _LOOSE_TAGS and token.text not in words.kept)
        or token.text in words.scope
        or token.text in words.manner
    )


def _is_end(token: Token) -> bool:
    return token.tag in _END_TAGS and token.text not in _KEPT_MARKS


def _balanced(kept: list[Token]) -> list[Token]:
    """Without a quotation mark whose other half fell away."""
    if kept and kept[0].text == "”":
        return kept[1:]
    if kept and kept[-1].text == "“":
        return kept[:-1]
    return kept


def is_attribute(tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Does this phrase only say which side of a thing is measured?"""
    phrase = text_of(tokens)
    if phrase in words.attribute:
        return True
    if phrase.endswith("率"):
        return len(phrase) <= 3
    return 0 < len(tokens) <= 3 and all(t.text in words.attribute or t.text in words.aspect for t in tokens)


def tail_of(tokens: Sequence[Token], words: Vocabulary) -> str:
    """The attribute or the verbal noun at the end of a phrase, which its parts share (播种面积, 登记)."""
    for size in (3, 2, 1):
        if len(tokens) > size and text_of(tokens[-size:]) in words.attribute:
            return text_of(tokens[-size:])
    if len(tokens) > 1 and (tokens[-1].tag == "vn" or tokens[-1].text in words.act):
        return tokens[-1].text
    return ""


def noun_phrase(after: Sequence[Token], words: Vocabulary, governed: bool) -> list[Token]:
    """The words of a noun phrase from its beginning.

    `governed`: an act stands before it, so that a further act inside it is a noun (改造5个老旧小区改造项目).
    """
    if after and after[0].text == "的":
        after = after[1:]
    noun: list[Token] = []
    for t in after:
        if t.tag in ("m:quantity", "m:date") or t.text in words.level - {"的", "和", "及", "与"} or t.text in words.movement:
            break
        if t.tag in ("w", "d", "p", "ul", "r") and t.text not in "“”《》（）、":
            break
        if t.text in words.manner or t.text in words.scope:
            if noun:
                break
            continue
        if noun and not governed and is_verb(t, words):
            break
        if t.tag == "v" and (len(t.text) == 1 or noun) and t.text not in words.act:
            break
        noun.append(t)
    while noun and (noun[-1].text in ("的", "（", "“", "、") or noun[-1].tag in ("c", "f", "u")):
        noun.pop()
    return noun
