"""The records of a report (docs/records.md). Field names are the contract with users."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, WithJsonSchema

from extractor.models.span import Grounded, Record, Span


def plain_number(value: Decimal) -> int | float:
    """A JSON number as written: 46800, not "46800" and not 46800.0."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal, PlainSerializer(plain_number, when_used="json"), WithJsonSchema({"type": "number"})
]

StatementKind = Literal["achieved", "planned", "problem", "other"]
Status = Literal["achieved", "planned", "reference"]
Modifier = Literal["exact", "approximate", "more_than", "at_least", "less_than", "at_most", "range"]
Severity = Literal["error", "warning", "info"]
Evidence = Literal["before", "after", "around", "shared", "inherited"]
Reach = Literal["clause", "statement", "section", "report", "given"]
NameKind = Literal[
    "slogan", "policy", "place", "title", "code", "document", "phone", "road", "grade", "idiom",
    "vague", "residue", "word",
]  # fmt: skip


class Token(Grounded):
    """One word as `segment` cuts it; numbers, units and names stay whole."""

    text: str
    simplified: str
    tag: str


class Section(Grounded):
    """A section: from its heading to the next heading of its level or above."""

    id: str
    parent: str | None
    level: Annotated[int, Field(ge=1)]
    label: str | None
    title: str
    heading: Span


class Statement(Grounded):
    """A run of text up to a sentence end, with what it does."""

    id: str
    text: str
    kind: StatementKind
    section: str | None
    rule: str


class Unit(Record):
    """A unit as written (Simplified) and its canonical reading.

    `id` is a UCUM code where one exists, ISO 4217 for money, else the Simplified measure word;
    `factor` converts to `base`, the base unit of `dimension`.
    """

    text: str
    id: str
    dimension: str
    factor: Number
    base: str


class Change(Record):
    """A movement: its direction and what it is measured against."""

    direction: Literal["up", "down"]
    basis: Annotated[str, Field(pattern=r"^(year_on_year|unspecified|since:\d{4}(-\d{2}){0,2})$")]


class MentionBase(Grounded):
    id: str
    text: str
    simplified: str
    rule: str


class Quantity(MentionBase):
    """Counts or measures something. `low` and `high` close the interval that the text asserts."""

    class_: Literal["quantity"] = Field("quantity", alias="class")
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: Unit | None
    per: str | None
    change: Change | None


class Date(MentionBase):
    """A calendar point or period; `edtf` is ISO 8601-2 at the precision written, null where none follows."""

    class_: Literal["date"] = Field("date", alias="class")
    edtf: str | None


class Ordinal(MentionBase):
    """A position in a sequence or a rank."""

    class_: Literal["ordinal"] = Field("ordinal", alias="class")
    value: Number | None


class Enumerator(MentionBase):
    """The label of a heading or a list item."""

    class_: Literal["enumerator"] = Field("enumerator", alias="class")
    label: str


class Name(MentionBase):
    """A numeral inside a name, slogan, idiom, code, title or residue."""

    class_: Literal["name"] = Field("name", alias="class")
    kind: NameKind


Mention = Annotated[Quantity | Date | Ordinal | Enumerator | Name, Field(discriminator="class_")]


class Grounds(Record):
    """How each attribute of an observation was found: what a reader should look at first."""

    indicator: Evidence | None
    time: Reach | None
    place: Reach | None
    status: Reach | None


class Observation(Record):
    """What one quantity measures, when, where, and whether it was achieved or is planned.

    `code` is the id of the indicator in the codebook, where it is one of those that all reports share.
    """

    id: str
    mention: str
    indicator: str | None
    code: str | None = None
    time: str | None
    place: str | None
    status: Status
    statement: str | None
    from_: str | None = Field(alias="from")
    rule: str
    evidence: Grounds


class Action(Grounded):
    """A verb and its object; the span holds both."""

    verb: str
    object: str | None


class Responsible(Record):
    """A body that answers for a task."""

    name: str
    role: Literal["lead", "support"]


class Task(Record):
    """A planned statement, read as work to be done."""

    id: str
    statement: str
    theme: str | None
    actions: tuple[Action, ...]
    goal: str | None
    means: str | None
    targets: tuple[str, ...]
    deadline: str | None
    recurrence: str | None
    responsible: tuple[Responsible, ...]
    rule: str


class Issue(Record):
    """Something a careful reader would query, or a fault met on the way."""

    code: str
    severity: Severity
    message: str
    spans: tuple[Span, ...]
    stage: str
