"""Kept: what took long to build, in the user's own cache folder for the next start."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path


@cache
def _folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("extractor"))


def load(name: str) -> bytes | None:
    """What was saved under a name, None where nothing was."""
    try:
        return (_folder() / name).read_bytes()
    except OSError:
        return None


def save(name: str, data: bytes) -> None:
    """Keep it; without a writable cache folder each start builds it anew."""
    path = _folder() / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError:
        return
