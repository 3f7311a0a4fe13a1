"""Conversions: Traditional characters that a conversion by single characters chose wrongly (全麵, 製度, 學曆)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_LONGEST = 3  # characters of a word in the lexicon


def find_wrong_conversions(reading: Reading) -> list[Doubt]:
    """One doubt for each pair of characters, at all places where a word wants the other one."""
    if reading.view.original == reading.view.simplified:
        return []
    original, simplified = reading.view.original, reading.view.simplified
    found: dict[str, list[tuple[tuple[int, int], str]]] = defaultdict(list)
    characters = _characters()
    for m in _queried().finditer(original):
        at = m.start()
        known = characters[simplified[at]] if simplified[at] in characters else None
        if known is None:
            continue
        stands = known.variants.get(m[0], m[0])
        wants = {x: word for x, words in known.words.items() if (word := _word_at(simplified, at, words))}
        if len(wants) == 1 and stands not in wants:
            [(right, word)] = wants.items()
            if stands + right in known.wrong:
                found[m[0] + right].append(((at, at + 1), word))
    doubts = []
    for pair, places in found.items():
        words = "、".join(dict.fromkeys(word for _, word in places[:40]))
        said = f"{pair[0]} where the word wants {pair[1]}: {words}"
        doubts.append(_doubt(reading, said, tuple(span for span, _ in places)))
    return [d for d in doubts if d.spans]


@dataclass(frozen=True, slots=True)
class _Character:
    """A Simplified character that stands for several: the words by the Traditional one that they want."""

    words: Mapping[str, frozenset[str]]
    wrong: frozenset[str]  # pairs: what stands there, what the word wants
    variants: Mapping[str, str]


@cache
def _characters() -> dict[str, _Character]:
    table = load_table("conversions")
    return {
        entry["simplified"]: _Character(
            {x: frozenset(words.split()) for x, words in entry["words"].items()},
            frozenset(entry["wrong"]),
            table["variants"],
        )
        for entry in table["character"]
    }


@cache
def _queried() -> regex.Pattern[str]:
    table = load_table("conversions")
    stand = {pair[0] for entry in table["character"] for pair in entry["wrong"]}
    stand |= {variant for variant, usual in table["variants"].items() if usual in stand}
    return regex.compile(f"[{''.join(sorted(stand))}]")


def _word_at(text: str, at: int, words: frozenset[str]) -> str | None:
    """A word of the lexicon that covers a character, the longest first."""
    for size in range(_LONGEST, 1, -1):
        for start in range(max(0, at - size + 1), at + 1):
            if text[start : start + size] in words:
                return text[start : start + size]
    return None


def _doubt(reading: Reading, message: str, originals: tuple[tuple[int, int], ...]) -> Doubt:
    spans = tuple((i, i + 1) for a, _ in originals if (i := reading.offset(a)) is not None)
    return Doubt("checks.conversion", "warning", message, spans)
