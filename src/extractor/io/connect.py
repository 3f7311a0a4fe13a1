"""Connect: how the store's database is opened, and what a transaction is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

# sqlite3 searches an adapter for every None, in three places; found in the first, a null costs a third
sqlite3.register_adapter(type(None), lambda null: null)


def connect(path: Path) -> sqlite3.Connection:
    """To write; made where there is none."""
    db = _open(path, "mode=rwc")
    try:
        db.execute("PRAGMA journal_mode=WAL")
        # a power cut may lose the last reports, never half of one
        db.execute("PRAGMA synchronous=NORMAL")
        # pages that many reports change go from the log into the database once in 16 MB, not in 4
        db.execute("PRAGMA wal_autocheckpoint=4000")
        db.execute("PRAGMA cache_size=-16000")
    except sqlite3.Error:
        db.close()
        raise
    return db


def connect_to_read(path: Path) -> sqlite3.Connection:
    """To see the database as it is now, whatever others write meanwhile.

    Writable where it may be, as the last to close it takes its log away; in a folder that may not be written
    there is no log to be read.
    """
    try:
        return _begin(_open(path, "mode=rw"))
    except sqlite3.OperationalError:
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _begin(_open(path, "mode=ro&immutable=1"))


def _open(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, timeout=60)


def _begin(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        db.execute("PRAGMA query_only=ON")
        db.execute("BEGIN")
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


class Transaction:
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
