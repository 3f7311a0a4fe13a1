"""Archive: the files of a .zip, read one by one in memory, within limits; nothing is unpacked to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

MARK = "!/"  # archive.zip!/folder/report.txt names a file in an archive

_MEMBERS = 10_000
_TOTAL = 2_000_000_000  # bytes unpacked
_RATIO = 200  # text packs ten to one, a bomb a thousand to one
_SMALL = 1_000_000  # bytes unpacked: below this a ratio says nothing


class Refused(Exception):
    """An archive, or a file in it, that is not read; `code` and the message say why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def check_sizes(source: bytes | IO[bytes]) -> list[zipfile.ZipInfo]:
    """The files of an archive, once their number, sizes and ratios are within the limits.

    Raises:
        Refused: where they are not, or it is no archive.
    """
    try:
        with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError) as error:
        raise Refused("archive.broken", f"not a readable archive: {error}") from error
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


def read_member(name: str, limit: int) -> bytes:
    """At most `limit` bytes of the file that `archive.zip!/name` names.

    Raises:
        Refused, OSError: where it is not read.
    """
    archive_path, _, wanted = name.partition(MARK)
    with Path(archive_path).open("rb") as file:
        members = {_name(m): m for m in check_sizes(file)}
        if wanted not in members:
            raise Refused("archive.missing", f"no file {wanted!r} in the archive")
        if members[wanted].flag_bits & 1:
            raise Refused("archive.encrypted", "locked with a password; unpack it first")
        try:
            with zipfile.ZipFile(file) as archive, archive.open(members[wanted]) as member:
                return member.read(limit)
        except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
            raise Refused("archive.broken", f"cannot be unpacked: {error}") from error


def _name(member: zipfile.ZipInfo) -> str:
    """The name as it was written: old Chinese archives give GBK bytes, which zip takes for code page 437."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
