"""Sections: the tree of headings, and what each one says of its content."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.lexicon.parts import part_words
from extractor.stages.findings import Block, HeaderFound, SectionFound, SectionPart
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d{2})(?=年)")
_PARTS: tuple[tuple[str, SectionPart], ...] = (
    ("problems", "problems"),
    ("done", "review"),
    ("plan", "plan"),
    ("profile", "profile"),
)
_SOLVED = regex.compile("整改|解决|化解|破解|办理|处置|排查|整治|补齐|困难群众|困难职工|困难学生|关于|若干")


def find_sections(reading: Reading, blocks: Sequence[Block], header: HeaderFound) -> Found[SectionFound]:
    heads = [b for b in blocks if b.kind == "heading"]
    ends = _ends(heads, len(reading.text))
    parents = _parents(heads)
    titles = [_title(reading.text, head) for head in heads]
    parts = _parts(titles, parents, header)
    return Found([
        SectionFound(
            head.start, ends[i], (head.start, head.end), head.level,
            reading.text[slice(*head.label)] if head.label else None, titles[i], parents[i], parts[i],
        )
        for i, head in enumerate(heads)
    ])  # fmt: skip


def _title(text: str, head: Block) -> str:
    title = text[head.label[1] if head.label else head.start : head.end]
    return title.strip(" 　、.：:■●◆▲★◎○□◇※▪•◼►➢✦#【】").removesuffix("。")


def _ends(heads: Sequence[Block], end: int) -> list[int]:
    """Each section ends where the next heading of its level, or a higher one, begins."""
    ends = [end] * len(heads)
    open_: list[int] = []
    for i, head in enumerate(heads):
        while open_ and heads[open_[-1]].level >= head.level:
            ends[open_.pop()] = head.start
        open_.append(i)
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


def _parts(titles: Sequence[str], parents: Sequence[int | None], header: HeaderFound) -> list[SectionPart]:
    parts = [_part(title, parent is not None, header) for title, parent in zip(titles, parents, strict=True)]
    _fill(parts, [i for i, parent in enumerate(parents) if parent is None], header)
    for i, parent in enumerate(parents):  # parents come before their children
        if parent is not None and (parts[i] == "none" or (parts[i] == "profile" and parts[parent] != "none")):
            parts[i] = parts[parent]
    return parts


def _part(title: str, below: bool, header: HeaderFound) -> SectionPart:
    """By the words of a heading and its years; `below` another one, and in slogans, few words tell."""
    years = [int(y) for y in _YEAR.findall(title)]
    told = _told(title, "strong", header)
    if not told and not below and "，" not in title:
        told = _told(title, "weak", header)
    if "review" in told and "plan" in told and len(set(years)) > 1:
        return "none"  # 2021年工作总结和2022年工作计划
    if told:
        past = years and header.plan_year and header.review_year and max(years) < header.plan_year
        return "review" if told[0] == "plan" and past else told[0]
    if years and not below and header.plan_year:
        return "plan" if max(years) >= header.plan_year else "review"
    return "none"


def _told(title: str, strength: str, header: HeaderFound) -> list[SectionPart]:
    dated = header.review_year is not None or header.plan_year is not None
    told = [part for group, part in _PARTS if part_words(group, strength).search(title)]
    if "problems" in told and _SOLVED.search(title):
        told.remove("problems")
    if "profile" in told and dated:
        told.remove("profile")
    return told


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
        planned = parts[i] == "plan" or (planned and parts[i] != "review")
