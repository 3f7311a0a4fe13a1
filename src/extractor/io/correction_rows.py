"""Correction rows: the store's table of what people said of records, a row for each field.

They go by the content's hash, not by document, so that they outlast a re-run by another version or with other settings.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from extractor.io.rows import Value


class CorrectionRow(NamedTuple):
    """A field of a record as somebody corrected it (models/corrections.py); `verdict` and `note` are fields too."""

    sha256: str
    type: str
    start: int
    end: int
    field: str
    text: str
    record: str
    old: Value
    new: Value
    by: str | None
    at: str | None
    exported: str


# `old` and `new` have no type: they keep that of the field
CREATE = """
CREATE TABLE IF NOT EXISTS corrections (
  sha256 TEXT NOT NULL, type TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL,
  text TEXT NOT NULL, record TEXT NOT NULL, old, new, by TEXT, at TEXT, exported TEXT NOT NULL,
  PRIMARY KEY (sha256, type, start, "end", field)
) WITHOUT ROWID
"""
KEEP = f"""
INSERT INTO corrections VALUES ({", ".join("?" * 12)})
ON CONFLICT DO UPDATE SET text = excluded.text, record = excluded.record, old = excluded.old, new = excluded.new,
  by = excluded.by, at = excluded.at, exported = excluded.exported
WHERE excluded.exported >= exported AND (excluded.exported, excluded.new, excluded.by, excluded.at)
  IS NOT (exported, new, by, at)
"""


def read_rows(db: sqlite3.Connection) -> dict[str, list[CorrectionRow]]:
    """All rows by the hash of the report's content, each report's in text order; a store of before has none."""
    found: dict[str, list[CorrectionRow]] = {}
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'corrections'").fetchone():
        for row in db.execute('SELECT * FROM corrections ORDER BY sha256, start, "end", type, field'):
            found.setdefault(row[0], []).append(CorrectionRow(*row))
    return found
