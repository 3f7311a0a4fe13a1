"""Archive: the files of a .zip, read one by one in memory, within limits; nothing is unpacked to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from typing import IO

MARK = "!/"  # archive.zip!/folder/report.txt names a file in an archive

_MEMBERS = 10_000
_TOTAL = 2_000_000_000  # bytes unpacked
_RATIO = 200  # text packs ten to one, a bomb a thousand to one
_SMALL = 1_000_000  # bytes unpacked: below this a ratio says nothing
# what `zipfile` and the unpackers beneath it raise over broken data
_FAULTS = (zipfile.BadZipFile, zlib.error, LZMAError, NotImplementedError, EOFError, ValueError, IndexError)


class Refused(Exception):
    """An archive, or a file in it, that is not read; `code` and the message say why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def split_member(name: str) -> tuple[Path, str] | None:
    """The archive and the file in it that `archive.zip!/name` names; None for any other name."""
    at = name.lower().find(f".zip{MARK}")
    return None if at < 0 else (Path(name[: at + 4]), name[at + 4 + len(MARK) :])


def check_sizes(source: bytes | IO[bytes]) -> list[zipfile.ZipInfo]:
    """The files of an archive, once their number, sizes and ratios are within the limits.

    Raises:
        Refused: where they are not, or it is no archive.
    """
    try:
        with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as archive:
            return _checked(archive)
    except _FAULTS as error:
        raise Refused("archive.broken", f"not a readable archive: {error}") from error


def _checked(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    members = [m for m in archive.infolist() if not m.is_dir()]
    if len(members) > _MEMBERS:
        raise Refused("archive.too-many", f"more than {_MEMBERS:,} files; split the archive")
    if sum(m.file_size for m in members) > _TOTAL:
        raise Refused("archive.too-large", f"more than {_TOTAL:,} bytes unpacked; split the archive")
    for m in members:
        if m.file_size > _SMALL and m.file_size > _RATIO * m.compress_size:
            raise Refused("archive.bomb", f"{m.filename!r} unpacks to {m.file_size:,} bytes, as a bomb does")
    return members


def member_names(path: Path) -> Iterator[str]:
    """`archive.zip!/name` of every file in it but hidden ones, in the archive's order.

    Raises:
        Refused, OSError: where the archive is not read.
    """
    with path.open("rb") as file:
        for member in check_sizes(file):
            if not any(part.startswith((".", "__MACOSX")) for part in _name(member).split("/")):
                yield f"{path}{MARK}{_name(member)}"


def read_member(path: Path, name: str, limit: int) -> bytes:
    """At most `limit` bytes of the file `name` of an archive.

    Raises:
        Refused, OSError: where it is not read.
    """
    state = path.stat()
    try:
        archive, members = _opened(path, state.st_mtime_ns, state.st_size)
        if name not in members:
            raise Refused("archive.missing", f"no file {name!r} in the archive")
        if members[name].flag_bits & 1:
            raise Refused("archive.encrypted", "locked with a password; unpack it first")
        with archive.open(members[name]) as member:
            return member.read(limit)
    except _FAULTS as error:
        raise Refused("archive.broken", f"cannot be unpacked: {error}") from error


@lru_cache(1)  # a batch asks for the files of an archive one after another; its list is read once
def _opened(path: Path, _changed: int, _size: int) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    archive = zipfile.ZipFile(path)
    try:
        return archive, {_name(m): m for m in _checked(archive)}
    except Refused:
        archive.close()
        raise


def _name(member: zipfile.ZipInfo) -> str:
    """The name as it was written: old Chinese archives give GBK bytes, which zip takes for code page 437."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
