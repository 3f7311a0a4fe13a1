"""Changes: whether a number is a movement (增长8%) or a level (提高到95%), its direction, and against what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

import regex

from extractor.lexicon.load import load_table
from extractor.stages.contexts.layout import Passage, Site
from extractor.stages.contexts.periods import Period
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import ChangeFound, DateFound

Direction = Literal["up", "down"]

_RATIO = frozenset("%‰成倍番")
_JOINTS = frozenset(("、", "和", "与", "及", "以及", "，", "或"))
_LIST_ITEM = regex.compile(r"[、和及][^，；。、（）占率比达为完超突在到至]{1,10}$")
_OBJECT_FOLLOWS = regex.compile(r"(?:以上|左右|以内|多|余)?[^\W\d和及与并而等或以左比较的于]", regex.UNICODE)
_STANDING_BASE = regex.compile(r"(?:比|较|与|同|和)[^，；。]{1,16}(?:相比|比较|对比)$")


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    table = load_table("changes")
    verbs, rates = table["verbs"], table["rates"]
    between = any_of(table["between"]["words"])
    short = "".join(table["verbs"]["not_after"])
    flows = any_of(table["flows"]["verbs"])
    moved = (
        rf"(?:(?P<flow>{flows})|(?P<up>{any_of(verbs['up'])})|(?P<down>{any_of(verbs['down'])})"
        rf"|(?<![{short}])(?:(?P<up2>[{''.join(verbs['up_short'])}])|(?P<down2>[{''.join(verbs['down_short'])}])))"
    )
    touching = regex.compile(rf"{moved}(?:{between}|\s){{0,4}}$")
    with_object = regex.compile(rf"{moved}了?(?P<object>(?:“|[^\P{{Han}}值])[^，；。、：（）\d]{{0,9}}?)(?:{between}){{0,2}}$")
    rate = regex.compile(
        rf"(?<!{any_of(rates['not_after'])})(?:(?P<up>{any_of(rates['up'])})|(?P<down>{any_of(rates['down'])}))"
        rf"(?:{any_of(rates['between'])}){{0,5}}$"
    )
    comparison = table["comparison"]
    marks = any_of([*comparison["marks"], "于", "出"])
    compared = regex.compile(
        rf"(?P<mark>{marks})?(?P<base>[^，；。]{{0,12}}?)"
        rf"(?:(?P<more>{any_of(comparison['more'])})|(?P<less>{any_of(comparison['less'])}))[收用发产支出了增]{{0,2}}(?:{between}){{0,2}}$"
    )
    return touching, with_object, rate, compared


@cache
def _moving() -> regex.Pattern[str]:
    """The characters without which no word of movement can be there: a quick look before the patterns."""
    table = load_table("changes")
    words = [*table["verbs"]["up"], *table["verbs"]["down"], *table["rates"]["up"], *table["rates"]["down"]]
    short = [*table["verbs"]["up_short"], *table["verbs"]["down_short"], *table["flows"]["verbs"]]
    return regex.compile(f"[{''.join(sorted({w[-1] for w in [*words, *short]}))}]")


@cache
def _bases() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    table = load_table("changes")
    comparison = table["comparison"]
    return (
        regex.compile(any_of(comparison["year_on_year"])),
        regex.compile(any_of(comparison["unspecified"])),
        regex.compile(any_of(table["bare"]["nouns"])),
    )


@cache
def _cuts() -> regex.Pattern[str]:
    bare = load_table("changes")["bare"]
    nouns, cuts = any_of(bare["nouns_cut"]), any_of(bare["cuts"])
    return regex.compile(rf"(?:{nouns})[^，；。]{{0,4}}(?:{cuts})|(?:{cuts})[^，；。]{{0,8}}(?:{nouns})")


@cache
def _gap() -> regex.Pattern[str]:
    return regex.compile(any_of(load_table("changes")["gaps"]["words"]))


@cache
def _level_ends() -> tuple[str, ...]:
    return tuple(load_table("changes")["objects"]["level_ends"])


def find_changes(
    passages: Sequence[Passage], pairs: Mapping[int, int], periods: Mapping[int, Period], text: str
) -> Mapping[int, ChangeFound]:
    """By index of the quantity, for those that are a movement."""
    found: dict[int, ChangeFound] = {}
    for passage in passages:
        standing: str | None = None  # a base that a clause of its own sets: 与2020年相比，…
        for part in passage.parts:
            for site in part.quantities:
                if site.index in pairs:
                    continue
                direction = _direction(site) or _listed(site, found)
                if direction is None:
                    continue
                basis = _basis(site, found, pairs, periods[passage.index], standing, text)
                found[site.index] = ChangeFound(direction, basis)
            if not part.quantities and part.dates and _STANDING_BASE.search(text, part.start, part.end):
                standing = _calendar_base(part.dates[-1])
    return found


def _direction(site: Site) -> Direction | None:
    """up or down where the words before the number make it a movement."""
    quantity, left = site.quantity, site.left
    if _is_doubling(site):
        return "up"
    if not _moving().search(left):
        return _compared(site)
    if _gap().search(left):
        return None
    touching, with_object, rate, _ = _patterns()
    ratio = _is_ratio(site)
    if ratio and (m := rate.search(left)):
        return "up" if m["up"] else "down"
    if m := touching.search(left):
        if m["flow"]:
            return None
        if not ratio and quantity.unit is not None and _is_counted_object(site):
            return None
        return "up" if m["up"] or m["up2"] else "down"
    if ratio and (m := with_object.search(left)):
        thing = m["object"]
        short = m["up2"] or (m["down2"] and m["down2"] != "减")
        if not m["flow"] and not short and not any(w in thing for w in ("达", "为", "占", "到", "至", "于")) and not thing.endswith(_level_ends()):
            return "up" if m["up"] or m["up2"] else "down"
    return _compared(site)


def _is_doubling(site: Site) -> bool:
    q = site.quantity
    unit = q.unit.text if q.unit else ""
    return unit == "番" and not site.left.endswith(("个", "为"))


def _is_ratio(site: Site) -> bool:
    unit = site.quantity.unit
    if unit is None:
        return True  # a fraction (三分之一) or a bare number
    return unit.text in _RATIO or unit.text.endswith("百分点")


def _is_counted_object(site: Site) -> bool:
    """增加3个停车位: the verb counts things, as 新增 does; 增加3个 and 增加14名，… moves a count."""
    return _OBJECT_FOLLOWS.match(site.right) is not None


def _compared(site: Site) -> Direction | None:
    """比上年多500万元 moves; 比籽粒玉米多260元 is a gap between two things."""
    left = site.left
    if "多" not in left and "少" not in left and "高" not in left and "低" not in left:
        return None
    _, _, _, compared = _patterns()
    yearly, other, _ = _bases()
    m = compared.search(left)
    if not m:
        return None
    span = site.before
    if not (yearly.search(span) or other.search(span) or site.part.dates):
        return None
    if not m["mark"] and not yearly.search(span):
        return None
    base = m["base"]
    if m["mark"] and not (yearly.search(base) or other.search(base) or regex.search(r"\d{4}年", base)) and "同比" not in span:
        return None
    return "up" if m["more"] else "down"


def _listed(site: Site, found: Mapping[int, ChangeFound]) -> Direction | None:
    """分别增长5.1%、8.6%和9.7%; 一产增长5.1%、二产8.6%."""
    before = site.previous
    if before is None or before.index not in found or before.part is not site.part:
        return None
    one, two = before.quantity.unit, site.quantity.unit
    if (one.text if one else None) != (two.text if two else None):
        return None
    if site.left in _JOINTS:
        return found[before.index].direction
    if _is_ratio(site) and _LIST_ITEM.match(site.left) and not site.left.endswith(_level_ends()):
        return found[before.index].direction
    return None


def _basis(
    site: Site, found: Mapping[int, ChangeFound], pairs: Mapping[int, int], period: Period,
    standing: str | None, text: str,
) -> str:  # fmt: skip
    own = _named_base(site, text)
    if own is not None:
        return own
    if standing is not None:
        return standing
    before = site.previous
    if before is not None and before.part is site.part and before.index in found and site.left in _JOINTS:
        return found[before.index].basis
    bare = not regex.search(r"[^\s，、又再同比均也共约近分别平年]", _strip_verb(site.left))
    if before is not None and bare:
        if before.index in found:
            return found[before.index].basis  # 比上年增加0.09万吨，增长1.9%
        if before.index in pairs:
            return _pair_base(before, text)
    yearly, other, nouns = _bases()
    if not _is_ratio(site) or nouns.search(site.before) or _cuts().search(site.before):
        return "unspecified"
    unit = site.quantity.unit
    if period.is_span or unit is None:
        return "unspecified"
    if unit.text.endswith("百分点") and site.passage.statement.kind == "planned":
        return "unspecified"
    return "year_on_year"


def _strip_verb(left: str) -> str:
    touching, _, rate, _ = _patterns()
    m = rate.search(left) or touching.search(left)
    return left[: m.start()] if m else left


def _named_base(site: Site, text: str) -> str | None:
    """同比, 比上年, 较2020年底, 环比, in the clause before the number."""
    yearly, other, _ = _bases()
    before = site.before
    for date in reversed(site.part.dates):
        if date.end > site.quantity.start:
            continue
        mark = text[max(site.part.start, date.start - 3) : date.start]
        written = text[date.start : date.end]
        if yearly.search(written):
            break
        if mark.endswith(("比", "较", "与", "同", "和", "于", "在")) or mark.endswith(("相较", "相比")):
            return "year_on_year" if yearly.search(before) and "同比" in before else _calendar_base(date)
    if other.search(before):
        return "unspecified"
    if yearly.search(before):
        return "year_on_year"
    return None


def _calendar_base(date: DateFound) -> str:
    """since: with the year, or the year and month, that a date ends with."""
    if date.edtf is None:
        return "unspecified"
    last = date.edtf.rsplit("/", 1)[-1]
    m = regex.match(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?=$|-))?", last)
    return f"since:{m[0]}" if m else "unspecified"


def _pair_base(site: Site, text: str) -> str:
    """由2016年的11840元提高到19320元，净增7480元: since the year of the from-level."""
    for part in (site.part,):
        dates = [d for d in part.dates if d.end <= site.quantity.start]
        if len(dates) > 1 or (dates and text[dates[0].start - 1 : dates[0].start] in "由从自"):
            return _calendar_base(dates[0])
    return "unspecified"
