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

from extractor.io.correction_rows import CREATE, KEEP, CorrectionRow, read_rows
from extractor.io.rows import COLUMN_TYPES, TABLES, Part, Row, Table, report_of
from extractor.models.report import Report

# sqlite3 searches an adapter for every None, in three places; found in the first, a null costs a third
sqlite3.register_adapter(type(None), lambda null: null)

LAYOUT = 1  # of the tables; raised when a column changes

_DOCUMENTS = (
    "id", "sha256", "settings", "status", "encoding", "script", "bytes", "chars", "title", "issuer", "issued",
    "review_year", "plan_year", "place", "text",
)  # fmt: skip
# the tidy table: place x indicator x period x value, each row with the way back to its words
_FIGURES = """
CREATE VIEW figures AS
SELECT f.path, d.title, coalesce(o.place, d.place) AS place, o.indicator, o.time, o.status,
       m.value, m.low, m.high, m.modifier, m.unit, m.unit_id, m.per, m.direction, m.basis,
       m.text, m.start, m."end", s.text AS statement, o.document, o.id AS observation
FROM observations o
JOIN mentions m ON m.document = o.document AND m.id = o.mention
JOIN documents d ON d.id = o.document
JOIN files f ON f.document = o.document
LEFT JOIN statements s ON s.document = o.document AND s.id = o.statement
"""
_ORDER = {"sections": "start", "statements": "start", "mentions": "start", "tokens": "start"}


class Listing(NamedTuple):
    """A file of the batch: its document, or why there is none."""

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


class Store:
    """The database of one output folder. Close it, or use it as a context."""

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        """Open `path`, making the tables where there are none.

        Raises:
            sqlite3.Error: where the file cannot be opened, is no database, or holds another layout.
        """
        mode = "ro" if readonly else "rwc"
        self._db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=60
        )
        if readonly:
            return
        self._db.execute("PRAGMA journal_mode=WAL")
        # a power cut may lose the last reports, never half of one
        self._db.execute("PRAGMA synchronous=NORMAL")
        # pages that many reports change go from the log into the database once in 16 MB, not in 4
        self._db.execute("PRAGMA wal_autocheckpoint=4000")
        self._db.execute("PRAGMA cache_size=-16000")
        [layout] = self._db.execute("PRAGMA user_version").fetchone()
        if layout == 0:
            self._create()
        elif layout != LAYOUT:
            raise sqlite3.DatabaseError(f"{path} was made by another version (layout {layout}, not {LAYOUT})")
        self._db.execute(CREATE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def _create(self) -> None:
        script = [
            f"CREATE TABLE documents (id INTEGER PRIMARY KEY, {_typed(_DOCUMENTS[1:])})",
            "CREATE TABLE files (path TEXT PRIMARY KEY, document INTEGER REFERENCES documents,"
            " code TEXT, message TEXT) WITHOUT ROWID",
            "CREATE INDEX files_by_document ON files (document)",
        ]
        for table in TABLES:
            keys = _quoted(("document", *table.columns[: table.keys]))
            script.append(
                f"CREATE TABLE {table.name} (document INTEGER NOT NULL REFERENCES documents,"
                f" {_typed(table.columns)}, PRIMARY KEY ({keys})) WITHOUT ROWID"
            )
        script.append(_FIGURES)
        script.append(f"PRAGMA user_version={LAYOUT}")
        self._db.executescript("BEGIN IMMEDIATE;" + ";".join(script) + ";COMMIT")

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

    def add(self, listing: Listing, report: Report | None = None, settings: str = "") -> None:
        """List a file with its document, in one transaction; a document that no file has any more goes.

        Args:
            report: what the document holds, with its text; None where the store has it, or there is none.
            settings: those that the document's id was made with.
        """
        rows = [] if report is None else [(sql, list(rows_of(report))) for sql, rows_of in _INSERTS]
        with self._transaction():
            before = self.listed(listing.path)
            if report is not None and listing.document is not None:
                self._add_document(listing.document, report, settings, rows)
            if before != listing:
                self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", listing)
                if before is not None and before.document != listing.document:
                    self._forget(before.document)

    def _add_document(self, id_: int, report: Report, settings: str, rows: _Rows) -> None:
        if self.has(id_, str(report.source.sha256)):  # another worker was first with the same content
            return
        self._db.execute(_INSERT_DOCUMENT, _document_row(id_, report, settings))
        for sql, found in rows:
            self._db.executemany(sql, found)

    def _forget(self, document: int | None) -> None:
        if self._db.execute("SELECT 1 FROM files WHERE document = ?", (document,)).fetchone():
            return
        for table in TABLES:
            self._db.execute(f"DELETE FROM {table.name} WHERE document = ?", (document,))
        self._db.execute("DELETE FROM documents WHERE id = ?", (document,))

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)

    def finish(self) -> None:
        """Make the indexes that reading wants; a first batch is written faster without them."""
        self._db.execute(
            "CREATE INDEX IF NOT EXISTS observations_by_indicator ON observations (indicator, time)"
        )

    def reports(self, *, keep_text: bool = False) -> Iterator[Report]:
        """Every listed file's report, by path, each with its path in `source`; failed files have none."""
        columns = _quoted(_DOCUMENTS)
        found = self._db.execute(
            f"SELECT path, {columns} FROM files JOIN documents ON documents.id = files.document ORDER BY path"
        )
        for path, *fields in found:
            yield self._report(dict(zip(_DOCUMENTS, fields, strict=True)), path, keep_text=keep_text)

    def _report(self, document: dict[str, Any], path: str, *, keep_text: bool = False) -> Report:
        rows = {table.name: self._rows(table, document["id"]) for table in TABLES}
        return report_of(document, rows, path, keep_text=keep_text)

    def correct(self, rows: Iterable[CorrectionRow]) -> int:
        """Keep corrections; of two of a field the one exported later holds. How many changed what was there."""
        before = self._db.total_changes
        with self._transaction():
            self._db.executemany(KEEP, rows)
        return self._db.total_changes - before

    def corrections(self) -> dict[str, list[CorrectionRow]]:
        """All corrections by the hash of the report's content, each report's in text order."""
        return read_rows(self._db)

    def corrected(self) -> Iterator[tuple[int, Report]]:
        """Each document that has corrections, with its report as it was extracted."""
        if not self.corrections():
            return
        columns = ", ".join(f'documents."{name}"' for name in _DOCUMENTS)
        found = self._db.execute(
            f"SELECT min(path), {columns} FROM files JOIN documents ON documents.id = files.document"
            " WHERE sha256 IN (SELECT sha256 FROM corrections) GROUP BY documents.id ORDER BY 1"
        )
        for path, *fields in found:
            document = dict(zip(_DOCUMENTS, fields, strict=True))
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
            order = _quoted(("document", *table.columns[: table.keys]))
        columns = tuple(row[1] for row in self._db.execute(f"PRAGMA table_info({name})"))
        if name == "documents":
            columns = columns[:-1]
        return columns, self._db.execute(f"SELECT {_quoted(columns)} FROM {name} ORDER BY {order}")

    def _rows(self, table: Table, document: int) -> Iterator[Row]:
        order = _ORDER.get(table.name) or ", ".join(f'"{k}"' for k in table.columns[: table.keys])
        if table.name in ("observations", "tasks"):  # their ids are a letter and an offset
            order = "length(id), id"
        return self._db.execute(
            f"SELECT {_quoted(table.columns)} FROM {table.name} WHERE document = ? ORDER BY {order}",
            (document,),
        )


def _document_row(id_: int, report: Report, settings: str) -> Row:
    source, header = report.source, report.header
    return (
        id_, source.sha256, settings, report.status, source.encoding, source.script, source.bytes,
        source.chars, header.title, header.issuer, header.issued, header.review_year, header.plan_year,
        header.place, report.text,
    )  # fmt: skip


class _Transaction:
    """All or nothing; the write lock is taken at once, so it can wait but never fail half-way."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._db.execute("COMMIT")
        elif self._db.in_transaction:  # a full disk has SQLite roll back by itself
            self._db.execute("ROLLBACK")


def _typed(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}" {COLUMN_TYPES.get(name, "TEXT")}' for name in names)


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _marks(columns: tuple[str, ...]) -> str:
    return ", ".join("?" * len(columns))


def _insert(table: Table, part: Part) -> str:
    """The document is the one inserted last: tables WITHOUT ROWID leave `last_insert_rowid` as it is."""
    columns = _quoted(("document", *part.columns))
    return f"INSERT INTO {table.name} ({columns}) VALUES (last_insert_rowid(), {_marks(part.columns)})"


_Rows = list[tuple[str, list[Row]]]  # with the statement that inserts them
_INSERT_DOCUMENT = f"INSERT INTO documents VALUES ({_marks(_DOCUMENTS)})"
_INSERTS = [(_insert(table, part), part.rows) for table in TABLES for part in table.parts]
