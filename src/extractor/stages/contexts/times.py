"""Times: the period that each number holds for: from its clause, carried in its sentence, else its statement's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extractor.lexicon.load import load_table
from extractor.models.records import Reach
from extractor.stages.contexts.layout import Part, Passage, Site
from extractor.stages.contexts.periods import Period
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import ChangeFound, DateFound

_YEAR = regex.compile(r"\d{4}")
_YEARS = regex.compile(r"\d{4}(?:/\d{4})?")
_LAST_DAY = regex.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class When:
    edtf: str | None
    reach: Reach | None


@dataclass(frozen=True, slots=True)
class _Bound:
    """A date that binds numbers, and how far."""

    edtf: str
    since: bool  # 自3月起, 2018年以来
    carries: bool
    head: bool  # at the head of its sentence
    alone: bool  # a clause of its own, or what is reached by then: 1月至9月，到2025年
    start: int


@cache
def _words() -> dict[str, regex.Pattern[str]]:
    table = load_table("contexts")["times"]
    words = {name: regex.compile(rf"(?:{any_of(words)})") for name, words in table.items()}
    built = any_of(table["built_then"])
    words["built_then"] = regex.compile(rf"(?:{built})(?:了)?的|(?:{built})[^，；。\d]{{1,6}}的(?=\d)")
    words["due"] = regex.compile(rf"(?:{any_of(table['due'])})(?!夕|后|期)")
    return words


@cache
def _ends(name: str) -> tuple[str, ...]:
    return tuple(load_table("contexts")["times"][name])


def find_times(
    text: str,
    passages: Sequence[Passage],
    periods: Mapping[int, Period],
    changes: Mapping[int, ChangeFound],
    pairs: Mapping[int, int],
) -> Mapping[int, When]:
    """By index of the quantity."""
    found: dict[int, When] = {}
    words = _words()
    sources = set(pairs.values())
    over: _Bound | None = None  # a head date that holds beyond its statement: 到2026年，…；…；
    for passage in passages:
        period = periods[passage.index]
        if passage.leads or (passage.opens and not words["goes_on"].match(text, passage.statement.start)):
            over = None
        carried: _Bound | None = over
        for part in passage.parts:
            bounds = [b for d in part.dates if (b := _bind(d, part, passage, period, text)) is not None]
            if carried is not None and _resets(text, part):
                carried = None
            for site in part.quantities:
                when = None
                own = _nearest(bounds, site)
                if site.index in sources:
                    attached = _attached(part, site, text)
                    found[site.index] = When(attached, "clause" if attached else None)
                    continue
                if own is not None:
                    when = When(_of(own, site, passage, period, pairs, changes, text), "clause")
                elif site.previous is not None and words["same_as_before"].match(text, part.start):
                    when = found[site.previous.index]
                elif carried is not None:
                    when = When(_of(carried, site, passage, period, pairs, changes, text), "statement")
                found[site.index] = when or _from_period(site, period, changes, pairs, part, text)
            for bound in bounds:
                if bound.carries:
                    carried = bound
                elif carried is not None and bounds:
                    carried = None
        over = carried if carried is not None and _crosses(carried, passage, text) else None
    return found


def _nearest(bounds: list[_Bound], site: Site) -> _Bound | None:
    before = [b for b in bounds if b.start < site.quantity.start]
    if before:
        return before[-1]
    if len(bounds) == 1 and len(site.part.quantities) == 1 and not site.right.startswith("的"):
        return bounds[0]  # 17户…拖到四季度才纳入救助
    return None


def _bind(date: DateFound, part: Part, passage: Passage, period: Period, text: str) -> _Bound | None:
    """The date as one that numbers hold for; None for comparands, deadlines, names of plans and the like."""
    edtf = date.edtf
    if edtf is None:
        return None
    words = _words()
    written = text[date.start : date.end]
    prefix = text[max(part.start, date.start - 6) : date.start].rstrip("“")
    suffix = text[date.end : min(part.end, date.end + 8)]
    planned = passage.statement.kind == "planned"
    if prefix.endswith(_ends("comparand_marks")) or words["not_a_time"].match(written):
        return None
    if words["built_then"].match(suffix):
        return None
    since = words["since"].match(suffix) is not None or written.endswith(_ends("since"))
    if not since and prefix.endswith(("由", "从")):
        return None  # 由2016年的…: the from-level's own
    if words["names_a_plan"].match(suffix):
        return None
    if words["share_follows"].match(suffix) and _share_of(date, part, text):
        return None
    until = words["until"].search(prefix) is not None and prefix.endswith(tuple(_ends("until")))
    last = words["last"].match(suffix) or written.endswith(("末", "底"))
    due = words["due"].search(written[-2:]) or words["due"].match(suffix)
    if due and not until:
        return None
    if words["recent"].match(written) and not _at_head(date, part, text):
        return None
    if written.endswith("年度") and edtf != period.edtf and not _at_head_with_comma(date, part, text):
        return None
    if last and "/" in edtf and _YEARS.fullmatch(edtf):
        edtf = edtf[-4:]
    if (until or (planned and last)) and _YEARS.fullmatch(edtf):
        edtf = edtf[-4:]
    elif until and last and _LAST_DAY.fullmatch(edtf):
        edtf = edtf[:4] if edtf.endswith("12-31") else edtf[:7]
    head = part.first and _at_head(date, part, text)
    comma = date.end == part.end or suffix.strip("”起止日时间期") == "" or words["since"].match(suffix) is not None
    carries = head and (not planned or comma or until or _YEARS.fullmatch(edtf) is not None)
    alone = (until or comma) and not due and _at_head(date, part, text)
    if not carries:
        as_of = prefix.endswith(("截至", "截止", "截止到"))
        event = suffix.startswith(("于", "在"))
        years = _YEARS.fullmatch(edtf) is not None and bool(part.quantities or planned)
        carries = since or alone or as_of or event or years
    return _Bound(edtf, since, carries, head, alone, date.start)


def _share_of(date: DateFound, part: Part, text: str) -> bool:
    """是2016年的1.8倍, 不到上年的七成: what the number is a share of."""
    for site in part.quantities:
        if site.quantity.start >= date.end:
            unit = site.quantity.unit
            gap = text[date.end : site.quantity.start]
            return len(gap) <= 3 and (unit is None or unit.text in "%成倍")
    return False


def _at_head(date: DateFound, part: Part, text: str) -> bool:
    for earlier in part.dates:
        if earlier.end == date.start:
            return _at_head(earlier, part, text)  # 2023年1—10月
    lead = text[part.start : date.start].strip("“ 　")
    return not lead or (len(lead) <= 8 and _words()["before_head"].fullmatch(lead) is not None)


def _at_head_with_comma(date: DateFound, part: Part, text: str) -> bool:
    return date.end == part.end and _at_head(date, part, text)


def _attached(part: Part, site: Site, text: str) -> str | None:
    """The date that stands between 由 and its level: 由2016年的4.1亿元, 由年初的71.5%."""
    for date in reversed(part.dates):
        if date.end <= site.quantity.start:
            gap = text[date.end : site.quantity.start]
            lead = text[max(0, date.start - 1) : date.start]
            if lead in ("由", "从", "自") or (len(gap) <= 3 and gap.startswith("的")):
                return date.edtf
            return None
    return None


def _of(
    bound: _Bound, site: Site, passage: Passage, period: Period, pairs: Mapping[int, int],
    changes: Mapping[int, ChangeFound], text: str,
) -> str:  # fmt: skip
    edtf = bound.edtf
    level = is_level(site, pairs, changes)
    if "年均" in site.left and period.edtf is not None:
        return _span_to(edtf, site, period, text) or edtf
    if bound.since and "/" not in edtf and not level and passage.statement.kind == "achieved":
        last = period.last
        if last is not None and _YEAR.fullmatch(edtf):
            return f"{edtf}/{last}" if edtf < last else edtf
        if last is not None and edtf[:4] == last and len(edtf) == 7 and edtf[5:] < "12":
            return f"{edtf}/{last}-12"
    if "/" in edtf and _YEARS.fullmatch(edtf) and level:
        return edtf[-4:]
    return edtf


def _span_to(edtf: str, site: Site, period: Period, text: str) -> str | None:
    """年均增长 holds for the years up to the date: 到2026年，…年均增长8%."""
    if period.is_span:
        return period.edtf
    if _YEARS.fullmatch(edtf) and "/" in edtf:
        return edtf
    if _YEAR.fullmatch(edtf) and period.edtf is not None and period.edtf < edtf:
        return f"{period.edtf}/{edtf}"
    return None


def _from_period(
    site: Site, period: Period, changes: Mapping[int, ChangeFound], pairs: Mapping[int, int], part: Part, text: str
) -> When:  # fmt: skip
    if not period.is_span:
        return When(period.edtf, period.reach)
    if "年均" not in site.left and is_level(site, pairs, changes):
        return When(period.last, period.reach)
    return When(period.edtf, period.reach)


def is_level(site: Site, pairs: Mapping[int, int], changes: Mapping[int, ChangeFound]) -> bool:
    """A level stands at a point of time, a flow or a movement adds up over the period."""
    if site.index in changes:
        return False
    if site.index in pairs:
        return True
    words = _words()
    if words["flow"].search(site.before) and not words["level"].search(site.left):
        return False
    if words["level"].search(site.left):
        return True
    unit = site.quantity.unit
    return unit is None or unit.text in ("%", "‰", "成", "倍")


def _resets(text: str, part: Part) -> bool:
    """目前, 现有: back to how things stand."""
    return _words()["now"].match(text, part.start, part.end) is not None


def _crosses(bound: _Bound, passage: Passage, text: str) -> bool:
    """Years at the head of a sentence and periods of their own hold up to its 。, days and months up to the ；."""
    if text[passage.statement.end - 1 : passage.statement.end] not in "；;":
        return bound.head  # up to the next sentence that has a topic of its own
    if bound.since:
        return False
    if "/" in bound.edtf:
        return bound.head or bound.alone
    return bound.head and bound.alone and _YEARS.fullmatch(bound.edtf) is not None
