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
    kept: frozenset[str]
    light: frozenset[str]
    level: frozenset[str]
    opener: frozenset[str]
    movement: frozenset[str]
    attribute: frozenset[str]
    aspect: frozenset[str]
    measure: frozenset[str]
    stock: frozenset[str]
    act: frozenset[str]
    whole: frozenset[str]
    helper: frozenset[str]
    makes: frozenset[str]
    effort: frozenset[str]
    marks: frozenset[str]
    reach: frozenset[str]
    circumstance: frozenset[str]
    share: frozenset[str]
    gap: frozenset[str]
    ratio: frozenset[str]
    bodies: tuple[str, ...]  # endings
    persons: tuple[str, ...]  # endings

    def moves(self, word: str) -> bool:
        """Does this word tell a movement (增长, 扩大到, 降为)?"""
        return word in self.movement or (word[-1:] in "到至为了" and word[:-1] in self.movement)


@cache
def vocabulary() -> Vocabulary:
    """The process's vocabulary, read at first use."""
    table = load_table("indicators")
    bodies, persons = (tuple(table[name].split()) for name in ("bodies", "persons"))
    sets = {name: frozenset(words.split()) for name, words in table.items() if name not in ("bodies", "persons")}
    counted = next(group for group in load_table("words")["group"] if group.get("counted"))
    sets["act"] |= frozenset(counted["words"].split()) - sets["movement"] - sets["level"]
    return Vocabulary(**sets, bodies=bodies, persons=persons)
