"""Statuses: achieved, planned or reference, from the words around a number and the kind of its statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.stages.contexts.layout import Part, Passage, Site
from extractor.stages.contexts.periods import Period
from extractor.stages.contexts.standards import (
    REFERENCE,
    State,
    is_target,
    of_words,
    status_patterns,
    word_list,
)
from extractor.stages.contexts.times import When
from extractor.stages.findings import ChangeFound, HeaderFound, StatementFound

Cue = tuple[int, str]  # where it stands: ahead, done or stands

_ACHIEVED = State("achieved", "statement")
_PLANNED = State("planned", "statement")
_PLANNED_BY_SECTION = State("planned", "section")


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the numbers before their statuses: periods by statement, the rest by quantity."""

    periods: Mapping[int, Period]
    times: Mapping[int, When]
    changes: Mapping[int, ChangeFound]
    pairs: Mapping[int, int]


def find_statuses(
    text: str, header: HeaderFound, passages: Sequence[Passage], parts: Mapping[int, str], told: Told
) -> Mapping[int, State]:
    """By index of the quantity; `parts` says what each statement's section holds (review, plan …)."""
    found: dict[int, State] = {}
    sources = set(told.pairs.values())
    words, named, once_built = status_patterns(), word_list("bodies"), word_list("once_built")
    firsts = {body[0] for body in named}
    announced = False  # 全年主要任务是：…: what the paragraph goes on with, too
    for passage in passages:
        announced = announced and not passage.leads
        if not passage.counts:
            continue
        base = _of_kind(passage, parts.get(passage.index, "none"), header)
        period = told.periods[passage.index]
        cues = _find_cues(passage.statement, base, text)
        built = False  # 项目建成后，年产茶叶300吨
        ahead = False  # a plan told inside what stands, and going on
        start, end = passage.statement.start, passage.statement.end
        standing = base.status == "planned" and words["at_present"].match(text, start) is not None
        announcement = words["announces"].search(text, start, end)
        for number, part in enumerate(passage.parts):
            if announcement is not None and announcement.start() < part.end:
                announced, announcement = True, None
            elif announced:
                announced = words["outcome"].search(text, part.start, part.end) is None
            standing = standing and words["onward"].search(text, part.start, part.end) is None
            ahead = ahead and _goes_on(part, passage.parts[number - 1], text)
            if not part.quantities:
                built = built or text.endswith(once_built, part.start, part.end)
                continue
            # 责任单位：水管站、两岸3个村: the bodies are there already
            head = max(start, part.start - 5)
            bodies = text[head] in firsts and text.startswith(named, head, part.end)
            for site in part.quantities:
                moves = site.index in told.pairs or site.index in told.changes
                if bodies or site.index in sources:
                    state = REFERENCE
                elif not moves and (fixed := of_words(site)) is not None:
                    state = fixed
                else:
                    state = (
                        _turned(
                            site,
                            base,
                            told.times[site.index],
                            period,
                            _last_cue(cues, site) if cues else None,
                        )
                        or base
                    )
                    if state is base and (ahead or announced or built) and base.status == "achieved":
                        state = _PLANNED
                    elif state is base and standing:
                        state = _ACHIEVED
                    ahead = state.status == "planned" and base.status == "achieved"
                found[site.index] = state
    return found


def _goes_on(part: Part, before: Part, text: str) -> bool:
    """计划总投资8500万元，主要建设…: the next clause tells of the same plan."""
    if text.startswith("完成", part.start) and (
        "完成" in (told := text[before.start : before.end]) or "投资" in told
    ):
        return False  # 计划完成投资1.8亿元，完成投资1.7亿元: what came of it
    return status_patterns()["goes_on"].match(text, part.start, part.end) is not None


def _of_kind(passage: Passage, part: str, header: HeaderFound) -> State:
    kind = passage.statement.kind
    if kind == "planned":
        return _PLANNED
    only_plan = header.review_year is None and header.plan_year is not None
    if kind == "other" and (part == "plan" or only_plan):
        return _PLANNED_BY_SECTION
    return _ACHIEVED


def _find_cues(statement: StatementFound, base: State, text: str) -> list[Cue]:
    """计划总投资, 已完成, 现有, in order; none in the many statements that hold none that turns them."""
    words = status_patterns()
    turns = words["done" if base.status == "planned" else "ahead"]
    if turns.search(text, statement.start, statement.end) is None:
        return []
    return [
        (m.start(), m.lastgroup or "") for m in words["cue"].finditer(text, statement.start, statement.end)
    ]


def _last_cue(cues: Sequence[Cue], site: Site) -> str | None:
    """The cue before the number in its clause."""
    at = bisect_left(cues, (site.quantity.start, ""))
    return cues[at - 1][1] if at and cues[at - 1][0] >= site.part.start else None


def _turned(site: Site, base: State, when: When, period: Period, cue: str | None) -> State | None:
    """计划总投资5亿元 in a tale of what stands; 现已完成2亿元 and a past year in a plan."""
    if site.right.startswith(("的基础上", "基础上")) or (base.status == "achieved" and is_target(site)):
        return REFERENCE
    if base.status == "planned":
        if len(site.before) <= 18 and status_patterns()["leans_on"].search(site.before):
            return REFERENCE
        if cue == "done":
            return State("achieved", "clause")
        if _is_dated(when, period) and _last_year(when.edtf) < (period.edtf or "")[:4]:
            return State("reference", when.reach or "clause")
        return None
    if cue == "ahead" or (site.right and _goes_ahead(site.right)):
        return State("planned", "clause")
    if _is_dated(when, period) and (when.edtf or "")[:4] > _last_year(period.edtf):
        return State("planned", when.reach or "clause")
    return None


def _is_dated(when: When, period: Period) -> bool:
    return when.reach in ("clause", "statement") and when.edtf is not None and period.edtf is not None


def _goes_ahead(right: str) -> bool:
    """3个项目年内将开工."""
    return status_patterns()["after_ahead"].match(right) is not None


def _last_year(edtf: str | None) -> str:
    return (edtf or "").rsplit("/", 1)[-1][:4]
