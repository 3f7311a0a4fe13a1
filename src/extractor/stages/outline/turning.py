"""Turning: where a review that has no headings for them turns to its problems and plans."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.findings import Block
from extractor.text import patterns as regex

_TURN = regex.compile(
    r"[^。；]{0,80}?(?:清醒地?(?:看到|认识)|[但也还仍然]存在[^。；，]{0,14}(?:问题|不足|困难|短板|差距))"
    r"|(?:目前|当前)?，?(?:工作中)?存在的?(?:主要|突出)?(?:问题|不足|困难)"
    r"|(?:主要|突出)(?:问题|不足|困难)(?:是|有|：)"
    r"|(?:同时，|为此，)?(?:下一?步|下一?阶段|今后|明年|来年|接下来|新的一年)"
    r"|(?:下半年|四季度)，?[^。；，]{0,10}(?:将|要|计划|拟)"
)


def find_turn(text: str, blocks: Sequence[Block]) -> int | None:
    """The first paragraph that turns, where it stands behind the last section's own text; one that turns in front of
    the last heading speaks of its section, and so do the others."""
    place: int | None = None
    headed = told = False
    for block in blocks:
        if block.kind == "heading":
            if place is not None:
                return None
            headed, told = True, False
        elif block.kind == "paragraph" and headed:
            if place is None and _TURN.match(text, block.start, block.end):
                if not told:
                    return None
                place = block.start
            told = True
    return place
