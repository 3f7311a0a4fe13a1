"""Alternatives: rules that are tried in turn at one place of the text, as one pattern."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor.models.records import NameKind
from extractor.text import patterns as regex

DIGITS = "0123456789"
HAN = "〇一二两三四五六七八九十百千万亿"


class Rule(NamedTuple):
    """`firsts` are the numerals that such a name can begin with: any, where there are none."""

    id: str
    kind: NameKind
    pattern: str
    firsts: str = ""


class Alternatives:
    """The first rule that matches at a place makes the name."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._by_first: dict[str, _Choice] = {}

    def at(self, text: str, position: int) -> tuple[int, int, NameKind, str] | None:
        """Start, end, kind and rule of the name that begins at `position`."""
        first = text[position]
        choice = self._by_first.get(first)
        if choice is None:
            choice = self._by_first[first] = _choice(
                tuple(r for r in self._rules if first in (r.firsts or first))
            )
        match = choice.pattern.match(text, position)
        if match is None:
            return None
        group = match.lastgroup or ""
        if not group.startswith("r"):  # an inner group was closed last
            group = next(f"r{i}" for i in range(len(choice.rules)) if match[f"r{i}"] is not None)
        rule = choice.rules[int(group[1:])]
        return match.start(), match.end(), rule.kind, rule.id


class _Choice(NamedTuple):
    rules: tuple[Rule, ...]
    pattern: regex.Pattern[str]


@cache
def _choice(rules: tuple[Rule, ...]) -> _Choice:
    alternatives = "|".join(f"(?P<r{i}>{rule.pattern})" for i, rule in enumerate(rules))
    return _Choice(rules, regex.compile(alternatives, regex.VERSION1))
