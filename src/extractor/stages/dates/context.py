"""Context: what the dates before say of the next one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extractor.lexicon.load import load_table
from extractor.stages.dates.points import Point
from extractor.stages.dates.years import Years
from extractor.stages.findings import StatementFound
from extractor.text import patterns as regex

_COMPARED = regex.compile(r"(?:[比较由从]|相比|相对于|高于|低于|截至)[^，。；\n]{0,2}$")
_TERM = regex.compile(r"(?:过去的?|今后|未来|这)([三四五])年|([三四五])年来")


class Context:
    """What the dates before say of the next one: the year and month named last in this statement."""

    def __init__(self, text: str, years: Years, statements: Sequence[StatementFound]) -> None:
        self.text = text
        self.years = years
        self._ends = [s.end for s in statements]
        self._statement = 0
        self._at = 0
        self._said: tuple[int, int | None] | None = None  # year and month of the point named last
        self._month: tuple[int, int, int] | None = None  # year and month named last, and where
        self.last_year: int | None = None

    @cached_property
    def terms(self) -> frozenset[str]:
        """Numbers of years that the text calls a term which it speaks of (这五年, 五年来)."""
        return frozenset(a or b for a, b in _TERM.findall(self.text))

    def move(self, position: int) -> None:
        """Go on to a date at `position`; a new statement or line forgets what was said."""
        before = self._statement
        while self._statement < len(self._ends) and self._ends[self._statement] <= position:
            self._statement += 1
        if self._statement != before or self.text.find("\n", self._at, position) >= 0:
            self._said = None
        self._at = position

    def say(self, start: int, year: int | None, month: int | None) -> None:
        """A point of the text was read; a year that something is compared with is not the one spoken of."""
        if year is None:
            return
        self.last_year = year
        if month is not None:
            self._month = year, month, start
        if not _COMPARED.search(self.text, max(0, start - 4), start):
            self._said = (year, month)

    def year_of(self, point: Point, position: int) -> int | None:
        """The year of a point at `position`."""
        if point.year is not None:
            return point.year
        if point.relative is not None:
            word = load_table("dates")["relative_years"][point.relative.removesuffix("度")]
            if word["from"] == "last":
                last = self.last_year if self._said else None
                base = last if last is not None else self.years.at(position)
                return None if base is None else base + int(word["plus"])
            return self.years.now(position, int(word["plus"]), compared=self.compared(position))
        return self._said[0] if self._said else self.years.at(position)

    def compared(self, position: int) -> bool:
        return _COMPARED.search(self.text, max(0, position - 4), position) is not None

    def month_before(self, position: int) -> tuple[int, int] | None:
        """Year and month named last in the paragraph."""
        if self._month is None or self.text.find("\n", self._month[2], position) >= 0:
            return None
        return self._month[:2]
