"""Statuses: what cases cannot say of them."""

from __future__ import annotations

from extractor import extract


def _statuses(text: str) -> list[tuple[str, str | None]]:
    report = extract(text, year=2023, place="青禾镇")
    return [(o.status, o.evidence.status) for o in report.observations]


def test_a_plan_is_evidence_of_its_statement() -> None:
    assert _statuses("明年将新建泵站5座。") == [("planned", "statement")]


def test_words_of_the_clause_go_before_the_statement() -> None:
    assert _statuses("一、2023年工作总结\n签约5000万元以上项目3个。") == [("reference", "clause"), ("achieved", "statement")]


def test_bodies_named_in_a_plan_are_there_already() -> None:
    text = "青禾镇2024年工作计划\n一、重点任务\n1.硬化通组公路18公里。\n责任单位：路政站、沿线5个村。"
    assert _statuses(text)[-1] == ("reference", "clause")


def test_a_number_in_a_heading_has_a_context_too() -> None:
    report = extract("一、实施3大工程\n全镇新建泵站5座。", year=2023, place="青禾镇")
    assert {o.mention for o in report.observations} == {
        m.id for m in report.mentions if m.class_ == "quantity"
    }
