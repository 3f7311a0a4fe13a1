"""Forms: shapes of whole statements in `forms.toml` that speak for a kind where words alone do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import fill, load_table
from extractor.models.records import StatementKind


@dataclass(frozen=True, slots=True)
class Form:
    """What it says that the pattern of an entry matches where a statement begins, behind its label."""

    rule: str
    kind: StatementKind
    weight: float
    idle: bool  # rhetoric: not where the statement sets a day or names who is responsible


@dataclass(frozen=True, slots=True)
class _Index:
    """Which forms a statement may have: by its first character, and by what it holds."""

    by_start: dict[str, list[int]]
    marks: re.Pattern[str]
    by_mark: dict[str, list[int]]  # under the first character of what the form needs


def find_forms(text: str, start: int, end: int, part: str) -> Iterator[Form]:
    """The forms of the statement `text[start:end]`, which stands in a section of `part`."""
    index = _index(part)
    marks = index.marks.findall(text, start, end)
    possible = index.by_start.get(text[start : start + 1], [])
    if marks:
        possible = sorted({*possible, *(i for mark in marks for i in index.by_mark[mark])})
    for i in possible:
        if _pattern(i).match(text, start, end):
            yield _forms()[i]


@cache
def _index(part: str) -> _Index:
    """Of the forms that count in sections of `part`."""
    by_start: dict[str, list[int]] = {}
    by_mark: dict[str, list[int]] = {}
    marks: set[str] = set()
    for i, entry in enumerate(load_table("forms")["form"]):
        if part not in entry.get("parts", (part,)):
            continue
        for first in entry.get("starts", ""):
            by_start.setdefault(first, []).append(i)
        for need in entry.get("needs", ()):
            marks.add(need)
            by_mark.setdefault(need[0], []).append(i)
    # `re` passes over characters without a hit faster than `regex`
    return _Index(by_start, re.compile("|".join(_mark(first, marks) for first in by_mark)), by_mark)


def _mark(first: str, marks: set[str]) -> str:
    """The first character of some marks, where one of them stands."""
    rests = sorted(mark[1:] for mark in marks if mark[0] == first)
    return re.escape(first) if "" in rests else f"{re.escape(first)}(?={'|'.join(map(re.escape, rests))})"


@cache
def _forms() -> list[Form]:
    return [
        Form(f"kinds.{entry['id']}", entry["kind"], float(entry["weight"]), entry.get("idle", False))
        for entry in load_table("forms")["form"]
    ]


@cache
def _pattern(index: int) -> re.Pattern[str]:
    """Of one form: `re` matches three times as fast as `regex`, but takes its time to compile."""
    table = load_table("forms")
    return re.compile(fill(table["form"][index]["pattern"], table["words"]))
