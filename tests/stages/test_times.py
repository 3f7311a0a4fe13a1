"""Times: what cases cannot say of them: sections, paragraphs, and how far each was found."""

from __future__ import annotations

from extractor import extract
from extractor.models.report import Report

_TWO_PARTS = """青禾镇2023年工作总结和2024年工作计划

一、2023年工作总结
全镇新建机耕路12公里。6月18日开展安全检查，排查隐患36处。

二、2024年工作计划
计划新建机耕路20公里。
"""

_FIVE_YEARS = """青禾镇政府工作报告
——2024年1月8日在青禾镇第五届人民代表大会第一次会议上

一、过去五年工作回顾
五年来，镇政府团结带领全镇人民，做了大量工作。
建成高标准农田3.6万亩，粮食总产达到5.2万吨。

二、2023年工作情况
建成高标准农田8000亩。
"""


def _times(report: Report) -> list[tuple[str | None, str | None]]:
    return [(o.time, o.evidence.time) for o in report.observations]


def test_a_heading_dates_its_section() -> None:
    report = extract(_TWO_PARTS)
    assert _times(report) == [("2023", "section"), ("2023-06-18", "statement"), ("2024", "section")]


def test_flows_add_up_over_the_years_of_a_section_and_levels_stand_at_their_end() -> None:
    assert [t for t, _ in _times(extract(_FIVE_YEARS))] == ["2019/2023", "2023", "2023"]


def test_a_date_in_the_clause_is_evidence_of_the_clause() -> None:
    report = extract("6月18日排查隐患36处。", year=2023)
    assert _times(report) == [("2023-06-18", "clause")]


def test_the_year_of_the_report_is_evidence_of_the_report() -> None:
    assert _times(extract("全镇新建机耕路12公里。", year=2023)) == [("2023", "report")]


def test_nothing_is_guessed_where_no_year_is_told() -> None:
    assert _times(extract("青禾镇\n全镇幅员面积126平方公里，耕地3.2万亩。")) == [(None, None), (None, None)]
