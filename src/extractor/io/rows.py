"""Rows: a report laid out as rows of the store's tables, and back; docs/store.md describes the columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from extractor.models.records import Date, Enumerator, Name, Ordinal, Quantity
from extractor.models.report import Report

Value = str | int | float | None
Row = tuple[Value, ...]

# by the column's name, which means the same in every table; all others are TEXT
COLUMN_TYPES = {
    **dict.fromkeys(("document", "start", "end", "heading_start", "heading_end"), "INTEGER"),
    **dict.fromkeys(("position", "level", "bytes", "chars", "review_year", "plan_year"), "INTEGER"),
    **dict.fromkeys(("value", "low", "high", "factor"), "NUMERIC"),
}

_MOST = 2**63 - 1  # SQLite's largest integer; a larger number is kept as a float


class Part(NamedTuple):
    """Rows that fill the same columns of a table; its other columns are null there."""

    columns: tuple[str, ...]
    rows: Callable[[Report], Iterable[Row]]


class Table(NamedTuple):
    """A table of the store: its columns after `document`; the first `keys` of them name a row."""

    name: str
    columns: tuple[str, ...]
    keys: int
    parts: tuple[Part, ...]


@lru_cache(1024)
def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value and abs(whole) <= _MOST else float(value)


def _table(name: str, columns: tuple[str, ...], keys: int, rows: Callable[[Report], Iterable[Row]]) -> Table:
    return Table(name, columns, keys, (Part(columns, rows),))


def _plain(records: str, *columns: str) -> Callable[[Report], Iterable[Row]]:
    of, fields = attrgetter(records), itemgetter(*columns)
    return lambda report: map(fields, map(vars, of(report)))  # half the time of asking the model for each


_MENTION = ("id", "class", "start", "end", "text", "simplified", "rule")
_AMOUNT = ("value", "low", "high")
_UNIT = ("unit", "unit_id", "dimension", "factor", "base")
_BY_CLASS = (*_AMOUNT, "modifier", *_UNIT, "per", "direction", "basis", "edtf", "label", "kind")


def _of_class(kind: type[Any], *columns: str) -> Part:
    fields = itemgetter(*("class_" if c == "class" else c for c in _MENTION), *columns)
    return Part((*_MENTION, *columns), lambda r: [fields(vars(m)) for m in r.mentions if type(m) is kind])


def _ordinals(report: Report) -> Iterable[Row]:
    return [(*_mention(vars(m)), _number(m.value)) for m in report.mentions if type(m) is Ordinal]


def _quantities(report: Report) -> Iterable[Row]:
    for m in report.mentions:
        if type(m) is Quantity:
            u, c = m.unit, m.change
            unit = (None,) * 5 if u is None else (u.text, u.id, u.dimension, _number(u.factor), u.base)
            moved = (None, None) if c is None else (c.direction, c.basis)
            numbers = _number(m.value), _number(m.low), _number(m.high)
            yield (*_mention(vars(m)), *numbers, m.modifier, *unit, m.per, *moved)


_mention = itemgetter("id", "class_", *_MENTION[2:])

_OBSERVATION = ("id", "mention", "indicator", "code", "time", "place", "status", "statement", "from", "rule")
_EVIDENCE = ("indicator", "time", "place", "status")
_TASK = ("id", "statement", "theme", "goal", "means", "deadline", "recurrence", "rule")
_SECTION = ("id", "parent", "level", "label", "title", "start", "end")
_STATEMENT = ("id", "start", "end", "text", "kind", "section", "rule")
_TOKEN = ("start", "end", "text", "simplified", "tag")

_observation = itemgetter(*("from_" if name == "from" else name for name in _OBSERVATION))
_evidence = itemgetter(*_EVIDENCE)
_section = itemgetter(*_SECTION)

TABLES = (
    _table(
        "sections",
        (*_SECTION, "heading_start", "heading_end"),
        1,
        lambda r: [(*_section(vars(s)), *s.heading) for s in r.sections],
    ),
    _table("statements", _STATEMENT, 1, _plain("statements", *_STATEMENT)),
    Table(
        "mentions",
        (*_MENTION, *_BY_CLASS),
        1,
        (
            Part((*_MENTION, *_AMOUNT, "modifier", *_UNIT, "per", "direction", "basis"), _quantities),
            Part((*_MENTION, "value"), _ordinals),
            _of_class(Date, "edtf"),
            _of_class(Enumerator, "label"),
            _of_class(Name, "kind"),
        ),
    ),
    _table(
        "observations",
        (*_OBSERVATION, *(f"{name}_evidence" for name in _EVIDENCE)),
        1,
        lambda r: [(*_observation(vars(o)), *_evidence(vars(o.evidence))) for o in r.observations],
    ),
    _table("tasks", _TASK, 1, _plain("tasks", *_TASK)),
    _table(
        "actions",
        ("task", "position", "start", "end", "verb", "object"),
        2,
        lambda r: [
            (t.id, i, a.start, a.end, a.verb, a.object) for t in r.tasks for i, a in enumerate(t.actions)
        ],
    ),
    _table(
        "targets",
        ("task", "position", "mention"),
        2,
        lambda r: [(t.id, i, m) for t in r.tasks for i, m in enumerate(t.targets)],
    ),
    _table(
        "responsible",
        ("task", "position", "name", "role"),
        2,
        lambda r: [(t.id, i, b.name, b.role) for t in r.tasks for i, b in enumerate(t.responsible)],
    ),
    _table(
        "issues",
        ("position", "code", "severity", "message", "stage", "spans"),
        1,
        lambda r: [
            (i, x.code, x.severity, x.message, x.stage, json.dumps(x.spans)) for i, x in enumerate(r.issues)
        ],
    ),
    _table("tokens", _TOKEN, 2, lambda r: _plain("tokens", *_TOKEN)(r) if r.tokens else ()),
)


Fields = dict[str, Any]


def report_of(
    document: Mapping[str, Value],
    rows: Mapping[str, Iterable[Row]],
    path: str | None,
    *,
    keep_text: bool = False,
) -> Report:
    """The report that a row of `documents` and its rows were made from, validated against its text.

    `rows` are each table's rows of that document in its reading order, without the `document` column.
    """
    by_name = {t.name: [dict(zip(t.columns, row, strict=True)) for row in rows[t.name]] for t in TABLES}
    record = {
        "source": {
            **{k: document[k] for k in ("sha256", "bytes", "encoding", "script", "chars")},
            "path": path,
        },
        "status": document["status"],
        "header": {
            k: document[k] for k in ("title", "issuer", "issued", "review_year", "plan_year", "place")
        },
        "sections": [
            {**_without(s, "heading_start", "heading_end"), "heading": (s["heading_start"], s["heading_end"])}
            for s in by_name["sections"]
        ],
        "statements": by_name["statements"],
        "mentions": [_mention_of(m) for m in by_name["mentions"]],
        "observations": [
            {
                **{k: o[k] for k in _OBSERVATION},
                "evidence": {k: o[f"{k}_evidence"] for k in _EVIDENCE},
            }
            for o in by_name["observations"]
        ],
        "tasks": _tasks_of(by_name),
        "issues": [
            {**_without(i, "position", "spans"), "spans": json.loads(str(i["spans"]))}
            for i in by_name["issues"]
        ],
        "tokens": by_name["tokens"] or None,
        "text": document["text"] if keep_text else None,
    }
    return Report.model_validate(record, context={"text": document["text"]})


def _without(fields: Fields, *names: str) -> Fields:
    return {k: v for k, v in fields.items() if k not in names}


def _mention_of(row: Fields) -> Fields:
    common = {k: row[k] for k in ("id", "class", "start", "end", "text", "simplified", "rule")}
    match row["class"]:
        case "quantity":
            unit = dict(
                zip(("text", "id", "dimension", "factor", "base"), (row[k] for k in _UNIT), strict=True)
            )
            change = {"direction": row["direction"], "basis": row["basis"]}
            amount = {k: row[k] for k in ("value", "low", "high", "modifier", "per")}
            return {
                **common,
                **amount,
                "unit": unit if unit["id"] else None,
                "change": change if change["direction"] else None,
            }
        case "date":
            return {**common, "edtf": row["edtf"]}
        case "ordinal":
            return {**common, "value": row["value"]}
        case "enumerator":
            return {**common, "label": row["label"]}
        case _:
            return {**common, "kind": row["kind"]}


def _tasks_of(by_name: Mapping[str, list[Fields]]) -> list[Fields]:
    parts: dict[str, dict[str, list[Fields]]] = {}
    for name in ("actions", "targets", "responsible"):
        for row in by_name[name]:
            parts.setdefault(row["task"], {}).setdefault(name, []).append(_without(row, "task", "position"))
    tasks = []
    for task in by_name["tasks"]:
        own = parts.get(task["id"], {})
        targets = [row["mention"] for row in own.get("targets", ())]
        tasks.append(
            {
                **task,
                "actions": own.get("actions", ()),
                "targets": targets,
                "responsible": own.get("responsible", ()),
            }
        )
    return tasks
