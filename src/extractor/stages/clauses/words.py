"""Words: the words of a clause as observations take them from its reading."""

from __future__ import annotations

from extractor.stages.clauses.units import Units
from extractor.stages.findings import Token


def words_of(units: Units, tokens: list[Token]) -> list[Token]:
    """The words of a clause: its units, but what was passed over and each bracket or quotation with a number as tokens."""
    words = units.words
    if words is tokens or len(words) == len(tokens):
        return words
    found: list[Token] = []
    at, n = 0, len(tokens)
    for word in words:
        if at < n and tokens[at] is word:  # as most are
            found.append(word)
            at += 1
            continue
        start, end = word.start, word.end
        while at < n and tokens[at].end <= start:
            found.append(tokens[at])
            at += 1
        first = at
        while at < n and tokens[at].start < end:
            at += 1
        whole = at - first < 3 or all(t.tag != "m:quantity" for t in tokens[first:at])
        if whole:
            found.append(word)
        else:
            found += tokens[first:at]
    return found + tokens[at:]
