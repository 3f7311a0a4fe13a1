"""Corrections: what a person who looked a report over says of its records.

They stand beside the records, never in them. A correction finds its record by the report's content, the kind of
record, its span and its words; ids alone may change with the extractor.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from unicodedata import category

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from extractor.models.records import StatementKind, Status, plain_number
from extractor.models.report import Report
from extractor.models.span import Grounded, Record

RecordType = Literal["observation", "statement", "task"]
Verdict = Literal["right", "wrong", "open"]

_UNSEEN = frozenset(
    ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
)  # control, format, surrogate, private use, line ends


def _visible(text: str) -> str:
    for character in text:
        if category(character) in _UNSEEN and character not in "\n\t":
            raise ValueError(f"holds the invisible character U+{ord(character):04X}")
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("is more than one line")
    return text


def _no_scale(unit: str) -> str:
    if len(unit) > 1 and unit[0] in "万亿萬億":
        raise ValueError(f"{unit[0]} belongs into the value: 3万元 is 30000 and 元")
    return unit


def _number(value: Any) -> Any:
    if isinstance(value, (str, bool)):
        raise ValueError("is no number")
    return value


Phrase = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_visible),
    AfterValidator(_one_line),
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), AfterValidator(_visible)]
Amount = Annotated[
    Decimal,
    BeforeValidator(_number),
    Field(max_digits=18, decimal_places=6),
    PlainSerializer(plain_number, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
# the part of EDTF that records use: days, months, quarters (33-36), half-years (40, 41), years, and two of them
_POINT = r"[0-9]{4}(-(0[1-9]|1[0-2]|[23][0-9]|4[01])(-(0[1-9]|[12][0-9]|3[01]))?)?"
Period = Annotated[str, StringConstraints(pattern=f"^{_POINT}(/{_POINT})?$")]
Old = Annotated[str, StringConstraints(max_length=1000)]


class PhraseEdit(Record):
    """Of an observation; null where the text tells of none."""

    field: Literal["indicator", "place"]
    old: Old | None
    new: Phrase | None


class ValueEdit(Record):
    """Of an observation, in its unit. The modifier stays; the interval follows."""

    field: Literal["value"]
    old: Amount | None
    new: Amount


class UnitEdit(Record):
    """Of an observation, without the scale words 万 and 亿."""

    field: Literal["unit"]
    old: Old | None
    new: Annotated[Phrase, AfterValidator(_no_scale)] | None


class TimeEdit(Record):
    """Of an observation, EDTF."""

    field: Literal["time"]
    old: Old | None
    new: Period | None


class StatusEdit(Record):
    """Of an observation."""

    field: Literal["status"]
    old: Status
    new: Status


class KindEdit(Record):
    """Of a statement."""

    field: Literal["kind"]
    old: StatementKind
    new: StatementKind


Edit = Annotated[
    PhraseEdit | ValueEdit | UnitEdit | TimeEdit | StatusEdit | KindEdit, Field(discriminator="field")
]
_FIELDS: dict[str, frozenset[str]] = {
    "observation": frozenset(("indicator", "value", "unit", "time", "place", "status")),
    "statement": frozenset(("kind",)),
    "task": frozenset(),
}


class Correction(Grounded):
    """What is said of one record: a verdict, edits of its fields, a note.

    `start`, `end` and `text` are the words of the record: a number's mention, a statement, a task's statement. The
    verdict `open` takes an earlier one back, an edit to the `old` value an earlier edit, an empty note an earlier note.
    """

    report: Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the report's bytes")]
    type: RecordType
    record: Annotated[
        str, StringConstraints(max_length=40), Field(description="its id when it was corrected")
    ]
    text: str
    verdict: Verdict | None = None
    edits: tuple[Edit, ...] = ()
    note: Note | None = None
    at: AwareDatetime | None = Field(None, description="when it was made")

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        fields = [edit.field for edit in self.edits]
        if self.verdict is None and self.note is None and not fields:
            raise ValueError("says nothing: no verdict, no edit, no note")
        if len(set(fields)) < len(fields):
            raise ValueError("corrects a field twice")
        foreign = set(fields) - _FIELDS[self.type]
        if foreign:
            raise ValueError(f"{self.type} records have no {', '.join(sorted(foreign))}")
        if not 0 < len(self.text) == self.end - self.start:
            raise ValueError(f"{self.text!r} is not as long as [{self.start}, {self.end})")
        return self


class Corrections(Record):
    """A file of corrections, as the review page exports it."""

    corrections_version: Literal["1.0"]
    exported: AwareDatetime = Field(description="of two corrections of a field the one exported later holds")
    by: Phrase | None = None
    corrections: tuple[Correction, ...]

    @property
    def exported_utc(self) -> datetime:
        return self.exported.astimezone(UTC)


class Corrected(Record):
    """How a record of a corrected report differs from what was extracted."""

    type: RecordType
    record: str
    verdict: Literal["right", "wrong"] | None
    extracted: dict[str, int | float | str | None] = Field(description="the corrected fields as they were")
    note: str | None


class CorrectedReport(Report):
    """A report whose records say what was corrected; `corrections` tells which, and what was extracted."""

    corrections: tuple[Corrected, ...]
