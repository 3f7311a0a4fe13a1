"""Phrases: from the words around a number to a header."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.stages.findings import Token
from extractor.stages.indicators.vocabulary import Vocabulary

_PLACE = regex.compile(r".{1,8}[省市县区镇乡村旗州盟屯街]|.{1,8}(?:街道|社区|嘎查|苏木|自治区)")
_MARKS = frozenset("“”‘’\"'《》〈〉·（）()【】〔〕—-～~…*＋+ ")


def text_of(tokens: Sequence[Token]) -> str:
    return "".join(t.text for t in tokens)


def is_place(token: Token) -> bool:
    return token.tag in ("ns", "m:name", "nt") and len(token.text) > 2 and bool(_PLACE.fullmatch(token.text))


def trim(tokens: Sequence[Token], words: Vocabulary) -> list[Token]:
    """Without times, adverbs, scope words and, at the ends, predicates and marks."""
    kept = [t for t in tokens if not _is_loose(t, words)]
    while kept and (kept[-1].text in words.level or kept[-1].text in words.movement or _is_end(kept[-1])):
        kept.pop()
    while kept and (_is_end(kept[0]) or kept[0].text in ("的", "有", "为", "共有", "拥有", "其中", "由", "从", "辖", "下辖", "现有", "设有", "建有")):
        kept.pop(0)
    return kept


def _is_loose(token: Token, words: Vocabulary) -> bool:
    if token.text in words.act:
        return False
    return (
        token.tag in ("d", "m:date", "t", "ul", "uz", "ug", "y", "e", "o", "df", "dg")
        and token.text not in ("不", "未", "没有", "新", "再")
        or token.text in words.scope
        or token.text in words.manner
    )


def _is_end(token: Token) -> bool:
    return (token.tag in ("w", "p", "c", "uj", "u", "f", "q") and token.text not in "“”《》（）%") or token.text in ("、", "/")


def head(tokens: Sequence[Token]) -> str:
    return tokens[-1].text if tokens else ""


def is_attribute(tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Does this phrase only say which side of a thing is measured?"""
    phrase = text_of(tokens)
    if phrase in words.attribute:
        return True
    if phrase.endswith("率"):
        return len(phrase) <= 3
    return len(tokens) <= 3 and all(t.text in words.attribute or t.text in ("总", "年", "日", "月", "均", "平均", "人均", "户均", "亩均", "新增", "每亩", "每户", "每人", "每") for t in tokens)
