"""Chinese: what the tool itself says, for people who read Chinese. Records, exports and codes hold the English."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon.load import load_table


def word(english: str) -> str:
    """A name of a column or a value, or a sentence with {places}; the English where the catalogue has none."""
    found = load_table("chinese")["words"].get(english, english)
    return str(found)


def sentence(code: str, message: str) -> str:
    """What an issue of this code says; the English where the catalogue has no such sentence."""
    for pattern, chinese in _sentences(code):
        if m := pattern.fullmatch(message):
            return chinese.format_map(m.groupdict())
    return message


@cache
def _sentences(code: str) -> list[tuple[re.Pattern[str], str]]:
    """By the English, whose {places} may hold anything."""
    table = load_table("chinese")["issues"].get(code, {})
    return [(_reads(english), chinese) for english, chinese in table.items()]


def _reads(english: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", english)  # words and names of places in turn
    reads = [f"(?P<{part}>.*?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)]
    return re.compile("".join(reads), re.DOTALL)
