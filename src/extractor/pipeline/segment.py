"""Segment: words with numbers, units and names kept whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter

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


_START = attrgetter("start")
_TAGS = {DateFound: "m:date", EnumeratorFound: "m:enumerator", NameFound: "m:name", OrdinalFound: "m:ordinal"}


def cut(reading: Reading, mentions: Sequence[MentionFound], spans: Iterable[tuple[int, int]]) -> list[Token]:
    """Tokens of the given stretches (in text order, disjoint), each mention one token."""
    gaps: list[tuple[int, int]] = []
    whole: list[Token] = []
    at, total = 0, len(mentions)
    for start, end in spans:
        while at < total and mentions[at].end <= start:
            at += 1
        here = start
        while at < total and (m := mentions[at]).start < end:
            gaps.append((here, m.start))
            tag = _TAGS.get(type(m), "m:quantity")
            whole.append(Token(m.start, m.end, reading.text[m.start : m.end], tag, at))
            here = m.end
            at += 1
        gaps.append((here, end))
    return sorted(words().cut(reading.text, gaps) + whole, key=_START)


def take_out(
    tokens: list[Token], spans: Mapping[int, tuple[int, int]]
) -> tuple[list[Token], dict[int, list[Token]]]:
    """The tokens without those of the stretches (in text order, disjoint), and these, by the stretch's key."""
    left: list[Token] = []
    taken: dict[int, list[Token]] = {}
    at = 0
    for key, (start, end) in spans.items():
        first = bisect_left(tokens, start, at, key=_START)
        last = bisect_left(tokens, end, first, key=_START)
        left += tokens[at:first]
        taken[key] = tokens[first:last]
        at = last
    return left + tokens[at:], taken
