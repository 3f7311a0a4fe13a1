"""Answering: labels of bodies, persons and time limits (责任单位：, 完成时限：)."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon.load import load_table

LONGEST = 8  # characters of a label


@cache
def answering_labels() -> dict[str, str]:
    """From a label to its group: lead, support, persons or limits."""
    table = load_table("tasks")["bodies"]
    role = {w: group for group in ("persons", "limits") for w in table[group].split()}
    nouns = table["nouns"].split()
    role |= {w + noun: group for group in ("lead", "support") for w in table[group].split() for noun in nouns}
    alone: dict[str, str] = table["alone"]
    return role | alone


@cache
def body_suffix() -> re.Pattern[str]:
    """What the name of a body ends in, perhaps with a bracket behind it: 局, 办（中心）."""
    words = sorted(load_table("tasks")["bodies"]["suffixes"].split(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(?:（[^（）]{{1,12}}）)?$")


@cache
def site_endings() -> tuple[str, ...]:
    """What bodies are called as well as what is built: 小学."""
    words: str = load_table("tasks")["bodies"]["sites"]
    return tuple(words.split())
