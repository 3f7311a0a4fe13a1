"""Site: the text under the reader's eye, with the words that the rules of this room share."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from extractor.lexicon.load import load_table
from extractor.lexicon.units import Units, units
from extractor.models.records import Modifier


@dataclass(slots=True)
class Bounds:
    """The interval that a number asserts; None is open."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier


@dataclass(frozen=True, slots=True)
class ModifierWords:
    """Words that bound a number, by their last (before it) or first (after it) character, longest first."""

    before: dict[str, list[tuple[str, Modifier]]]
    not_after: dict[str, frozenset[str]]
    after: dict[str, list[tuple[str, Modifier]]]
    inside: frozenset[str]  # words that belong to the mention where they touch it


@cache
def modifier_words() -> ModifierWords:
    table = load_table("modifiers")
    before: dict[str, list[tuple[str, Modifier]]] = {}
    after: dict[str, list[tuple[str, Modifier]]] = {}
    for modifier, words in table["before"].items():
        for word in words:
            before.setdefault(word[-1], []).append((word, modifier))
    for modifier, words in table["after"].items():
        for word in words:
            after.setdefault(word[0], []).append((word, modifier))
    for group in (*before.values(), *after.values()):
        group.sort(key=lambda pair: -len(pair[0]))
    not_after = {word: frozenset(characters) for word, characters in table["not_after"].items()}
    return ModifierWords(before, not_after, after, frozenset(table["inside"]["words"]))


@dataclass(slots=True)
class Site:
    """A text being read; `whole` where the text is known to be one quantity and nothing else."""

    text: str
    whole: bool = False
    units: Units = field(default_factory=units)
    words: ModifierWords = field(default_factory=modifier_words)
    money: str = "CNY"  # what a bare 元 is

    def __post_init__(self) -> None:
        if "新台币" in self.text and "人民币" not in self.text:
            self.money = "TWD"
