"""Alternatives: rules that are tried in turn at one place of the text, as one pattern."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.models.records import NameKind
from extractor.text import patterns as regex


class Alternatives:
    """Rules (id, kind of name, pattern); the first that matches at a place makes the name."""

    def __init__(self, rules: Iterable[tuple[str, NameKind, str]]) -> None:
        self._rules = [(rule, kind) for rule, kind, _ in rules]
        self._pattern = regex.compile(
            "|".join(f"(?P<r{i}>{pattern})" for i, (_, _, pattern) in enumerate(rules)), regex.VERSION1
        )

    def at(self, text: str, position: int) -> tuple[int, int, NameKind, str] | None:
        """Start, end, kind and rule of the name that begins at `position`."""
        match = self._pattern.match(text, position)
        if match is None:
            return None
        group = match.lastgroup or ""
        if not group.startswith("r"):  # an inner group was closed last
            group = next(f"r{i}" for i in range(len(self._rules)) if match[f"r{i}"] is not None)
        rule, kind = self._rules[int(group[1:])]
        return match.start(), match.end(), kind, rule
