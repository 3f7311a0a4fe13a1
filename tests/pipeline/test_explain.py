"""Explain: the steps that led to a record, as they were taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract, extract_file
from extractor.pipeline.explain import Explainer, Step
from extractor.stages.findings import Given

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
TEXT = """青石鎮2024年工作報告
一、2024年工作回顧
全鎮水稻種植46800畝，比上年增長3%。
二、2025年工作安排
6月底前新建高標準農田2000 畝以上，由鎮農業站牽頭。走進千家萬戶。
"""


@pytest.fixture
def explainer() -> Explainer:
    return Explainer(extract(TEXT, keep_text=True), Given())


def walk(step: Step) -> list[tuple[str, str, str | None]]:
    return [(step.name, step.value, step.by), *(line for below in step.below for line in walk(below))]


def told(explainer: Explainer, words: str) -> dict[str, str]:
    [place] = explainer.places(words)
    return {name: value for name, value, _ in walk(explainer.explain(place, place + len(words)))}


def test_each_step_of_an_observation(explainer: Explainer) -> None:
    steps = told(explainer, "46800亩")  # asked in Simplified, found in Traditional
    assert steps["characters"].startswith("'46800畝' at ")
    assert steps["Simplified"] == "'46800亩'"
    assert steps["section"] == "一、2024年工作回顾"
    assert steps["clause"] == "全镇水稻种植46800亩"
    assert "46800亩/m:quantity" in steps["words"]
    assert steps["value"] == "46800, from 46800 to 46800"
    assert steps["unit"].startswith("亩: 亩, area, 1 = 666.6")
    assert steps["indicator"].startswith("水稻种植 (by: ")
    assert steps["time"].startswith("2024 (by: ")
    assert steps["place"].startswith("青石镇 (by: ")


def test_a_task(explainer: Explainer) -> None:
    steps = told(explainer, "2000 畝以上")
    assert steps["reading"].startswith("'2000亩以上'")
    assert steps["action"].startswith("新建 | 高标准农田")
    assert steps["due"] == "2025-06-30"
    assert steps["lead"] == "镇农业站"
    assert steps["target of it"] == "2000 亩以上"


def test_the_acts_of_a_clause_as_they_were_read() -> None:
    explainer = Explainer(extract("二、2025年工作打算\n扩建敬老院，10月底前启用。", keep_text=True), Given())
    assert told(explainer, "扩建")["act"] == "扩建 · 敬老院"
    assert told(explainer, "启用")["act"] == "启用 · 敬老院 (from a clause before)"


def test_other_readings_that_lost(explainer: Explainer) -> None:
    [place] = explainer.places("千家萬戶")
    lost = [line for line in walk(explainer.explain(place)) if line[0].startswith("lost")]
    assert any(name == "lost, quantity" and value.startswith("千家: ") for name, value, _ in lost)
    assert all(rule for _, _, rule in lost)


def test_what_the_reading_leaves_out(explainer: Explainer) -> None:
    blank = TEXT.index(" 畝以上")
    assert "left out" in explainer.explain(blank).below[-1].value


def test_places_without_a_record(explainer: Explainer) -> None:
    steps = {name: value for name, value, _ in walk(explainer.explain(0))}
    assert steps["statement"].startswith("none")
    assert steps["mention"].startswith("none")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (len(TEXT), None), (5, 5)])
def test_places_that_are_none(explainer: Explainer, start: int, end: int | None) -> None:
    with pytest.raises(ValueError, match="is not in the text"):
        explainer.explain(start, end)


def test_a_report_without_its_text_cannot_be_explained() -> None:
    with pytest.raises(ValueError, match="keep_text"):
        Explainer(extract(TEXT), Given())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_layers_are_those_of_the_report(sample: Path) -> None:
    """Explain walks the first stages by itself: what stands in the report must stand there too."""
    report = extract_file(sample, keep_text=True)
    explainer = Explainer(report, Given())
    walked = {(explainer._reading.span(m.start, m.end), m.rule) for m in explainer._mentions}
    found = {((m.start, m.end), m.rule) for m in report.mentions if m.rule != "reading.page-mark"}
    assert walked == found
    for mention in report.mentions:
        assert explainer.explain(mention.start, mention.end).below
