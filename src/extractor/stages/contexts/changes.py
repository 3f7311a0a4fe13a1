"""Changes: the movements among the numbers, each with its direction and what it is measured against."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.contexts.layout import Part, Passage, Site
from extractor.stages.contexts.movements import JOINTS, find_direction, find_shared, is_ratio, patterns
from extractor.stages.contexts.periods import Period
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import ChangeFound, DateFound

_STANDING = re.compile(r"(?:比|较|与|同|和)[^，；。]{1,16}(?:相比|比较|对比)$")
_BARE = re.compile(r"[\s，、又再同比均也共约近分别平年]*")  # a clause that only repeats the verb: ，增长1.9%
_MARK = re.compile(r"(?:比|较|与|同|跟|和|相较|相比|相较于)“?$")
_ON_TOP = re.compile(r"”?[底末]?的?基础上")
_FAR = 60  # a base further off is another number's
_LAST_POINT = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?=$|-))?")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    table = load_table("changes")
    comparison, bare = table["comparison"], table["bare"]
    cuts, cut = any_of(bare["cuts"]), any_of(bare["nouns_cut"])
    return {
        "yearly": re.compile(any_of(comparison["year_on_year"])),
        "other": re.compile(any_of(comparison["unspecified"])),
        # nouns whose bare rate is no yearly rate, or is none where they are cut
        "no_rate": re.compile(
            rf"{any_of(bare['nouns'])}|(?:{cut})[^，；。]{{0,4}}(?:{cuts})|(?:{cuts})[^，；。]{{0,8}}(?:{cut})"
        ),
    }


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
                direction = find_direction(site) or (find_shared(site, found) if site.previous else None)
                if direction is None:
                    continue
                basis = _named(site, text) or standing or _inherited(site, found, pairs, text)
                found[site.index] = ChangeFound(direction, basis or _bare(site, periods[passage.index]))
            if part.dates and not part.quantities and _STANDING.search(text, part.start, part.end):
                standing = _since(part.dates[-1])
    return found


def _named(site: Site, text: str) -> str | None:
    """同比, 比上年, 较2020年底, 环比, in the clause before the number."""
    words = _words()
    dates = site.part.dates
    for at in range(bisect_right(dates, site.quantity.start, key=lambda d: d.end) - 1, -1, -1):
        date = dates[at]
        if site.quantity.start - date.end > _FAR:
            break
        if words["yearly"].search(text, date.start, date.end):
            return "year_on_year"
        marked = _MARK.search(text, max(site.part.start, date.start - 5), date.start) or _ON_TOP.match(text, date.end)
        if marked and "同比" not in site.before:
            return _since(date)
    if words["other"].search(site.before):
        return "unspecified"
    return "year_on_year" if words["yearly"].search(site.before) else None


def _inherited(site: Site, found: Mapping[int, ChangeFound], pairs: Mapping[int, int], text: str) -> str | None:
    """比上年增加0.09万吨，增长1.9%; 由2016年的1.1万元提高到1.9万元，净增8000元."""
    before = site.previous
    if before is None:
        return None
    p = patterns()
    verb = p.rate.search(site.left) or p.touching.search(site.left)
    bare = verb is not None and _BARE.fullmatch(site.left, 0, verb.start()) is not None
    if not bare and not (before.part is site.part and site.left in JOINTS):
        return None
    if before.index in found:
        return found[before.index].basis
    return _since_pair(before.part, before, text) if before.index in pairs else None


def _since_pair(part: Part, site: Site, text: str) -> str:
    """The date of the from-level."""
    last = bisect_right(part.dates, site.quantity.start, key=lambda d: d.end)
    dates = part.dates[max(0, last - 2) : last]
    if len(dates) > 1 or (dates and text[dates[0].start - 1 : dates[0].start] in tuple("由从自")):
        return _since(dates[0])
    return "unspecified"


def _bare(site: Site, period: Period) -> str:
    """A bare growth rate of a yearly figure is one year's; other bare movements do not tell."""
    if "年均" in site.left:
        return "year_on_year"
    if not site.unit or not is_ratio(site) or period.is_span or _words()["no_rate"].search(site.before):
        return "unspecified"
    if site.unit.endswith("百分点") and site.passage.statement.kind == "planned":
        return "unspecified"
    return "year_on_year"


def _since(date: DateFound) -> str:
    """since: with the year, or the year and month, that a date ends with."""
    m = _LAST_POINT.match((date.edtf or "").rsplit("/", 1)[-1])
    return f"since:{m[0]}" if m else "unspecified"
