"""Dates: what cases cannot say: whose year counts, and every word of the lexicon."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor.lexicon.load import load_table
from extractor.stages.dates import calendar, find_dates
from extractor.stages.dates.years import Years
from extractor.stages.findings import HeaderFound, SectionFound, StatementFound
from extractor.text.reading import Reading, read
from extractor.text.view import simplify


def _reading(text: str) -> Reading:
    return read(simplify(text))


def _header(review: int | None = 2021, plan: int | None = 2022, issued: str | None = None) -> HeaderFound:
    return HeaderFound(None, None, issued, review, plan, None)


def _section(start: int, end: int, title: str, part: str, parent: int | None = None) -> SectionFound:
    return SectionFound(start, end, (start, start + len(title)), 1, None, title, parent, part)  # type: ignore[arg-type]


def _edtf(text: str, header: HeaderFound, *sections: SectionFound) -> list[str | None]:
    return [d.edtf for d in find_dates(_reading(text), header, sections).items]


def test_a_section_decides_which_year_a_bare_month_has() -> None:
    text = "回顾\n6月通车\n打算\n6月通车"
    parts = _section(0, 8, "回顾", "review"), _section(8, len(text), "打算", "plan")
    assert _edtf(text, _header(), *parts) == ["2021-06", "2022-06"]


def test_a_title_that_names_one_year_speaks_of_that_year() -> None:
    text = "2019年情况\n6月通车"
    assert _edtf(text, _header(), _section(0, len(text), "2019年情况", "none"))[-1] == "2019-06"


def test_a_subsection_inherits_its_parents_part() -> None:
    text = "打算\n修路\n6月通车"
    parts = _section(0, len(text), "打算", "plan"), _section(3, len(text), "修路", "none", parent=0)
    assert _edtf(text, _header(), *parts) == ["2022-06"]


def test_a_planned_statement_in_the_review_speaks_of_the_plan_year() -> None:
    text = "6月底前通车"
    planned = StatementFound(0, len(text), "planned", None, "test")
    assert [d.edtf for d in find_dates(_reading(text), _header(), (), [planned]).items] == ["2022-06"]


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2022-01-20", "2021"), ("2021-12-20", "2020"), (None, "2020")],
)
def test_a_speech_of_january_calls_the_year_under_review_last_year(issued: str | None, expected: str) -> None:
    assert _edtf("去年通车", _header(issued=issued)) == [expected]


def test_behind_a_comparison_last_year_is_the_one_before_the_review() -> None:
    assert _edtf("比去年多", _header(issued="2022-01-20")) == ["2020"]


def test_next_year_in_a_plan_written_in_december_is_the_plan_year() -> None:
    text = "打算\n明年通车"
    plan = _section(0, len(text), "打算", "plan")
    assert _edtf(text, _header(issued="2021-12-20"), plan) == ["2022"]
    assert _edtf(text, _header(issued="2022-01-20"), plan) == ["2023"]


def test_without_any_year_what_hangs_on_one_is_null() -> None:
    assert _edtf("6月通车，今年见效，近三年平稳", _header(None, None)) == [None, None, None]


def test_the_latest_as_of_date_stands_in_for_the_year_of_a_taiwan_text() -> None:
    text = "截至民國113年9月，今年通車，截至114年2月"
    years = Years(_reading(text), _header(None, None), (), ())
    assert years.review == 2025


def test_days_that_a_month_does_not_have_are_null() -> None:
    assert _edtf("2021年2月30日", _header()) == [None]


def test_every_festival_of_the_lexicon_has_a_day_in_every_form() -> None:
    for entry in load_table("dates")["festival"]:
        for form in entry["forms"]:
            found = find_dates(_reading(f"“{form}”前到账"), _header(2024, 2025)).items
            assert [(d.start, d.edtf is not None) for d in found] == [(1, True)], form


def test_every_relative_year_of_the_lexicon_is_found() -> None:
    for word in load_table("dates")["relative_years"]:
        found = find_dates(_reading(f"，{word}的工作"), _header()).items
        assert [(d.start, d.end) for d in found] == [(1, 1 + len(word))], word
        assert found[0].edtf is not None, word


def test_a_relative_year_is_read_as_a_whole_year_too() -> None:
    for word in ("今年", "本年", "当年", "去年", "上年", "上一年", "下一年", "下年", "明年"):
        found = find_dates(_reading(f"，{word}度的活动"), _header()).items
        assert [(d.start, d.end) for d in found] == [(1, 2 + len(word))], word
        assert found[0].edtf is not None, word


def test_lunar_festivals_agree_with_the_almanac() -> None:
    assert calendar.lunar_day(2023, 1, 1) == "2023-01-22"  # published by the observatory in Hong Kong
    assert calendar.lunar_day(2025, 8, 15) == "2025-10-06"
    assert calendar.lunar_day(2024, 1, 0) == "2024-02-09"
    assert calendar.solar_term(2023, "清明") == "2023-04-05"
    assert calendar.lunar_day(2022, 11, 30) is None  # that month has 29 days
    assert calendar.lunar_day(2024, 12, 30) == "2025-01-28"  # as has this one: people say 三十 of the eve
    assert calendar.lunar_day(1800, 1, 1) is None


def test_plan_periods_follow_each_other_without_a_gap_from_the_third_on() -> None:
    assert calendar.plan_period(1) == "1953/1957"
    ends = [calendar.plan_period(n).split("/") for n in range(3, 16)]
    assert ends[-1] == ["2026", "2030"]
    assert all(int(a[1]) + 1 == int(b[0]) for a, b in pairwise(ends))
