"""Files: their names as text; a file that we write appears under its name only when it is complete."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DATABASE = "extractor.db"  # of a batch, in its folder


def printable(name: str) -> str:
    r"""A file's name as text that UTF-8 can hold; bytes that are none (of names in GBK, on Linux) as `\udcc7`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def read_at_most(path: Path, limit: int) -> bytes:
    """The first `limit` bytes of a file. `read(limit)` would make room for so many, each time anew.

    Raises:
        OSError: where it cannot be read.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(min(size + 1, limit))
        if len(data) > size:  # it has grown, or tells no size (a pipe)
            data += file.read(limit - len(data))
        return data


@contextmanager
def complete(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; it takes the target's place at the end, or goes where that fails.

    What is no regular file (`/dev/null`, a pipe) is written to as it is; of a link, what it leads to is replaced.
    """
    if target.exists() and not target.is_file():
        yield target
        return
    target = target.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)  # a temporary file is made for its owner alone
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
