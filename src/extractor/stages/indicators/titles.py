"""Titles: what the title over some numbers says that they are about."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.findings import Clause, StatementFound, Token
from extractor.stages.indicators.nouns import noun_phrase
from extractor.stages.indicators.phrases import text_of
from extractor.stages.indicators.vocabulary import Vocabulary


def title_thing(title: Sequence[Token], words: Vocabulary) -> str:
    """持续布建及修缮关怀据点 is about 关怀据点."""
    tokens = [t for t in title if t.tag not in ("m:enumerator", "m:date", "w", "d", "place")]
    at = 0
    while at < len(tokens) and (
        tokens[at].tag[0] in "vdcp" or tokens[at].text in words.act or tokens[at].text in words.helper
    ):
        at += 1
    thing = text_of(noun_phrase(tokens[at:], words, at > 0))
    return thing if 3 <= len(thing) <= 14 and not thing.endswith(words.untold) else ""


def is_title(text: str, span: StatementFound, first: Clause) -> bool:
    """A numbered line without a full stop: it heads what follows, though its number made it a statement."""
    return (
        first.tokens[0].tag == "m:enumerator"
        and text[span.end - 1] not in "。；！？"
        and text[span.end : span.end + 1] == "\n"
    )


def title_clauses(title: Sequence[Token]) -> list[Clause]:
    """A title with numbers, read like a statement of its own."""
    clauses: list[Clause] = []
    begins = True
    for t in title:
        if t.text in "，：；。":
            begins = True
            continue
        if begins:
            clauses.append(Clause(t.start, t.end, -1))
            begins = False
        clauses[-1].words.append(t)
        clauses[-1].end = t.end
    return clauses
