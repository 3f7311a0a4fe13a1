"""Assemblies: two ordinals for the one congress whose spirit is to be carried out (县第十二次, 县第十三次党代会)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_LIST = 60  # characters: from 贯彻 over a list of congresses to the last of them


def find_contradicting_assemblies(reading: Reading) -> list[Doubt]:
    """Of one level and kind, more than one number, each told as the current one."""
    found: dict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    for m in _pattern().finditer(reading.text):
        if _before().search(reading.text, max(0, m.start() - _LIST), m.start()) or _behind().match(
            reading.text, m.end(), m.end() + _LIST
        ):
            found[m["level"], m["kind"]].setdefault(m["number"], m.span())
    doubts = []
    for (level, kind), numbers in found.items():
        if len(numbers) > 1:
            said = " and ".join(f"第{n}次" for n in numbers)
            spans = tuple(sorted(numbers.values()))
            doubts.append(Doubt("checks.assembly", "warning", f"{said} {level}{kind} in one report", spans))
    return doubts


@cache
def _pattern() -> regex.Pattern[str]:
    words = load_table("checks")["assemblies"]
    levels, kinds = "|".join(words["levels"]), "|".join(words["kinds"])
    return regex.compile(
        rf"(?P<level>{levels})委?第(?P<number>[一二三四五六七八九十\d]{{1,3}})次(?:党员)?(?P<kind>{kinds})"
    )


@cache
def _before() -> regex.Pattern[str]:
    """In the same sentence, before it."""
    return regex.compile(rf"(?:{_words()})[^。；！？\n]*$")


@cache
def _behind() -> regex.Pattern[str]:
    return regex.compile(rf"[^。；！？\n]*?(?:{_words()})")


def _words() -> str:
    return "|".join(load_table("checks")["assemblies"]["current"])
