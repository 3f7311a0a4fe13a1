"""Times: the period that each number holds for: from its clause, carried in its sentence, or its section's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.models.records import Reach
from extractor.stages.contexts.bonds import Bond, find_bonds
from extractor.stages.contexts.layout import Part, Passage, Site
from extractor.stages.contexts.periods import Period
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import ChangeFound

_YEAR = re.compile(r"\d{4}")
_LEVEL_UNITS = ("%", "‰", "成", "倍", "")


@dataclass(slots=True)
class When:
    edtf: str | None
    reach: Reach | None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    table = load_table("contexts")["times"]
    return {name: re.compile(any_of(table[name])) for name in ("same_as_before", "goes_on", "now", "level", "flow")}


def find_times(
    text: str,
    passages: Sequence[Passage],
    periods: Mapping[int, Period],
    changes: Mapping[int, ChangeFound],
    pairs: Mapping[int, int],
) -> Mapping[int, When]:
    """By index of the quantity."""
    words = _words()
    found: dict[int, When] = {}
    sources = set(pairs.values())
    over: Bond | None = None  # holds beyond its statement: 到2026年，…；…；
    listing = False  # in a list of parts
    for passage in passages:
        period = periods[passage.index]
        usual = When(period.edtf, period.reach)
        in_years = period.last != period.edtf  # it ends later than it begins: a level holds at its end
        if over and (passage.leads or (passage.opens and not words["goes_on"].match(text, passage.statement.start))):
            over = None
        carried = over
        for part in passage.parts:
            bonds = find_bonds(part, passage, period, text) if part.dates else []
            if carried is not None and words["now"].match(text, part.start, part.end):
                carried = None  # back to how things stand
            for site in part.quantities:
                if site.index in sources:
                    found[site.index] = _of_source(part, site, text)
                    continue
                bond = _nearest(bonds, site) if bonds else None
                held = bond or carried
                level = (held is not None or in_years) and is_level(site, changes, pairs)
                before = site.previous
                if (
                    bond is None and before is not None and before.index not in sources
                    and words["same_as_before"].match(text, part.start)
                ):  # fmt: skip
                    when = found[before.index]  # 占全部支出的六成
                elif held is not None and (bond is not None or _reaches(held, site, level, changes)):
                    when = When(_of_bond(held, level, passage, period), "clause" if bond is not None else "statement")
                else:
                    when = When(period.last, period.reach) if level and in_years else usual
                if site.left.startswith("平均"):
                    when = When(_years_of_mean(site, when.edtf), when.reach)
                elif "年均" in site.left:
                    when = _over_years(site, when, period, changes, pairs, found)
                found[site.index] = when
            for bond in bonds:
                carried = bond if bond.carries else None
        ends = text[passage.statement.end - 1 : passage.statement.end]
        listing = ends == "；" and (listing or _lists(passage, text))
        over = carried if carried is not None and (listing or carried.crosses(ends)) else None
    return found


def _lists(passage: Passage, text: str) -> bool:
    """三季度共有机构136个，其中：公立4家；民营…: the list goes on behind each ；, and what it is part of is told before."""
    start, end = passage.statement.start, passage.statement.end
    return text.find("其中", start, end) >= 0 or text.startswith("其中", end)


def _reaches(carried: Bond, site: Site, level: bool, changes: Mapping[int, ChangeFound]) -> bool:
    """自5月起，标准提高到…: what has changed since then holds on; what later clauses count, they count for the year."""
    return not carried.since or carried.of_years or level or site.index in changes


def _nearest(bonds: list[Bond], site: Site) -> Bond | None:
    """The last date before the number, or the only one after it: 17户…拖到四季度才纳入救助."""
    at = bisect_left(bonds, site.quantity.start, key=lambda b: b.start)
    if at:
        return bonds[at - 1]
    if len(bonds) == 1 and len(site.part.quantities) == 1 and not site.right.startswith("的"):
        return bonds[0]
    return None


def _of_source(part: Part, site: Site, text: str) -> When:
    """A from-level has the date that stands with it (由2016年的4.1亿元, 由年初的71.5%), or none."""
    at = bisect_right(part.dates, site.quantity.start, key=lambda d: d.end)
    if at:
        date = part.dates[at - 1]
        gap = text[date.end : min(site.quantity.start, date.end + 4)]
        if text[date.start - 1 : date.start] in tuple("由从自") or (len(gap) <= 3 and gap[:1] == "的"):
            return When(date.edtf, "clause")
    return When(None, None)


def _of_bond(bond: Bond, level: bool, passage: Passage, period: Period) -> str | None:
    edtf, last = bond.edtf, period.last
    if bond.since and not level and last is not None and passage.statement.kind == "achieved":
        if _YEAR.fullmatch(edtf):
            return f"{edtf}/{last}" if edtf < last else edtf
        if edtf[:4] == last and len(edtf) == 7 and edtf[5:] < "12":
            return f"{edtf}/{last}-12"
    if level and bond.of_years:
        if bond.since and last is not None and passage.statement.kind == "achieved":
            return max(edtf[-4:], last)
        return edtf[-4:]
    return edtf


def _years_of_mean(site: Site, year: str | None) -> str | None:
    """两年平均增长7%: the years that the number before counts, up to the one spoken of."""
    before = site.previous
    if before is None or before.unit != "年" or year is None or not _YEAR.fullmatch(year):
        return year
    years = before.quantity.value
    return f"{int(year) - int(years) + 1}/{year}" if years is not None and 1 < years < 10 else year


def _over_years(
    site: Site, when: When, period: Period, changes: Mapping[int, ChangeFound], pairs: Mapping[int, int],
    found: Mapping[int, When],
) -> When:  # fmt: skip
    """年均增长 holds for the span of its years: those of its section, since its from-level, up to its date."""
    last = (when.edtf or period.last or "")[-4:]
    if when.edtf is not None and "/" in when.edtf:
        return when
    if period.is_span:
        return When(period.edtf, period.reach)
    before = site.previous
    start: str | None = None
    if before is not None and before.index in pairs:
        start = found[pairs[before.index]].edtf
    elif before is not None and before.index in changes and changes[before.index].basis.startswith("since:"):
        start = changes[before.index].basis.removeprefix("since:")
    if start is not None and _YEAR.match(start) and _YEAR.fullmatch(last) and start[:4] < last:
        return When(f"{int(start[:4]) + 1}/{last}", "statement")
    if period.edtf is not None and _YEAR.fullmatch(period.edtf) and period.edtf < last:
        return When(f"{period.edtf}/{last}", when.reach)
    return when


def is_level(site: Site, changes: Mapping[int, ChangeFound], pairs: Mapping[int, int]) -> bool:
    """A level stands at a point of time; a flow or a movement adds up over the period."""
    if site.index in changes:
        return False
    if site.index in pairs:
        return True
    words = _words()
    if words["level"].search(site.left):
        return True
    if words["flow"].search(site.before):
        return False
    value = site.quantity.value
    return site.unit in _LEVEL_UNITS and not (site.unit == "" and value is not None and value >= 1)  # 六大产业
