"""Turns: what each statement's place says of it: its section's part, and where a section goes on to another matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractor.lexicon.load import fill, load_table
from extractor.stages.findings import Block, HeaderFound, SectionFound, SectionPart, StatementFound
from extractor.text import patterns as regex

_AHEAD = (
    r"(?:(?:同时|为此|对此)，)?(?:<ahead>|(?:<half>|(?P<year>20\d{2})年)，?(?=[^。；，]{0,10}<will>))"
    "(?![^。；]{0,20}(?:汇报|讲几|谈几|报告如下))"
)
# what is done about the problems just told
_ANSWERS = (
    "(?:针对|对于?|围绕)(?:上述|以上|这些|存在的?)[^，。；]{0,8}<shortfall>[^，。；]{0,6}，"
    "(?![^。；]{0,12}(?:原因|主要是))"
)
_ADMITS = (
    "<sees>|清醒的?头脑|<shortfall>(?:主要)?(?:表现|体现)在|存在的?(?:主要|突出)?<shortfall>(?:主要)?[是有：]"
    "|(?<![决对的些项])(?:工作中的?|主要)(?:主要)?<shortfall>(?:之处)?(?:是|有|：|在于)"
)
_ANNOUNCES = regex.compile(r"：|(?:以下|下列|如下)[^，。；]{0,12}。")  # at the end of a statement
_AHEAD_STARTS = frozenset("同为对明来下今接新四2")
_ADMISSION = re.compile("清醒|存在|问题|不足|困难|短板|差距")  # one of them is in every `_ADMITS`
_ADMITTED_WITHIN = 84  # characters from where a statement begins


class _Patterns(NamedTuple):
    ahead: regex.Pattern[str]
    answers: regex.Pattern[str]
    admits: re.Pattern[str]  # `re`: faster than `regex` where a search mostly finds nothing


@cache
def _patterns() -> _Patterns:
    words = load_table("outline")["turns"]
    ahead, answers, admits = (fill(pattern, words) for pattern in (_AHEAD, _ANSWERS, _ADMITS))
    return _Patterns(regex.compile(ahead), regex.compile(answers), re.compile(admits))


@dataclass(slots=True)
class Place:
    part: SectionPart
    turned: bool  # the text has turned from what the section says of itself
    fresh: bool  # opens a paragraph
    guessed: bool  # no heading says so, only the order of the sections or the title


def places(
    text: str, header: HeaderFound, blocks: Sequence[Block], sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
) -> Iterator[Place]:  # fmt: skip
    """A turn holds to the end of its paragraph; to the end of its section where the heading or a colon says so;
    one to the plan behind all sections to the end of the text."""
    end = len(text) + 1
    paragraphs = iter([*(b for b in blocks if b.kind == "paragraph"), Block(end, end, "paragraph")])
    paragraph = following = next(paragraphs)
    section: int | None = None
    turned: SectionPart | None = None
    lasting = False  # whether the turn outlives its paragraph
    everywhere = False  # whether it was announced in front of sections that do not tell
    for s in statements:
        here = None if s.section is None else sections[s.section]
        part, later = (header.part, None) if here is None else (here.part, here.later)
        fresh = s.start >= following.start
        while s.start >= following.start:
            paragraph, following = following, next(paragraphs)
        if s.section != section:
            on = (
                (part == "none" or (here is not None and here.guessed))
                if everywhere
                else _goes_on(sections, section, s.section)
            )
            if not (lasting and on):
                turned = None
            section = s.section
        elif fresh and not lasting:
            turned = None
        if turn := _turn(text, s, turned or part, header.plan_year):
            announces = s.end >= paragraph.end and _ANNOUNCES.search(text, s.end - 16, s.end)
            # a section whose heading does not tell reports again with the next sentence
            if announces or turn == later or part != "none":
                behind = here is None and turn == "plan" and bool(sections) and s.start > sections[0].start
                turned, lasting = turn, bool(announces) or turn == later or behind
                everywhere = here is None and bool(announces)
        yield Place(
            turned or part, turned is not None, fresh, not turned and here is not None and here.guessed
        )


def _goes_on(sections: Sequence[SectionFound], section: int | None, child: int | None) -> bool:
    """Whether `child` stands under `section` or beside it, and its own heading says nothing else."""
    if section is None or child is None or sections[child].part != sections[section].part:
        return False
    return (
        sections[child].parent in (section, sections[section].parent) and sections[child].parent is not None
    )


def _turn(text: str, s: StatementFound, part: SectionPart, plan_year: int | None) -> SectionPart | None:
    if part not in ("review", "problems", "none"):
        return None
    patterns = _patterns()
    if text[s.start] in _AHEAD_STARTS and (ahead := patterns.ahead.match(text, s.start, s.end)):
        return "plan" if ahead["year"] in (None, str(plan_year)) else None
    if part == "problems" and patterns.answers.match(text, s.start, s.end):
        return "plan"
    if part in ("review", "none"):
        end = min(s.end, s.start + _ADMITTED_WITHIN)
        if _ADMISSION.search(text, s.start, end) and patterns.admits.search(text, s.start, end):
            return "problems"
    return None
