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
    "DOTALL", "HAN", "MULTILINE", "V1", "VERBOSE", "VERSION1", "Match", "Pattern", "compile", "escape", "findall",
    "finditer", "fullmatch", "match", "search", "sub",
]  # fmt: skip

# What \p{Han} is, for a set of characters in a pattern of `re`: where a match is short, that is twice as fast.
HAN = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufa6d\ufa70-\ufad9\U00016fe2\U00016fe3\U00016ff0\U00016ff1\U00020000-\U000323af"
)
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
