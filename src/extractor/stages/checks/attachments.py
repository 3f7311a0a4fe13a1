"""Attachments: announced at the end, and nothing follows (附件下载：)."""

from __future__ import annotations

from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading


def find_empty_attachments(reading: Reading) -> list[Doubt]:
    """A last line that announces attachments with a colon and names none."""
    return [
        Doubt("checks.attachment-empty", "warning", f"no attachment follows {m['word']}", (m.span("word"),))
        for m in [_pattern().search(reading.text, max(0, len(reading.text) - 200))]
        if m
    ]


@cache
def _pattern() -> regex.Pattern[str]:
    words = "|".join(load_table("checks")["attachments"]["announces"])
    return regex.compile(rf"(?:^|\n|(?<=[。！？] ?))[ 　]*(?P<word>(?:{words}) ?：)\s*$")
