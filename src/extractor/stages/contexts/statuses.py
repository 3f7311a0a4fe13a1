"""Statuses: achieved, planned or reference, from the words around a number and the kind of its statement."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.models.records import Reach, Status
from extractor.stages.contexts.layout import Part, Passage, Site
from extractor.stages.contexts.periods import Period
from extractor.stages.contexts.times import When
from extractor.stages.contexts.words import any_of, first_of
from extractor.stages.findings import ChangeFound, HeaderFound, StatementFound
from extractor.text import patterns as regex

_COUNTED = frozenset("个家项户名人座处条件所间批次场期套台辆只头株棵栋位支部类种篇起宗笔例对")
_SHARES = ("%", "‰", "成")
_RATED = re.compile(r"[增长降减升率占达高低比于超满][^，；。]{0,4}$")  # what a share is the rate of
_BOUNDED = ("less_than", "at_most", "at_least", "more_than")


@dataclass(frozen=True, slots=True)
class State:
    status: Status
    reach: Reach
    limit: bool = False  # a threshold or an age: it bounds a class of things


Cue = tuple[int, str]  # where it stands: ahead, done or stands

_REFERENCE = State("reference", "clause")
_BOUND = State("reference", "clause", True)
_ACHIEVED = State("achieved", "statement")
_PLANNED = State("planned", "statement")
_PLANNED_BY_SECTION = State("planned", "section")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    table = load_table("contexts")["status"]
    words = {name: any_of(table[name]) for name in table}
    cues = [word for name in ("ahead", "ahead_marks", "done", "stands") for word in table[name]]
    acts_ahead = rf"(?:{words['ahead_marks']})(?:{words['ahead_acts']})"
    ahead = rf"(?!{words['not_ahead']})(?<!模|虚|草|比)(?:{words['ahead']}|{acts_ahead})"
    announced = "".join({word[-1] for word in table["announces"]})
    patterns = {
        "bound": rf"(?:{words['bound_words']})(?P<of>的)?",
        "no_class": words["of_no_class"],
        "sanction": rf"(?:以上|以下|以内|的|，){{0,2}}(?:{words['sanctions']})",
        "standard_before": rf"{first_of([*table['standard_before'], *table['by_rule']])}"
        rf"(?:(?:{words['standard_before']})[^，；。]{{0,8}}|(?:{words['by_rule']})(?:每[^，；。]{{1,6}}|人均|户均|亩均|“[^”]{{0,12}}))$",
        "standard_after": rf"(?:{words['standard_after']})(?![化厂地池田件箱房])",
        "rank": rf"[^，；。\d第]{{0,10}}?(?:{words['rank_after']})",
        "ahead": first_of([*table["ahead"], *table["ahead_marks"]]) + ahead,
        "done": words["done"],
        "cue": rf"{first_of(cues)}(?:(?P<ahead>{ahead})|(?P<done>{words['done']})|(?P<stands>(?<!项)(?:{words['stands']})))",
        "after_ahead": rf"[^，；。]{{0,12}}?(?:{words['after_ahead']})(?!其|该|定|军|近)",
        "goes_on": words["goes_on"],
        "announces": rf"[{announced}](?<={words['announces']})(?:是|为|：)",
        "outcome": words["outcome"],
        "at_present": rf"\s*(?:{words['at_present']})(?![和及与、])",
        "onward": words["onward"],
        "leans_on": rf"(?:{words['leans_on']})(?!率|效率|系数)[^，；。]{{0,12}}$",
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


@cache
def _noun() -> regex.Pattern[str]:
    return regex.compile(rf"(?!{any_of(_list('not_described'))})[\p{{Han}}“]")


@cache
def _bound_firsts() -> frozenset[str]:
    """What a bound begins with: 以上, 的."""
    return frozenset(word[0] for word in (*_list("bound_words"), "的"))


@cache
def _list(name: str) -> tuple[str, ...]:
    return tuple(load_table("contexts")["status"][name])


def find_statuses(
    text: str,
    header: HeaderFound,
    passages: Sequence[Passage],
    periods: Mapping[int, Period],
    times: Mapping[int, When],
    changes: Mapping[int, ChangeFound],
    pairs: Mapping[int, int],
    parts: Mapping[int, str],
) -> Mapping[int, State]:
    """By index of the quantity; `parts` says what each statement's section holds (review, plan …)."""
    found: dict[int, State] = {}
    sources = set(pairs.values())
    words, named = _words(), _list("bodies")
    firsts = {body[0] for body in named}
    announced = False  # 全年主要任务是：…: what the paragraph goes on with, too
    for passage in passages:
        announced = announced and not passage.leads
        if not passage.counts:
            continue
        base = _of_kind(passage, parts.get(passage.index, "none"), header)
        period = periods[passage.index]
        cues = _find_cues(passage.statement, base, text)
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
                continue
            # 责任单位：水管站、两岸3个村: the bodies are there already
            head = max(passage.statement.start, part.start - 5)
            bodies = text[head] in firsts and text.startswith(named, head, part.end)
            for site in part.quantities:
                moves = site.index in pairs or site.index in changes
                if bodies or site.index in sources:
                    state = _REFERENCE
                elif not moves and (fixed := _of_words(site)) is not None:
                    state = fixed
                else:
                    state = _turned(site, base, times[site.index], period, _last_cue(cues, site) if cues else None) or base
                    if state is base and (ahead or announced) and base.status == "achieved":
                        state = _PLANNED
                    elif state is base and standing:
                        state = _ACHIEVED
                    ahead = state.status == "planned" and base.status == "achieved"
                found[site.index] = state
    return found


def _goes_on(part: Part, before: Part, text: str) -> bool:
    """计划总投资8500万元，主要建设…: the next clause tells of the same plan."""
    if text.startswith("完成", part.start) and ("完成" in (told := text[before.start : before.end]) or "投资" in told):
        return False  # 计划完成投资1.8亿元，完成投资1.7亿元: what came of it
    return _words()["goes_on"].match(text, part.start, part.end) is not None


def _of_kind(passage: Passage, part: str, header: HeaderFound) -> State:
    kind = passage.statement.kind
    if kind == "planned":
        return _PLANNED
    only_plan = header.review_year is None and header.plan_year is not None
    if kind == "other" and (part == "plan" or only_plan):
        return _PLANNED_BY_SECTION
    return _ACHIEVED


def _of_words(site: Site) -> State | None:
    """What the words around a number make of it, whatever its statement tells."""
    if _is_age(site) or (site.right and _is_threshold(site)):
        return _BOUND
    if _is_standard(site) or (site.right and _is_rank_base(site)) or _is_per_base(site):
        return _REFERENCE
    return None


def _find_cues(statement: StatementFound, base: State, text: str) -> list[Cue]:
    """计划总投资, 已完成, 现有, in order; none in the many statements that hold none that turns them."""
    words = _words()
    turns = words["done" if base.status == "planned" else "ahead"]
    if turns.search(text, statement.start, statement.end) is None:
        return []
    return [(m.start(), m.lastgroup or "") for m in words["cue"].finditer(text, statement.start, statement.end)]


def _last_cue(cues: Sequence[Cue], site: Site) -> str | None:
    """The cue before the number in its clause."""
    at = bisect_left(cues, (site.quantity.start, ""))
    return cues[at - 1][1] if at and cues[at - 1][0] >= site.part.start else None


def _turned(site: Site, base: State, when: When, period: Period, cue: str | None) -> State | None:
    """计划总投资5亿元 in a tale of what stands; 现已完成2亿元 and a past year in a plan."""
    dated = when.edtf is not None and period.edtf is not None and when.reach in ("clause", "statement")
    if base.status == "planned":
        if len(site.before) <= 18 and _words()["leans_on"].search(site.before):
            return _REFERENCE
        if cue == "done":
            return State("achieved", "clause")
        if dated and _last_year(when.edtf) < (period.edtf or "")[:4]:
            return State("reference", when.reach or "clause")
        return None
    if cue == "ahead" or (site.right and _goes_ahead(site.right)):
        return State("planned", "clause")
    if dated and (when.edtf or "")[:4] > _last_year(period.edtf):
        return State("planned", when.reach or "clause")
    return None


def _goes_ahead(right: str) -> bool:
    """3个项目年内将开工."""
    return _words()["after_ahead"].match(right) is not None


def _last_year(edtf: str | None) -> str:
    return (edtf or "").rsplit("/", 1)[-1][:4]


def _is_age(site: Site) -> bool:
    """60岁以上老人, 0—3岁婴幼儿; 平均年龄44.8岁 is a result."""
    if site.unit not in _list("ages"):
        return False
    return not any(w in site.before for w in _list("age_results"))


def _is_threshold(site: Site) -> bool:
    """亿元以上项目2个, 10万元以下的薄弱村, 合格率低于九成的通报."""
    right = site.right
    if right[0] not in _bound_firsts():
        return False
    words = _words()
    bounded = words["bound"].match(right)
    rest = right[bounded.end() :] if bounded else right[1:] if right.startswith("的") else ""
    of = bounded["of"] is not None if bounded else right.startswith("的")
    quantity = site.quantity
    inside = quantity.modifier == "more_than" and quantity.start == quantity.core[0]  # 1500余万元的工程
    told = quantity.modifier in _BOUNDED and not inside
    if not bounded and not (of and (told or words["sanction"].match(rest))):
        return False
    unit = site.unit
    counts_on = site.part.quantities[-1] is not site
    if of:
        if not rest:
            return counts_on
        if unit in _SHARES and _RATED.search(site.left) is None:
            return False  # 把90%以上的矛盾化解在村组: so much of them
        return unit != "" and words["no_class"].match(rest) is None
    if not rest and counts_on and unit != "":
        return _counts_next(site)
    if not _noun().match(rest) or unit == "" or unit in _SHARES:
        return False
    if unit[0] in _COUNTED:
        return counts_on and "、" not in right and "，" not in right
    return True


def _counts_next(site: Site) -> bool:
    """50亩以上12户: the number right behind the bound counts what it bounds."""
    sites = site.part.quantities
    following = sites[next(i for i, s in enumerate(sites) if s is site) + 1]
    return following.unit[:1] in _COUNTED and following.unit != site.unit


_LISTED = 12  # values of one standard


def _is_standard(site: Site) -> bool:
    """按照每户6元的标准, 标准分别为每生每年800元和600元."""
    words = _words()
    for _ in range(_LISTED):
        left, right = site.left, site.right
        if (right and words["standard_after"].match(right)) or words["standard_before"].search(left):
            return True
        before = site.previous
        if left not in ("、", "和", "与") or before is None or before.part is not site.part:
            return False
        site = before
    return False


def _is_rank_base(site: Site) -> bool:
    """在全省12个市州中排第4位: the field in which something is ranked."""
    among = "全" in site.left[-4:] or "在" in site.left[-6:] or site.left.endswith(("居", "位列", "名列"))
    return among and _words()["rank"].match(site.right) is not None


def _is_per_base(site: Site) -> bool:
    """每百户, 每千人: the base of a rate."""
    return site.left.endswith("每") and site.quantity.value is not None and site.quantity.value >= 10
