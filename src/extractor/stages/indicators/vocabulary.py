"""Vocabulary: the words that indicators are found by, as sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor.lexicon.load import load_table
from extractor.lexicon.word_classes import letters
from extractor.stages.findings import Token

_ENDS = (
    "persons",
    "divisions",
    "offices",
    "vague",
    "undertakings",
    "doers",
    "bounds",
    "spends",
    "spenders",
    "schooled",
    "untold",
    "lent",
    "lenders",
)  # beginnings or endings

# What a word before a number may be, as bits: one look at each word says which rules need to be asked.
GAP, SHARE, RATIO, TASK, PART, MOVES, CIRCUMSTANCE, LOOSE, FAR, LASTING, JOINS, BESIDE, ETC, ATTAINS = (
    1 << k for k in range(14)
)
COMPARES = GAP | SHARE | RATIO | TASK | FAR | LASTING
_NO_ACTS = ("movement", "level", "helper", "attribute", "manner")  # of the strong verbs
_MARKS = {
    PART: ("其中", "其余", "其他", "另外"),
    FAR: ("距", "距离", "离", "相距", "位于", "至", "到"),
    LASTING: ("连续",),
    JOINS: ("、",),
    BESIDE: ("较", "比", "后", "前", "之后", "之前"),
    ETC: ("等",),
    SHARE: ("完成",),
    LOOSE: (
        "到",
        "至",
        "自",
        "从",
        "截至",
        "截止",
        "于",
        "在",
        "由",
        "以",
        "较",
        "比",
        "后",
        "以后",
        "之后",
        "地",
        "只",
    ),
}
# tags of words that a header leaves out wherever they stand, and tags that a place may have
LOOSE_TAGS = frozenset({"d", "m:date", "m:enumerator", "ul", "uz", "ug", "y", "e", "o", "df", "dg"})
PLACE_TAGS = frozenset({"place", "ns", "m:name", "nt"})
TAG_KINDS = {**dict.fromkeys(LOOSE_TAGS, LOOSE), **dict.fromkeys(PLACE_TAGS, CIRCUMSTANCE)}


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
    act: frozenset[str]  # what is strong among the clauses' verbs, and what is counted
    counted: frozenset[str]
    works: frozenset[str]
    whole: frozenset[str]
    helper: frozenset[str]
    makes: frozenset[str]
    purpose: frozenset[str]
    spread: frozenset[str]
    labour: frozenset[str]
    states: frozenset[str]
    pushes: frozenset[str]
    ranks: frozenset[str]
    takes: frozenset[str]
    over: frozenset[str]
    attains: frozenset[str]
    adds: frozenset[str]
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
    reckons: frozenset[str]
    adjusts: frozenset[str]
    yields: frozenset[str]
    stages: frozenset[str]
    ground: frozenset[str]
    persons: tuple[str, ...]  # endings
    divisions: tuple[str, ...]  # endings
    predicate: frozenset[str]  # level and movement
    loose: frozenset[str]  # scope, manner and light
    offices: tuple[str, ...]  # endings
    lets: frozenset[str]
    holds: frozenset[str]
    how: frozenset[str]
    each: frozenset[str]
    vague: tuple[str, ...]  # beginnings
    undertakings: tuple[str, ...]  # endings
    doers: tuple[str, ...]  # endings
    bounds: tuple[str, ...]  # beginnings
    grades: frozenset[str]
    areas: frozenset[str]
    sexes: frozenset[str]
    untold: tuple[str, ...]  # endings
    lent: tuple[str, ...]  # endings
    lenders: tuple[str, ...]  # endings
    schooled: tuple[str, ...]  # endings
    spends: tuple[str, ...]  # endings
    spenders: tuple[str, ...]  # endings
    sides: frozenset[str]  # whatever an attribute or a measure may end with
    kinds: Mapping[str, int]  # of each word that has any, the bits above


@cache
def vocabulary() -> Vocabulary:
    """The process's vocabulary, read at first use."""
    table = load_table("indicators")
    sets = {name: frozenset(words.split()) for name, words in table.items() if name not in _ENDS}
    counted = next(group for group in load_table("words")["group"] if group.get("counted"))
    sets["act"] |= frozenset(counted["words"].split()) - sets["movement"] - sets["level"]
    sets["counted"] = sets["act"]
    strong = {word for word, letter in letters().items() if letter == "V"}
    sets["act"] = sets["act"] | strong.difference(*(sets[name] for name in _NO_ACTS))
    sets["movement"] |= {word + end for word in sets["movement"] for end in "到至为了"}
    sets["predicate"] = sets["level"] | sets["movement"]
    sets["loose"] = sets["scope"] | sets["manner"] | sets["light"]
    sets["sides"] = (
        frozenset(word[at:] for word in sets["attribute"] for at in range(len(word))) | sets["measure"]
    )
    fields: dict[str, Any] = {**sets, **{name: tuple(table[name].split()) for name in _ENDS}}
    return Vocabulary(**fields, kinds=_kinds(sets))


def kinds_of(tokens: Iterable[Token], words: Vocabulary) -> int:
    """What sorts of words these are, as bits."""
    of_words = words.kinds
    kinds = 0
    for t in tokens:
        if t.text in of_words:  # most are of no sort
            kinds |= of_words[t.text]
        if t.tag in TAG_KINDS:
            kinds |= TAG_KINDS[t.tag]
    return kinds


def _kinds(sets: Mapping[str, Iterable[str]]) -> dict[str, int]:
    bits = {
        GAP: "gap", SHARE: "share", RATIO: "ratio", TASK: "task", MOVES: "movement",
        CIRCUMSTANCE: "circumstance", LOOSE: "loose", ATTAINS: "attains",
    }  # fmt: skip
    kinds: dict[str, int] = {}
    for bit, name in bits.items():
        for word in sets[name]:
            kinds[word] = kinds.get(word, 0) | bit
    for bit, marks in _MARKS.items():
        for word in marks:
            kinds[word] = kinds.get(word, 0) | bit
    return kinds
