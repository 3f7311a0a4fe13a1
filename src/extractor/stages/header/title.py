"""The title, and what kind of text it announces."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.lexicon.parts import part_words
from extractor.stages.findings import SectionPart
from extractor.stages.header.lines import SESSION, SPEAKER, Lines, ends_title, is_body, is_place
from extractor.text import patterns as regex

_DATED = regex.compile(
    r"[-—－–]{1,6}|[（(]?(?:(?:19|20)\d{2}|[二一][〇○零O0一二三四五六七八九]{3}|(?:中华)?民国\d{2,3}|1\d{2})年"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
)
_NUMBER = regex.compile(r"[〔\[［（(【]\d{4}[〕\]］）)】]第?\d{1,4}号$")
_FIELD = regex.compile(r"(?:- )?(?:标题|title)[：:] ?(.{4,80})")
_REVIEWS = regex.compile("情况|公报|年报|施政(?!计划|计画|纲要|方针)")
_NAMES_DOCUMENT = regex.compile("年|工作|报告|计划|规划|方案|要点|安排|打算|思路|部署|任务|清单|分解")
_PROFILE = regex.compile("(?:简介|概况|基本情况|镇情|乡情|村情)$")
_ASKS_FOR_MORE = ("关于", "印发", "的", "和", "及", "暨", "、", "年")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))


def find_title(lines: Lines) -> str | None:
    """The title; where no line looks like one, the one that the furniture names (标题：…)."""
    title = _joined(lines.front)
    if title is None or not (ends_title(title) or is_place(title)):
        named = next((m[1] for line in lines.furniture if (m := _FIELD.match(line))), None)
        return "".join(named.split()) if named else title
    return title


def is_profile(title: str | None) -> bool:
    return bool(title and (is_place(title) or _PROFILE.search(title)))


def reviews(title: str) -> bool:
    return bool(part_words("done", "any").search(title) or _REVIEWS.search(title))


def plans(title: str) -> bool:
    """A plan or an order; a slogan (奋力开创新局面) names no document and says nothing of what it holds."""
    if title.endswith(("通知", "意见", "办法", "细则")):
        return True
    named = _NAMES_DOCUMENT.search(title)
    return bool(part_words("plan", "any" if named else "strong").search(title))


def part_of(title: str | None) -> SectionPart:
    """What the whole text is by its title; none where the title names both review and plan, or neither."""
    done, plan = reviews(title or ""), plans(title or "")
    return "none" if done == plan else "review" if done else "plan"


def _joined(front: Sequence[str]) -> str | None:
    """The lines of the title joined, without those that name the body, the speaker, the date or a number."""
    kept = ""
    lines = [line for line in front if not _is_beside(line)]
    for i, line in enumerate(lines):
        if is_body("".join(line.split())) and not _goes_on(line):
            if kept and not _goes_on(kept):
                break
            if not kept and i + 1 < len(lines):
                continue
        kept += line
        if not _goes_on(kept) and (ends_title(line) or is_place(line)):
            break
    return "".join(kept.lstrip("#").split()) or None


def _is_beside(line: str) -> bool:
    return bool(_DATED.match(line) or _NUMBER.search(line) or SPEAKER.search(line) or SESSION.search(line))


def _goes_on(line: str) -> bool:
    """Whether a title goes on behind a line: a mark is open, or its last word asks for more."""
    return line.endswith(_ASKS_FOR_MORE) or any(line.count(a) > line.count(b) for a, b in _PAIRS)
