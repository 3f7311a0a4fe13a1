"""Sections: the tree of headings, and what each one says of its content."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from extractor.lexicon.parts import part_titles, part_words
from extractor.stages.findings import Block, HeaderFound, SectionFound, SectionPart
from extractor.stages.outline.lines import title_without_bodies
from extractor.stages.outline.turning import find_turn
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d{2})(?=年)")
_THEN = regex.compile(r"(?:19|20)\d{2}年|[今明来]年|[上下]半年|季度|未来|今后|下一?步|下一?阶段|打算")
_PARTS: tuple[tuple[str, SectionPart], ...] = (
    ("problems", "problems"),
    ("done", "review"),
    ("plan", "plan"),
    ("profile", "profile"),
    ("context", "context"),
)
# 存在问题及整改措施 names both: behind a conjunction it is another matter
_SOLVED = regex.compile(
    "(?<![和及与暨、])(?:整改|解决|化解|破解|办理|处置|排查|整治|补齐)|困难群众|困难职工|困难学生|关于|若干"
)
# 明确工作任务，整治有序开展: a slogan takes the tasks up, and may tell of what was done as well as plan
_TAKEN_UP = regex.compile(
    "(?:明确|完成|落实|细化|分解|压实|紧扣|聚焦|围绕|突出|紧盯|锚定|对照|瞄准|狠抓)[^，]{0,6}$"
)
_JOINED = regex.compile("[和及与暨、，；]|以及|并")  # what parts two matters of a heading


def find_sections(reading: Reading, blocks: Sequence[Block], header: HeaderFound) -> Found[SectionFound]:
    heads = [b for b in blocks if b.kind == "heading"]
    ends = _ends(blocks, len(reading.text))
    parents = _parents(heads)
    wholes = [_title(reading.text, head) for head in heads]
    titles = [title_without_bodies(whole) for whole in wholes]
    parts, guessed = _parts(titles, parents, header)
    if _may_turn(parts, header) and (turn := find_turn(reading.text, blocks)) is not None:
        ends = [min(end, turn) for end in ends]
        parts = [(header.part if part == "none" else part, later) for part, later in parts]
    return Found([
        SectionFound(
            head.start, ends[i], (head.start, head.end), head.level,
            reading.text[slice(*head.label)] if head.label else None, titles[i], parents[i], part, later,
            _behind(reading.text, head, titles[i]) if titles[i] != wholes[i] else None, i in guessed,
        )
        for i, (head, (part, later)) in enumerate(zip(heads, parts, strict=True))
    ])  # fmt: skip


def _may_turn(parts: Sequence[tuple[SectionPart, SectionPart | None]], header: HeaderFound) -> bool:
    """A text without headings for problems and plans, whose last section tells no more than its title does."""
    return (
        bool(parts)
        and parts[-1][0] in ("none", header.part)
        and all(part not in ("problems", "plan") and later is None for part, later in parts)
    )


def _title(text: str, head: Block) -> str:
    title = text[head.label[1] if head.label else head.start : head.end]
    title = title.strip(" 　、.：:#■●◆▲★◎○□◇※▪•◼►➢✦").removesuffix("。")
    return title.strip("【】") if title.startswith("【") else title


def _behind(text: str, head: Block, title: str) -> tuple[int, int]:
    return text.index(title, head.start) + len(title), head.end


def _ends(blocks: Sequence[Block], end: int) -> list[int]:
    """Each section ends where the next heading or item of its level, or of a higher one, begins."""
    ends: list[int] = []
    open_: list[tuple[int, int]] = []  # index and level
    for block in blocks:
        if not block.level:
            continue
        while open_ and open_[-1][1] >= block.level:
            ends[open_.pop()[0]] = block.start
        if block.kind == "heading":
            open_.append((len(ends), block.level))
            ends.append(end)
    return ends


def _parents(heads: Sequence[Block]) -> list[int | None]:
    parents: list[int | None] = []
    open_: list[int] = []
    for i, head in enumerate(heads):
        while open_ and heads[open_[-1]].level >= head.level:
            open_.pop()
        parents.append(open_[-1] if open_ else None)
        open_.append(i)
    return parents


def _parts(
    titles: Sequence[str], parents: Sequence[int | None], header: HeaderFound
) -> tuple[list[tuple[SectionPart, SectionPart | None]], set[int]]:
    """For each section what it holds, and what it goes on to; and those whose headings do not say it."""
    own = [_part(title, parent is not None, header) for title, parent in zip(titles, parents, strict=True)]
    parts, later = [part for part, _ in own], [then for _, then in own]
    open_ = {i for i, part in enumerate(parts) if part == "plan" and _names_tasks(titles[i])}
    tops = [i for i, parent in enumerate(parents) if parent is None]
    _look_back(parts, titles, tops, open_, header)
    silent = {i for i in tops if parts[i] == "none" or i in open_}
    _fill(parts, tops, header)
    for i, parent in enumerate(parents):  # parents come before their children
        if parent is None:
            continue
        mute = parts[i] == "none" or (i in open_ and parts[parent] == "review")
        if mute or (parts[i] == "profile" and parts[parent] != "none"):
            parts[i] = parts[parent]
            if parent in silent:
                silent.add(i)
    return list(zip(parts, later, strict=True)), silent


def _part(title: str, below: bool, header: HeaderFound) -> tuple[SectionPart, SectionPart | None]:
    """By the words of a heading and its years; `below` another one, and in slogans, few words tell."""
    years = [int(y) for y in _YEAR.findall(title)]
    told = _told(title, "strong", header)
    if not told and not below and "，" not in title:
        told = _told(title, "weak", header)
    if "review" in told and "plan" in told and len(set(years)) > 1:
        return "none", None  # 2021年工作总结和2022年工作计划
    if told:
        past = years and header.plan_year and header.review_year and max(years) < header.plan_year
        if told[0] == "plan" and past:
            return "review", None
        return told[0], told[1] if len(told) > 1 else None
    if years and not below and header.plan_year:
        return "plan" if max(years) >= header.plan_year else "review", None
    return "none", None


def _told(title: str, strength: str, header: HeaderFound) -> list[SectionPart]:
    """What the words of a heading say, in their order; of one phrase (目标任务完成情况) its last word."""
    dated = header.review_year is not None or header.plan_year is not None
    told: list[tuple[int, int, SectionPart]] = []
    for group, part in _PARTS:
        if (part == "profile" and dated) or (part == "problems" and _SOLVED.search(title)):
            continue
        if title in part_titles(group):
            return [part]
        m = part_words(group, strength).search(title)
        if m and not (part == "plan" and _TAKEN_UP.search(title, 0, m.start())):
            told.append((*m.span(), part))
    told.sort()
    return [
        part
        for (_, end, part), following in zip_longest(told, told[1:])
        if following is None or _JOINED.search(title, end, following[0])
    ]


def _names_tasks(title: str) -> bool:
    """重点工作 and nothing more: done or to be done, as other headings say."""
    bare = part_words("plan", "tasks").sub("", title)
    return bare != title and not _THEN.search(title) and part_words("plan", "any").search(bare) is None


def _look_back(
    parts: list[SectionPart], titles: Sequence[str], tops: Sequence[int], open_: set[int], header: HeaderFound
) -> None:
    """Tasks that come first, where what is to be done next comes behind them, were the past year's."""
    told = [i for i in tops if parts[i] != "none"]
    ahead = [i for i in told if parts[i] == "plan" and i not in open_ and _THEN.search(titles[i])]
    if not ahead or header.part == "plan" or told[0] not in open_:
        return
    for i in told:
        if i in open_ and i < ahead[0]:
            parts[i] = "review"


def _fill(parts: list[SectionPart], tops: Sequence[int], header: HeaderFound) -> None:
    """Top sections that do not tell: review in front of problems and plans, plan behind a plan."""
    told = [i for i in tops if parts[i] in ("review", "problems", "plan")]
    if not told:
        # a review by its title that has no section for its plans has them among its other sentences
        mixed = header.part == "review" and header.plan_year is not None
        for i in tops:
            if parts[i] == "none" and not mixed:
                parts[i] = header.part
        return
    first = next((i for i in tops if parts[i] in ("problems", "plan")), None)
    planned = False
    for i in tops:
        if parts[i] == "none":
            if planned or (header.part == "plan" and "review" not in {parts[k] for k in told}):
                parts[i] = "plan"  # a plan by its title has no review before its 工作要求
            elif first is not None and i < first:
                parts[i] = "profile" if header.part == "profile" else "review"
        planned = parts[i] in ("plan", "problems") or (planned and parts[i] != "review")
