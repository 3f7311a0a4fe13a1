"""Layout: where each quantity stands: its statement, sentence and clause, and the words on both its sides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.stages.findings import Clause, DateFound, MentionFound, Mentions, QuantityFound, StatementFound
from extractor.text.reading import Reading

_CLOSERS = frozenset("”’」』）】》")
_SENTENCE_ENDS = frozenset("。！？")


@dataclass(slots=True)
class Part:
    """A clause with what stands in it; `index` is its place in the list of all clauses, -1 where none was cut."""

    start: int
    end: int
    index: int
    first: bool  # the first clause of its statement
    dates: list[DateFound]
    quantities: list[Site]


@dataclass(slots=True)
class Passage:
    """A statement that holds a quantity, with its clauses; or the dated first clause of one that does not."""

    index: int  # in the list of statements
    statement: StatementFound
    opens: bool  # the first statement of its sentence
    leads: bool  # the first statement of its paragraph
    parts: list[Part]
    counts: bool  # whether it holds a quantity


@dataclass(slots=True)
class Site:
    """A quantity in its clause."""

    index: int  # in the list of mentions
    quantity: QuantityFound
    unit: str  # its text, empty where there is none
    passage: Passage
    part: Part
    left: str  # from the quantity before it (or the clause's start) to its number: 突破 is in it
    right: str  # from the unit to the next quantity, or to the clause's end: 以上 is in it
    before: str  # from the clause's start to its number
    previous: Site | None  # the quantity before it in the same statement


_REACH = 300  # characters of a clause that are looked at on either side of a number


def lay_out(
    reading: Reading,
    statements: Sequence[StatementFound],
    clauses: Sequence[Clause],
    mentions: Mentions,
) -> list[Passage]:
    """Passages with their clauses, dates and quantities, in text order."""
    text = reading.text
    passages: list[Passage] = []
    quantities = [q.start for q in mentions.quantities.values()]
    dated = [d.start for d in mentions.dates]
    before: StatementFound | None = None
    at = number = 0
    cut = len(clauses)
    for index, statement in enumerate(statements):
        first = number
        while number < cut and clauses[number].statement == index:
            number += 1
        if first < number and _within(quantities, statement) is not None:
            leads, opens = _stands(text, before, statement)
            passage = Passage(index, statement, opens, leads, [], counts=True)
            at = _lay_parts(passage, text, clauses, range(first, number), mentions.every, at)
            passages.append(passage)
        elif (date := _within(dated, statement)) is not None:
            leads, opens = _stands(text, before, statement)
            if opens and (opening := _dated_opening(text, statement, mentions.dates[date])) is not None:
                passages.append(Passage(index, statement, opens, leads, [opening], counts=False))
        before = statement
    return passages


def _within(starts: Sequence[int], statement: StatementFound) -> int | None:
    """The first of the positions that lies in the statement, by its index."""
    at = bisect_left(starts, statement.start)
    return at if at < len(starts) and starts[at] < statement.end else None


def _lay_parts(
    passage: Passage, text: str, clauses: Sequence[Clause], numbers: range, mentions: Sequence[MentionFound], at: int
) -> int:  # fmt: skip
    """The clauses of a statement, each with what stands in it; the mentions are read on from `at`."""
    previous: Site | None = None
    total = len(mentions)
    for number in numbers:
        start, end = clauses[number].start, clauses[number].end
        part = Part(start, end, number, number == numbers.start, [], [])
        passage.parts.append(part)
        while at < total and mentions[at].start < start:
            at += 1
        edge = start
        while at < total and (mention := mentions[at]).start < end:
            if isinstance(mention, QuantityFound):
                if previous is not None and previous.part is part:
                    previous.right = previous.right[: mention.start - previous.quantity.core[1]]
                head, behind = mention.core
                told = text[start if head - start <= _REACH else head - _REACH : head]
                left = told if edge == start else text[edge if head - edge <= _REACH else head - _REACH : head]
                right = text[behind : end if end - behind <= _REACH else behind + _REACH]
                unit = mention.unit.text if mention.unit else ""
                previous = Site(at, mention, unit, passage, part, left, right, told, previous)
                part.quantities.append(previous)
                edge = mention.end
            elif isinstance(mention, DateFound):
                part.dates.append(mention)
            at += 1
    return at


def _stands(text: str, before: StatementFound | None, statement: StatementFound) -> tuple[bool, bool]:
    """Whether it is the first of its paragraph, and of its sentence."""
    if before is None or text.find("\n", before.end, statement.start) >= 0:
        return True, True
    end = before.end
    while end > before.start and (text[end - 1] in _CLOSERS or text[end - 1].isspace()):
        end -= 1
    return False, text[end - 1] in _SENTENCE_ENDS


def _dated_opening(text: str, statement: StatementFound, date: DateFound) -> Part | None:
    """The first clause of a sentence that counts nothing, where it holds a date: the next may go on about its act."""
    start = statement.start + 5 if text.startswith("各位", statement.start) else statement.start  # 各位代表，
    comma = text.find("，", start, statement.end)
    end = comma if comma >= 0 else statement.end
    return Part(statement.start, end, -1, True, [date], []) if date.start < end else None
