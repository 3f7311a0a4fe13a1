"""Files of corrections: each fault is named with its entry and costs no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor import extract
from extractor.io.corrections import CorrectionFile, read_corrections
from tests.io.corrections import edits, of_number, of_statement, write

REPORT = extract("青石镇2024年工作总结\n全镇水稻种植46800亩。\n", keep_text=True)


def read(path: Path, **content: object) -> CorrectionFile:
    head = {"corrections_version": "1.0", "exported": "2026-11-24T18:00:00+08:00", "corrections": []}
    path.write_text(json.dumps(head | content, ensure_ascii=False), "utf-8")
    return read_corrections(str(path))


def test_each_field_is_a_row_with_who_and_when(tmp_path: Path) -> None:
    entry = of_number(
        REPORT, "46800亩", edits=edits(value=46900, indicator="種植水稻"), verdict="right", note="见表"
    )
    file = read(tmp_path / "c.json", corrections=[entry], by="王芳")
    assert file.faults == []
    rows = {row.field: row for row in file.rows(file.entries)}
    assert {field: row.new for field, row in rows.items()} == {
        "value": 46900, "indicator": "种植水稻", "verdict": "right", "note": "见表",
    }  # fmt: skip
    assert {(row.by, row.exported) for row in rows.values()} == {("王芳", "2026-11-24T10:00:00+00:00")}


def test_an_invalid_entry_is_named_and_costs_no_other(tmp_path: Path) -> None:
    good = of_number(REPORT, "46800亩", verdict="wrong")
    bad = of_statement(REPORT, "水稻", edits=edits(value=3))
    file = read(tmp_path / "c.json", corrections=[bad, good, "x", {**good, "verdict": "no"}])
    assert [entry.number for entry in file.entries] == [2]
    assert [fault.split(": ")[1] for fault in file.faults] == ["entry 1", "entry 3", "entry 4"]
    assert "statement records have no value" in file.faults[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 200_000, "no JSON"),
        (b'{"corrections": [{"new": NaN}]}', "NaN is no JSON number"),
        (b"[]", "no corrections"),
        (b'{"corrections": {}}', "no corrections"),
        (b'{"corrections": []}', "corrections_version"),
        (b'{"corrections": [], "corrections_version": "2.0", "exported": "2026-01-01T00:00:00Z"}', "1.0"),
        (b'{"corrections": [], "corrections_version": "1.0", "exported": "2026-01-01T00:00:00"}', "timezone"),
    ],
)
def test_what_is_no_file_of_corrections_is_said(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "c.json").write_bytes(data)
    file = read_corrections(str(tmp_path / "c.json"))
    assert file.entries == []
    assert len(file.faults) == 1 or why == "corrections_version"
    assert why in file.faults[0]
    assert str(tmp_path / "c.json") in file.faults[0]


def test_a_file_too_large_is_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.io.corrections.MAX_BYTES", 100)
    path = write(tmp_path / "c.json", of_number(REPORT, "46800亩", verdict="right"))
    assert "larger than 100 bytes" in read_corrections(str(path)).faults[0]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert "cannot be read" in read_corrections(str(tmp_path / "none.json")).faults[0]
