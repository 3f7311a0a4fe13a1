"""Units: the unit or measure word that begins at a place, longest match first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from extractor.lexicon.load import load_table


@dataclass(frozen=True, slots=True, eq=False)  # by identity: the hash of its factor costs more than the rest
class UnitEntry:
    """What the lexicon says of one written form; there is one of each."""

    text: str  # the unit as records give it: ％ as %, 块 and 圆 as 元
    id: str
    dimension: str
    factor: Decimal
    base: str
    strict: bool  # only after digits or a number with a scale word
    per: str | None


class Units:
    """The unit lexicon as a longest-match table by first character."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.entries: dict[str, UnitEntry] = dict(_entries(table))
        forms: dict[str, tuple[int, UnitEntry] | None] = {f: (len(f), e) for f, e in self.entries.items()}
        for word in table["blockers"]["words"]:
            forms.setdefault(word, None)
        for word, unit in table["prefer"].items():
            forms[word] = (len(unit), self.entries[unit])
        self._forms = forms
        lengths: dict[str, set[int]] = {}
        for form in forms:
            lengths.setdefault(form[0], set()).add(len(form))
        self._lengths = {c: tuple(sorted(n, reverse=True)) for c, n in lengths.items()}

    def match(self, text: str, at: int, end: int) -> tuple[int, UnitEntry] | None:
        """End and entry of the longest form that begins at `at`; None where a longer word is no unit."""
        if at >= end:
            return None
        forms = self._forms
        for n in self._lengths.get(text[at], ()):
            if at + n <= end and (form := text[at : at + n]) in forms:
                if (found := forms[form]) is None:
                    return None
                stop = at + found[0]
                if form[-1].isascii() and form[-1].isalpha() and stop < end and _is_letter(text[stop]):
                    continue
                return stop, found[1]
        return None


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _entries(table: dict[str, Any]) -> list[tuple[str, UnitEntry]]:
    bases: dict[str, str] = table["dimensions"]
    found = []
    for unit in table["unit"]:
        factor = Fraction(unit.get("factor", "1"))
        for form in unit["forms"]:
            id_ = unit.get("id", form)
            base = unit.get("base") or bases.get(unit["dimension"], id_)
            entry = UnitEntry(
                unit.get("text", form), id_, unit["dimension"],
                Decimal(factor.numerator) / Decimal(factor.denominator), base,
                unit.get("strict", False), unit.get("per"),
            )  # fmt: skip
            found.append((form, entry))
    for group in table["words"]:
        strict = set(group.get("strict", ()))
        for form in group["forms"]:
            found.append((form, UnitEntry(form, form, "count", Decimal(1), form, form in strict, None)))
    return found


@cache
def units() -> Units:
    """The process's unit table, built at first use."""
    return Units(load_table("units"))
