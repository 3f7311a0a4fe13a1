"""JSON Lines out: one report a line, in UTF-8."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from extractor.models.report import Report


def write_line(report: Report, out: IO[bytes]) -> None:
    out.write(report.model_dump_json().encode("utf-8") + b"\n")


@contextmanager
def opened(target: str) -> Iterator[IO[bytes]]:
    """`-` is standard output. A file appears under its name only when it is complete."""
    if target == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
        try:
            yield part
        except BaseException:
            part.close()
            Path(part.name).unlink()
            raise
    mask = os.umask(0)
    os.umask(mask)
    Path(part.name).chmod(0o666 & ~mask)  # a temporary file is made for its owner alone
    Path(part.name).replace(path)
