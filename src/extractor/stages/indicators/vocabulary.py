"""Vocabulary: the words that indicators are found by, as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table

_ENDINGS = ("persons", "divisions")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Each set answers one question; see `lexicon/indicators.toml`."""

    scope: frozenset[str]
    manner: frozenset[str]
    kept: frozenset[str]
    light: frozenset[str]
    level: frozenset[str]
    opener: frozenset[str]
    movement: frozenset[str]  # with their ends: 扩大到, 降为
    attribute: frozenset[str]
    aspect: frozenset[str]
    measure: frozenset[str]
    stock: frozenset[str]
    business: frozenset[str]
    act: frozenset[str]
    whole: frozenset[str]
    helper: frozenset[str]
    makes: frozenset[str]
    effort: frozenset[str]
    aid: frozenset[str]
    tells: frozenset[str]
    marks: frozenset[str]
    reach: frozenset[str]
    anybody: frozenset[str]
    circumstance: frozenset[str]
    share: frozenset[str]
    gap: frozenset[str]
    ratio: frozenset[str]
    task: frozenset[str]
    set_by: frozenset[str]
    persons: tuple[str, ...]  # endings
    divisions: tuple[str, ...]  # endings
    predicate: frozenset[str]  # level and movement
    loose: frozenset[str]  # scope, manner and light


@cache
def vocabulary() -> Vocabulary:
    """The process's vocabulary, read at first use."""
    table = load_table("indicators")
    sets = {name: frozenset(words.split()) for name, words in table.items() if name not in _ENDINGS}
    counted = next(group for group in load_table("words")["group"] if group.get("counted"))
    sets["act"] |= frozenset(counted["words"].split()) - sets["movement"] - sets["level"]
    sets["movement"] |= {word + end for word in sets["movement"] for end in "到至为了"}
    sets["predicate"] = sets["level"] | sets["movement"]
    sets["loose"] = sets["scope"] | sets["manner"] | sets["light"]
    persons, divisions = (tuple(table[name].split()) for name in _ENDINGS)
    return Vocabulary(**sets, persons=persons, divisions=divisions)
