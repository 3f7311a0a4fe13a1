"""Tables: the two sheets that offices circulate, as plain rows of one report.

重点任务分解表 has a row for each task, 主要指标分解表 one for each indicator and place: what was done last year, what is
the goal of this year and by how much it is to grow stand side by side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.models.records import Modifier, Observation, Quantity, Statement, Task
from extractor.models.report import Report
from extractor.text import patterns as regex
from extractor.text.view import simplify

Script = Literal["simplified", "traditional"]

_CHAIN = " > "  # how tasks write their theme
_SCALES = {"亿": Decimal(10**8), "万": Decimal(10**4)}
_BEFORE = regex.compile(r"^(?:全[省市州县区旗镇乡村国]|确保|力争|实现|完成|预计)+")
_MOVED = {  # up and down, by the number's dimension; other numbers count things
    "ratio": ("增长", "下降"),
    "doublings": ("增长", "下降"),
    "percentage_points": ("提高", "下降"),
}
_COUNTED = ("增加", "减少")
_SAYS_SO = ("增长", "增速", "增幅", "涨幅", "降幅", "增加", "下降", "减少")
_BEHIND = regex.compile(r"(?:达到?|完成|实现|增长|增速|增幅|目标|总量|力争|确保)+$")


@dataclass(frozen=True, slots=True)
class TaskRow:
    first: str  # 一级任务
    second: str
    task: str
    targets: tuple[str, ...]
    lead: str
    support: str
    due: str  # the last day, ISO 8601, or how often it comes back
    span: tuple[int, int]


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


def plain(number: Decimal) -> str:
    """12.5 and 300, never 3E+2 or 12.50."""
    return f"{number.normalize():f}"


class Wording:
    """Writes a record's words in Simplified, or as they stand in the original."""

    def __init__(self, text: str, script: Script) -> None:
        self._original = text
        self._simplified = simplify(text).simplified
        self._as_written = script == "traditional" and self._simplified != text
        self._written: dict[int, str] = {}
        if self._as_written:
            pairs = Counter(zip(self._simplified, text, strict=True))
            self._written = {ord(s): o for (s, o), _ in reversed(pairs.most_common())}

    def span(self, start: int, end: int) -> str:
        """A stretch of the text, without its line breaks and blanks at wraps."""
        sheet = self._original if self._as_written else self._simplified
        return regex.sub(r"\s*\n\s*", "", sheet[start:end]).strip()

    def of(self, phrase: str | None, near: int) -> str:
        """A phrase in Simplified, as the original has it from `near` on, or before.

        A phrase put together from several places is written with the characters that the original uses most.
        """
        if not phrase or not self._as_written:
            return phrase or ""
        at = self._simplified.find(phrase, near)
        if at < 0:
            at = self._simplified.rfind(phrase)
        return phrase.translate(self._written) if at < 0 else self._original[at : at + len(phrase)]


class Lines:
    """Where in the file a span begins, as a person looks for it."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in regex.finditer("\n", text))]

    def place(self, span: tuple[int, int]) -> str:
        return f"第{bisect_right(self._starts, span[0])}行 [{span[0]}, {span[1]})"


def task_rows(report: Report, wording: Wording) -> list[TaskRow]:
    """A row for each task, in text order; what only announces tasks (抓好以下工作：) has none."""
    statements = {s.id: s for s in report.statements}
    quantities = _quantities(report)
    observed = {o.mention: o for o in report.observations}
    chains = [tuple(t.theme.split(_CHAIN)) if t.theme else () for t in report.tasks]
    root = _plan_chapter(chains)
    rows = []
    for task, chain in zip(report.tasks, chains, strict=True):
        span = statements[task.statement].start, statements[task.statement].end
        if _only_announces(task, statements[task.statement]):
            continue
        if len(chain) > 1 and chain[0] == root:
            chain = chain[1:]
        first, *rest = [wording.of(title, 0) for title in chain] or [""]
        rows.append(
            TaskRow(
                first=first,
                second=" · ".join(rest),
                task=wording.span(*span),
                targets=tuple(
                    _target(observed.get(m), quantities[m], wording, span[0]) for m in task.targets
                ),
                lead=_bodies(task, "lead", wording, span[0]),
                support=_bodies(task, "support", wording, span[0]),
                due=task.deadline or task.recurrence or "",
                span=span,
            )
        )
    return rows


def _only_announces(task: Task, statement: Statement) -> bool:
    measured = task.targets or task.deadline or task.recurrence or task.responsible
    return not measured and statement.text.rstrip().endswith(("：", ":"))


def _target(o: Observation | None, quantity: Quantity, wording: Wording, near: int) -> str:
    """固定资产投资增长8%, 新建高标准农田5000亩: a movement says which way, its words may stand far from the number."""
    indicator = o.indicator if o and o.indicator else ""
    moved = ""
    if quantity.change and not indicator.endswith(_SAYS_SO):
        dimension = quantity.unit.dimension if quantity.unit else None
        moved = _MOVED.get(dimension or "", _COUNTED)[quantity.change.direction == "down"]
    number = wording.span(quantity.start, quantity.end)
    return wording.of(indicator, near) + wording.of(moved, near) + number


def _plan_chapter(chains: Sequence[tuple[str, ...]]) -> str | None:
    """The heading that most tasks stand under (2025年工作安排): it tells them apart by nothing."""
    roots = Counter(chain[0] for chain in chains if len(chain) > 1)
    if not roots:
        return None
    [(title, many)] = roots.most_common(1)
    return title if many * 2 > len(chains) else None


def _bodies(task: Task, role: str, wording: Wording, near: int) -> str:
    return "、".join(wording.of(b.name, near) for b in task.responsible if b.role == role)


def indicator_rows(report: Report, wording: Wording) -> list[IndicatorRow]:
    """A row for each indicator, place and unit with a goal or a planned growth, in the order of the plan.

    Levels join where indicator, place and unit are the same; a growth joins the first row of its indicator.
    """
    quantities = _quantities(report)
    review, plan = report.header.review_year, report.header.plan_year
    done: dict[_Key, list[Observation]] = defaultdict(list)
    goals: dict[_Key, list[Observation]] = defaultdict(list)
    growths: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    order: dict[tuple[str, str], None] = {}
    for o in report.observations:
        quantity = quantities[o.mention]
        if not o.indicator or o.status == "reference":
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


def _quantities(report: Report) -> dict[str, Quantity]:
    return {m.id: m for m in report.mentions if isinstance(m, Quantity)}
