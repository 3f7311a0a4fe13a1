"""Inputs: which files a batch reads, and what the caller knows of each."""

from __future__ import annotations

import csv
import glob
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from extractor.io.documents import KINDS
from extractor.io.documents.archive import Refused, member_names
from extractor.stages.findings import Given

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".zip", *KINDS})


class Input(NamedTuple):
    """A file, named as the store lists it."""

    path: str
    given: Given


def find_inputs(names: Iterable[str], given: Given, meta: Mapping[str, Given]) -> Iterator[Input]:
    """Files as they are named, once each; those of folders (kinds that we read, no hidden ones), globs, zips.

    A folder is walked without following links, so nothing outside of it is read. An archive that is refused
    comes as it is named: reading it says why.
    """
    seen: set[str] = set()
    for name in names:
        for path in chain.from_iterable(map(_members, _expand(name))):
            if path not in seen:
                seen.add(path)
                yield Input(path, meta.get(path, given))


def _expand(name: str) -> Iterator[str]:
    path = Path(name)
    if path.is_dir():
        yield from _walk(path)
    elif glob.has_magic(name) and not path.exists():
        yield from sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 — absolute patterns too
    else:
        yield name


def _members(path: str) -> Iterator[str]:
    """The files of an archive, those among them that we read; any other file as it is."""
    if not path.lower().endswith(".zip"):
        yield path
        return
    try:
        names = list(member_names(Path(path)))
    except (OSError, Refused):
        yield path
        return
    yield from (name for name in names if Path(name).suffix.lower() in SUFFIXES - {".zip"})


def _walk(folder: Path) -> Iterator[str]:
    for here, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith(".") and not path.is_symlink():
                yield str(path)


def read_meta(path: Path, default: Given) -> dict[str, Given]:
    """What a CSV file (columns path, year, place, issuer) knows of each file; `default` fills its gaps.

    Raises:
        OSError, UnicodeDecodeError: where it cannot be read.
        ValueError: names the line that is wrong, or the columns where `path` is not among them.
    """
    known: dict[str, Given] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        columns = rows.fieldnames or ()
        if "path" not in columns:
            raise ValueError(f"{path}: needs a column `path`; it has {', '.join(columns) or 'none'}")
        for row in rows:
            year = (row.get("year") or "").strip()
            if year and not (year.isascii() and year.isdigit() and len(year) == 4):
                raise ValueError(f"{path}:{rows.line_num}: year {year!r} is no year")
            known[row["path"]] = Given(
                int(year) if year else default.year,
                (row.get("place") or "").strip() or default.place,
                (row.get("issuer") or "").strip() or default.issuer,
            )
    return known
