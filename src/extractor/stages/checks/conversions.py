"""Conversions: Traditional characters that a conversion by single characters chose wrongly (全麵, 製度, 學曆)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.rule import Doubt
from extractor.text.reading import Reading

_WINDOWS = ((-2, 1), (-1, 2), (0, 3), (-1, 1), (0, 2))  # words of three and two characters around a character


def find_wrong_conversions(reading: Reading, traditional: bool) -> list[Doubt]:
    """One doubt for each pair of characters, at all places where a word wants the other one."""
    if not traditional:
        return []
    original, simplified = reading.view.original, reading.view.simplified
    found: dict[str, list[tuple[tuple[int, int], str]]] = defaultdict(list)
    characters, variants = _characters(), _variants()
    for m in _queried().finditer(original):
        at = m.start()
        known = characters.get(simplified[at])
        if known is None:
            continue
        stands = variants.get(m[0], m[0])
        words = _words_at(simplified, at, known.wants)
        wants = {known.wants[word] for word in words}
        if len(wants) == 1 and stands not in wants:
            right = wants.pop()
            if stands + right in known.wrong:
                found[m[0] + right].append(((at, at + 1), words[0]))
    doubts = []
    for pair, places in found.items():
        wanting = "、".join(dict.fromkeys(word for _, word in places[:40]))
        said = f"{pair[0]} where the word wants {pair[1]}: {wanting}"
        doubts.append(_doubt(reading, said, tuple(span for span, _ in places)))
    return [d for d in doubts if d.spans]


@dataclass(frozen=True, slots=True)
class _Character:
    """A Simplified character that stands for several: the words by the Traditional one that they want."""

    wants: Mapping[str, str]  # by word, the Traditional one
    wrong: frozenset[str]  # pairs: what stands there, what the word wants


@cache
def _characters() -> dict[str, _Character]:
    return {
        entry["simplified"]: _Character(
            {word: x for x, words in entry["words"].items() for word in words.split()},
            frozenset(entry["wrong"]),
        )
        for entry in load_table("conversions")["character"]
    }


@cache
def _variants() -> Mapping[str, str]:
    table: dict[str, str] = load_table("conversions")["variants"]
    return table


@cache
def _queried() -> re.Pattern[str]:
    table = load_table("conversions")
    stand = {pair[0] for entry in table["character"] for pair in entry["wrong"]}
    stand |= {variant for variant, usual in table["variants"].items() if usual in stand}
    return re.compile(f"[{''.join(sorted(stand))}]")  # a set of characters: `re` is five times as fast


def _words_at(text: str, at: int, known: Mapping[str, str]) -> list[str]:
    """The words of the lexicon that cover a character, the longest first."""
    return [word for start, end in _WINDOWS if (word := text[at + start : at + end]) in known]


def _doubt(reading: Reading, message: str, originals: tuple[tuple[int, int], ...]) -> Doubt:
    spans = tuple((i, i + 1) for a, _ in originals if (i := reading.offset(a)) is not None)
    return Doubt("checks.conversion", "warning", message, spans)
