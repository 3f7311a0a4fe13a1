"""Reading the TOML files of the lexicon."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """The content of `lexicon/<name>.toml`, read once a process. Callers must not change it."""
    return tomllib.loads(files("extractor.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


def fill(pattern: str, words: Mapping[str, Sequence[str]]) -> str:
    """A pattern with the alternation of a group of `words` for each `<name>` of one."""
    for name, group in words.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{'|'.join(group)})")
    return pattern
