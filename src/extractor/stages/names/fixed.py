"""Fixed expressions: words of the lexicon, and those that a document coins itself, found at a numeral."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from extractor.lexicon.load import load_table
from extractor.models.records import NameKind
from extractor.text import patterns as regex

HARD = "0123456789〇一二两三四五六七八九十百千万亿"
SOFT = "零半双几"
_FIRST_NUMERAL = regex.compile(f"[{HARD}{SOFT}]")


class Expressions:
    """Words by the two characters that their first numeral starts (or ends), so that most places cost one look."""

    def __init__(self, words: Iterable[tuple[str, NameKind]] = ()) -> None:
        self._numerals: set[str] = set()  # that are the first in a word
        self._after: dict[str, list[tuple[int, str, NameKind]]] = defaultdict(list)  # key: numeral and next
        self._before: dict[str, list[tuple[int, str, NameKind]]] = defaultdict(
            list
        )  # key: previous and numeral
        for word, kind in words:
            self.add(word, kind)

    def __bool__(self) -> bool:
        return bool(self._numerals)

    def add(self, word: str, kind: NameKind) -> None:
        first = _FIRST_NUMERAL.search(word)
        if first is None:
            return
        at = first.start()
        self._numerals.add(first[0])
        if at + 1 < len(word):
            index, key = self._after, word[at : at + 2]
        else:
            index, key = self._before, word[at - 1 : at + 1]
        if (at, word, kind) not in index[key]:
            insort(index[key], (at, word, kind), key=lambda e: -len(e[1]))

    def at(self, text: str, position: int) -> tuple[int, int, NameKind] | None:
        """The longest expression whose first numeral stands at `position`: start, end and kind."""
        if text[position] not in self._numerals:
            return None
        after = self._after.get(text[position : position + 2])
        before = self._before.get(text[position - 1 : position + 1] if position else text[:1])
        if after is None and before is None:
            return None
        best: tuple[int, int, NameKind] | None = None
        for words in (after, before):  # of two equally long ones the later: 一批 in 谋划一批
            for offset, word, kind in words or ():
                start = position - offset
                if start >= 0 and text.startswith(word, start):
                    if best is None or len(word) > best[1] - best[0]:
                        best = (start, start + len(word), kind)
                    break
        return best


_KINDS: tuple[NameKind, ...] = ("vague", "policy", "slogan", "word", "idiom")
_DICTIONARY: tuple[NameKind, ...] = ("idiom", "word", "place", "title")


@cache
def lexicon() -> Expressions:
    """The fixed expressions of the lexicon; where a word is listed twice the first kind counts."""
    kinds: dict[str, NameKind] = {}
    names, dictionary = load_table("names"), load_table("numeral_words")
    kinds.update(dict.fromkeys(load_table("labels")["not_ordinal"]["words"], "word"))
    for kind in _KINDS:
        for word in names[kind]["words"].split():
            kinds.setdefault(word, kind)
    for kind in _DICTIONARY:
        for word in dictionary[kind]["words"].split():
            kinds.setdefault(word, kind)
    return Expressions(kinds.items())


@cache
def split_by_what_stands_before() -> dict[str, str]:
    """Words that are none behind one of these characters (统一 in 系统一次)."""
    words: dict[str, str] = load_table("names")["not_behind"]
    return words


@cache
def counting() -> dict[str, regex.Pattern[str]]:
    """Words that count where what their pattern describes follows (一起事故)."""
    return {w: regex.compile(p) for w, p in load_table("names")["counting"].items()}
