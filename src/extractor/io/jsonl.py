"""JSON Lines out: one report a line, in UTF-8."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from extractor.io.files import complete
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
    with complete(Path(target)) as part, part.open("wb") as out:
        yield out
