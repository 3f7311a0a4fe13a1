"""Ends: where names of places may end in a statement: their suffixes, and the tails of lists (等村, 三个村)."""

from __future__ import annotations

import re  # here it looks for the set of first characters: four times as fast as `regex`
from functools import cache
from typing import Literal

from extractor.lexicon.load import load_table
from extractor.stages.contexts.words import any_of, first_of

Kind = Literal["settlement", "area", "site", "zone", "list"]

_NUMERAL = r"[\d一二两三四五六七八九十]"
_NUMBER = re.compile(rf"等?{_NUMERAL}{{1,3}}$")


def find_ends(text: str, start: int, end: int) -> list[re.Match[str]]:
    """In order: each has the group `suffix`, or `tail`."""
    return list(_ends().finditer(text, start, end))


def number_before(text: str, tail: re.Match[str]) -> int | None:
    """Where the number of a tail begins (三个村, 等3个村); None where it has none (等村)."""
    m = _NUMBER.search(text, max(0, tail.start() - 4), tail.start())
    return m.start() if m is not None else None


@cache
def kinds() -> dict[str, Kind]:
    """By suffix."""
    suffix = load_table("places")["suffix"]
    found: dict[str, Kind] = {}
    for kind in ("settlement", "area", "site"):
        found.update(dict.fromkeys(suffix[kind], kind))
    found.update(dict.fromkeys(suffix["zones"], "zone"))
    return found


@cache
def _ends() -> re.Pattern[str]:
    """A tail begins behind its number: so the many other numbers are passed over."""
    table = load_table("places")
    nouns, bodies = any_of(table["not_a_name"]["nouns_after"]), any_of(table["not_a_name"]["bodies_after"])
    nouns = rf"(?!{any_of(table['not_a_name']['measured_after'])})(?:{nouns})"
    one, counted = table["roles"]["counted_one"], table["roles"]["counted"]
    areas = table["suffix"]["area"]
    others = [word for word, kind in kinds().items() if kind != "area"]
    return re.compile(
        rf"{first_of([*kinds(), *counted, '等', '个'])}(?:"
        rf"(?P<tail>(?:等(?:{any_of(one)})|(?<={_NUMERAL})个?(?:{any_of(counted)}))(?!{nouns}|区))"
        rf"|(?P<suffix>{any_of(others)}|(?:{any_of(areas)})(?!{bodies}))(?!{nouns}|（(?:社|居|农|街|镇))"
        r")"
    )
