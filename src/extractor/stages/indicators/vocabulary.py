"""Vocabulary: the words that indicators are found by, as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Each set answers one question; see `lexicon/indicators.toml`."""

    scope: frozenset[str]
    manner: frozenset[str]
    level: frozenset[str]
    movement: frozenset[str]
    attribute: frozenset[str]
    act: frozenset[str]
    helper: frozenset[str]
    reach: frozenset[str]
    circumstance: frozenset[str]
    share: frozenset[str]
    gap: frozenset[str]
    ratio: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The process's vocabulary, read at first use."""
    return Vocabulary(**{name: frozenset(words.split()) for name, words in load_table("indicators").items()})
