"""Findings: what stages hand to each other.

Offsets are the reading's (`Reading.text`), half-open. `pipeline/ground.py` turns findings into records with the
original's offsets. `rule` is the id of the rule that made a finding, `room.rule-name`. What a text has by the hundred
is not frozen, though nobody changes it: so it is made in a third of the time, and a field of a named tuple is read in
four times that of a slot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.models.records import Evidence, Modifier, NameKind, Reach, StatementKind, Status
from extractor.text.words import Word


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows; goes before what the text says."""

    year: int | None = None
    place: str | None = None
    issuer: str | None = None

    def __post_init__(self) -> None:
        """Say what is no year here, not as a `TypeError` from the depth of a stage."""
        if self.year is not None and (type(self.year) is not int or not 1000 <= self.year <= 2999):
            raise ValueError(f"year: expected a whole number such as 2024, not {self.year!r}")
        for name, value in (("place", self.place), ("issuer", self.issuer)):
            if value is not None and not isinstance(value, str):
                raise ValueError(f"{name}: expected a text, not {value!r}")


# ---- the bones -------------------------------------------------------------------------------------------


BlockKind = Literal[
    "title", "furniture", "salutation", "heading", "paragraph", "table", "contents", "attachment", "signature"
]  # fmt: skip


@dataclass(slots=True)
class Block:
    """A line of the reading (hard wraps are gone), or a part of one where a heading runs into its paragraph."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0  # of a heading, 1 is the top; of a labelled paragraph, that of the sections that it ends
    label: tuple[int, int] | None = None  # span of 一、 （二） 1. where there is one, of a paragraph too


SectionPart = Literal["review", "problems", "plan", "profile", "context", "none"]


@dataclass(frozen=True, slots=True)
class HeaderFound:
    title: str | None
    issuer: str | None
    issued: str | None  # EDTF
    review_year: int | None
    plan_year: int | None
    place: str | None
    part: SectionPart = "none"  # what the whole text is by its title


@dataclass(slots=True)
class SectionFound:
    start: int
    end: int
    heading: tuple[int, int]
    level: int
    label: str | None
    title: str
    parent: int | None  # index in the list of sections
    part: SectionPart  # what its own heading, or its parents', says of its content
    later: SectionPart | None = None  # what it goes on to, where its heading says two things (问题及打算)
    answering: tuple[int, int] | None = None  # brackets of its heading that tell who answers, or by when
    guessed: bool = False  # whether `part` follows from the order of the sections or the title alone


@dataclass(slots=True)
class StatementFound:
    start: int
    end: int
    kind: StatementKind
    section: int | None  # index in the list of sections
    rule: str
    lead: tuple[int, int] | None = None  # the lead (“一是做好党建文章。”) that it stands under


# ---- numerals and mentions -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UnitFound:
    text: str  # as written, Simplified, scale words (万 亿) folded into the value: 元, 公斤/亩
    id: str
    dimension: str
    factor: Decimal
    base: str

    def __hash__(self) -> int:
        """Of what tells it: the factor's hash costs more than the rest."""
        return hash((self.text, self.id))


class ChangeFound(NamedTuple):
    direction: Literal["up", "down"]
    basis: str


NumeralForm = Literal[
    "digits", "han", "scaled", "bare", "sequence", "pair", "few", "fraction", "percent", "ratio", "half", "zero", "code"
]  # fmt: skip


@dataclass(slots=True)
class Numeral:
    """A maximal number expression without its unit; 余, 多, 来, 几 inside it are read into the bounds."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    form: NumeralForm  # how it is written: han is 一 to 九十九, bare only scale words (百亩), sequence 二〇二一
    unit: str | None = None  # % or ‰ where the expression holds it: 百分之五


@dataclass(slots=True)
class QuantityFound:
    start: int  # may reach out to modifier words that touch
    end: int
    core: tuple[int, int]  # from the numeral to the end of the unit
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    unit: UnitFound | None
    per: str | None
    rule: str


@dataclass(slots=True)
class DateFound:
    start: int
    end: int
    edtf: str | None
    rule: str


@dataclass(slots=True)
class OrdinalFound:
    start: int
    end: int
    value: Decimal | None
    rule: str


@dataclass(slots=True)
class EnumeratorFound:
    start: int
    end: int
    label: str
    rule: str


@dataclass(slots=True)
class NameFound:
    start: int
    end: int
    kind: NameKind
    rule: str


MentionFound = QuantityFound | DateFound | OrdinalFound | EnumeratorFound | NameFound


class Mentions(NamedTuple):
    """The mentions of a text in its order, and those of the classes that many stages ask for."""

    every: Sequence[MentionFound]
    quantities: Mapping[int, QuantityFound]  # by index in `every`
    dates: Sequence[DateFound]
    enumerators: Sequence[EnumeratorFound]

    @classmethod
    def of(cls, every: Sequence[MentionFound]) -> Mentions:
        """Sorted out once, for all stages."""
        return cls(
            every,
            {i: m for i, m in enumerate(every) if isinstance(m, QuantityFound)},
            [m for m in every if isinstance(m, DateFound)],
            [m for m in every if isinstance(m, EnumeratorFound)],
        )


# ---- words, clauses, and what stands on them -------------------------------------------------------------


# A word, or a whole mention: then `mention` is its index in the list of mentions, and `tag` its class
# (m:quantity, m:date, m:ordinal, m:enumerator, m:name). One shape for both, so that words are not copied.
Token = Word


@dataclass(slots=True)
class ActFound:
    """A verb, which stands at `at`, and its object; that may stand in a clause before, outside `[start, end)`."""

    start: int
    end: int
    verb: str
    object: str | None
    at: int


@dataclass(slots=True)
class Clause:
    """A stretch of a statement between commas, read once for observations and tasks.

    `words` are its tokens as the reading mended them: cut or joined anew, quoted stretches whole.
    """

    start: int
    end: int
    statement: int  # index in the list of statements
    tokens: list[Token] = field(default_factory=list)
    words: list[Token] = field(default_factory=list)
    acts: list[ActFound] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """When, where and in which state a quantity holds."""

    time: str | None
    time_reach: Reach | None
    place: str | None
    place_reach: Reach | None
    status: Status
    status_reach: Reach
    change: ChangeFound | None
    came_from: int | None  # index of the quantity (in the list of mentions) that this level came from


@dataclass(slots=True)
class IndicatorFound:
    text: str | None
    evidence: Evidence | None
    rule: str


@dataclass(frozen=True, slots=True)
class BodyFound:
    name: str
    role: Literal["lead", "support"]


@dataclass(slots=True)
class TaskFound:
    statement: int
    theme: str | None
    actions: tuple[ActFound, ...]
    goal: str | None
    means: str | None
    targets: tuple[int, ...]  # indexes in the list of mentions
    deadline: str | None
    recurrence: str | None
    responsible: tuple[BodyFound, ...]
    rule: str
