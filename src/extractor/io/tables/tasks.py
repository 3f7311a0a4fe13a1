"""重点任务分解表: a row for each task, with its numbers, bodies and time limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.io.tables.wording import Wording, quantities_of, tells_of_the_talk
from extractor.lexicon.parts import part_words
from extractor.models.records import Enumerator, Observation, Quantity, Statement, Task
from extractor.models.report import Report

_CHAIN = " > "  # how tasks write their theme
_MOVED = {  # up and down, by the number's dimension; other numbers count things
    "ratio": ("增长", "下降"),
    "doublings": ("增长", "下降"),
    "percentage_points": ("提高", "下降"),
}
_COUNTED = ("增加", "减少")
_SAYS_SO = ("增长", "增速", "增幅", "涨幅", "降幅", "增加", "下降", "减少")


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


def task_rows(report: Report, wording: Wording) -> list[TaskRow]:
    """A row for each task, in text order; what only announces tasks (抓好以下工作：) has none."""
    statements = {s.id: s for s in report.statements}
    quantities = quantities_of(report)
    observed = {o.mention: o for o in report.observations}
    chains = [tuple(t.theme.split(_CHAIN)) if t.theme else () for t in report.tasks]
    root = _plan_chapter(chains)
    rows = []
    label_ends = {m.start: m.end for m in report.mentions if isinstance(m, Enumerator)}
    for task, chain in zip(report.tasks, chains, strict=True):
        statement = statements[task.statement]
        targets = [m for m in task.targets if not tells_of_the_talk(_indicator(observed.get(m)))]
        if not targets and _only_announces(task, statement):
            continue
        span = statement.start, statement.end
        if len(chain) > 1 and chain[0] == root:
            chain = chain[1:]
        first, *rest = [wording.of(title, 0) for title in chain] or [""]
        rows.append(
            TaskRow(
                first=first,
                second=" · ".join(rest),
                task=wording.span(label_ends.get(span[0], span[0]), span[1]).rstrip("；;"),
                targets=tuple(_target(observed.get(m), quantities[m], wording, span[0]) for m in targets),
                lead=_bodies(task, "lead", wording, span[0]),
                support=_bodies(task, "support", wording, span[0]),
                due=task.deadline or task.recurrence or "",
                span=span,
            )
        )
    return rows


def _only_announces(task: Task, statement: Statement) -> bool:
    """Of a task that nothing measures."""
    told = task.deadline or task.recurrence or task.responsible
    return not told and statement.text.rstrip().endswith(("：", ":"))


def _indicator(o: Observation | None) -> str:
    return o.indicator if o and o.indicator else ""


def _target(o: Observation | None, quantity: Quantity, wording: Wording, near: int) -> str:
    """固定资产投资增长8%, 新建高标准农田5000亩: a movement says which way, its words may stand far from the number."""
    indicator, moved = _indicator(o), ""
    if quantity.change and not indicator.endswith(_SAYS_SO):
        dimension = quantity.unit.dimension if quantity.unit else None
        moved = _MOVED.get(dimension or "", _COUNTED)[quantity.change.direction == "down"]
    number = wording.span(quantity.start, quantity.end)
    return wording.of(indicator, near) + wording.of(moved, near) + number


def _plan_chapter(chains: Sequence[tuple[str, ...]]) -> str | None:
    """The heading of the plan that most tasks stand under (2025年工作安排), or one that all do: it tells none apart."""
    roots = Counter(chain[0] for chain in chains if len(chain) > 1)
    if not roots:
        return None
    [(title, many)] = roots.most_common(1)
    names_plan = any(part_words("plan", words).search(title) for words in ("any", "tasks"))
    return title if many == len(chains) or (names_plan and many * 2 > len(chains)) else None


def _bodies(task: Task, role: str, wording: Wording, near: int) -> str:
    return "、".join(wording.of(b.name, near) for b in task.responsible if b.role == role)
