"""`extractor apply`: what people corrected stays, whatever is run again, and shows in every export."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.io.corrections import edits, of_number, of_statement, of_task, write
from typer.testing import CliRunner, Result

from extractor import Report, extract_file
from extractor.cli.main import app

TEXT = """青石镇2024年工作总结和2025年工作计划
一、2024年工作回顾
全镇水稻种植46800亩。发放低保资金120万元。
二、2025年工作计划
6月底前新建高标准农田2000亩以上，由镇农业站牵头。10月底前改厕300户。
"""


def extractor(*args: str) -> Result:
    return CliRunner().invoke(app, list(args))


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Of report.txt, which is in out/."""
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(TEXT, "utf-8")
    assert extractor("run", "report.txt", "-o", "out/", "--workers", "1").exit_code == 0
    return extract_file("report.txt")


def figures() -> dict[str, dict[str, str]]:
    assert extractor("export", "out", "--to", "csv").exit_code == 0
    with Path("out/csv/figures.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["text"]: row for row in csv.DictReader(file)}


def stored() -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect("out/extractor.db")) as db:
        return list(db.execute("SELECT field, new, by, exported FROM corrections ORDER BY field"))


def test_exports_show_the_corrected_values_and_say_so(report: Report) -> None:
    write(
        Path("c.json"),
        of_number(
            report, "46800亩", edits=edits(value=46900, unit="公顷", indicator="=1+1"), note="<b>见表</b>"
        ),
        of_number(report, "120万元", verdict="wrong"),
        of_task(report, "改厕", verdict="wrong"),
    )
    done = extractor("apply", "out", "c.json")
    assert (done.exit_code, done.stdout) == (0, "")
    shown = figures()
    row = shown["46800亩"]
    assert (row["value"], row["low"], row["unit_id"], row["indicator"]) == ("46900", "46900", "har", "'=1+1")
    assert (row["corrected"], row["verdict"]) == ("indicator,value,unit", "")
    assert (shown["120万元"]["value"], shown["120万元"]["verdict"]) == ("1200000", "wrong")
    assert shown["2000亩以上"]["corrected"] == shown["2000亩以上"]["verdict"] == ""

    assert extractor("export", "out", "--to", "jsonl,xlsx,parquet").exit_code == 0
    line = json.loads(Path("out/jsonl/reports.jsonl").read_text("utf-8"))
    assert line["corrections"][0]["extracted"] == {
        "value": 46800,
        "unit": "亩",
        "indicator": "水稻种植",
    }
    book = load_workbook("out/xlsx/reports.xlsx")
    data = [dict(zip([c.value for c in book["全部数据"][1]], row, strict=True))
            for row in book["全部数据"].iter_rows(2, values_only=True)]  # fmt: skip
    assert [(d["数值"], d["核对"], d["更正"]) for d in data if d["原文"] in ("46800亩", "120万元")] == [
        (46900, None, "原指标：水稻种植\n原数值：46800\n原单位：亩\n<b>见表</b>"),
        (1200000, "错误", None),
    ]
    tasks = [row[3] for row in book["重点任务分解表"].iter_rows(2, values_only=True)]
    assert len(tasks) == 1
    assert "高标准农田" in tasks[0]
    pyarrow = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.read_table("out/parquet/figures.parquet").to_pylist()
    assert [r["verdict"] for r in table if r["text"] == "120万元"] == ["wrong"]


def test_a_task_that_only_a_person_saw_is_in_the_tables(report: Report) -> None:
    write(Path("c.json"), of_statement(report, "低保资金", edits=edits(kind="planned")))
    assert extractor("apply", "out", "c.json").exit_code == 0
    figures()
    with Path("out/csv/tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [row["statement"] for row in csv.DictReader(file) if row["rule"] == "corrections.kind"]
    assert found == [of_statement(report, "低保资金")["record"]]


def test_the_extracted_records_stay_untouched(report: Report) -> None:
    def extracted() -> list[Any]:
        with closing(sqlite3.connect("out/extractor.db")) as db:
            return [
                list(db.execute(f"SELECT * FROM {name}")) for name in ("mentions", "observations", "figures")
            ]

    before = extracted()
    write(Path("c.json"), of_number(report, "46800亩", edits=edits(value=1)))
    assert extractor("apply", "out", "c.json").exit_code == 0
    assert extracted() == before


def test_the_same_file_twice_changes_nothing(report: Report) -> None:
    write(Path("c.json"), of_number(report, "46800亩", edits=edits(value=46900), verdict="right"))
    extractor("apply", "out", "c.json")
    before = stored()
    done = extractor("apply", "out", "c.json")
    assert "0 fields new or changed" in done.stderr
    assert stored() == before


def test_of_two_corrections_of_a_field_the_later_export_holds(report: Report) -> None:
    early, late = "2026-11-23T10:00:00Z", "2026-11-24T01:00:00+08:00"  # 17:00 of the 23rd
    write(Path("late.json"), of_number(report, "46800亩", edits=edits(value=2)), exported=late, by="王芳")
    write(Path("early.json"), of_number(report, "46800亩", edits=edits(value=1, unit="公顷")), exported=early)
    assert extractor("apply", "out", "late.json").exit_code == 0
    done = extractor("apply", "out", "early.json")
    assert done.exit_code == 0
    assert "early.json: entry 1: value 1 of '46800亩' is not taken: later is 2 by 王芳" in done.stderr
    assert [(field, new, by) for field, new, by, _ in stored()] == [
        ("unit", "公顷", None),
        ("value", 2, "王芳"),
    ]


def test_two_people_who_differ_are_told_of(report: Report) -> None:
    write(Path("a.json"), of_number(report, "46800亩", edits=edits(value=1)), by="王芳")
    write(Path("b.json"), of_number(report, "46800亩", edits=edits(value=2.5)), by="李明")
    done = extractor("apply", "out", "a.json", "b.json")
    assert "b.json: entry 1: value 2.5 of '46800亩' takes the place of 1 by 王芳" in done.stderr
    assert figures()["46800亩"]["value"] == "2.5"
    write(Path("b.json"), of_number(report, "46800亩", edits=edits(value=3)), by="李明")
    assert "takes the place" not in extractor("apply", "out", "b.json").stderr  # his own


def test_of_one_file_the_later_entry_holds(report: Report) -> None:
    write(Path("c.json"), *(of_number(report, "46800亩", edits=edits(value=n)) for n in (1, 2)))
    extractor("apply", "out", "c.json")
    assert figures()["46800亩"]["value"] == "2"


@pytest.mark.parametrize("again", [["--tokens"], ["--fresh"], ["--year", "2024", "--place", "白石镇"]])
def test_a_run_with_other_settings_keeps_them(report: Report, again: list[str]) -> None:
    write(Path("c.json"), of_number(report, "46800亩", edits=edits(value=46900)))
    extractor("apply", "out", "c.json")
    done = extractor("run", "report.txt", "-o", "out/", "--workers", "1", *again)
    assert "1 files read" in done.stderr
    assert figures()["46800亩"]["value"] == "46900"
    assert [p.name for p in Path("out").iterdir() if p.name.startswith("new-")] == []


def test_a_fresh_start_over_what_is_no_database(report: Report) -> None:
    Path("out/extractor.db").write_bytes(b"no database" * 100)
    done = extractor("run", "report.txt", "-o", "out/", "--workers", "1", "--fresh")
    assert done.exit_code == 0
    assert len(figures()) > 0


def test_a_fresh_start_throws_no_corrections_away_that_cannot_be_read(report: Report) -> None:
    whole = Path("out/extractor.db").read_bytes()
    broken = whole[:100] + b"\xff" * 3000 + whole[3100:]
    Path("out/extractor.db").write_bytes(broken)
    done = extractor("run", "report.txt", "-o", "out/", "--workers", "1", "--fresh")
    assert done.exit_code == 1
    assert "it may hold corrections" in done.stderr
    assert Path("out/extractor.db").read_bytes() == broken


def test_a_correction_of_words_that_are_no_record_any_more_is_told(report: Report) -> None:
    entry = of_number(report, "46800亩", edits=edits(value=46900))
    write(Path("c.json"), {**entry, "end": entry["start"] + 5, "text": "46800"})  # of another version
    done = extractor("apply", "out", "c.json")
    assert done.exit_code == 1
    assert "c.json: entry 1: fits no observation any more: value 46900 of '46800'" in done.stderr
    assert figures()["46800亩"]["value"] == "46800"
    assert (
        "1 corrected fields fit no record; extractor apply out lists them"
        in extractor("export", "out", "--to", "jsonl").stderr
    )
    assert "kept from before" in extractor("apply", "out").stderr
    issues = json.loads(Path("out/jsonl/reports.jsonl").read_text("utf-8"))["issues"]
    assert "corrections.unfitted" in [issue["code"] for issue in issues]


def test_corrections_of_a_report_that_is_not_there_wait_for_it(report: Report) -> None:
    Path("other.txt").write_text("白石镇2024年工作总结\n全镇水稻种植3800亩。\n", "utf-8")
    other = extract_file("other.txt")
    write(Path("c.json"), of_number(other, "3800亩", edits=edits(value=3900)))
    done = extractor("apply", "out", "c.json")
    assert done.exit_code == 1
    assert "entry 1: no report of the batch has its content" in done.stderr
    extractor("run", "other.txt", "-o", "out/", "--workers", "1")
    assert figures()["3800亩"]["value"] == "3900"
    assert extractor("apply", "out").exit_code == 0


def test_bad_files_and_entries_cost_nothing_else(report: Report) -> None:
    Path("broken.json").write_text("{", "utf-8")
    write(Path("c.json"), {"verdict": "wrong"}, of_number(report, "46800亩", verdict="wrong"))
    done = extractor("apply", "out", "broken.json", "none.json", "c.json")
    assert done.exit_code == 1
    for told in (
        "broken.json: no JSON",
        "none.json: cannot be read",
        "c.json: entry 1: report: Field required",
    ):
        assert told in done.stderr
    assert figures()["46800亩"]["verdict"] == "wrong"


def test_a_folder_that_no_batch_wrote(tmp_path: Path) -> None:
    done = extractor("apply", str(tmp_path))
    assert done.exit_code == 1
    assert "make it first" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_example_of_the_documentation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = (Path(__file__).parents[2] / "docs/corrections.md").read_text("utf-8")
    [text], [content], [console] = (
        re.findall(rf"```{kind}\n(.*?)```", page, re.S) for kind in ("text", "json", "console")
    )
    Path("report.txt").write_text(text, "utf-8")
    Path("corrections.json").write_text(content, "utf-8")
    for command, output in re.findall(r"^\$ extractor (.*)\n((?:(?!\$ ).*\n)*)", console, re.M):
        assert extractor(*command.split()).stderr == output
    shown = [
        tuple(row[c] for c in ("indicator", "value", "text", "corrected", "verdict"))
        for row in figures().values()
    ]
    for row in shown:
        assert f"| {' | '.join(row)} |".replace("|  |", "| |") in page
    assert len(shown) == 2
