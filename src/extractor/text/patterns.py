"""Patterns: the `regex` package, with compiled patterns kept between starts.

Compiling the stages' patterns takes 0.4 s, half of a start; loading them compiled takes a fiftieth of that. Modules
import this one as `regex`.
"""

from __future__ import annotations

import atexit
import marshal
import pickle
import sys
from functools import cache
from typing import Any

import regex
from regex import (
    DOTALL,
    MULTILINE,
    V1,
    VERBOSE,
    VERSION1,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    sub,
)

from extractor.text import kept

__all__ = [
    "DOTALL", "MULTILINE", "V1", "VERBOSE", "VERSION1", "Match", "Pattern", "compile", "escape", "findall",
    "finditer", "fullmatch", "match", "search", "sub",
]  # fmt: skip

_NAME = f"patterns-{regex.__version__}-{sys.version_info[0]}.{sys.version_info[1]}.marshal"
_MANY = 5_000  # of former versions, too: then it is time to begin anew


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """As `regex.compile`."""
    patterns = _kept()
    key = (pattern, int(flags))
    data = patterns.get(key)
    if data is not None:
        known: Pattern[str] = pickle.loads(data)
        return known
    compiled = regex.compile(pattern, flags)
    patterns[key] = pickle.dumps(compiled)
    _save_at_exit()
    return compiled


@cache
def _kept() -> dict[tuple[str, int], bytes]:
    try:
        patterns: Any = marshal.loads(kept.load(_NAME) or b"")
    except (ValueError, EOFError, TypeError):
        return {}
    return patterns if isinstance(patterns, dict) and len(patterns) < _MANY else {}


@cache
def _save_at_exit() -> None:
    atexit.register(lambda: kept.save(_NAME, marshal.dumps(_kept())))
