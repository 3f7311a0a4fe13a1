"""Lock: one run at a time writes into a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = "extractor.lock"


class Busy(Exception):
    """Another run is at work in the folder."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of `folder`. A run that is killed keeps nobody out: the system lets go of its lock.

    Raises:
        Busy: where another run holds it.
        OSError: where the folder cannot be written.
    """
    try:
        import fcntl
    except ImportError:  # Windows; there only SQLite's own locks keep two runs apart
        yield
        return
    path = folder / _NAME
    while True:
        with path.open("a") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError) as error:
                raise Busy from error
            if not _is(path, file.fileno()):  # the run before took it away just now
                continue
            try:
                yield
            finally:
                path.unlink(missing_ok=True)
            return


def _is(path: Path, file: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(file).st_ino
    except FileNotFoundError:
        return False
