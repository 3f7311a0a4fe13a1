"""Parts: the words of titles and headings that tell review, problems, plan, profile and context apart."""

from __future__ import annotations

import re  # twice to four times as fast as `regex` where nothing but literals is looked for
from functools import cache

from extractor.lexicon.load import load_table


@cache
def part_words(group: str, strength: str) -> re.Pattern[str]:
    """Any `strong` or `weak` word of a group (done, problems, plan, profile), or `any` of both."""
    table = load_table("outline")["parts"][group]
    choice = table["strong"] + table["weak"] if strength == "any" else table[strength]
    return re.compile("|".join(map(re.escape, sorted(choice, key=len, reverse=True))))


@cache
def part_titles(group: str) -> frozenset[str]:
    """Headings that tell only where they are all that a heading says (发展基础, but not 夯实发展基础)."""
    return frozenset(load_table("outline")["parts"][group].get("alone", ()))
