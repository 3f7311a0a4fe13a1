"""Script: in which of the two a text is written."""

from __future__ import annotations

from functools import cache
from operator import ne
from typing import Literal

import opencc

from extractor.text.view import View

Script = Literal["traditional", "simplified", "mixed"]

_ENOUGH = 2_000  # characters: they tell it
_FEW = 0.02  # a text in one script may quote so much of the other (a name, a variant that OpenCC maps too)
_AMBIGUOUS = 0.2  # s2t also changes characters that both scripts have (台, 后, 里): so many prove nothing


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def script_of(view: View) -> Script:
    """The script that a text is written in; `simplified` for one without any character that would tell."""
    if view.original == view.simplified:
        return "simplified"
    original = view.original[:_ENOUGH]
    traditional = _differing(original, view.simplified[:_ENOUGH])
    simplified = _differing(original, _converter().convert(original))
    if not traditional + simplified:
        return "simplified"
    share = traditional / (traditional + simplified)
    if share <= _FEW:
        return "simplified"
    return "traditional" if share >= 1 - _AMBIGUOUS else "mixed"


def _differing(one: str, other: str) -> int:
    return sum(map(ne, one, other))
