"""Amend: a report as it reads with its corrections on top; each is put onto the very words that it was made for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from extractor.io.correction_rows import CorrectionRow
from extractor.io.rows import Value
from extractor.lexicon.codebook import Codebook
from extractor.models.corrections import Corrected, CorrectedReport
from extractor.models.records import (
    Issue,
    Mention,
    Observation,
    Quantity,
    Statement,
    Task,
    Unit,
    plain_number,
)
from extractor.models.report import Report
from extractor.pipeline.parse import parse_quantity

UNFITTED = "corrections.unfitted"
BY_HAND = "corrections.kind"  # the rule of a task that a person found

_Key = tuple[str, int, int, str]  # type, start, end, text


class Fitted(NamedTuple):
    """The corrections of a report by the record that each fits, and those that fit none."""

    records: dict[tuple[str, str], dict[str, CorrectionRow]]  # by type and id: the rows by field
    others: list[CorrectionRow]


def fit(report: Report, rows: Iterable[CorrectionRow]) -> Fitted:
    """Find the record of each correction by its kind, span and words; what differs in any of them is none."""
    known = _records(report)
    found: dict[tuple[str, str], dict[str, CorrectionRow]] = defaultdict(dict)
    others = []
    for row in rows:
        record = known.get((row.type, row.start, row.end, row.text))
        if record is None:
            others.append(row)
        else:
            found[row.type, record][row.field] = row
    return Fitted(dict(found), others)


def _records(report: Report) -> dict[_Key, str]:
    mentions = {m.id: m for m in report.mentions}
    statements = {s.id: s for s in report.statements}
    known: dict[_Key, str] = {}
    for o in report.observations:
        known["observation", *_words(mentions[o.mention])] = o.id
    for s in report.statements:
        known["statement", *_words(s)] = s.id
    for t in report.tasks:
        known["task", *_words(statements[t.statement])] = t.id
    return known


def _words(record: Mention | Statement) -> tuple[int, int, str]:
    return record.start, record.end, record.text


def amend(report: Report, rows: Sequence[CorrectionRow]) -> Report:
    """The report with its corrections on top, a `CorrectedReport` where any record differs.

    A correction that fits no record is an issue of the report.
    """
    if not rows:
        return report
    fitted = fit(report, rows)
    mentions = {m.id: m for m in report.mentions}
    observations = {o.id: o for o in report.observations}
    statements = {s.id: s for s in report.statements}
    corrected: list[Corrected] = []
    for (type_, id_), said in fitted.records.items():
        before: Mapping[str, Value] = {}
        if type_ == "observation":
            o = observations[id_]
            m = mentions[o.mention]
            assert isinstance(m, Quantity)
            before = _fields(o, m)
            observations[id_], mentions[m.id] = _amended(o, m, said)
        elif type_ == "statement" and "kind" in said:
            before = {"kind": statements[id_].kind}
            statements[id_] = statements[id_].model_copy(update={"kind": said["kind"].new})
        corrected += _told(type_, id_, said, before)
    if not corrected and not fitted.others:
        return report
    return CorrectedReport(
        **{name: getattr(report, name) for name in _KEPT},
        mentions=tuple(mentions.values()),
        observations=tuple(observations.values()),
        statements=tuple(statements.values()),
        tasks=(*report.tasks, *_new_tasks(report, statements)),
        issues=(*report.issues, *map(unfitted_issue, fitted.others)),
        corrections=tuple(corrected),
    )


_KEPT = Report.model_fields.keys() - {"mentions", "observations", "statements", "tasks", "issues"}


def _new_tasks(report: Report, corrected: Mapping[str, Statement]) -> Iterator[Task]:
    """What a person found planned where the extractor did not: with its headings and numbers, its words unread."""
    known = {t.statement for t in report.tasks}
    sections = {s.id: s for s in report.sections}
    for before in report.statements:
        s = corrected[before.id]
        if s.kind != "planned" or s.kind == before.kind or s.id in known:
            continue
        headings, section = [], s.section
        while section is not None:
            headings.append(sections[section].title)
            section = sections[section].parent
        yield Task(
            id=f"t{s.start}",
            statement=s.id,
            theme=" > ".join(reversed(headings)) or None,
            actions=(),
            goal=None,
            means=None,
            targets=tuple(o.mention for o in report.observations if o.statement == s.id),
            deadline=None,
            recurrence=None,
            responsible=(),
            rule=BY_HAND,
        )


def _fields(o: Observation, q: Quantity) -> dict[str, Value]:
    value = None if q.value is None else plain_number(q.value)
    unit = q.unit.text if q.unit else None
    return {
        "indicator": o.indicator, "value": value, "unit": unit, "time": o.time, "place": o.place, "status": o.status
    }  # fmt: skip


def _told(
    type_: str, id_: str, said: Mapping[str, CorrectionRow], before: Mapping[str, Value]
) -> Iterator[Corrected]:
    """What differs; a verdict that is open, a note that is empty and a field as it was are taken back."""
    new = {field: row.new for field, row in said.items()}
    verdict = new.get("verdict")
    changed = {field: before[field] for field in before if field in new and new[field] != before[field]}
    told = Corrected(
        type=type_,
        record=id_,
        verdict=None if verdict == "open" else verdict,
        extracted=changed,
        note=new.get("note") or None,
    )
    if told.verdict or told.extracted or told.note:
        yield told


def _amended(o: Observation, q: Quantity, said: Mapping[str, CorrectionRow]) -> tuple[Observation, Quantity]:
    own: dict[str, Any] = {f: said[f].new for f in ("indicator", "time", "place", "status") if f in said}
    if own.get("indicator", o.indicator) != o.indicator:
        own["code"] = _code(own["indicator"])
    amount: dict[str, Any] = {}
    if "value" in said:
        amount |= _interval(q, Decimal(str(said["value"].new)))
    if "unit" in said:
        amount["unit"] = unit_of(str(said["unit"].new)) if said["unit"].new else None
    return o.model_copy(update=own), q.model_copy(update=amount)


def _code(indicator: str | None) -> str | None:
    entry = Codebook.built_in().entry_of(indicator) if indicator else None
    return entry.id if entry else None


def _interval(q: Quantity, value: Decimal) -> dict[str, Any]:
    """A value with the interval that the modifier makes of it; a range that has a value is exact."""
    if value == q.value:
        return {}
    modifier = "exact" if q.modifier == "range" else q.modifier
    low = None if modifier in ("less_than", "at_most") else value
    high = None if modifier in ("more_than", "at_least") else value
    return {"value": value, "low": low, "high": high, "modifier": modifier}


@lru_cache(1024)
def unit_of(word: str) -> Unit:
    """The unit that the lexicon knows by this word, else a measure word of its own."""
    try:
        found = parse_quantity(f"1{word}").unit
    except ValueError:
        found = None
    return found or Unit(text=word, id=word, dimension="count", factor=Decimal(1), base=word)


def unfitted_issue(row: CorrectionRow) -> Issue:
    return Issue(code=UNFITTED, severity="warning", message=describe(row), spans=(), stage="corrections")


def describe(row: CorrectionRow) -> str:
    """A correction that fits no record, so that a person finds where to make it again."""
    words = shortened(row.text)
    return f"fits no {row.type} any more: {row.field} {row.new!r} of {words} at [{row.start}, {row.end})"


def shortened(words: str) -> str:
    """Words of a report for a line in the terminal."""
    return repr(words if len(words) <= 40 else f"{words[:40]}…")


def corrections_of(report: Report) -> tuple[Corrected, ...]:
    return report.corrections if isinstance(report, CorrectedReport) else ()


def without_wrong(report: Report) -> Report:
    """The report for sheets that circulate: without what a person found wrong, or found to plan nothing."""
    told = corrections_of(report)
    wrong = {c.record for c in told if c.verdict == "wrong"}
    kinds = {c.record for c in told if "kind" in c.extracted}
    wrong |= {s.id for s in report.statements if s.id in kinds and s.kind != "planned"}
    if not wrong:
        return report
    return report.model_copy(
        update={
            "observations": tuple(o for o in report.observations if o.id not in wrong),
            "tasks": tuple(t for t in report.tasks if not wrong & {t.id, t.statement}),
        }
    )
