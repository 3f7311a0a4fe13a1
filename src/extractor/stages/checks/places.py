"""Places: a township that speaks of itself as a body of another rank (我乡 in the report of a 镇)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.findings import HeaderFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading


def find_foreign_ranks(reading: Reading, header: HeaderFound) -> list[Doubt]:
    """One doubt for each way of speaking that does not fit the report's place."""
    rank = next((r for r in _foreign() if (header.place or "").endswith(r)), None)
    if rank is None:
        return []
    found: dict[str, list[tuple[int, int]]] = {}
    for m in _foreign()[rank].finditer(reading.text):
        found.setdefault(m[0], []).append(m.span())
    return [
        Doubt("checks.place-rank", "warning", f"{word} in the report of a {rank} ({header.place})", tuple(spans))
        for word, spans in found.items()
    ]


@cache
def _foreign() -> Mapping[str, regex.Pattern[str]]:
    words = load_table("checks")["places"]
    return {
        rank: regex.compile(rf"(?:{'|'.join(others)})(?![{''.join(words['after'])}])")
        for rank, others in words["foreign"].items()
    }
