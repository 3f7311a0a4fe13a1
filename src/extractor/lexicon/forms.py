"""Forms: shapes of whole statements in `forms.toml` that speak for a kind where words alone do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor.lexicon.load import load_table
from extractor.models.records import StatementKind
from extractor.text import patterns as regex


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern to be matched where a statement begins, behind its label; in sections of `parts` only, if given."""

    rule: str
    kind: StatementKind
    weight: float
    pattern: regex.Pattern[str]
    parts: frozenset[str]
    idle: bool  # rhetoric: not where the statement sets a day or names who is responsible


def find_forms(text: str, start: int, end: int, part: str) -> Iterator[Form]:
    """The forms of the statement `text[start:end]`, which stands in a section of `part`."""
    forms, marks, by_mark = _forms()
    possible = {i for mark in set(marks.findall(text, start, end)) for i in by_mark[mark]}
    for i in sorted(possible):
        form = forms[i]
        if (not form.parts or part in form.parts) and form.pattern.match(text, start, end):
            yield form


@cache
def _forms() -> tuple[list[Form], re.Pattern[str], dict[str, list[int]]]:
    """The forms, a pattern of the marks that they need, and by mark the forms that need it."""
    table = load_table("forms")
    words = {f"<{name}>": f"(?:{'|'.join(group)})" for name, group in table["words"].items()}
    by_mark: dict[str, list[int]] = {}
    for i, entry in enumerate(table["form"]):
        for mark in entry["needs"]:
            by_mark.setdefault(mark, []).append(i)
    # `re` passes over characters without a hit faster than `regex`
    marks = re.compile(f"[{re.escape(''.join(sorted(by_mark)))}]")
    return [_form(entry, words) for entry in table["form"]], marks, by_mark


def _form(entry: dict[str, Any], words: dict[str, str]) -> Form:
    pattern = entry["pattern"]
    for name, choice in words.items():
        pattern = pattern.replace(name, choice)
    return Form(
        f"kinds.{entry['id']}", entry["kind"], float(entry["weight"]), regex.compile(pattern),
        frozenset(entry.get("parts", ())), entry.get("idle", False),
    )  # fmt: skip
