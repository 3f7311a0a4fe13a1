"""Word lists of the lexicon as regex alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """An alternation of literal words in which a longer word wins over its own beginning.

    Words of one first character stand together, 增(?:加到|加|长), so that a place in a text is held to few of them.
    """
    rests: dict[str, list[str]] = {}
    for word in _longest_first(words):
        rests.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    return "|".join(first + _one_of(rest) for first, rest in rests.items())


def any_before(words: Iterable[str]) -> str:
    """The same for a pattern that reads backwards: words of one last character stand together, (?:负增|增|成)长."""
    rests: dict[str, list[str]] = {}
    for word in _longest_first(words):
        rests.setdefault(re.escape(word[-1]), []).append(re.escape(word[:-1]))
    return "|".join(_one_of(rest) + last for last, rest in rests.items())


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))


def _one_of(rests: list[str]) -> str:
    return rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})"
