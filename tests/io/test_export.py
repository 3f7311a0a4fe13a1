"""Exports open where people open them, say what they hold, and cannot run a formula."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.inputs import find_inputs
from extractor.batch.runner import Settings, run_batch
from extractor.io.amended import AmendedTables
from extractor.io.export import FORMATS, SHEETS, export, safe
from extractor.io.store import Store
from extractor.models.report import Report
from extractor.stages.findings import Given


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("青禾镇2021年工作总结\n全年种植水稻46800亩，增长2.5%。\n", "utf-8")
    (tmp_path / "in/=b.txt").write_text("=1+1\n全镇修路3公里。", "utf-8")
    database = tmp_path / "extractor.db"
    names = [str(tmp_path / "in"), "=missing.txt"]
    run_batch(find_inputs(names, Given(), {}), database, Settings(), 1)
    return Store(database, readonly=True)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_opens_in_excel_and_holds_every_figure(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "csv", "csv")
    data = (tmp_path / "csv/figures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert [row["value"] for row in read(tmp_path / "csv/figures.csv")][-2:] == ["46800", "2.5"]


def test_no_cell_of_a_csv_is_a_formula(store: Store, tmp_path: Path) -> None:
    for path in export(store, tmp_path / "csv", "csv"):
        if path.suffix == ".csv":
            for row in read(path):
                assert not any(cell.startswith(("=", "+", "@")) for cell in row.values()), path.name
    assert read(tmp_path / "csv/files.csv")[-1]["path"] == "'=missing.txt"


@pytest.mark.parametrize("cell", ["=1+1", "+A1", "-2+3", "@SUM(1)", "\t=1"])
def test_formulas_are_disarmed(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["青禾镇", "", None, -3, 2.5])
def test_other_cells_are_left_alone(cell: str | float | None) -> None:
    assert safe(cell) == cell


def test_datapackage_describes_the_csv_files(store: Store, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    export(store, tmp_path / "csv", "csv")
    report = frictionless.Package(str(tmp_path / "csv/datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])


def test_parquet_holds_the_same_rows(store: Store, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export(store, tmp_path / "pq", "parquet")
    for name in SHEETS:
        columns, rows = AmendedTables(store).table(name)
        table = parquet.read_table(tmp_path / f"pq/{name}.parquet")
        assert table.column_names == list(columns)
        assert [tuple(row.values()) for row in table.to_pylist()] == list(rows)


def test_jsonl_gives_back_the_reports(store: Store, tmp_path: Path) -> None:
    [path] = export(store, tmp_path / "json", "jsonl")
    lines = path.read_text("utf-8").splitlines()
    assert [Report.model_validate(json.loads(line)) for line in lines] == list(store.reports())


def test_workbook_of_a_batch_holds_its_figures(store: Store, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    [path] = export(store, tmp_path / "xlsx", "xlsx")
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book["全部数据"].iter_rows(values_only=True) for cell in row]
    assert 46800 in cells


@pytest.mark.parametrize("format", ["csv", "parquet", "jsonl", "xlsx"])
def test_an_export_that_fails_leaves_no_half_file(
    store: Store, tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Iterator[Any]:
        yield from ()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "reports", broken)
    real = store.table
    monkeypatch.setattr(store, "table", lambda name: (real(name)[0], broken()))
    with pytest.raises(OSError, match="No space"):
        export(store, tmp_path / "half", format)
    assert list((tmp_path / "half").iterdir()) == []


def test_every_format_is_tested() -> None:
    assert set(FORMATS) == {"csv", "parquet", "jsonl", "xlsx"}
