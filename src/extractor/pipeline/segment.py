"""Segment: words with numbers, units and names kept whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter

from extractor.lexicon.load import load_table
from extractor.stages.findings import (
    DateFound,
    EnumeratorFound,
    MentionFound,
    NameFound,
    OrdinalFound,
    Token,
)
from extractor.text.reading import Reading
from extractor.text.words import Words


@cache
def words() -> Words:
    """The process's tokenizer with the domain's words, loaded at first use."""
    groups = load_table("words")["group"]
    return Words({word: group["tag"] for group in groups for word in group["words"].split()})


_TAGS = {DateFound: "m:date", EnumeratorFound: "m:enumerator", NameFound: "m:name", OrdinalFound: "m:ordinal"}


def cut(reading: Reading, mentions: Sequence[MentionFound], spans: Iterable[tuple[int, int]]) -> list[Token]:
    """Tokens of the given stretches (in text order, disjoint), each mention one token."""
    gaps: list[tuple[int, int]] = []
    whole: list[Token] = []
    at = 0
    for start, end in spans:
        while at < len(mentions) and mentions[at].end <= start:
            at += 1
        here = start
        while at < len(mentions) and mentions[at].start < end:
            m = mentions[at]
            gaps.append((here, m.start))
            tag = _TAGS.get(type(m), "m:quantity")
            whole.append(Token(m.start, m.end, reading.text[m.start : m.end], tag, at))
            here = m.end
            at += 1
        gaps.append((here, end))
    return sorted(words().cut(reading.text, gaps) + whole, key=itemgetter(0))


def cut_each(
    reading: Reading, mentions: Sequence[MentionFound], spans: Mapping[int, tuple[int, int]]
) -> dict[int, list[Token]]:
    """Tokens of each stretch (in text order, disjoint), by the stretch's key."""
    tokens = cut(reading, mentions, spans.values())
    found: dict[int, list[Token]] = {}
    at = 0
    for key, (_, end) in spans.items():
        begin = at
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        found[key] = tokens[begin:at]
    return found
