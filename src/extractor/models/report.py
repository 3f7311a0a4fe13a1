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
        _check_references(self)
        _check_spans(self, self.text if self.text is not None else (info.context or {}).get("text"))
        return self

    def verify(self, text: str) -> None:
        """Check that every span lies in `text` and reads back its record's own characters.

        Raises:
            ValueError: for the first record that does not.
        """
        _check_spans(self, text)


def _check_spans(report: Report, text: str | None) -> None:
    """None is empty (here, as a check in each record costs three times as much), and mentions stand in order; in the
    text, where it is known, what has words reads them back, and nothing ends beyond it."""
    worded = [*report.mentions, *report.statements, *(report.tokens or ())]
    spans = [(r.start, r.end) for r in worded]
    others = [(s.start, s.end) for s in report.sections]
    others += [(a.start, a.end) for task in report.tasks for a in task.actions]
    for start, end in chain(spans, others):
        if end <= start:
            raise ValueError(f"span [{start}, {end}) is empty")
    last = 0
    for start, end in spans[: len(report.mentions)]:
        if start < last:
            raise ValueError(f"the mention at [{start}, {end}) overlaps the one before it or is out of order")
        last = end
    if text is None:
        return
    for record, (start, end) in zip(worded, spans, strict=True):
        if text[start:end] != record.text:
            raise ValueError(f"{record.text!r} at [{start}, {end}) reads {text[start:end]!r}")
    others += [s.heading for s in report.sections]
    others += [span for issue in report.issues for span in issue.spans]
    if max((end for _, end in others), default=0) > len(text):
        raise ValueError(f"a span ends beyond the text ({len(text)} characters)")


def _check_references(report: Report) -> None:
    mentions = {m.id for m in report.mentions}
    statements = {s.id for s in report.statements}
    observations = {o.id for o in report.observations}
    sections = {s.id for s in report.sections}
    if len(mentions) != len(report.mentions) or len(statements) != len(report.statements):
        raise ValueError("two records share an id")
    pointed = (
        ({o.mention for o in report.observations}.union(*(t.targets for t in report.tasks)), mentions),
        ({o.statement for o in report.observations} | {t.statement for t in report.tasks}, statements),
        ({o.from_ for o in report.observations}, observations),
        ({s.section for s in report.statements} | {s.parent for s in report.sections}, sections),
    )
    for ids, known in pointed:
        if dangling := ids - known - {None}:
            raise ValueError(f"reference to an unknown record: {min(filter(None, dangling))}")
