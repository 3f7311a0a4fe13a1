"""Common nouns: what looks like the name of a place by its suffix and is none: 示范村, 各乡镇, 大湾区."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from extractor.lexicon.load import load_table
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import Token
from extractor.text import patterns as regex

_SIDES = frozenset("东南西北")
_BORDERS = re.compile(r"[东南西北]{1,2}(?:毗邻|邻|接|临|连|靠|依|毗|濒|抵|界|与|以)")
_BORDERED = re.compile(
    r"[两二三四五六七]?(?:镇|乡|县|市|区|村|街道|省)?(?:接壤|毗邻|相邻|毗连|相连|相接|交[界汇]|结合部|为邻|搭界|隔[河江]相望)"
)
# a village's, or those of villages at large
_GROUPS = ("集体", "两委", "“两委", "干部", "党支部", "党组织")
_JOINTS = ("、", "和", "与", "及", "以及")


@cache
def _table() -> dict[str, Any]:
    return load_table("places")


@cache
def words_of(section: str, key: str) -> frozenset[str]:
    """A list of places.toml."""
    return frozenset(_table()[section][key])


def is_common(stem: str, suffix: str) -> bool:
    """示范村, 农村社区, 省级特色镇: a stem that makes a common noun of the suffix."""
    if stem in words_of("not_a_name", "stems") or stem + suffix in words_of("not_a_name", "with_suffix"):
        return True
    return stem.endswith(_stem_ends()) or stem.startswith(_not_first())


def is_neighbour(text: str, start: int, end: int) -> bool:
    """东邻石柱乡, 南接云台镇, 与洛门乡接壤: a place beside the one that is told of, where nothing is counted."""
    if _BORDERED.match(text, end) or (text[start] in _SIDES and _BORDERS.match(text, start, end)):
        return True
    return any(
        start >= n and text[start - n] in _SIDES and _BORDERS.fullmatch(text, start - n, start)
        for n in (2, 3, 4)
    )


def is_phrase(text: str, inside: Sequence[Token], suffix: int, end: int) -> bool:
    """到村, 完成村两委换届, 工人和社区干部: words that stand before a common noun. `inside` are those of the name."""
    whole = inside[-1].start >= suffix or len(inside) > 1
    if whole and next((t.text for t in reversed(inside) if t.end <= suffix), "") in words_of(
        "not_a_name", "never_last"
    ):
        return True
    if text.startswith(_GROUPS, end) and any(t.tag.startswith("v") for t in inside):
        return True
    last = inside[-2] if len(inside) >= 2 and inside[-2].end == suffix else None
    return last is not None and last.text in _JOINTS and len(inside[0].text) > 1


def is_plain_name(words: str) -> bool:
    """Whether the words are the name of a place and nothing else: the title of a section, say."""
    if words[-1:] not in _last_characters() or (m := _whole().fullmatch(words)) is None:
        return False
    return not m["stem"].startswith(_boundaries()) and not is_common(m["stem"], m["suffix"])


@cache
def _boundaries() -> tuple[str, ...]:
    """打造(美丽新村): the words of two characters that no name begins with."""
    return tuple(word for word in words_of("boundary", "words") if len(word) > 1)


@cache
def _stem_ends() -> tuple[str, ...]:
    return tuple(_table()["not_a_name"]["stem_ends"])


@cache
def _not_first() -> tuple[str, ...]:
    return (*_table()["own"]["heads"], *_table()["own"]["inside"], *_table()["not_a_name"]["never_first"])


@cache
def _whole() -> regex.Pattern[str]:
    suffix = _table()["suffix"]
    ends = any_of([*suffix["settlement"], *suffix["area"], *suffix["site"]])
    return regex.compile(rf"(?P<stem>\p{{Han}}{{2,5}}?)(?P<suffix>{ends})")


@cache
def _last_characters() -> frozenset[str]:
    suffix = _table()["suffix"]
    return frozenset(word[-1] for kind in ("settlement", "area", "site") for word in suffix[kind])
