"""Summary: one report as a person reads it in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.box import SIMPLE
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from extractor.cli.language import say, say_issue
from extractor.cli.lines import shown
from extractor.io.tables.indicators import indicator_rows
from extractor.io.tables.tasks import task_rows
from extractor.io.tables.wording import Wording
from extractor.models.records import Mention
from extractor.models.report import Report, Source

_SEVERITY = {"error": "red", "warning": "yellow", "info": "cyan"}
_STATUS = {"achieved": "green", "planned": "yellow", "reference": "dim"}


def print_summary(report: Report, console: Console) -> None:
    """Header, sections, every number, the two sheets that offices circulate, issues.

    The report must have its text.
    """
    wording = Wording(report.text or "", "simplified")
    tables = [_numbers(report), _goals(report, wording), _tasks(report, wording), _issues(report)]
    parts: list[RenderableType] = [_head(report)]
    if report.sections:
        parts.append(_sections(report))
    console.print(Group(*parts, *(table for table in tables if table.row_count)))


def _head(report: Report) -> Panel:
    h = report.header
    rows = {
        "file": _source(report.source),
        "title": h.title,
        "place": h.place,
        "issuer": h.issuer,
        "issued": h.issued,
        "years": say("reviews {done}, plans {plan}", done=h.review_year or "?", plan=h.plan_year or "?"),
        "sections": str(len(report.sections)),
        "statements": _counts(x.kind for x in report.statements),
        "numbers": _counts(m.class_ for m in report.mentions),
        "observations": _counts(o.status for o in report.observations),
        "tasks": say(
            "{tasks} with {actions} actions",
            tasks=len(report.tasks),
            actions=sum(len(t.actions) for t in report.tasks),
        ),
        "issues": _counts(i.severity for i in report.issues),
    }
    grid = Table.grid(padding=(0, 2))
    for name, value in rows.items():
        grid.add_row(Text(say(name), "dim"), _plain(value) if value else Text("?", "dim"))
    title = f"{say('status')} {say(report.status)}"
    return Panel(grid, title=Text(title), title_align="right")


def _source(source: Source) -> str:
    size = say("{bytes} bytes", bytes=f"{source.bytes:,}")
    length = say("{count} characters", count=f"{source.chars:,}")
    facts = [size, source.encoding, source.script and say(source.script), length]
    return f"{shown(source.path or 'stdin')}  ({', '.join(filter(None, facts))})"


def _counts(names: Iterable[str]) -> str:
    counter = Counter(names)
    parts = ", ".join(f"{say(name)} {n}" for name, n in counter.most_common())
    return f"{counter.total()} ({parts})" if parts else "0"


def _sections(report: Report) -> RenderableType:
    tree = Tree(Text(say("Sections"), "bold"), guide_style="dim")
    nodes: dict[str, Tree] = {}
    for s in report.sections:
        above = nodes.get(s.parent, tree) if s.parent else tree
        nodes[s.id] = above.add(_plain(f"{s.label or ''}{s.title}"))
    return tree


def _numbers(report: Report) -> Table:
    mentions = {m.id: m for m in report.mentions}
    table = _table("Numbers", "indicator", "code", "value", "time", "place", "status")
    table.columns[2].no_wrap = True
    for o in report.observations:
        place = o.place or report.header.place
        status = Text(say(o.status), _STATUS[o.status])
        value = _plain(_value(mentions[o.mention]))
        table.add_row(_plain(o.indicator), _plain(o.code), value, _plain(o.time), _plain(place), status)
    return table


def _value(mention: Mention) -> str:
    change = getattr(mention, "change", None)
    arrow = {"up": "↑ ", "down": "↓ "}[change.direction] if change else ""
    return arrow + "".join(mention.simplified.split())


def _goals(report: Report, wording: Wording) -> Table:
    table = _table("主要指标分解表", "指标", "单位", "上年完成", "今年目标", "增长", "地区")
    for row in indicator_rows(report, wording):
        done, goal = str(row.done or ""), str(row.goal or "")
        growth = f"{row.growth}%" if row.growth else ""
        table.add_row(*map(_plain, (row.indicator, row.unit, done, goal, growth, row.place)))
    return table


def _tasks(report: Report, wording: Wording) -> Table:
    table = _table(
        "重点任务分解表",
        "一级任务",
        "二级任务",
        "具体任务",
        "量化指标",
        "牵头单位",
        "配合单位",
        "完成时限",
        lines=True,
    )
    for row in task_rows(report, wording):
        targets = "\n".join(row.targets)
        cells = (row.first, row.second, row.task, targets, row.lead, row.support, row.due)
        table.add_row(*map(_plain, cells))
    return table


def _issues(report: Report) -> Table:
    table = _table("Issues", "severity", "code", "message", "at")
    for i in report.issues:
        at = ", ".join(str(start) for start, _ in i.spans[:3]) + (" …" if len(i.spans) > 3 else "")
        table.add_row(
            Text(say(i.severity), _SEVERITY[i.severity]),
            _plain(i.code),
            _plain(say_issue(i.code, i.message)),
            _plain(at),
        )
    return table


def _table(title: str, *columns: str, lines: bool = False) -> Table:
    table = Table(title=say(title), title_justify="left", box=SIMPLE, show_lines=lines, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(say(column), overflow="fold")
    return table


def _plain(value: str | None) -> Text:
    return Text("\n".join(map(shown, (value or "").splitlines())))
