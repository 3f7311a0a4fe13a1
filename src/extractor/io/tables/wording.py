"""Wording: a report's words and numbers as a sheet writes them, and where in the file they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from decimal import Decimal
from typing import Literal

from extractor.models.records import Quantity
from extractor.models.report import Report
from extractor.text import patterns as regex
from extractor.text.view import simplify

Script = Literal["simplified", "traditional"]


def plain(number: Decimal) -> str:
    """12.5 and 300, never 3E+2 or 12.50."""
    return f"{number.normalize():f}"


class Wording:
    """Writes a record's words in Simplified, or as they stand in the original."""

    def __init__(self, text: str, script: Script) -> None:
        self._original = text
        self._simplified = simplify(text).simplified
        self._as_written = script == "traditional" and self._simplified != text
        self._written: dict[int, str] = {}
        if self._as_written:
            pairs = Counter(zip(self._simplified, text, strict=True))
            self._written = {ord(s): o for (s, o), _ in reversed(pairs.most_common())}

    def span(self, start: int, end: int) -> str:
        """A stretch of the text, without its line breaks and blanks at wraps."""
        sheet = self._original if self._as_written else self._simplified
        return regex.sub(r"\s*\n\s*", "", sheet[start:end]).strip()

    def of(self, phrase: str | None, near: int) -> str:
        """A phrase in Simplified, as the original has it from `near` on, or before.

        A phrase put together from several places is written with the characters that the original uses most.
        """
        if not phrase or not self._as_written:
            return phrase or ""
        at = self._simplified.find(phrase, near)
        if at < 0:
            at = self._simplified.rfind(phrase)
        return phrase.translate(self._written) if at < 0 else self._original[at : at + len(phrase)]


class Lines:
    """Where in the file a span begins, as a person looks for it."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in regex.finditer("\n", text))]

    def place(self, span: tuple[int, int]) -> str:
        return f"第{bisect_right(self._starts, span[0])}行 [{span[0]}, {span[1]})"


def quantities_of(report: Report) -> dict[str, Quantity]:
    """By id."""
    return {m.id: m for m in report.mentions if isinstance(m, Quantity)}


def tells_of_the_talk(indicator: str) -> bool:
    """重点抓好七个方面工作 counts what is going to be said, not what is to be done."""
    return indicator.endswith("方面")
