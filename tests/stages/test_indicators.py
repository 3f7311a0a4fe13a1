"""Indicators: what cases cannot say: where the words come from, what resets, what costs nothing."""

from __future__ import annotations

import pytest

from extractor import extract


def _found(text: str) -> list[tuple[str | None, str | None]]:
    return [(o.indicator, o.evidence.indicator) for o in extract(text, year=2023).observations]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("清运垃圾3200吨。", ["before"]),
        ("全镇辖11个行政村。", ["after"]),
        ("改造7个老旧小区。", ["around"]),
        ("低保对象210户390人。", ["before", "shared"]),
        ("蔬菜产量4.2万吨，增长6%。", ["before", "inherited"]),
        ("种植高粱900亩、荞麦400亩。", ["before", "inherited"]),
    ],
)
def test_evidence_says_where_the_words_come_from(text: str, evidence: list[str]) -> None:
    assert [e for _, e in _found(text)] == evidence


def test_nothing_named_is_null_and_has_no_evidence() -> None:
    assert _found("共计2100万元。") == [(None, None)]


def test_every_rule_id_is_of_this_room() -> None:
    report = extract("清运垃圾3200吨，覆盖6个村，占全县的两成。", year=2023)
    assert report.observations
    assert all(o.rule.startswith("indicators.") for o in report.observations)


def test_a_new_paragraph_inherits_nothing() -> None:
    (first, second) = _found("蔬菜产量4.2万吨。\n同比增长6%。")
    assert first[0] == "蔬菜产量"
    assert second[0] != "蔬菜产量"


def test_what_stands_in_parentheses_leaves_the_whole_alone() -> None:
    found = _found("清淤沟渠32条（含支渠14条），共48公里。")
    assert [indicator for indicator, _ in found] == ["清淤沟渠", "支渠", "清淤沟渠"]


def test_the_reports_own_place_is_no_part_of_an_indicator() -> None:
    report = extract("梅溪镇有耕地2.1万亩。", year=2023, place="梅溪镇")
    assert [o.indicator for o in report.observations] == ["耕地"]


def test_indicators_are_simplified_whatever_the_script() -> None:
    report = extract("發放助學金42萬元。", year=2023)
    assert [o.indicator for o in report.observations] == ["发放助学金"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("收入高于全县2个百分点。", "gap"),
        ("出口占总量的12%。", "share"),
        ("产值是2015年的2倍。", "ratio"),
        ("完成年目标任务300人。", "task"),
        ("连续5年获评优秀。", "duration"),
        ("镇区距县城12公里。", "distance"),
    ],
)
def test_a_rule_is_asked_where_its_words_stand(text: str, rule: str) -> None:
    report = extract("就业410人。" + text, year=2023)
    assert report.observations[-1].rule == f"indicators.{rule}"
