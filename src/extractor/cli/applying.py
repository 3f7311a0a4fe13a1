"""Applying: files of corrections go into the store of a batch; what is wrong with any is said, and costs no other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.cli.language import say
from extractor.cli.lines import failed, tell_line
from extractor.cli.reading import database_of
from extractor.io.amend import shortened
from extractor.io.amended import Unfitted, unfitted
from extractor.io.correction_rows import CorrectionRow
from extractor.io.corrections import CorrectionFile, read_corrections
from extractor.io.store import Store

_Key = tuple[str, str, int, int, str]  # a record's content, kind and span, and a field


def apply_files(folder: Path, paths: Sequence[str]) -> int:
    """Keep the corrections of files in the store of `folder`; the exit code."""
    database = database_of(folder)
    files = sorted(map(read_corrections, paths), key=lambda file: file.exported)
    try:
        with Store(database) as store:
            kept = {row[:5]: row for rows in store.corrections().values() for row in rows}
            for file in files:
                clashes = list(_clashes(file, kept))
                changed = store.correct(file.rows(file.entries))
                if file.entries or not file.faults:
                    told = say(
                        "{entries} entries, {changed} fields new or changed",
                        entries=len(file.entries),
                        changed=changed,
                    )
                    tell_line(f"{file.path}: {told}")
                for clash in clashes:
                    tell_line(clash)
            left = unfitted(store)
            total = sum(map(len, store.corrections().values()))
    except (sqlite3.Error, OSError) as error:
        return failed(f"cannot correct {folder}: {error}")
    faults = [fault for file in files for fault in file.faults]
    faults += _unfitted(files, left)
    for fault in faults:
        tell_line(fault)
    told = say(
        "{total} fields corrected or judged, {left} of them fit no record", total=total, left=len(left)
    )
    tell_line(f"{database}: {told}")
    return int(bool(faults))


def _clashes(file: CorrectionFile, kept: dict[_Key, CorrectionRow]) -> Iterator[str]:
    """Where a file and what was kept differ and another person, or a later export, has a say; goes into `kept`."""
    for entry in file.entries:
        for row in file.rows([entry]):
            other = kept.setdefault(row[:5], row)
            later = row.exported >= other.exported
            if row.new != other.new and (not later or row.by != other.by):
                what = f"{row.field} {row.new!r} of {shortened(row.text)}"
                whose = f"{other.new!r} by {other.by or 'somebody'}, exported {other.exported}"
                told = "takes the place of" if later else "is not taken: later is"
                yield f"{file.path}: entry {entry.number}: {what} {told} {whose}"
            if later:
                kept[row[:5]] = row


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
        tell_line(
            say(
                "{left} corrected fields fit no record; extractor apply {folder} lists them",
                left=len(left),
                folder=folder,
            )
        )
