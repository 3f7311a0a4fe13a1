"""Corrections in: files of them, each entry checked by itself, become the store's rows, one for each field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from pydantic import ValidationError

from extractor.io.correction_rows import CorrectionRow
from extractor.models.corrections import Correction, Corrections
from extractor.text.view import simplify

_IN_SIMPLIFIED = ("indicator", "place", "unit")
MAX_BYTES = 50_000_000  # a record takes some 500 bytes


class Entry(NamedTuple):
    """A valid entry of a file, and its number there, from 1."""

    number: int
    correction: Correction


@dataclass(frozen=True, slots=True)
class CorrectionFile:
    """What a file says; `faults` are its invalid entries, or why there is none."""

    path: str
    exported: str = ""  # ISO 8601 in UTC
    by: str | None = None
    entries: list[Entry] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def rows(self, entries: Sequence[Entry]) -> list[CorrectionRow]:
        """The store's rows of some of the entries, in order."""
        return [row for entry in entries for row in self._rows(entry.correction)]

    def _rows(self, c: Correction) -> Iterator[CorrectionRow]:
        plain = (edit.model_dump(mode="json") for edit in c.edits)
        said: list[tuple[str, Any, Any]] = [(edit["field"], edit["old"], edit["new"]) for edit in plain]
        if c.verdict is not None:
            said.append(("verdict", None, c.verdict))
        if c.note is not None:
            said.append(("note", None, c.note))
        at = c.at.isoformat() if c.at else None
        for name, old, new in said:
            if name in _IN_SIMPLIFIED and new is not None:
                new = simplify(new).simplified
            yield CorrectionRow(
                c.report, c.type, c.start, c.end, name, c.text, c.record, old, new, self.by, at, self.exported
            )


def read_corrections(path: str) -> CorrectionFile:
    """Read a file as the review page exports it; an entry that is invalid costs nothing but itself."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return CorrectionFile(path, faults=[f"{path}: cannot be read: {error.strerror or error}"])
    if len(data) > MAX_BYTES:
        return CorrectionFile(path, faults=[f"{path}: larger than {MAX_BYTES:,} bytes"])
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        return CorrectionFile(path, faults=[f"{path}: no JSON: {error}"])
    if not isinstance(content, dict) or not isinstance(content.get("corrections"), list):
        return CorrectionFile(path, faults=[f"{path}: no corrections: they are what the review page exports"])
    try:
        head = Corrections.model_validate({**content, "corrections": ()})
    except ValidationError as error:
        return CorrectionFile(path, faults=[f"{path}: {fault}" for fault in _faults(error)])
    found = CorrectionFile(path, head.exported_utc.isoformat(), head.by)
    for number, entry in enumerate(content["corrections"], 1):
        try:
            found.entries.append(Entry(number, Correction.model_validate(entry)))
        except ValidationError as error:
            found.faults.extend(f"{path}: entry {number}: {fault}" for fault in _faults(error))
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def _faults(error: ValidationError) -> Iterator[str]:
    for fault in error.errors(include_url=False, include_input=False):
        where = ".".join(str(part) for part in fault["loc"])
        message = fault["msg"].removeprefix("Value error, ")
        yield f"{where}: {message}" if where else message
