"""Turns: what each statement's place says of it: its section's part, and where a section goes on to another matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.stages.findings import Block, HeaderFound, SectionFound, SectionPart, StatementFound
from extractor.text import patterns as regex

_AHEAD = regex.compile(
    r"(?:(?:同时|为此|对此)，)?(?:明年|来年|下一?步|下一?阶段|今后|接下来|新的一年)"
    r"(?![^。；]{0,20}(?:汇报|讲几|谈几|报告如下))"
)
_ADMITS = regex.compile(
    r"[^。；]{0,60}(?:清醒地?(?:看到|认识)|[但也还仍然]存在[^。；，]{0,14}(?:问题|不足|困难|短板|差距)"
    r"|(?:问题|不足|困难|短板|差距)(?:主要)?(?:表现|体现)在|存在的?(?:主要|突出)?(?:问题|不足|困难)(?:主要)?[是有：])"
)


class Place(NamedTuple):
    part: SectionPart
    turned_from: SectionPart | None  # what the section said of itself, where the text has turned from it
    fresh: bool  # opens a paragraph


def places(
    text: str, header: HeaderFound, blocks: Sequence[Block], sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
) -> Iterator[Place]:  # fmt: skip
    """A turn holds to the end of its paragraph; to the end of its section where the heading or a colon says so."""
    end = len(text) + 1
    paragraphs = iter([*(b for b in blocks if b.kind == "paragraph"), Block(end, end, "paragraph")])
    paragraph = following = next(paragraphs)
    section: int | None = None
    turned: SectionPart | None = None
    lasting = False  # whether the turn outlives its paragraph
    for s in statements:
        here = None if s.section is None else sections[s.section]
        part, later = (header.part, None) if here is None else (here.part, here.later)
        fresh = s.start >= following.start
        while s.start >= following.start:
            paragraph, following = following, next(paragraphs)
        if s.section != section or (fresh and not lasting):
            section, turned, lasting = s.section, None, False
        if turn := _turn(text, s, turned or part):
            colon = text[s.end - 1] == "：" and s.end >= paragraph.end
            turned, lasting = turn, colon or turn == later
        yield Place(turned or part, part if turned else None, fresh)


def _turn(text: str, s: StatementFound, part: SectionPart) -> SectionPart | None:
    if part in ("review", "problems", "none") and _AHEAD.match(text, s.start, s.end):
        return "plan"
    if part == "review" and _ADMITS.match(text, s.start, s.end):
        return "problems"
    return None
