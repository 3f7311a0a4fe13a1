"""View: the original and its Simplified sheet, character for character."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import opencc


@dataclass(frozen=True, slots=True)
class View:
    """`original` is never changed; `simplified` is the same characters read through OpenCC `t2s`.

    Both have the same length, so one offset serves both.
    """

    original: str
    simplified: str

    def __post_init__(self) -> None:
        if len(self.original) != len(self.simplified):
            raise ValueError(
                f"conversion changed the length from {len(self.original)} to {len(self.simplified)} characters"
            )


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")  # the one configuration that keeps length and leaves Simplified text alone


def simplify(text: str) -> View:
    """Lay the Simplified sheet over a text.

    Raises:
        TypeError: where it is no text.
        ValueError: where the text holds a lone surrogate, or a conversion would change its length.
    """
    if not isinstance(text, str):
        raise TypeError(f"expected a text (str), not {type(text).__name__}; a file's bytes: extract_file(path)")
    return View(text, _converter().convert(text))
