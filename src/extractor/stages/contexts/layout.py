"""Layout: where each quantity stands: its statement, sentence and clause, and the words on both its sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.stages.findings import Clause, DateFound, MentionFound, QuantityFound, StatementFound
from extractor.text.reading import Reading

_CLOSERS = "”’」』）】》"
_SENTENCE_ENDS = "。！？"


@dataclass(slots=True)
class Part:
    """A clause with what stands in it; `index` is its place in the list of all clauses."""

    start: int
    end: int
    index: int
    first: bool  # the first clause of its statement
    dates: list[DateFound]
    quantities: list[Site]


@dataclass(slots=True)
class Passage:
    """A statement that holds a quantity, with its clauses."""

    index: int  # in the list of statements
    statement: StatementFound
    opens: bool  # the first statement of its sentence
    leads: bool  # the first statement of its paragraph
    parts: list[Part]


@dataclass(slots=True)
class Site:
    """A quantity in its clause."""

    index: int  # in the list of mentions
    quantity: QuantityFound
    passage: Passage
    part: Part
    left: str  # from the quantity before it (or the clause's start) to the quantity
    right: str  # from the quantity to the next one, or to the clause's end
    before: str  # from the clause's start to the quantity
    previous: Site | None  # the quantity before it in the same statement


def lay_out(
    reading: Reading,
    statements: Sequence[StatementFound],
    clauses: Sequence[Clause],
    mentions: Sequence[MentionFound],
) -> list[Passage]:
    """Passages with their clauses, dates and quantities, in text order."""
    text = reading.text
    passages: list[Passage] = []
    at = 0
    last_start, last_end = 0, 0
    statement_of: dict[int, list[int]] = {}
    for number, clause in enumerate(clauses):
        statement_of.setdefault(clause.statement, []).append(number)
    for index, statement in enumerate(statements):
        numbers = statement_of.get(index)
        gap = text[last_end : statement.start]
        leads = not last_end or "\n" in gap
        opens = leads or _ends_sentence(text[last_start:last_end])
        last_start, last_end = statement.start, statement.end
        if not numbers:
            continue
        passage = Passage(index, statement, opens, leads, [])
        previous: Site | None = None
        for number in numbers:
            clause = clauses[number]
            part = Part(clause.start, clause.end, number, number == numbers[0], [], [])
            passage.parts.append(part)
            while at < len(mentions) and mentions[at].start < clause.start:
                at += 1
            edge = clause.start
            while at < len(mentions) and mentions[at].start < clause.end:
                mention = mentions[at]
                if isinstance(mention, DateFound):
                    part.dates.append(mention)
                elif isinstance(mention, QuantityFound):
                    if part.quantities:
                        last = part.quantities[-1]
                        last.right = text[last.quantity.end : mention.start]
                    site = Site(
                        at, mention, passage, part, text[edge : mention.start],
                        text[mention.end : clause.end], text[clause.start : mention.start], previous,
                    )  # fmt: skip
                    part.quantities.append(site)
                    previous = site
                    edge = mention.end
                at += 1
        passages.append(passage)
    return passages


def _ends_sentence(statement: str) -> bool:
    return statement.rstrip().rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS
