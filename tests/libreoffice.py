"""A stand-in for LibreOffice, and whether what it started is still there."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest


def put_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """As the real one, a script whose child does the work."""
    (folder / "soffice").write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def ends(process: int) -> bool:
    """Whether a process goes, within ten seconds."""
    until = time.monotonic() + 10
    while _is_running(process) and time.monotonic() < until:
        time.sleep(0.05)
    return not _is_running(process)


def _is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False
