"""Store: OUT/extractor.db, the truth of a batch. SQLite in WAL mode, one transaction a report.

A document is the content of a file under the settings that shape its report; its id comes from both, so the
rows of a batch are the same in whatever order, and with whatever interruptions, its files were read.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self

from extractor.io.connect import Transaction, connect, connect_to_read
from extractor.io.correction_rows import CREATE, KEEP, CorrectionRow, read_rows
from extractor.io.layout import CREATE_TABLES, DOCUMENTS, INSERT_DOCUMENT, INSERTS, LAYOUT, quoted
from extractor.io.rows import TABLES, Row, Table, report_of
from extractor.models.report import Report

_ORDER = {"sections": "start", "statements": "start", "mentions": "start", "tokens": "start"}


Fault = tuple[str | None, str | None]  # code and message


class Listing(NamedTuple):
    """A file of the batch: its document where it has one, and why it failed where it did."""

    path: str
    document: int | None
    code: str | None = None
    message: str | None = None


def document_id(sha256: str, settings: str) -> int:
    """An id from the content's hash and the settings (canonical JSON, version included).

    53 bits, which spreadsheets' and browsers' numbers hold; a batch of 100,000 has two equal ones once in two
    million, and then says so (`Store.has`).
    """
    digest = hashlib.sha256(f"{sha256}\n{settings}".encode()).digest()
    return int.from_bytes(digest[:8]) >> 11


def fault_of(report: Report) -> Fault:
    """Why a report failed, if it did."""
    if report.status != "failed":
        return None, None
    return next((i.code, i.message) for i in report.issues if i.severity == "error")


class Store:
    """The database of one output folder. Close it, or use it as a context."""

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        """Open `path`, making the tables where there are none.

        Args:
            readonly: see the store as it is now, whatever a batch adds meanwhile.

        Raises:
            sqlite3.Error: where the file cannot be opened, is no database, or holds another layout.
        """
        if readonly:
            self._db = connect_to_read(path)
            return
        self._db = connect(path)
        try:
            self._prepare()
        except sqlite3.Error:
            self.close()
            raise

    def _prepare(self) -> None:
        if self._layout() == 0:
            self._create()
        if (layout := self._layout()) != LAYOUT:
            raise sqlite3.DatabaseError(
                f"made by another version of extractor (layout {layout}, not {LAYOUT});"
                " take another folder, or begin anew with --fresh"
            )
        self._db.execute(CREATE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def _create(self) -> None:
        with Transaction(self._db):
            if not self._layout():  # another process may have been first
                for statement in CREATE_TABLES:
                    self._db.execute(statement)

    def _layout(self) -> int:
        [layout] = self._db.execute("PRAGMA user_version").fetchone()
        return int(layout)

    def has(self, document: int, sha256: str) -> bool:
        """Whether the document is there.

        Raises:
            sqlite3.IntegrityError: where its id is another content's.
        """
        found = self._db.execute("SELECT sha256 FROM documents WHERE id = ?", (document,)).fetchone()
        if found is not None and found[0] != sha256:
            raise sqlite3.IntegrityError(f"two contents share the id {document}; keep them in two batches")
        return found is not None

    def listed(self, path: str) -> Listing | None:
        row = self._db.execute("SELECT path, document, code, message FROM files WHERE path = ?", (path,))
        found = row.fetchone()
        return found and Listing(*found)

    def fault(self, document: int) -> Fault:
        """Why a document that is there failed, if it did."""
        found = self._db.execute(
            "SELECT code, message FROM issues JOIN documents ON documents.id = document"
            " WHERE document = ? AND documents.status = 'failed' AND severity = 'error' ORDER BY position",
            (document,),
        ).fetchone()
        return found or (None, None)

    def add(self, listing: Listing, report: Report | None = None, settings: str = "") -> bool:
        """List a file with its document, in one transaction; a document that no file has any more goes.

        Args:
            report: what the document holds, with its text; None where the store has it, or there is none.
            settings: those that the document's id was made with.

        Returns:
            False, and nothing is listed, where the document is no longer there: a file that had it has changed.
        """
        rows = [] if report is None else [(sql, list(rows_of(report))) for sql, rows_of in INSERTS]
        with Transaction(self._db):
            before = self.listed(listing.path)
            if listing.document is not None:
                if report is not None:
                    self._add_document(listing.document, report, settings, rows)
                elif not self._there(listing.document):
                    return False
            if before != listing:
                self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", listing)
                if before is not None and before.document != listing.document:
                    self._forget(before.document)
        return True

    def _there(self, document: int) -> bool:
        return self._db.execute("SELECT 1 FROM documents WHERE id = ?", (document,)).fetchone() is not None

    def _add_document(
        self, id_: int, report: Report, settings: str, rows: list[tuple[str, list[Row]]]
    ) -> None:
        if self.has(id_, str(report.source.sha256)):  # another worker was first with the same content
            return
        self._db.execute(INSERT_DOCUMENT, _document_row(id_, report, settings))
        for sql, found in rows:
            self._db.executemany(sql, found)

    def _forget(self, document: int | None) -> None:
        if self._db.execute("SELECT 1 FROM files WHERE document = ?", (document,)).fetchone():
            return
        for table in TABLES:
            self._db.execute(f"DELETE FROM {table.name} WHERE document = ?", (document,))
        self._db.execute("DELETE FROM documents WHERE id = ?", (document,))

    def finish(self) -> None:
        """Make the indexes that reading wants; a first batch is written faster without them."""
        self._db.execute(
            "CREATE INDEX IF NOT EXISTS observations_by_indicator ON observations (indicator, time)"
        )

    def reports(self, *, keep_text: bool = False) -> Iterator[Report]:
        """Every listed file's report, by path, each with its path in `source`; failed files have none."""
        columns = quoted(DOCUMENTS)
        found = self._db.execute(
            f"SELECT path, {columns} FROM files JOIN documents ON documents.id = files.document ORDER BY path"
        )
        for path, *fields in found:
            yield self._report(dict(zip(DOCUMENTS, fields, strict=True)), path, keep_text=keep_text)

    def _report(self, document: dict[str, Any], path: str, *, keep_text: bool = False) -> Report:
        rows = {table.name: self._rows(table, document["id"]) for table in TABLES}
        return report_of(document, rows, path, keep_text=keep_text)

    def correct(self, rows: Iterable[CorrectionRow]) -> int:
        """Keep corrections; of two of a field the one exported later holds. How many changed what was there."""
        before = self._db.total_changes
        with Transaction(self._db):
            self._db.executemany(KEEP, rows)
        return self._db.total_changes - before

    def corrections(self) -> dict[str, list[CorrectionRow]]:
        """All corrections by the hash of the report's content, each report's in text order."""
        return read_rows(self._db)

    def corrected(self) -> Iterator[tuple[int, Report]]:
        """Each document that has corrections, with its report as it was extracted."""
        if not self.corrections():
            return
        columns = ", ".join(f'documents."{name}"' for name in DOCUMENTS)
        found = self._db.execute(
            f"SELECT min(path), {columns} FROM files JOIN documents ON documents.id = files.document"
            " WHERE sha256 IN (SELECT sha256 FROM corrections) GROUP BY documents.id ORDER BY 1"
        )
        for path, *fields in found:
            document = dict(zip(DOCUMENTS, fields, strict=True))
            yield int(document["id"]), self._report(document, path)

    def failures(self) -> Iterator[Listing]:
        """The files that have no document, by path."""
        found = self._db.execute("SELECT * FROM files WHERE document IS NULL ORDER BY path")
        yield from map(Listing._make, found)

    def table(self, name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
        """The columns and rows, in a fixed order, of a table or of the view `figures`; texts left out."""
        order = {"figures": "path, start", "files": "path", "documents": "id"}.get(name)
        if order is None:
            [table] = [t for t in TABLES if t.name == name]
            order = quoted(("document", *table.columns[: table.keys]))
        columns = tuple(row[1] for row in self._db.execute(f"PRAGMA table_info({name})"))
        if name == "documents":
            columns = columns[:-1]
        return columns, self._db.execute(f"SELECT {quoted(columns)} FROM {name} ORDER BY {order}")

    def _rows(self, table: Table, document: int) -> Iterator[Row]:
        order = _ORDER.get(table.name) or ", ".join(f'"{k}"' for k in table.columns[: table.keys])
        if table.name in ("observations", "tasks"):  # their ids are a letter and an offset
            order = "length(id), id"
        return self._db.execute(
            f"SELECT {quoted(table.columns)} FROM {table.name} WHERE document = ? ORDER BY {order}",
            (document,),
        )


def _document_row(id_: int, report: Report, settings: str) -> Row:
    source, header = report.source, report.header
    return (
        id_, source.sha256, settings, report.status, source.encoding, source.script, source.bytes,
        source.chars, header.title, header.issuer, header.issued, header.review_year, header.plan_year,
        header.place, report.text,
    )  # fmt: skip
