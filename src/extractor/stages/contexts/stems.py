"""Stems: how far back a name reaches from its suffix, and an item of a list from its end."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.contexts.common_nouns import words_of
from extractor.stages.contexts.ends import Kind
from extractor.stages.findings import Token
from extractor.text import patterns as regex

ROADS = ("国道", "省道", "县道", "高速", "铁路")
PROPER_TAGS = frozenset(("ns", "nr", "nrfg", "nrt", "nz", "nt", "x", "m:name"))

_HAN = regex.compile(r"\p{Han}+")
_LOOSE_TAGS = frozenset(("d", "c", "p", "r", "l", "i", "u", "uj", "ul"))
_PHRASE_TAGS = ("l", "i")  # 圆满完成, 因地制宜
_LONGEST_STEM = 5
_LONGEST_SITE = 16


def stem_start(tokens: Sequence[Token], at: int, suffix: int, kind: Kind, floor: int) -> int | None:
    """Back over the words before the suffix, which token `at` ends with, up to what cannot be part of a name."""
    boundary = words_of("boundary", "words")
    site = kind == "site"
    longest = _LONGEST_SITE if site else _LONGEST_STEM
    here = min(suffix, tokens[at].start)
    if here < floor:
        return None
    if (
        site
        and tokens[at].end - suffix >= 2
        and (run := _whole_run(tokens, at, suffix)) is not None
        and run >= floor
    ):
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
            if at and tokens[at - 1].text in ROADS:
                here = tokens[at - 1].start
            break
        if token.tag.startswith("m:") or not _HAN.fullmatch(token.text):
            break
        if token.text in boundary and size:
            if size > 1 or not _holds_joint(tokens, at):
                break
        elif not size and token.tag in _PHRASE_TAGS:
            break
        if len(token.text) >= 2 and size:
            if (
                token.tag.startswith("v") and not _must_name(tokens, at, size, floor)
            ) or token.tag in _LOOSE_TAGS:
                break
            if not site and size >= 2 and token.tag not in PROPER_TAGS:
                break
        elif size >= 3 and not site and not opens(tokens, at - 1):
            break
        here = token.start
        at -= 1
    return here if here < suffix else None


def item_start(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """The first token of the list item that ends at `end`, up to five characters."""
    boundary = words_of("boundary", "words")
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


def _must_name(tokens: Sequence[Token], at: int, size: int, floor: int) -> bool:
    """云岭镇回头沟村, 位于回头沟村: a name begins here, though its first word is a verb elsewhere."""
    if size != 1 or tokens[at].text in words_of("boundary", "words"):
        return False
    return at > 0 and (tokens[at].start == floor or tokens[at - 1].text in words_of("roles", "spread"))


def _holds_joint(tokens: Sequence[Token], at: int) -> bool:
    """仁同坪村 at the head of a clause: what joins two names elsewhere stands inside one."""
    if tokens[at].text not in words_of("suffix", "joints_in_names") or at == 0:
        return False
    first = tokens[at - 1]
    if len(first.text) != 1 or first.end != tokens[at].start or not _HAN.fullmatch(first.text):
        return False
    return first.text not in words_of("boundary", "words") | words_of("suffix", "area") and opens(
        tokens, at - 2
    )


def _whole_run(tokens: Sequence[Token], at: int, suffix: int) -> int | None:
    """湘东湘中承接产业转移示范区: a run that a proper name opens is one name, verbs and all."""
    here = at
    while here > 0 and tokens[here - 1].end == tokens[here].start and not opens(tokens, here - 1):
        here -= 1
        if suffix - tokens[here].start > _LONGEST_SITE:
            return None
    return tokens[here].start if here < at and tokens[here].tag == "ns" else None


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Nothing that could belong to a name stands here: a mark, a number, a preposition."""
    if at < 0:
        return True
    token = tokens[at]
    if token.tag == "m:name":
        return False
    return (
        not _HAN.fullmatch(token.text)
        or token.text in words_of("boundary", "words")
        or token.tag in ("p", "c")
    )
