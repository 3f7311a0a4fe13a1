"""Word lists of the lexicon as regex alternatives, longest first."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.text import patterns as regex


def any_of(words: Iterable[str]) -> str:
    """An alternation of literal words in which a longer word wins over its own beginning."""
    return "|".join(regex.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
