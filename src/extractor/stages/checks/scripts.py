"""Scripts: a few Simplified characters in Traditional text, or the reverse (关键词 in a Traditional report)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import opencc

from extractor.lexicon.load import load_table
from extractor.stages.rule import Doubt
from extractor.text.reading import Reading

_FEW = 0.2  # of the different characters that tell the script: more of the other one, and the text is neither
_MANY = 12  # stretches: shown one by one up to here, and as one doubt beyond


Telling = tuple[frozenset[str], frozenset[str]]


def telling(reading: Reading) -> Telling:
    """The different characters of the text that only Traditional, and that only Simplified texts have."""
    original, simplified = reading.view.original, reading.view.simplified
    if original == simplified:
        return frozenset(), frozenset()
    used = frozenset(original)
    return used - frozenset(simplified), used & _simplified_only()


def is_traditional(characters: Telling) -> bool:
    """Whether a text is written in Traditional characters, apart from slips."""
    traditional, simplified = characters
    return bool(traditional) and len(simplified) <= _FEW * len(traditional)


def find_mixed_script(reading: Reading, characters: Telling) -> list[Doubt]:
    """Stretches in the script that the text is not written in."""
    original = reading.view.original
    traditional, simplified = characters
    if not traditional:
        return []
    if len(simplified) <= _FEW * len(traditional):
        few, said = simplified, "Simplified in a Traditional text"
    elif len(traditional) <= _FEW * len(simplified):
        few, said = traditional - _in_both(), "Traditional in a Simplified text"
    else:
        return []  # half and half is a matter of the source, not a slip
    stretches = list(_stretches(reading, sorted(i for c in few for i in _places(original, c)), original))
    if len(stretches) > _MANY:
        words = "、".join(dict.fromkeys(w for w, _ in stretches[:_MANY]))
        return [Doubt("checks.mixed-script", "warning", f"{said}: {words} …", tuple(s for _, s in stretches))]
    return [Doubt("checks.mixed-script", "warning", f"{said}: {w}", (span,)) for w, span in stretches]


def _places(text: str, character: str) -> Iterator[int]:
    at = text.find(character)
    while at >= 0:
        yield at
        at = text.find(character, at + 1)


def _stretches(reading: Reading, at: list[int], original: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Neighbours as one: their characters in the original, their span in the reading."""
    for _, group in groupby(enumerate(at), key=lambda pair: pair[1] - pair[0]):
        run = [i for _, i in group]
        start, end = reading.offset(run[0]), reading.offset(run[-1])
        if start is not None and end is not None:
            yield original[run[0] : run[-1] + 1], (start, end + 1)


@cache
def _in_both() -> frozenset[str]:
    """Traditional forms that Simplified texts use, too."""
    return frozenset(load_table("checks")["scripts"]["simplified_too"])


@cache
def _simplified_only() -> frozenset[str]:
    """Characters that only Simplified texts have: those that OpenCC writes otherwise, less those of both scripts."""
    every = [chr(c) for c in range(0x4E00, 0xA000)]
    lines = "\n".join(every)  # a line each, so that no phrase forms
    traditional = opencc.OpenCC("s2t").convert(lines)
    usual = opencc.OpenCC("t2tw").convert(traditional).split("\n")
    back = opencc.OpenCC("t2s").convert(lines).split("\n")
    both = frozenset(load_table("checks")["scripts"]["traditional_too"])
    return frozenset(
        c
        for c, t, u, b in zip(every, traditional.split("\n"), usual, back, strict=True)
        if c not in (t, u) and c == b and c not in both
    )
