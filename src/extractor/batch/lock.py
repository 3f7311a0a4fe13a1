"""Lock: one run at a time writes into a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

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
    path = folder / _NAME
    file = _locked(path)
    try:
        yield
    finally:
        _let_go(path, file)


def _locked(path: Path) -> BinaryIO:
    while True:
        file = path.open("ab")
        try:
            _lock(file.fileno())
        except (BlockingIOError, PermissionError) as error:
            file.close()
            raise Busy from error
        if _is(path, file.fileno()):
            return file
        file.close()  # the run before took it away just now


def _is(path: Path, file: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(file).st_ino
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _let_go(path: Path, file: BinaryIO) -> None:
        """An open file cannot be removed there: not ours, and not where the next run has opened it."""
        file.close()
        with suppress(PermissionError, FileNotFoundError):
            path.unlink()
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(path: Path, file: BinaryIO) -> None:
        """Removed while we hold it, so that it is nobody else's."""
        path.unlink(missing_ok=True)
        file.close()
