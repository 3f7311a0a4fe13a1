"""Statuses: achieved, planned or reference, from the words around a number and the kind of its statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extractor.lexicon.load import load_table
from extractor.models.records import Reach, Status
from extractor.stages.contexts.layout import Passage, Site
from extractor.stages.contexts.periods import Period
from extractor.stages.contexts.times import When
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import ChangeFound

_COUNTED = frozenset("个家项户名人座处条件所间批次场期套台辆只头株棵栋位支部类种篇起宗笔例对")
_SHARES = frozenset("%‰成")


@dataclass(frozen=True, slots=True)
class State:
    status: Status
    reach: Reach
    limit: bool = False  # a threshold or an age: it bounds a class of things


@cache
def _words() -> dict[str, regex.Pattern[str]]:
    table = load_table("contexts")["status"]
    bounds = any_of(table["bound_words"])
    return {
        "bound": regex.compile(rf"(?:{bounds})(?P<of>的)?(?P<noun>[\p{{Han}}“]?)"),
        "not_noun": regex.compile(r"[在用由为已均都并且并是达占的实就全]"),
        "standard_before": regex.compile(rf"(?:{any_of(table['standard_before'])})[^，；。]{{0,8}}$"),
        "standard_after": regex.compile(rf"(?:{any_of(table['standard_after'])})"),
        "rank": regex.compile(rf"[^，；。\d第]{{0,10}}?(?:{any_of(table['rank_after'])})"),
        "ahead": regex.compile(rf"(?:{any_of(table['ahead'])})"),
        "done": regex.compile(rf"(?:{any_of(table['done'])})"),
        "existing": regex.compile(rf"(?:{any_of(table['existing'])})[^，；。、]{{0,6}}$"),
    }


def find_statuses(
    text: str,
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
    for passage in passages:
        base = _of_kind(passage, parts.get(passage.index, "none"))
        for part in passage.parts:
            for site in part.quantities:
                if site.index in sources:
                    found[site.index] = State("reference", "clause")
                elif site.index not in pairs and site.index not in changes and _is_limit(site):
                    found[site.index] = State("reference", "clause", True)
                elif site.index not in pairs and site.index not in changes and _is_standard_or_base(site):
                    found[site.index] = State("reference", "clause")
                else:
                    found[site.index] = _turned(site, base, times[site.index], periods[passage.index]) or base
    return found


def _of_kind(passage: Passage, part: str) -> State:
    kind = passage.statement.kind
    if kind == "planned":
        return State("planned", "statement")
    if kind == "other" and part == "plan":
        return State("planned", "section")
    return State("achieved", "statement")


def _turned(site: Site, base: State, when: When, period: Period) -> State | None:
    """计划总投资5亿元 in a tale of what stands; 现已完成2亿元 and a past year in a plan."""
    words = _words()
    last = _last_of(words["ahead"], site.before)
    done = _last_of(words["done"], site.before)
    if base.status == "achieved" and last > done:
        return State("planned", "clause")
    if base.status == "planned" and done > last:
        return State("achieved", "clause")
    if base.status == "planned" and when.edtf and when.reach in ("clause", "statement") and period.edtf:
        year = when.edtf[-4:] if "/" in when.edtf and len(when.edtf) == 9 else when.edtf[:4]
        if year < period.edtf[:4]:
            return State("reference", when.reach)
    return None


def _last_of(pattern: regex.Pattern[str], text: str) -> int:
    at = -1
    for m in pattern.finditer(text):
        at = m.start()
    return at


def _is_limit(site: Site) -> bool:
    return _is_age(site) or _is_threshold(site)


def _is_standard_or_base(site: Site) -> bool:
    return _is_standard(site) or _is_rank_base(site) or _is_per_base(site)


def _is_age(site: Site) -> bool:
    """60岁以上老人, 0—3岁婴幼儿; 平均年龄44.8岁 is a result."""
    unit = site.quantity.unit
    if unit is None or unit.text not in ("岁", "周岁"):
        return False
    if "均" in site.before or "寿命" in site.before or "平均" in site.left:
        return False
    right = site.right
    return bool(right) and (right.startswith(("以", "及以", "至", "的", "-", "儿", "老", "幼", "婴", "适", "人")) or right[0] not in "，；。、）")


def _is_threshold(site: Site) -> bool:
    """亿元以上项目2个, 10万元以下的薄弱村, 完成率低于80%的挂黄牌."""
    right = site.right
    unit = site.quantity.unit
    written = site.quantity
    words = _words()
    bounded = words["bound"].match(right)
    noun = bounded["noun"] if bounded else right[1:2] if right.startswith("的") else ""
    of = bool(bounded and bounded["of"]) or (not bounded and right.startswith("的"))
    if not bounded and not (of and site.quantity.modifier in ("less_than", "at_most", "at_least", "more_than")):
        return False
    name = unit.text if unit else ""
    if not name or name in _SHARES:
        return of and site.part.quantities[-1] is not site and noun != ""
    if of and not noun:
        return site.part.quantities[-1] is not site or site.right.rstrip() in ("以上的", "以下的", "以内的")
    if not noun or words["not_noun"].match(noun):
        return False
    if name[:1] in _COUNTED and not of:
        return _next_counts(site)
    return written is not None


def _next_counts(site: Site) -> bool:
    quantities = site.part.quantities
    return quantities[-1] is not site and not regex.search("[、，]", site.right)


def _is_standard(site: Site) -> bool:
    """按照每亩9元的标准, 标准分别为每人每月1900元."""
    if _words()["standard_after"].match(site.right):
        return True
    if "标准" not in site.before and "按" not in site.before and "档" not in site.before:
        return False
    if _words()["standard_before"].search(site.left):
        return True
    before = site.previous
    return (
        before is not None and before.part is site.part and site.left in ("、", "和", "与")
        and _is_standard(before)
    )  # fmt: skip


def _is_rank_base(site: Site) -> bool:
    """在全市9个县（区）中列第7位: the field in which something is ranked."""
    return ("全" in site.left[-4:] or "在" in site.left[-6:]) and _words()["rank"].match(site.right) is not None


def _is_per_base(site: Site) -> bool:
    """每百户, 每千人: the base of a rate."""
    return site.left.endswith("每") and site.quantity.value is not None and site.quantity.value >= 10
