"""Codes: numerals in Latin tokens, document numbers, phones, roads, grades and sizes."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon.load import fill, load_table
from extractor.models.records import NameKind
from extractor.stages.names.alternatives import DIGITS, HAN, Alternatives, Rule
from extractor.text import patterns as regex

_DOCUMENT = regex.compile(r"[〔\[（【](?:19|20)\d\d年?[〕\]）】]第?\d{1,4}(?:—\d{1,4})?号(?:文件?)?")
_FIRSTS = {"digits": DIGITS, "han": HAN, "": ""}


@cache
def _codes() -> Alternatives:
    table = load_table("name_codes")
    return Alternatives(
        [
            Rule(
                f"names.{code['id']}",
                code["kind"],
                fill(code["pattern"], table["words"]),
                _FIRSTS[code.get("begins", "")],
            )
            for code in table["code"]
        ]
    )


@cache
def _lead_in() -> regex.Pattern[str]:
    words = "|".join(load_table("name_codes")["document"]["lead_in"])
    return regex.compile(rf".*(?:{words})(?=\p{{Han}}{{2,}}[〔\[（【])")


# What stands behind the numeral of a code, or before a short one; where nothing does, no rule is tried. `re`: faster.
_BEHIND_DIGITS = re.compile(
    r"[A-Za-z+＋、至~\-—－）\]］路室号强国省县乡快甲乙丙丁线版时]|对[1N多]|[^，。；\n]{0,5}级"
)
_BEFORE_DIGITS = frozenset("（[［ ：:道音客车征舟娥宫")
_BEHIND_HAN = re.compile("[级类亲等高铁城强星A号、和元亩]|[^，。；\n]{1,5}级")
_SHORT = 2  # digits
_LATIN = regex.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_./+×:@&#?=%][A-Za-z0-9]+)*")
_MIXED = regex.compile(r"(?=[0-9A-Za-z]*[A-Za-z][0-9A-Za-z]*\d)\d+[A-Za-z]+\d[0-9A-Za-z]*")
_ENTITY = regex.compile(r"&#?[A-Za-z0-9]{1,8};")
_SMALL_RESERVOIR = regex.compile(r"小(?:（[一二12]）|[一二12])型")
_HAN = regex.compile(r"\p{Han}")


def documents(text: str) -> list[tuple[int, int]]:
    """Spans of document numbers (湘政发〔2021〕5号), without the words that lead up to them."""
    found = []
    for match in _DOCUMENT.finditer(text):
        start = match.start()
        while start > 0 and match.start() - start < 10 and _HAN.match(text, start - 1):
            start -= 1
        lead = _lead_in().match(text, start, match.start() + 1)
        found.append((lead.end() if lead else start, match.end()))
    return found


def code_at(text: str, position: int, end: int, low: int = 0) -> tuple[int, int, NameKind, str] | None:
    """The code, grade or number of a service whose first numeral is `text[position:end]`: start, end, kind, rule.

    What comes before `low` belongs to a name already.
    """
    before = text[position - 1] if position else " "
    if before.isascii() and (before.isalpha() or before in "-_./+#&"):
        start = position - 1
        while (
            start > low
            and text[start - 1].isascii()
            and (text[start - 1].isalnum() or text[start - 1] in "-_./+&#@")
        ):
            start -= 1
        start = max(start, low)
        if before in "&#" and (entity := _ENTITY.match(text, start)):
            return entity.start(), entity.end(), "residue", "names.entity"
        while start < position and not text[start].isalpha():
            start += 1
        if start < position and (latin := _LATIN.match(text, start)) and latin.end() > position:
            close = latin.end() + text.startswith("级", latin.end())
            return start, close, "code", "names.latin"
    if "小" in text[max(0, position - 2) : position]:
        small = _SMALL_RESERVOIR.match(text, text.rindex("小", 0, position))
        if small is not None:
            return small.start(), small.end(), "grade", "names.reservoir-grade"
    if not text[position].isdecimal():
        may = end - position == 3 or text[end - 1] == "亿" or _BEHIND_HAN.match(text, end) is not None
    elif text[end : end + 1].isalpha() and (mixed := _MIXED.match(text, position)):
        return position, mixed.end(), "code", "names.mixed"
    else:
        short = end - position <= _SHORT and text[position - 1] not in _BEFORE_DIGITS
        may = not short or _BEHIND_DIGITS.match(text, end) is not None
    return _codes().at(text, position) if may else None
