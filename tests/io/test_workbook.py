"""The workbook is a real one: numbers are numbers, text is text, it prints on A4."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from extractor import extract, iter_reports
from extractor.io import workbook
from extractor.io.tables.tasks import task_rows
from extractor.io.tables.wording import Wording
from extractor.io.workbook import Workbook

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = """桐树乡2024年工作总结和2025年工作计划
一、2024年工作回顾
全乡粮食总产量达到3.2万吨。
二、2025年工作计划
粮食总产量达到3.3万吨以上，增长3.5%。
6月底前引进企业5—8家，由乡经贸办牵头。
"""


def written(path: Path, *texts: str) -> Any:
    with Workbook(path, name_files=False) as book:
        for text in texts:
            book.add(extract(text, keep_text=True))
    return load_workbook(path)


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def test_sheets_and_their_columns(tmp_path: Path) -> None:
    book = written(tmp_path / "book.xlsx", TEXT)
    assert book.sheetnames == ["重点任务分解表", "主要指标分解表", "全部数据", "问题"]
    heads = {name: [cell.value for cell in book[name][1]] for name in book.sheetnames}
    assert heads["重点任务分解表"] == [
        "序号", "一级任务", "二级任务", "具体任务", "量化指标", "牵头单位", "配合单位", "完成时限", "原文位置",
    ]  # fmt: skip
    assert heads["主要指标分解表"] == [
        "序号",
        "指标",
        "单位",
        "上年完成",
        "今年目标",
        "增长",
        "地区",
        "原文位置",
    ]


def test_numbers_are_numbers_and_bounds_are_format(tmp_path: Path) -> None:
    sheet = written(tmp_path / "book.xlsx", TEXT)["主要指标分解表"]
    row = next(r for r in rows(sheet) if "粮食" in r["指标"])
    assert (row["上年完成"], row["今年目标"], row["增长"], row["单位"]) == (3.2, 3.3, 3.5, "万吨")
    formats = {cell.value: cell.number_format for cell in sheet[2]}
    assert formats[3.3] == '"≥"#,##0.0'
    assert formats[3.5] == '#,##0.0"%"'


def test_a_range_is_text(tmp_path: Path) -> None:
    sheet = written(tmp_path / "book.xlsx", TEXT)["主要指标分解表"]
    assert next(r for r in rows(sheet) if r["单位"] == "家")["今年目标"] == "5—8"


def test_deadlines_are_dates(tmp_path: Path) -> None:
    sheet = written(tmp_path / "book.xlsx", TEXT)["重点任务分解表"]
    row = next(r for r in rows(sheet) if "企业" in r["具体任务"])
    assert row["完成时限"] == datetime(2025, 6, 30)
    assert row["牵头单位"] == "乡经贸办"


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_no_cell_becomes_a_formula(first: str, tmp_path: Path) -> None:
    text = f"桐树乡2025年工作计划\n一、{first}1+cmd|工作\n{first}HYPERLINK(1)新建公厕6座。\n"
    book = written(tmp_path / "book.xlsx", text)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(isinstance(c.value, str) and first in c.value for c in cells)
    assert {c.data_type for c in cells} <= {"s", "n", "d"}


def test_the_page_and_the_head(tmp_path: Path) -> None:
    for sheet in written(tmp_path / "book.xlsx", TEXT):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet["A1"].alignment.wrap_text


def test_rows_are_as_high_as_their_text(tmp_path: Path) -> None:
    long = "推进农业农村现代化，" * 12
    sheet = written(tmp_path / "book.xlsx", f"桐树乡2025年工作计划\n一、农业\n{long}新建公厕6座。\n")[
        "重点任务分解表"
    ]
    assert sheet.row_dimensions[2].height > 60


def test_failed_and_odd_reports_are_rows_of_issues(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with Workbook(path) as book:
        for report in iter_reports([tmp_path / "missing.txt"], keep_text=True):
            book.add(report)
    [row] = rows(load_workbook(path)["问题"])
    assert (row["报告"], row["级别"], row["代码"]) == ("missing.txt", "错误", "source.missing")


def test_control_characters_do_not_break_the_file(tmp_path: Path) -> None:
    text = "桐树乡2025年工作计划\n一、农业\n新建\x01\x0b公厕6座。\n"
    assert rows(written(tmp_path / "book.xlsx", text)["重点任务分解表"])


def test_all_samples_in_one_book(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    reports = list(iter_reports(sorted(SAMPLES.glob("*.txt")), keep_text=True))
    with Workbook(path, "traditional") as book:
        for report in reports:
            book.add(report)
    done = load_workbook(path)
    tasks = sum(len(task_rows(r, Wording(r.text or "", "traditional"))) for r in reports)
    assert len(rows(done["重点任务分解表"])) == tasks > 400
    assert len(rows(done["全部数据"])) == sum(len(r.observations) for r in reports)
    assert len(rows(done["问题"])) == sum(len(r.issues) for r in reports)
    assert rows(done["全部数据"])[0]["原文位置"].startswith("01-township.txt 第")


def test_what_has_no_room_in_a_sheet_goes_on_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 3)
    book = written(tmp_path / "book.xlsx", TEXT, TEXT)
    whole = written_at_once(tmp_path / "whole.xlsx", monkeypatch)
    parts = [name for name in book.sheetnames if name.startswith("全部数据")]
    assert parts == ["全部数据", "全部数据 2", "全部数据 3"][: len(parts)]
    assert len(parts) > 1
    assert [row for name in parts for row in rows(book[name])] == rows(whole["全部数据"])


def written_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 1_000_000)
    return written(path, TEXT, TEXT)


def test_rows_that_are_written_are_not_held(tmp_path: Path) -> None:
    with Workbook(tmp_path / "book.xlsx") as book:
        for _ in range(20):
            book.add(extract(TEXT, keep_text=True))
        sheet = book._data._sheet
        assert book._data._rows > 40
        assert len(sheet.table) <= 1
        assert len(sheet.row_info) <= 2
