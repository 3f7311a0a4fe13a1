"""Overview: a line for each of many reports, and what they hold together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from extractor.cli.language import say
from extractor.cli.lines import shown
from extractor.models.report import Report

_WIDEST = 240


class Row(NamedTuple):
    """What one line needs of a report; the report itself may go."""

    name: str
    read_as: str
    counts: dict[str, int]

    @classmethod
    def of(cls, report: Report) -> Row:
        source = report.source
        classes = Counter(m.class_ for m in report.mentions)
        name = shown(Path(source.path).name) if source.path else "stdin"
        planned = sum(o.status == "planned" for o in report.observations)
        return cls(
            name if report.status == "ok" else f"{name} ({say(report.status)})",
            " ".join(filter(None, (source.encoding, source.script and say(source.script)))),
            {
                "sect.": len(report.sections),
                "quant.": classes["quantity"],
                "dates": classes["date"],
                "ord.": classes["ordinal"],
                "labels": classes["enumerator"],
                "names": classes["name"],
                "done": len(report.observations) - planned,
                "plan": planned,
                "tasks": len(report.tasks),
                "issues": len(report.issues),
            },
        )


def print_overview(rows: Sequence[Row], console: Console) -> None:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), show_footer=True)
    table.add_column(say("report"), f"{len(rows)} {say('reports')}", no_wrap=True)
    table.add_column(say("read as"), no_wrap=True)
    for column in rows[0].counts:
        table.add_column(
            say(column), f"{sum(row.counts[column] for row in rows):,}", justify="right", no_wrap=True
        )
    for row in rows:
        table.add_row(Text(row.name), Text(row.read_as), *map(str, row.counts.values()))
    # cut short, the columns cannot be read: a terminal that is narrower wraps the lines itself
    needed = Measurement.get(console, console.options.update(max_width=_WIDEST), table).maximum
    console.width = max(console.width, needed)
    console.print(table)
