"""Amended: a batch as people see it, with the corrections of its store on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from extractor.io.amend import BY_HAND, amend, describe, fit
from extractor.io.correction_rows import CorrectionRow
from extractor.io.rows import Row, Value
from extractor.io.store import Store
from extractor.models.corrections import CorrectedReport
from extractor.models.records import Mention, Quantity, plain_number
from extractor.models.report import Report


def amended_reports(store: Store, *, keep_text: bool = False) -> Iterator[Report]:
    """Every listed file's report with the store's corrections on top."""
    corrections = store.corrections()
    for report in store.reports(keep_text=keep_text):
        rows = corrections.get(str(report.source.sha256))
        yield amend(report, rows) if rows else report


class Unfitted(NamedTuple):
    row: CorrectionRow
    why: str


def unfitted(store: Store) -> list[Unfitted]:
    """The corrections that fit no record of the store: a newer extractor's report, or a content that is not here."""
    corrections = store.corrections()
    left: dict[str, set[CorrectionRow]] = {}
    for _, report in store.corrected():
        sha256 = str(report.source.sha256)
        others = set(fit(report, corrections[sha256]).others)
        left[sha256] = left.get(sha256, others) & others  # a content may be there under several settings
    found = []
    for sha256, rows in corrections.items():
        for row in rows:
            if sha256 not in left:
                found.append(Unfitted(row, f"no report of the batch has its content ({sha256[:12]}…)"))
            elif row in left[sha256]:
                found.append(Unfitted(row, describe(row)))
    return found


class AmendedTables:
    """The store's tables as exports show them: corrected values, and columns that say what was corrected.

    Rows that somebody found wrong stay, with `verdict` wrong.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._patches: dict[str, dict[tuple[Value, Value], dict[str, Value]]] = {name: {} for name in _KEYS}
        self._added: dict[str, list[dict[str, Any]]] = {name: [] for name in _KEYS}
        corrections = store.corrections()
        for document, report in store.corrected():
            amended = amend(report, corrections[str(report.source.sha256)])
            if isinstance(amended, CorrectedReport):
                self._patch(document, amended)
                new = (t for t in amended.tasks if t.rule == BY_HAND)
                self._added["tasks"] += [{"document": document, **t.model_dump()} for t in new]

    def table(self, name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
        """As of `Store.table`."""
        columns, rows = self._store.table(name)
        if name not in _KEYS:
            return columns, rows
        columns = (*columns, "corrected", "verdict")
        return columns, self._amended(name, columns, rows)

    def _amended(self, name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Row]:
        patches = self._patches[name]
        document, record = (columns.index(column) for column in _KEYS[name])
        for row in rows:
            whole = (*row, None, None)
            if patch := patches.get((row[document], row[record])):
                whole = tuple(patch.get(c, cell) for c, cell in zip(columns, whole, strict=True))
            yield whole
        for added in self._added[name]:
            yield tuple(added.get(column) for column in columns)

    def _patch(self, document: int, report: CorrectedReport) -> None:
        mentions = {m.id: m for m in report.mentions}
        observations = {o.id: o for o in report.observations}
        statements = {s.id: s for s in report.statements}
        for told in report.corrections:
            fields = ",".join(told.extracted)
            marks: dict[str, Value] = {"corrected": fields or None, "verdict": told.verdict}
            if told.type == "observation":
                o = observations[told.record]
                figure = _amount_cells(mentions[o.mention]) | marks
                place = o.place or report.header.place
                own: dict[str, Value] = {
                    "indicator": o.indicator,
                    "code": o.code,
                    "time": o.time,
                    "place": place,
                    "status": o.status,
                }
                self._patches["figures"][document, o.id] = figure | own
                self._patches["mentions"][document, o.mention] = figure
            elif told.type == "statement":
                self._patches["statements"][document, told.record] = marks | {
                    "kind": statements[told.record].kind
                }
            else:
                self._patches["tasks"][document, told.record] = marks


_KEYS = {
    "figures": ("document", "observation"),
    "mentions": ("document", "id"),
    "statements": ("document", "id"),
    "tasks": ("document", "id"),
}


def _amount_cells(mention: Mention) -> dict[str, Value]:
    """The columns of a quantity that corrections reach."""
    assert isinstance(mention, Quantity)
    unit = mention.unit
    numbers = {name: getattr(mention, name) for name in ("value", "low", "high")}
    return {
        **{name: None if n is None else plain_number(n) for name, n in numbers.items()},
        "modifier": mention.modifier,
        "unit": unit.text if unit else None,
        "unit_id": unit.id if unit else None,
        "dimension": unit.dimension if unit else None,
        "factor": plain_number(unit.factor) if unit else None,
        "base": unit.base if unit else None,
    }
