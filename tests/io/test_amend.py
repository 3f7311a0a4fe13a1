"""A report with its corrections on top: on the very words, with all that follows from a corrected field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from extractor import Quantity, Report, extract
from extractor.io.amend import amend, corrections_of, without_wrong
from extractor.io.correction_rows import CorrectionRow
from extractor.io.corrections import read_corrections
from extractor.models.corrections import CorrectedReport
from tests.io.corrections import edits, of_number, of_statement, of_task, write

TEXT = """青石镇2024年工作总结和2025年工作计划
一、2024年工作回顾
全镇水稻种植46800亩，比上年增长3%。引进企业5—8家。
二、2025年工作计划
6月底前新建高标准农田2000亩以上，由镇农业站牵头。
"""
REPORT = extract(TEXT, keep_text=True)


@pytest.fixture
def corrected(tmp_path: Path) -> Any:
    def correct(*entries: dict[str, Any], report: Report = REPORT) -> Report:
        return amend(report, rows(tmp_path, *entries))

    return correct


def rows(folder: Path, *entries: dict[str, Any]) -> Sequence[CorrectionRow]:
    file = read_corrections(str(write(folder / "c.json", *entries)))
    assert file.faults == []
    return file.rows(file.entries)


def quantity(report: Report, words: str) -> Quantity:
    [found] = [m for m in report.mentions if m.text == words]
    assert isinstance(found, Quantity)
    return found


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("46800亩", (46900, 46900, 46900, "exact")),
        ("2000亩以上", (46900, 46900, None, "at_least")),
        ("5—8家", (46900, 46900, 46900, "exact")),
    ],
)
def test_the_interval_follows_the_value(corrected: Any, words: str, amount: tuple[object, ...]) -> None:
    q = quantity(corrected(of_number(REPORT, words, edits=edits(value=46900))), words)
    assert (q.value, q.low, q.high, q.modifier) == amount


@pytest.mark.parametrize(
    ("word", "reading"), [("公顷", ("har", "area")), ("垧地", ("垧地", "count")), (None, None)]
)
def test_a_unit_is_read_by_the_lexicon(corrected: Any, word: str | None, reading: object) -> None:
    unit = quantity(corrected(of_number(REPORT, "46800亩", edits=edits(unit=word))), "46800亩").unit
    assert (unit and (unit.id, unit.dimension)) == reading


def test_the_code_follows_the_indicator(corrected: Any) -> None:
    entry = of_number(
        REPORT, "46800亩", edits=edits(indicator="地区生产总值", time="2023", status="reference")
    )
    report = corrected(entry)
    [o] = [o for o in report.observations if o.indicator == "地区生产总值"]
    assert o.code is not None
    assert (o.time, o.status) == ("2023", "reference")


def test_what_was_extracted_is_told(corrected: Any) -> None:
    report = corrected(
        of_number(REPORT, "46800亩", edits=edits(value=46900, unit="亩"), note="见附表"),
        of_statement(REPORT, "新建", edits=edits(kind="achieved")),
        of_task(REPORT, "新建", verdict="right"),
    )
    assert isinstance(report, CorrectedReport)
    told = [(c.type, c.verdict, c.extracted, c.note) for c in report.corrections]
    assert told == [
        ("observation", None, {"value": 46800}, "见附表"),
        ("statement", None, {"kind": "planned"}, None),
        ("task", "right", {}, None),
    ]
    again = CorrectedReport.model_validate_json(report.model_dump_json())
    assert again.model_dump_json() == report.model_dump_json()


def test_the_report_itself_stays_as_it_was(corrected: Any) -> None:
    before = REPORT.model_dump_json()
    corrected(of_number(REPORT, "46800亩", edits=edits(value=1), verdict="wrong"))
    assert REPORT.model_dump_json() == before


def test_what_is_taken_back_is_no_correction(corrected: Any) -> None:
    entry = of_number(REPORT, "46800亩", edits=edits(value=46800), verdict="open", note="")
    assert corrected(entry) == REPORT


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"start": 0, "end": 6},
        {"text": "46900亩"},
        {"type": "task"},
    ],
)
def test_a_correction_goes_onto_no_other_record(corrected: Any, elsewhere: dict[str, Any]) -> None:
    report = corrected(of_number(REPORT, "46800亩", verdict="wrong") | elsewhere)
    assert corrections_of(report) == ()
    assert report.observations == REPORT.observations
    [issue] = [i for i in report.issues if i.code == "corrections.unfitted"]
    assert str(elsewhere.get("text", "46800亩")) in issue.message


def test_a_number_keeps_its_correction_where_ids_change(corrected: Any) -> None:
    entry = of_number(REPORT, "46800亩", verdict="wrong") | {"record": "o9999"}
    [told] = corrections_of(corrected(entry))
    assert told.record == of_number(REPORT, "46800亩")["record"]


def test_sheets_leave_out_what_is_wrong_and_tasks_of_sentences_that_plan_nothing(corrected: Any) -> None:
    assert without_wrong(REPORT) is REPORT
    wrong = without_wrong(corrected(of_number(REPORT, "46800亩", verdict="wrong")))
    assert len(wrong.observations) == len(REPORT.observations) - 1
    assert len(wrong.tasks) == 1
    assert without_wrong(corrected(of_task(REPORT, "新建", verdict="wrong"))).tasks == ()
    assert without_wrong(corrected(of_statement(REPORT, "新建", edits=edits(kind="other")))).tasks == ()


def test_a_sentence_found_to_be_planned_is_a_task_with_its_headings_and_numbers(corrected: Any) -> None:
    report = corrected(of_statement(REPORT, "引进企业", edits=edits(kind="planned")))
    [task] = [t for t in report.tasks if t.rule == "corrections.kind"]
    assert task.theme is not None
    assert "2024年工作回顾" in task.theme
    assert [m.text for m in report.mentions if m.id in task.targets] == ["5—8家"]
    assert len(without_wrong(report).tasks) == 2
