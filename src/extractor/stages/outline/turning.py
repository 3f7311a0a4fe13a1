"""Turning: where a review that has no headings for them turns to its problems and plans."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractor.lexicon.load import fill, load_table
from extractor.stages.findings import Block
from extractor.text import patterns as regex

_TURN = (
    "[^。；]{0,80}?<sees>"
    "|(?:目前|当前)?，?(?:工作中)?存在的?(?:主要|突出)?<shortfall>"
    "|(?:主要|突出)<shortfall>(?:是|有|：)"
    "|(?:同时，|为此，)?<ahead>"
    "|<half>，?[^。；，]{0,10}<will>"
)


@cache
def _turn() -> regex.Pattern[str]:
    return regex.compile(fill(_TURN, load_table("outline")["turns"]))


def find_turn(text: str, blocks: Sequence[Block]) -> int | None:
    """The first paragraph that turns, where it stands behind the last section's own text; one that turns in front of
    the last heading speaks of its section, and so do the others."""
    place: int | None = None
    headed = told = False
    turn = _turn()
    for block in blocks:
        if block.kind == "heading":
            if place is not None:
                return None
            headed, told = True, False
        elif block.kind == "paragraph" and headed:
            if place is None and turn.match(text, block.start, block.end):
                if not told:
                    return None
                place = block.start
            told = True
    return place
