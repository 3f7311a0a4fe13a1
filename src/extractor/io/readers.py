"""Readers: a file's bytes become text, and how they were read is recorded."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extractor.models.report import Report, Source
from extractor.pipeline.extract import extract


def extract_file(
    path: str | Path, year: int | None = None, place: str | None = None, issuer: str | None = None,
    *, tokens: bool = False,
) -> Report:  # fmt: skip
    """Read one file and extract its report."""
    data = Path(path).read_bytes()
    text = data.decode("utf-8-sig")
    source = Source(
        path=str(path), sha256=hashlib.sha256(data).hexdigest(), bytes=len(data), encoding="utf-8",
        script="simplified", chars=len(text),
    )  # fmt: skip
    return extract(text, year, place, issuer, tokens=tokens, source=source)
