"""The codebook: the indicators that all reports share, and those that users add in a file of their own."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from extractor.lexicon.load import load_table
from extractor.text import patterns as regex
from extractor.text.view import simplify

_MARKS = regex.compile(r"[^\p{L}\p{N}.]")
_OWN = tuple(f"{area}本级" for area in "省市县区旗镇乡")  # 区本级固定资产投资
_FIELDS = ("id", "name", "theme", "dimensions", "phrasings")
_FORM = f"expected [[indicator]] tables, each with {', '.join(_FIELDS)}"


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator of the codebook."""

    id: str
    name: str
    theme: str
    dimensions: tuple[str, ...]  # of lexicon/units.toml
    phrasings: tuple[str, ...]


class CodebookError(ValueError):
    """A user's codebook is not as it must be; the message has a line for each fault."""


@dataclass(frozen=True)
class Codebook:
    """The entries by which indicators get their codes."""

    entries: tuple[Entry, ...]

    @classmethod
    def built_in(cls) -> Codebook:
        """The entries that come with the package."""
        return _built_in()

    @classmethod
    def read(cls, path: str | Path) -> Codebook:
        """The built-in entries and those of a TOML file in the form of `lexicon/codebook.toml`.

        An entry with the id of a built-in one takes its place. Phrasings may be written in any script.

        Raises:
            OSError: where there is no such file, or it may not be read.
            CodebookError: where it is no TOML, a field is missing or wrong, or an id or a phrasing stands twice.
        """
        data = Path(path).read_bytes()
        try:
            table = tomllib.loads(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise CodebookError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
        except tomllib.TOMLDecodeError as error:
            raise CodebookError(f"{path}: not TOML: {error}") from None
        faults = [f"{path}: {fault}" for fault in _faults(table)]
        if faults:
            raise CodebookError("\n".join(faults))
        own = tuple(map(_entry, table["indicator"]))
        replaced = {entry.id for entry in own}
        kept = tuple(entry for entry in _built_in().entries if entry.id not in replaced)
        faults = [f"{path}: {fault}" for fault in _clashes(own, kept)]
        if faults:
            raise CodebookError("\n".join(faults))
        return cls(kept + own)

    def entry_of(self, indicator: str) -> Entry | None:
        """The entry of an indicator, Simplified; its marks do not count."""
        return self._of_phrase.get(_plain(indicator))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the entries: the same wherever and however they were written."""
        content = json.dumps(sorted(map(astuple, self.entries)), ensure_ascii=False)
        return hashlib.sha256(content.encode("utf-8")).hexdigest()

    @cached_property
    def _of_phrase(self) -> Mapping[str, Entry]:
        return {_plain(phrasing): entry for entry in self.entries for phrasing in entry.phrasings}


@cache
def _built_in() -> Codebook:
    return Codebook(
        tuple(
            Entry(row["id"], row["name"], row["theme"], tuple(row["dimensions"]), tuple(row["phrasings"].split()))
            for row in load_table("codebook")["indicator"]
        )
    )  # fmt: skip


def _entry(row: Mapping[str, Any]) -> Entry:
    phrasings = tuple(simplify(row["phrasings"]).simplified.split())
    return Entry(row["id"], row["name"], row["theme"], tuple(row["dimensions"]), phrasings)


def _plain(phrase: str) -> str:
    bare = phrase if phrase.isalnum() else _MARKS.sub("", phrase)
    return bare[3:] if bare.startswith(_OWN) else bare


# ---- what may be wrong with a user's file ---------------------------------------------------------------


def _faults(table: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the entries, each by itself."""
    for key in sorted(table.keys() - {"indicator"}):
        yield f"{_told(key)} is no table of a codebook; {_FORM}"
    rows = table.get("indicator")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows) or not rows:
        yield f"no indicators; {_FORM}"
        return
    for number, row in enumerate(rows, start=1):
        for field, fault in _faults_of(row):
            yield f"{_where(number, row.get('id'))}: {field}: {fault}"


def _faults_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field in ("id", "name", "theme", "phrasings"):
        value = row.get(field)
        if field not in row:
            yield field, "missing; expected a text"
        elif not isinstance(value, str) or not value.strip():
            wanted = "words, separated by spaces" if field == "phrasings" else "a text that is not empty"
            yield field, f"expected {wanted}, got {_told(value)}"
        elif field == "id" and value.split() != [value]:
            yield field, f"expected one word without spaces, got {_told(value)}"
        elif field == "phrasings":
            for phrasing in value.split():
                if not _plain(phrasing):
                    yield field, f"expected words, separated by spaces, got {_told(phrasing)}"
    yield from _faults_of_dimensions(row)
    for field in sorted(row.keys() - set(_FIELDS)):
        yield field, f"unknown field; expected {', '.join(_FIELDS)}"


def _faults_of_dimensions(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    known = _dimensions()
    value = row.get("dimensions")
    if "dimensions" not in row:
        yield "dimensions", 'missing; expected a list such as ["area"]'
    elif not isinstance(value, list) or not value:
        yield "dimensions", f'expected a list such as ["area"], got {_told(value)}'
    else:
        for dimension in value:
            if dimension not in known:
                yield "dimensions", f"{_told(dimension)} is no dimension; expected some of {', '.join(known)}"


def _clashes(own: tuple[Entry, ...], kept: tuple[Entry, ...]) -> Iterator[str]:
    """Ids and phrasings that stand twice: in the user's file, or there and among the built-in entries."""
    ids: dict[str, int] = {}
    owners = {_plain(phrasing): entry for entry in kept for phrasing in entry.phrasings}
    for number, entry in enumerate(own, start=1):
        where = _where(number, entry.id)
        if ids.setdefault(entry.id, number) != number:
            yield f"{where}: id: already that of indicator {ids[entry.id]}; expected another"
            continue
        for phrasing in entry.phrasings:
            owner = owners.setdefault(_plain(phrasing), entry)
            if owner is not entry:
                whose = f"indicator {ids[owner.id]}" if owner.id in ids else "the built-in"
                yield (
                    f"{where}: phrasings: {_told(phrasing)} stands for {whose} ({_told(owner.id)}) already;"
                    " leave it out here, or give that id an entry without it"
                )


def _where(number: int, id_: object) -> str:
    return f"indicator {number}" if id_ is None else f"indicator {number} ({_told(id_)})"


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


@cache
def _dimensions() -> tuple[str, ...]:
    """The dimensions of lexicon/units.toml, by name."""
    table = load_table("units")
    units = {unit["dimension"] for unit in table["unit"]}
    return tuple(sorted({"count", *table["dimensions"], *units}))
