"""Cues: words of `statements.toml` that speak for a kind of statement, found in one walk over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor.lexicon.load import load_table
from extractor.models.records import StatementKind
from extractor.text import patterns as regex


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of words with one meaning; `not_behind` and `not_before`: contexts in which they mean another."""

    id: str
    rule: str
    kind: StatementKind
    weight: float
    not_behind: tuple[str, ...]
    not_before: tuple[str, ...]
    start: bool  # counts only where a clause begins
    closed: bool  # counts only at the end of a predicate
    unless: (
        regex.Pattern[str] | None
    )  # does not count behind one of these words; with `beside`: in its clause
    beside: regex.Pattern[str] | None  # counts only with one of these words in its clause
    faint_in: frozenset[str]  # parts of a report in which it tells little


@cache
def _words() -> tuple[re.Pattern[str], dict[str, list[tuple[str, Cue]]]]:
    """A pattern of where a word may begin, and the words, longest first, by what its group `key` then holds: their first
    two characters, or the first where that is a word by itself.
    """
    found: dict[str, list[tuple[str, Cue]]] = {}
    cues = [(entry["words"], _cue(entry)) for entry in load_table("statements")["cue"]]
    entries = [(word, cue) for group, cue in cues for word in group]
    single = {word for word, _ in entries if len(word) == 1}
    for word, cue in entries:
        found.setdefault(word[0] if word[0] in single else word[:2], []).append((word, cue))
    for words in found.values():
        words.sort(key=lambda pair: -len(pair[0]))
    seconds: dict[str, set[str]] = {}
    for key in found.keys() - single:
        seconds.setdefault(key[0], set()).add(key[1])
    few = {first for first in seconds if len(seconds[first]) == 1}
    keys = [_one_of(single), *(_pairs(firsts, seconds) for firsts in (few, seconds.keys() - few))]
    # one class in front, which `re` finds fast; the key begins with that character
    begins = rf"{_one_of({*single, *seconds})}(?<=(?=(?P<key>{'|'.join(keys)})).)"
    return re.compile(begins), found


def _pairs(firsts: Iterable[str], seconds: Mapping[str, set[str]]) -> str:
    """A set of characters in front of the set of what may follow one of them."""
    return _one_of(firsts) + _one_of(set().union(*(seconds[first] for first in firsts)))


def _one_of(characters: Iterable[str]) -> str:
    return f"[{''.join(sorted(characters))}]"


def _cue(entry: dict[str, Any]) -> Cue:
    return Cue(
        id=entry["id"],
        rule=f"kinds.{entry['id']}",
        kind=entry["kind"],
        weight=float(entry["weight"]),
        not_behind=tuple(entry.get("not_behind", ())),
        not_before=tuple(entry.get("not_before", ())),
        start=entry.get("start", False),
        closed=entry.get("closed", False),
        unless=regex.compile("|".join(entry["unless"])) if "unless" in entry else None,
        beside=regex.compile("|".join(entry["beside"])) if "beside" in entry else None,
        faint_in=frozenset(entry.get("faint_in", ())),
    )


_CLOSING = (*"，。；、！：）等且并和及与0123456789", "的问题", "的现象", "的矛盾", "的情况", "的局面")
_OPENING = "，。；：！？、“”‘’（）《》「」 　\n"


def find_cues(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, Cue]]]:
    """For each of `spans`, in text order, its cues with their offsets; a character belongs to one word, the longest."""
    begins, by_key = _words()
    places = [(m.start(), words) for m in begins.finditer(text) if (words := by_key.get(m["key"]))]
    places.append((len(text), []))
    following = 0
    for start, end in spans:
        cues: list[tuple[int, Cue]] = []
        free = start
        while places[following][0] < start:
            following += 1
        while places[following][0] < end:
            at, words = places[following]
            following += 1
            if at < free:
                continue
            for word, cue in words:
                if text.startswith(word, at) and _counts(cue, text, start, at, at + len(word), end):
                    cues.append((at, cue))
                    free = at + len(word)
                    break
        yield cues


def _counts(cue: Cue, text: str, start: int, at: int, stop: int, end: int) -> bool:
    """Whether the word `text[at:stop]` of the statement `text[start:end]` means what its cue says."""
    if stop > end or (cue.start and at > start and text[at - 1] not in _OPENING):
        return False
    if cue.closed and stop < end and not text.startswith(_CLOSING, stop):
        return False
    if cue.not_behind and text.endswith(cue.not_behind, max(start, at - 4), at):
        return False
    if cue.not_before and text.startswith(cue.not_before, stop, end):
        return False
    return not (cue.unless or cue.beside) or _fits(cue, text, start, at, stop, end)


def _fits(cue: Cue, text: str, start: int, at: int, stop: int, end: int) -> bool:
    """Whether the clause of the word lets it mean what its cue says."""
    begin = _clause_start(text, start, at)
    close = _clause_end(text, stop, end) if cue.beside else at
    if cue.unless and cue.unless.search(text, begin, close):
        return False
    return cue.beside is None or cue.beside.search(text, begin, close) is not None


def _clause_start(text: str, start: int, at: int) -> int:
    return max(start, *(text.rfind(mark, start, at) + 1 for mark in "，：；"))


def _clause_end(text: str, stop: int, end: int) -> int:
    return min(end, *(at for mark in "，：；。" if (at := text.find(mark, stop, end)) >= 0), end)
