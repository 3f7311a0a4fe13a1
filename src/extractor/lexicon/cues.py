"""Cues: words of `statements.toml` that speak for a kind of statement, found in one walk over a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from extractor.lexicon.load import load_table
from extractor.models.records import StatementKind


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of words with one meaning; `not_behind` and `not_before` are contexts in which they mean another."""

    id: str
    kind: StatementKind
    weight: float
    not_behind: tuple[str, ...]
    not_before: tuple[str, ...]
    start: bool  # counts only where a clause begins
    closed: bool  # counts only at the end of a predicate
    unless: regex.Pattern[str] | None  # does not count behind one of these words in its clause


@cache
def _words() -> tuple[regex.Pattern[str], dict[str, list[tuple[str, Cue]]]]:
    """A pattern of all first characters, and by first character the words, longest first."""
    found: dict[str, list[tuple[str, Cue]]] = {}
    for entry in load_table("statements")["cue"]:
        cue = _cue(entry)
        for word in entry["words"]:
            found.setdefault(word[0], []).append((word, cue))
    for words in found.values():
        words.sort(key=lambda pair: -len(pair[0]))
    return regex.compile(f"[{''.join(found)}]"), found


def _cue(entry: dict[str, Any]) -> Cue:
    behind, before = tuple(entry.get("not_behind", ())), tuple(entry.get("not_before", ()))
    unless = regex.compile(f"(?:{'|'.join(entry['unless'])})") if "unless" in entry else None
    start, closed = bool(entry.get("start")), bool(entry.get("closed"))
    return Cue(entry["id"], entry["kind"], float(entry["weight"]), behind, before, start, closed, unless)


_CLOSING = (*"，。；、！：）”等且并和及与", "的问题", "的现象", "的矛盾", "的情况", "的局面")
_OPENING = "，。；：！？、“”‘’（）《》「」 　\n"


def find_cues(text: str, start: int, end: int) -> list[tuple[int, Cue]]:
    """Cues inside `text[start:end]` with their offsets; a character belongs to one word, the longest."""
    firsts, words = _words()
    cues: list[tuple[int, Cue]] = []
    free = start
    for m in firsts.finditer(text, start, end):
        at = m.start()
        if at < free:
            continue
        for word, cue in words[m[0]]:
            stop = at + len(word)
            if stop > end or not text.startswith(word, at):
                continue
            if cue.start and at > start and text[at - 1] not in _OPENING:
                continue
            if cue.closed and stop < end and not text.startswith(_CLOSING, stop):
                continue
            if cue.not_behind and text.endswith(cue.not_behind, max(start, at - 4), at):
                continue
            if cue.not_before and text.startswith(cue.not_before, stop, end):
                continue
            if cue.unless and cue.unless.search(text, _clause_start(text, start, at), at):
                continue
            cues.append((at, cue))
            free = stop
            break
    return cues


def _clause_start(text: str, start: int, at: int) -> int:
    return max(start, *(text.rfind(mark, start, at) + 1 for mark in "，：；"))
