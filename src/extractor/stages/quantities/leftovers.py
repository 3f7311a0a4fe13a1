"""Leftovers: hard numeral characters that no rule has claimed; each still lies in one mention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from extractor.stages.findings import NameFound
from extractor.stages.rule import Doubt, Found
from extractor.text.reading import Reading

_HARD = re.compile(  # one class to begin with, without \d: `re` finds that fast
    r"[0-9〇一二两三四五六七八九十百千万亿%‰](?:(?<=\d)(?:[\d.,:：]{0,40}\d)?|(?<![\d%‰])[〇一二两三四五六七八九十百千万亿]*|)"
)
_LONGEST = 4


class Dictionary(Protocol):
    def __contains__(self, word: str, /) -> bool: ...


def find_leftovers(
    reading: Reading, taken: Sequence[tuple[int, int]], words: Dictionary
) -> Found[NameFound]:
    """One name for each run of hard numeral characters in the gaps between `taken` (sorted, disjoint spans).

    A run that is part of a word of the dictionary is that word; any other is told as an issue.
    """
    found: Found[NameFound] = Found([])
    text, at = reading.text, 0
    for start, end in [*taken, (len(text), len(text))]:
        while at < start and (m := _HARD.search(text, at, start)):
            name, known = _name(text, *m.span(), at, start, words)
            found.items.append(name)
            at = name.end
            if not known:
                message = f"no rule could tell what {m.group()!r} counts or names"
                found.issues.append(Doubt("numeral.unclaimed", "info", message, ((name.start, at),)))
        if at < end:
            at = end
    return found


def _name(
    text: str, start: int, end: int, low: int, high: int, words: Dictionary
) -> tuple[NameFound, bool]:
    if text[start].isascii():
        return NameFound(start, end, "code", "leftovers.digits"), False
    for length in range(_LONGEST, max(1, end - start - 1), -1):
        for begin in range(max(low, end - length), start + 1):
            if end <= begin + length <= high and text[begin : begin + length] in words:
                return NameFound(begin, begin + length, "word", "leftovers.word"), True
    return NameFound(start, end, "word", "leftovers.unclaimed"), False
