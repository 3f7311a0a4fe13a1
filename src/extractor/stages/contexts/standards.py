"""Standards: thresholds, ages, standards, targets: numbers that bound or measure others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.models.records import Reach, Status
from extractor.stages.contexts.layout import Site
from extractor.stages.contexts.words import any_of, begun_by, first_of
from extractor.text import patterns as regex

_COUNTED = frozenset("个家项户名人座处条件所间批次场期套台辆只头株棵栋位支部类种篇起宗笔例对")
_SHARES = ("%", "‰", "成")
_RATED = re.compile(r"[增长降减升率占达高低比于超满][^，；。]{0,4}$")  # what a share is the rate of
_PAST_IT = ("超", "优于", "高于", "低于", "好于")
_BOUNDED = ("less_than", "at_most", "at_least", "more_than")


@dataclass(frozen=True, slots=True)
class State:
    status: Status
    reach: Reach
    limit: bool = False  # a threshold or an age: it bounds a class of things


REFERENCE = State("reference", "clause")
BOUND = State("reference", "clause", True)


@cache
def status_patterns() -> dict[str, re.Pattern[str]]:
    table = load_table("contexts")["status"]
    words = {name: any_of(table[name]) for name in table}
    cues = [word for name in ("ahead", "ahead_marks", "done", "stands") for word in table[name]]
    acts_ahead = rf"(?:{words['ahead_marks']})(?:{words['ahead_acts']})"
    ahead = rf"(?!{words['not_ahead']})(?<!模|虚|草|比)(?:{words['ahead']}|{acts_ahead})"
    announced = "".join(sorted({word[-1] for word in table["announces"]}))
    patterns = {
        "bound": rf"(?:{words['bound_words']})(?P<of>的)?",
        "no_class": words["of_no_class"],
        "sanction": rf"(?:以上|以下|以内|的|，){{0,2}}(?:{words['sanctions']})",
        "standard_before": begun_by(
            [*table["standard_before"], *table["by_rule"]],
            rf"(?:(?:{words['standard_before']})[^，；。]{{0,8}}"
            rf"|(?:{words['by_rule']})(?:每[^，；。]{{1,6}}|人均|户均|亩均|“[^”]{{0,12}}))$",
        ),
        "target": rf"(?:{words['targets']})(?:分别|均)?[为是]?$",
        "standard_after": rf"(?:{words['standard_after']})(?![化厂地池田件箱房])",
        "rank": rf"[^，；。\d第]{{0,10}}?(?:{words['rank_after']})",
        "ahead": begun_by([*table["ahead"], *table["ahead_marks"]], ahead),
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
    return regex.compile(rf"(?!{any_of(word_list('not_described'))})[\p{{Han}}“]")


@cache
def _bound_firsts() -> frozenset[str]:
    """What a bound begins with: 以上, 的."""
    return frozenset(word[0] for word in (*word_list("bound_words"), "的"))


@cache
def word_list(name: str) -> tuple[str, ...]:
    return tuple(load_table("contexts")["status"][name])


def of_words(site: Site) -> State | None:
    """What the words around a number make of it, whatever its statement tells."""
    if _is_age(site) or (site.right and _is_threshold(site)):
        return BOUND
    if _is_standard(site) or (site.right and _is_rank_base(site)) or _is_per_base(site):
        return REFERENCE
    return None


def is_target(site: Site) -> bool:
    """下达改厕任务500户; 完成年初目标5000万元的80%. 完成任务500户 is what was done."""
    if not site.left.endswith(_target_ends()) or status_patterns()["target"].search(site.left) is None:
        return False
    if any(mark in site.left for mark in _PAST_IT):
        return False  # 超年度目标13.9%
    return "完成" not in site.before or site.right.startswith("的")


@cache
def _target_ends() -> tuple[str, ...]:
    return (*{word[-1] for word in word_list("targets")}, "为", "是")


def _is_age(site: Site) -> bool:
    """60岁以上老人, 0—3岁婴幼儿; 平均年龄44.8岁 is a result."""
    if site.unit not in word_list("ages"):
        return False
    return not any(w in site.before for w in word_list("age_results"))


def _is_threshold(site: Site) -> bool:
    """亿元以上项目2个, 10万元以下的薄弱村, 合格率低于九成的通报."""
    right = site.right
    if right[0] not in _bound_firsts():
        return False
    words = status_patterns()
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
    words = status_patterns()
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
    return among and status_patterns()["rank"].match(site.right) is not None


def _is_per_base(site: Site) -> bool:
    """每百户, 每千人: the base of a rate."""
    return site.left.endswith("每") and site.quantity.value is not None and site.quantity.value >= 10
