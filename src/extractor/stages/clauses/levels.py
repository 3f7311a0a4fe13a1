"""Levels: whether a measure only comes to one, which is a target and no act (满意度提高到96%)."""

from __future__ import annotations

import re

from extractor.lexicon.word_classes import endings, kinds_of
from extractor.stages.clauses.units import Units

_TO_NUMBER = re.compile(r"zQ*q")


def moves(verb: str, measure: str) -> bool:
    """Whether the verb tells how the measure stays or moves; the width of a road is work, a standard is set."""
    kinds = kinds_of(verb)
    return "keeping" in kinds or ("moving" in kinds and not measure.endswith(endings("built_measures")))


def comes_to_level(u: Units, verb: int, measure: int) -> bool:
    """Whether the unit `verb` takes the unit `measure` to a number."""
    if u.parts[measure] != "M" or _TO_NUMBER.match(u.parts, verb + 1) is None:
        return False
    return moves(u.texts[verb], u.texts[measure])
