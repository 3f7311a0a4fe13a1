"""Movements: whether the words before a number make it a movement (增长8%) or leave it a level (提高到95%)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from extractor.lexicon.load import load_table
from extractor.stages.contexts.layout import Site
from extractor.stages.contexts.words import any_of, begun_by, first_of
from extractor.stages.findings import ChangeFound
from extractor.text import patterns as regex

Direction = Literal["up", "down"]

JOINTS = frozenset(("、", "和", "与", "及", "以及", "，", "或"))
_RATIOS = frozenset(("%", "‰", "成", "倍", "番", ""))
_LIST_ITEM = re.compile(r"[、和及][^，；。、（）占率比达为完超突在到至]{1,10}$")
_NEVER_MOVED = ("达", "为", "占", "到", "至", "于")  # in the object of a verb these make the number a level
_OBJECT_FOLLOWS = re.compile(r"(?:以上|左右|以内|多|余)?[^\W\d和及与并而等或以左比较的于]")
_BEHIND_MORE = "收用发产支出了增"  # 多收, 少用
_YEAR = re.compile(r"\d{4}年")


class Patterns(NamedTuple):
    ends: frozenset[str]  # what the words end with that a movement's number may touch
    quick: re.Pattern[str]  # a character without which there is no movement
    gap: re.Pattern[str]
    rate: re.Pattern[str]
    touching: re.Pattern[str]
    with_object: regex.Pattern[str]
    compared: regex.Pattern[str]
    compared_ends: frozenset[str]
    of_time: re.Pattern[str]  # a comparison with an earlier time


@cache
def patterns() -> Patterns:
    table: dict[str, Any] = load_table("changes")
    verbs, rates, flows, comparison = table["verbs"], table["rates"], table["flows"]["verbs"], table["comparison"]
    between = any_of(table["between"]["words"])
    up, down = any_of(verbs["up"]), any_of(verbs["down"])
    short_up, short_down, apart = ("".join(verbs[k]) for k in ("up_short", "down_short", "not_after"))
    of_verbs = [word for k in ("up", "down", "up_short", "down_short") for word in verbs[k]] + flows
    of_rates = [*rates["up"], *rates["down"]]
    moved = (
        rf"(?:(?P<flow>{any_of(flows)})|(?P<up>{up})|(?P<down>{down})"
        rf"|(?<![{apart}])(?:(?P<short_up>[{short_up}])|(?P<short_down>[{short_down}])))"
    )
    lasts = {word[-1] for word in (*of_verbs, *of_rates)}
    touching = {word[-1] for words in (table["between"]["words"], rates["between"]) for word in words}
    thing = r"(?P<object>(?:“|[^\P{Han}值])[^，；。、：（）\d]{0,9}?)"
    more, less = any_of(comparison["more"]), any_of(comparison["less"])
    return Patterns(
        frozenset(lasts | touching),
        re.compile(f"[{''.join(sorted(lasts))}]"),
        re.compile(any_of(table["gaps"]["words"])),
        re.compile(
            begun_by(
                of_rates,
                rf"(?!(?<={any_of(rates['not_after'])})增长率)(?:(?P<up>{any_of(rates['up'])})"
                rf"|(?P<down>{any_of(rates['down'])}))(?:{any_of(rates['between'])}){{0,5}}$",
            )
        ),
        re.compile(begun_by(of_verbs, rf"{moved}(?:{between}|\s){{0,4}}$")),
        regex.compile(rf"{first_of(of_verbs)}{moved}了?{thing}(?:{between}){{0,2}}$"),
        regex.compile(
            rf"(?P<mark>{any_of([*comparison['marks'], '于', '出'])})?(?P<base>[^，；。]{{0,12}}?)"
            rf"(?:(?P<more>{more})|{less})[{_BEHIND_MORE}]{{0,2}}(?:{between}){{0,2}}$"
        ),
        frozenset(word[-1] for word in (*comparison["more"], *comparison["less"], *table["between"]["words"], *_BEHIND_MORE)),
        re.compile(any_of([*comparison["year_on_year"], *comparison["unspecified"]])),
    )


@cache
def _works() -> tuple[str, ...]:
    return tuple(load_table("indicators")["works"].split())


@cache
def level_ends() -> tuple[str, ...]:
    """What the object of a verb ends with where the number is its level: 提高参保率95%."""
    return tuple(load_table("changes")["objects"]["level_ends"])


def is_ratio(site: Site) -> bool:
    """A share, a rate, or a number without unit (三分之一)."""
    return site.unit in _RATIOS or site.unit.endswith(("百分点", "千分点"))


def find_direction(site: Site) -> Direction | None:
    """up or down, where the number is a movement."""
    left, p = site.left, patterns()
    if site.unit == "番":
        return None if left.endswith(("个", "为")) else "up"
    ratio = is_ratio(site)
    last = left[-1:]
    touches = last in p.ends or last.isspace()
    if not touches and not ratio and not _tells_more(left):
        return None  # most numbers
    if not p.quick.search(left):
        return _compared(site)
    if p.gap.search(left):
        return None
    if touches and ratio and (m := p.rate.search(left)):
        return "up" if m["up"] else "down"
    if touches and (m := p.touching.search(left)):
        if m["flow"]:
            return _by_rate(m["flow"]) if ratio and site.unit else None  # 提效增值四大行动
        if not ratio and _OBJECT_FOLLOWS.match(site.right):
            return None  # 增加3个停车位 counts things, as 新增 does
        if m["up"] and not ratio and left[: m.start("up")].endswith(_works()):
            return None  # 改造提升2万亩
        return "up" if m["up"] or m["short_up"] else "down"
    if ratio and (act := p.with_object.search(left)) and _moves_object(act):
        return "up" if act["up"] else "down"
    return _compared(site)


def _by_rate(flow: str) -> Direction | None:
    """增产5%, 降价两成: of what is a flow by its amount a rate tells a movement."""
    flows = load_table("changes")["flows"]
    return "up" if flow in flows["rates_up"] else "down" if flow in flows["rates_down"] else None


def _moves_object(m: regex.Match[str]) -> bool:
    """压减一般性支出5% moves; 新增产值365亿元 and 提高参保率95% do not."""
    if m["flow"] or m["short_up"] or (m["short_down"] and m["short_down"] != "减"):
        return False
    thing = m["object"]
    return not thing.endswith(level_ends()) and not any(w in thing for w in _NEVER_MOVED)


def _tells_more(left: str) -> bool:
    return "多" in left or "少" in left or "高" in left or "低" in left


def _compared(site: Site) -> Direction | None:
    """比上年多500万元 moves; 比籽粒玉米多260元 is a gap between two things."""
    left = site.left
    p = patterns()
    if not _tells_more(left) or left[-1] not in p.compared_ends:
        return None
    m = p.compared.search(left)
    if m is None:
        return None
    in_time = p.of_time.search(m["base"] if m["mark"] else site.before) or "同比" in site.before
    if in_time or (m["mark"] and _YEAR.search(m["base"])):
        return "up" if m["more"] else "down"
    return None


def find_shared(site: Site, found: Mapping[int, ChangeFound]) -> Direction | None:
    """分别增长5.1%、8.6%和9.7%; 一产增长5.1%、二产8.6%: the movement of the number before."""
    before = site.previous
    if before is None or before.index not in found or before.part is not site.part:
        return None
    if before.unit != site.unit:
        return None
    listed = is_ratio(site) and _LIST_ITEM.match(site.left) and not site.left.endswith(level_ends())
    return found[before.index].direction if site.left in JOINTS or listed else None
