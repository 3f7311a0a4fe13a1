"""主要指标分解表: a row for each indicator and place.

What was done last year, what is the goal of this year and by how much it is to grow stand side by side.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from extractor.io.tables.wording import Wording, plain, quantities_of, tells_of_the_talk
from extractor.models.records import Modifier, Observation, Quantity
from extractor.models.report import Report
from extractor.text import patterns as regex

_SCALES = {"亿": Decimal(10**8), "万": Decimal(10**4)}
_BEFORE = regex.compile(r"^(?:全[省市州县区旗镇乡村国]|确保|力争|实现|完成|预计)+")
_BEHIND = regex.compile(r"(?:达到?|完成|实现|增长|增速|增幅|目标|总量|力争|确保)+$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the unit of its row; `value` is null where the text gives an interval."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier

    def __str__(self) -> str:
        if self.value is not None:
            return SIGNS.get(self.modifier, "") + plain(self.value)
        low, high = ("" if x is None else plain(x) for x in (self.low, self.high))
        return f"{low}—{high}" if low or high else ""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    indicator: str
    unit: str
    done: Amount | None  # 上年完成
    goal: Amount | None  # 今年目标
    growth: Amount | None  # per cent, negative where it is to fall
    place: str
    span: tuple[int, int]


_TURNED: dict[str, Modifier] = {
    "more_than": "less_than", "less_than": "more_than", "at_least": "at_most", "at_most": "at_least"
}  # fmt: skip
SIGNS: dict[str, str] = {
    "approximate": "约",
    "more_than": ">",
    "at_least": "≥",
    "less_than": "<",
    "at_most": "≤",
}


def indicator_rows(report: Report, wording: Wording) -> list[IndicatorRow]:
    """A row for each indicator, place and unit with a goal or a planned growth, in the order of the plan.

    Levels join where indicator, place and unit are the same; a growth joins the first row of its indicator.
    """
    quantities = quantities_of(report)
    review, plan = report.header.review_year, report.header.plan_year
    done: dict[_Key, list[Observation]] = defaultdict(list)
    goals: dict[_Key, list[Observation]] = defaultdict(list)
    growths: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    order: dict[tuple[str, str], None] = {}
    for o in report.observations:
        quantity = quantities[o.mention]
        if not o.indicator or o.status == "reference" or tells_of_the_talk(o.indicator):
            continue
        name = (o.code or normalised(o.indicator), o.place or "")
        key = (*name, quantity.unit.id if quantity.unit else "")
        if o.status == "achieved":
            if quantity.change is None and (review is None or _in_year(o.time, review)):
                done[key].append(o)
            continue
        if plan is not None and o.time is not None and not _in_year(o.time, plan):
            continue  # the goals of five years are no goals of this one
        order[name] = None
        if quantity.change is None:
            goals[key].append(o)
        elif quantity.unit and quantity.unit.id == "%":
            growths[name].append(o)
    rows = []
    for name in order:
        keys = [key for key in goals if key[:2] == name] or [key for key in done if key[:2] == name][:1]
        growth = growths.get(name, [])
        for key in keys or [(*name, "")]:
            for goal in [*goals.get(key, ())] or [None]:
                before = done[key].pop(0) if done.get(key) else None
                grown = growth.pop(0) if growth else None
                if goal or grown:
                    rows.append(_row(before, goal, grown, quantities, wording, report.header.place))
        for grown in growth:
            rows.append(_row(None, None, grown, quantities, wording, report.header.place))
    return rows


_Key = tuple[str, str, str]  # the indicator's code or words, place, unit


def _row(
    done: Observation | None,
    goal: Observation | None,
    growth: Observation | None,
    quantities: dict[str, Quantity],
    wording: Wording,
    own_place: str | None,
) -> IndicatorRow:
    told = [o for o in (goal, growth, done) if o is not None]
    leading = told[0]
    level = goal or done
    scale, unit = _scale(quantities[level.mention]) if level else (Decimal(1), "%")
    quantity = quantities[leading.mention]
    return IndicatorRow(
        indicator=wording.of(leading.indicator, 0),
        unit=wording.of(unit, quantity.start) if level else unit,
        done=_amount(done, quantities, scale),
        goal=_amount(goal, quantities, scale),
        growth=_amount(growth, quantities, Decimal(1)),
        place=wording.of(leading.place or own_place, 0),
        span=(quantity.start, quantity.end),
    )


def _scale(quantity: Quantity) -> tuple[Decimal, str]:
    """万元 and 10000 for what was written in 万元."""
    unit = quantity.unit.text if quantity.unit else ""
    for word, scale in _SCALES.items():
        if word in quantity.simplified:
            return scale, word + unit
    return Decimal(1), unit


def _amount(o: Observation | None, quantities: dict[str, Quantity], scale: Decimal) -> Amount | None:
    if o is None:
        return None
    q = quantities[o.mention]
    value, low, high = (None if x is None else x / scale for x in (q.value, q.low, q.high))
    if q.change and q.change.direction == "down":  # to fall by 5 or more is to grow by -5 or less
        value, low, high = (None if x is None else -x for x in (value, high, low))
        return Amount(value, low, high, _TURNED.get(q.modifier, q.modifier))
    return Amount(value, low, high, q.modifier)


def normalised(indicator: str) -> str:
    """The words of an indicator by which rows join: without scope before and predicates behind."""
    bare = regex.sub(r"[\s“”‘’《》（）()、，]", "", indicator)
    return _BEHIND.sub("", _BEFORE.sub("", bare)) or bare


def _in_year(time: str | None, year: int) -> bool:
    first, _, last = (time or "").partition("/")
    return first[:4] == str(year) and (not last or last[:4] == str(year))
