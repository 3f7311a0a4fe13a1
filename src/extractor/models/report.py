"""The report: every record of one text, checked against that text before it may exist."""

from __future__ import annotations

from itertools import chain
from typing import Final, Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from extractor.models.records import Issue, Mention, Observation, Section, Statement, Task, Token
from extractor.models.span import Record

SCHEMA_VERSION: Final = "1.0"


class Source(Record):
    """Where the text came from and how its bytes were read."""

    path: str | None
    sha256: str | None = Field(description="of the bytes; null where they were not read")
    bytes: int
    encoding: str | None = Field(description="null where the text did not come from bytes, or none fits them")
    script: Literal["traditional", "simplified", "mixed"] | None = Field(description="null without a text")
    chars: int


class Header(Record):
    """What the report says of itself, in Simplified; null where it does not."""

    title: str | None
    issuer: str | None
    issued: str | None
    review_year: int | None
    plan_year: int | None
    place: str | None


class Report(Record):
    """Everything found in one text.

    All spans are half-open `[start, end)` code points of the decoded file. A report is refused where a
    record does not read back its own characters, mentions overlap, or a reference points at nothing.
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: Source
    status: Literal["ok", "partial", "failed"]
    header: Header
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    observations: tuple[Observation, ...]
    tasks: tuple[Task, ...]
    issues: tuple[Issue, ...]
    text: str | None = Field(None, description="the decoded original, only when asked for")
    tokens: tuple[Token, ...] | None = Field(None, description="only when asked for")

    @model_validator(mode="after")
    def _consistent(self, info: ValidationInfo) -> Self:
        _check_spans(self)
        _check_references(self)
        text = self.text if self.text is not None else (info.context or {}).get("text")
        if text is not None:
            self.verify(text)
        return self

    def verify(self, text: str) -> None:
        """Check that every span lies in `text` and reads back its record's own characters.

        Raises:
            ValueError: for the first record that does not.
        """
        for record in (*self.statements, *self.mentions, *(self.tokens or ())):
            if text[record.start : record.end] != record.text:
                found = text[record.start : record.end]
                raise ValueError(f"{record.text!r} at [{record.start}, {record.end}) reads {found!r}")
        size = len(text)
        ends = [a.end for task in self.tasks for a in task.actions]
        ends += [end for issue in self.issues for _, end in issue.spans]
        ends += [s.end for s in self.sections] + [s.heading[1] for s in self.sections]
        if any(end > size for end in ends):
            raise ValueError(f"a span ends beyond the text ({size} characters)")


def _check_spans(report: Report) -> None:
    """None is empty (here, as a check in each record costs three times as much); mentions stand in order."""
    actions = chain.from_iterable(task.actions for task in report.tasks)
    for record in chain(report.sections, report.statements, report.mentions, actions, report.tokens or ()):
        if record.end <= record.start:
            raise ValueError(f"span [{record.start}, {record.end}) is empty")
    last = 0
    for mention in report.mentions:
        if mention.start < last:
            raise ValueError(f"mention {mention.id} overlaps the one before it or is out of order")
        last = mention.end


def _check_references(report: Report) -> None:
    mentions = {m.id for m in report.mentions}
    statements = {s.id for s in report.statements}
    observations = {o.id for o in report.observations}
    sections = {s.id for s in report.sections}
    if len(mentions) != len(report.mentions) or len(statements) != len(report.statements):
        raise ValueError("two records share an id")
    dangling = [o.mention for o in report.observations if o.mention not in mentions]
    dangling += [o.statement for o in report.observations if o.statement and o.statement not in statements]
    dangling += [o.from_ for o in report.observations if o.from_ and o.from_ not in observations]
    dangling += [t.statement for t in report.tasks if t.statement not in statements]
    dangling += [m for t in report.tasks for m in t.targets if m not in mentions]
    dangling += [s.section for s in report.statements if s.section and s.section not in sections]
    dangling += [s.parent for s in report.sections if s.parent and s.parent not in sections]
    if dangling:
        raise ValueError(f"reference to an unknown record: {dangling[0]}")
