"""Applying: files of corrections go into the store of a batch; what is wrong with any is said, and costs no other."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from extractor.cli.options import DATABASE
from extractor.io.amended import Unfitted, unfitted
from extractor.io.corrections import CorrectionFile, read_corrections
from extractor.io.store import Store


def apply_files(folder: Path, paths: Sequence[str]) -> int:
    """Keep the corrections of files in the store of `folder`; the exit code."""
    database = folder / DATABASE
    if not database.exists():
        return _say(f"there is no {database}; make it first: extractor run PATH... -o {folder}")
    files = sorted(map(read_corrections, paths), key=lambda file: file.exported)
    try:
        with Store(database) as store:
            for file in files:
                changed = store.correct(file.rows(file.entries))
                _say(f"{file.path}: {len(file.entries)} entries, {changed} fields new or changed")
            left = unfitted(store)
            total = sum(map(len, store.corrections().values()))
    except (sqlite3.Error, OSError) as error:
        return _say(f"cannot correct {folder}: {error}")
    faults = [fault for file in files for fault in file.faults]
    faults += _unfitted(files, left)
    for fault in faults:
        _say(fault)
    _say(f"{database}: {total} fields corrected or judged, {len(left)} of them fit no record")
    return int(bool(faults))


def _unfitted(files: Sequence[CorrectionFile], left: Sequence[Unfitted]) -> list[str]:
    """A line for each correction that fits no record, by the file and entry that it came from, if it did now."""
    entries = {
        row[:5]: f"{file.path}: entry {entry.number}: "
        for file in files
        for entry in file.entries
        for row in file.rows([entry])
    }
    return [entries.get(row[:5], "kept from before: ") + why for row, why in left]


def tell_unfitted(store: Store, folder: Path) -> None:
    """Say on stderr that corrections of the store fit no record, if any do not."""
    if left := unfitted(store):
        _say(f"{len(left)} corrections fit no record any more; extractor apply {folder} lists them")


def _say(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
