"""Workbook: the two sheets that offices circulate, all data and all issues, as one Excel file.

Text is always written as text, so that a cell that begins with `=`, `+`, `-` or `@` never becomes a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from extractor.io.amend import corrections_of, without_wrong
from extractor.io.tables.indicators import SIGNS, Amount, IndicatorRow, indicator_rows
from extractor.io.tables.tasks import TaskRow, task_rows
from extractor.io.tables.wording import Lines, Script, Wording
from extractor.lexicon.chinese import sentence
from extractor.models.corrections import Corrected
from extractor.models.records import Change, Quantity
from extractor.models.report import Report

_LINE = 14  # points that a line of text is high
_LONGEST = 32_000  # characters in a cell; Excel takes 32,767
_MOST_ROWS = 1_000_000  # of a sheet; Excel takes 1,048,576
_STATUS = {"achieved": "完成", "planned": "计划", "reference": "参照"}
_SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}
_MODIFIER = {
    "exact": "", "approximate": "约", "more_than": "超过", "at_least": "不少于", "less_than": "不足",
    "at_most": "不超过", "range": "区间",
}  # fmt: skip
_VERDICT = {"right": "正确", "wrong": "错误", None: ""}
_FIELD = {
    "indicator": "指标",
    "value": "数值",
    "unit": "单位",
    "time": "时间",
    "place": "地区",
    "status": "状态",
}

Cell = str | int | Decimal | date | Amount | None


class _Column(NamedTuple):
    title: str
    width: int


def _columns(**widths: int) -> tuple[_Column, ...]:
    return tuple(_Column(title, width) for title, width in widths.items())


TASKS = _columns(
    序号=6, 一级任务=18, 二级任务=18, 具体任务=48, 量化指标=28, 牵头单位=16, 配合单位=16, 完成时限=12, 原文位置=20
)  # fmt: skip
INDICATORS = _columns(序号=6, 指标=34, 单位=10, 上年完成=12, 今年目标=12, 增长=10, 地区=16, 原文位置=24)
DATA = _columns(
    序号=6, 报告=20, 指标=30, 数值=14, 下限=12, 上限=12, 单位=10, 限定=9, 变动=12, 时间=14, 地区=16, 状态=8, 原文=18,
    核对=8, 更正=24, 原文位置=20,
)  # fmt: skip
ISSUES = _columns(序号=6, 报告=20, 级别=8, 代码=24, 说明=56, 原文=28, 原文位置=20)


class Workbook:
    """Takes reports one by one; the file is written when it is left."""

    def __init__(self, path: Path, script: Script = "simplified", name_files: bool = True) -> None:
        self._script = script
        self._name_files = name_files
        self._book = xlsxwriter.Workbook(
            str(path),
            # constant_memory: each row goes to disk when the next one begins
            {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True},
        )
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._tasks = _Sheet(self, "重点任务分解表", TASKS)
        self._indicators = _Sheet(self, "主要指标分解表", INDICATORS)
        self._data = _Sheet(self, "全部数据", DATA)
        self._issues = _Sheet(self, "问题", ISSUES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sheet in (self._tasks, self._indicators, self._data, self._issues):
            sheet.finish()
        self._book.close()

    def add(self, report: Report) -> None:
        """The rows of one report; it must have its text (`keep_text`) unless it failed."""
        name = Path(report.source.path).name if report.source.path else "stdin"
        text = report.text or ""
        wording, lines = Wording(text, self._script), Lines(text)

        def place(span: tuple[int, int]) -> str:
            return f"{name} {lines.place(span)}" if self._name_files else lines.place(span)

        kept = without_wrong(report)
        for task in task_rows(kept, wording):
            self._tasks.add(_task_cells(task), place(task.span))
        for row in indicator_rows(kept, wording):
            self._indicators.add(_indicator_cells(row), place(row.span))
        quantities = {m.id: m for m in report.mentions if isinstance(m, Quantity)}
        looked_over = {c.record: c for c in corrections_of(report)}
        for o in report.observations:
            q = quantities[o.mention]
            cells: list[Cell | _Percent] = [name, wording.of(o.indicator, 0), q.value, q.low, q.high]
            cells += [wording.of(q.unit.text, 0) if q.unit else "", _MODIFIER[q.modifier]]
            cells += [_moved(q.change), o.time, wording.of(o.place, 0), _STATUS[o.status]]
            cells += [wording.span(q.start, q.end), *_corrected(looked_over.get(o.id))]
            self._data.add(cells, place((q.start, q.end)))
        for issue in report.issues:
            first = issue.spans[0] if issue.spans else None
            self._issues.add(
                [
                    name,
                    _SEVERITY[issue.severity],
                    issue.code,
                    sentence(issue.code, issue.message),
                    wording.span(*first) if first else "",
                ],
                place(first) if first else name,
            )

    def format(self, **properties: object) -> Format:
        """A cell format; each kind is made once."""
        key = tuple(properties.items())
        if key not in self._formats:
            base = {"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter", "border": 1}
            self._formats[key] = self._book.add_format(base | properties)
        return self._formats[key]

    def worksheet(self, title: str) -> Worksheet:
        return self._book.add_worksheet(title)


def _task_cells(row: TaskRow) -> list[Cell]:
    return [row.first, row.second, row.task, "\n".join(row.targets), row.lead, row.support, _day(row.due)]


def _indicator_cells(row: IndicatorRow) -> list[Cell | _Percent]:
    return [row.indicator, row.unit, row.done, row.goal, row.growth and _Percent(row.growth), row.place]


def _corrected(told: Corrected | None) -> list[Cell]:
    """What a person said of a number, and how it was extracted."""
    if told is None:
        return ["", ""]
    before = [
        f"原{_FIELD[field]}：{'无' if value is None else value}" for field, value in told.extracted.items()
    ]
    return [_VERDICT[told.verdict], "\n".join([*before, *([told.note] if told.note else [])])]


class _Percent(NamedTuple):
    amount: Amount


def _day(due: str) -> Cell:
    try:
        return date.fromisoformat(due)
    except ValueError:
        return due  # 每季度


def _moved(change: Change | None) -> str:
    if change is None:
        return ""
    word = "上升" if change.direction == "up" else "下降"
    return f"{word} 同比" if change.basis == "year_on_year" else word


class _Sheet:
    """Rows under a frozen head; each begins with its number and ends with its place in the text.

    What Excel has no room for in one sheet goes on in another.
    """

    def __init__(self, book: Workbook, title: str, columns: Sequence[_Column]) -> None:
        self._book = book
        self._title = title
        self._columns = columns
        self._full = 0  # sheets before this one
        self._rows = 0  # of this one
        self._sheet = self._begin(title)

    def _begin(self, title: str) -> Worksheet:
        book, sheet = self._book, self._book.worksheet(title)
        head = book.format(bold=True, align="center", bg_color="#D9E2F3")
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.title, head)
        sheet.set_row(0, 24)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        sheet.set_header(f"&C&14{title}")
        sheet.set_footer("&C第 &P 页 共 &N 页")
        return sheet

    def add(self, cells: Sequence[Cell | _Percent], place: str) -> None:
        if self._rows == _MOST_ROWS:
            self.finish()
            self._full += 1
            self._rows = 0
            self._sheet = self._begin(f"{self._title} {self._full + 1}")
        self._rows += 1
        row = [self._full * _MOST_ROWS + self._rows, *cells, place]
        lines = max(
            _lines(cell, column.width)
            for cell, column in zip(row, self._columns, strict=True)
            if isinstance(cell, str)
        )
        self._sheet.set_row(self._rows, _LINE * lines + 4)  # not every program fits heights by itself
        for at, cell in enumerate(row):
            self._write(self._rows, at, cell)
        # XlsxWriter keeps the height of every row to the end, for pictures; the row before has gone to disk by now
        for heights in ("row_info", "row_sizes"):
            getattr(self._sheet, heights, {}).pop(self._rows - 1, None)

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, max(self._rows, 1), len(self._columns) - 1)

    def _write(self, row: int, at: int, cell: Cell | _Percent) -> None:
        sheet, book = self._sheet, self._book
        sign = ""
        ending = ""
        if isinstance(cell, _Percent):
            cell, ending = cell.amount, '"%"'
        if isinstance(cell, Amount):
            if cell.value is None:
                cell = f"{cell}{ending.strip(chr(34))}"
            else:
                sign = SIGNS.get(cell.modifier, "")
                cell = cell.value
        if isinstance(cell, date):
            sheet.write_datetime(row, at, cell, book.format(num_format="yyyy-mm-dd", align="center"))
        elif isinstance(cell, (int, Decimal)):
            digits = _number_format(Decimal(cell), sign, ending)
            sheet.write_number(
                row, at, float(cell), book.format(num_format=digits, align="center" if at == 0 else "right")
            )
        elif cell:
            sheet.write_string(row, at, cell[:_LONGEST], book.format())
        else:
            sheet.write_blank(row, at, None, book.format())


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; a Chinese character is as wide as two digits."""
    return sum(
        max(1, -(-sum(2 if east_asian_width(c) in "WFA" else 1 for c in line) // (width - 1)))
        for line in text.split("\n")
    )


def _number_format(number: Decimal, sign: str, ending: str) -> str:
    """As many decimals as are written; the sign of a bound (≥) is part of the format, the cell stays a number."""
    exponent = number.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    digits = "#,##0" + ("." + "0" * min(decimals, 6) if decimals else "")
    return f'"{sign}"{digits}{ending}' if sign else digits + ending
