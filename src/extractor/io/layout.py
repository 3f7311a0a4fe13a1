"""Layout: the store's tables in SQL; docs/store.md describes the columns."""

from __future__ import annotations

from extractor.io.rows import COLUMN_TYPES, TABLES, Part, Table

LAYOUT = 2  # of the tables; raised when a column changes

DOCUMENTS = (
    "id", "sha256", "settings", "status", "encoding", "script", "bytes", "chars", "title", "issuer", "issued",
    "review_year", "plan_year", "place", "text",
)  # fmt: skip
# the tidy table: place x indicator x period x value, each row with the way back to its words
_FIGURES = """
CREATE VIEW figures AS
SELECT f.path, d.title, coalesce(o.place, d.place) AS place, o.indicator, o.code, o.time, o.status,
       m.value, m.low, m.high, m.modifier, m.unit, m.unit_id, m.dimension, m.factor, m.base, m.per,
       m.direction, m.basis, m.text, m.start, m."end", s.text AS statement,
       o.indicator_evidence, o.time_evidence, o.place_evidence, o.status_evidence,
       o.document, o.id AS observation
FROM observations o
JOIN mentions m ON m.document = o.document AND m.id = o.mention
JOIN documents d ON d.id = o.document
JOIN files f ON f.document = o.document
LEFT JOIN statements s ON s.document = o.document AND s.id = o.statement
"""


def _typed(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}" {COLUMN_TYPES.get(name, "TEXT")}' for name in names)


def quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _marks(columns: tuple[str, ...]) -> str:
    return ", ".join("?" * len(columns))


def _tables() -> list[str]:
    statements = [
        f"CREATE TABLE documents (id INTEGER PRIMARY KEY, {_typed(DOCUMENTS[1:])})",
        "CREATE TABLE files (path TEXT PRIMARY KEY, document INTEGER REFERENCES documents,"
        " code TEXT, message TEXT) WITHOUT ROWID",
        "CREATE INDEX files_by_document ON files (document)",
    ]
    for table in TABLES:
        keys = quoted(("document", *table.columns[: table.keys]))
        statements.append(
            f"CREATE TABLE {table.name} (document INTEGER NOT NULL REFERENCES documents,"
            f" {_typed(table.columns)}, PRIMARY KEY ({keys})) WITHOUT ROWID"
        )
    return statements


def _insert(table: Table, part: Part) -> str:
    """The document is the one inserted last: tables WITHOUT ROWID leave `last_insert_rowid` as it is."""
    columns = quoted(("document", *part.columns))
    return f"INSERT INTO {table.name} ({columns}) VALUES (last_insert_rowid(), {_marks(part.columns)})"


CREATE_TABLES = (*_tables(), _FIGURES, f"PRAGMA user_version={LAYOUT}")
INSERT_DOCUMENT = f"INSERT INTO documents VALUES ({_marks(DOCUMENTS)})"
INSERTS = [(_insert(table, part), part.rows) for table in TABLES for part in table.parts]
