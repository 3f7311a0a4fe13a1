"""Inputs: which files a batch reads, and what the caller knows of each."""

from __future__ import annotations

import csv
import glob
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from extractor.io.decoding import Unreadable, decode
from extractor.io.documents import KINDS
from extractor.io.documents.archive import Refused, member_names, split_member
from extractor.io.files import DATABASE, printable
from extractor.stages.findings import Given

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".zip", *KINDS})


class Input(NamedTuple):
    """A file, named as the store lists it."""

    path: str
    given: Given


def find_inputs(
    names: Iterable[str],
    given: Given,
    meta: Mapping[str, Given],
    left_out: Counter[str] | None = None,
) -> Iterator[Input]:
    """The files that names stand for, once each, with what is known of them; `left_out` as of `expand`."""
    names = list(names)
    paths = expand(names, Counter() if left_out is None else left_out)
    if not (len(names) == 1 and Path(names[0]).is_dir()):  # a folder names none twice, and may hold millions
        paths = _once(paths)
    for path in paths:
        yield Input(path, meta.get(printable(path), given))


def expand(names: Iterable[str], left_out: Counter[str]) -> Iterator[str]:
    """Files as they are named; those of folders (kinds that we read, no hidden ones), globs, zips.

    A folder is walked without following links, so nothing outside of it is read. An archive that is refused and
    a folder that may not be opened come as they are named: reading them says why.

    Args:
        left_out: counts the files in folders and archives that are not read, by suffix.
    """
    for name in names:
        for path in _expand(name, left_out):
            yield from _members(path, left_out)


def _once(paths: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for path in paths:
        if path not in seen:
            seen.add(path)
            yield path


def _expand(name: str, left_out: Counter[str]) -> Iterator[str]:
    path = Path(name)
    if path.is_dir():
        yield from _walk(path, left_out)
    elif glob.has_magic(name) and not path.exists():
        for found in sorted(map(_plain, glob.glob(name, recursive=True))) or [name]:  # noqa: PTH207 — absolute too
            inner = Path(found)
            yield from _walk(inner, left_out) if inner.is_dir() and not inner.is_symlink() else [found]
    else:
        yield _plain(name)


def _plain(name: str) -> str:
    """One name for `a.txt`, `./a.txt` and `.//a.txt`; what stands in an archive is named as it is there."""
    return name if split_member(name) else str(Path(name))


def _members(path: str, left_out: Counter[str]) -> Iterator[str]:
    """The files of an archive, those among them that we read; any other file as it is."""
    if not path.lower().endswith(".zip"):
        yield path
        return
    try:
        names = list(member_names(Path(path)))
    except (OSError, Refused):
        yield path
        return
    for name in names:
        suffix = Path(name).suffix.lower()
        if suffix in SUFFIXES and suffix != ".zip":
            yield name
        else:
            left_out[suffix] += 1


def _walk(folder: Path, left_out: Counter[str]) -> Iterator[str]:
    closed: list[str] = []
    for here, folders, files in os.walk(
        folder, followlinks=False, onerror=lambda error: closed.append(str(error.filename))
    ):
        yield from closed
        closed.clear()
        if DATABASE in files and Path(here) != folder:  # what a batch wrote, pages among it, is no report
            left_out["folders of batches"] += 1
            folders.clear()
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        if links := sum(Path(here, f).is_symlink() for f in folders):
            left_out["links"] += links
        for name in sorted(files):
            path = Path(here, name)
            if name.startswith("."):
                continue
            odd = _odd(path)
            if not odd and path.suffix.lower() in SUFFIXES:
                yield str(path)
            else:
                left_out[odd or path.suffix.lower()] += 1
    yield from closed


def _odd(path: Path) -> str | None:
    """What a directory entry is that no report can be: a link, or a pipe, which one may wait for in vain."""
    try:
        mode = path.lstat().st_mode
    except OSError:  # gone since: reading it says so
        return None
    return "links" if stat.S_ISLNK(mode) else None if stat.S_ISREG(mode) else "pipes and devices"


def read_meta(path: Path, default: Given) -> dict[str, Given]:
    """What a CSV file (columns path, year, place, issuer) knows of each file; `default` fills its gaps.

    Raises:
        OSError: where it cannot be read.
        ValueError: names the line that is wrong, or the columns where `path` is not among them.
    """
    try:
        text = decode(path.read_bytes()).text  # Excel saves in GBK where Windows is Chinese
    except Unreadable as error:
        raise ValueError(f"{path}: {error}") from error
    rows = csv.DictReader(StringIO(text, newline=""))
    columns = rows.fieldnames or ()
    if "path" not in columns:
        raise ValueError(f"{path}: needs a column `path`; it has {', '.join(columns) or 'none'}")
    known: dict[str, Given] = {}
    for row in rows:
        year, place, issuer = ((row.get(name) or "").strip() for name in ("year", "place", "issuer"))
        if year and not (year.isascii() and year.isdigit() and len(year) == 4):
            raise ValueError(f"{path}:{rows.line_num}: year {year!r} is no year")
        if row["path"]:
            known[_plain(row["path"])] = Given(
                int(year) if year else default.year, place or default.place, issuer or default.issuer
            )
    return known
