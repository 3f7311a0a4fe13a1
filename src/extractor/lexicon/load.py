"""Reading the TOML files of the lexicon."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """The content of `lexicon/<name>.toml`, read once a process. Callers must not change it."""
    return tomllib.loads(files("extractor.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))
