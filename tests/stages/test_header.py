"""Header: what cases cannot say."""

from __future__ import annotations

import pytest

from extractor import extract


@pytest.mark.parametrize("day", ["2022年2月31日", "2022年13月5日", "2022年六月一七十日"])
@pytest.mark.parametrize("text", ["柘溪镇2021年工作总结\n（{}）\n全镇修桥九座。", "全镇修桥九座。\n柘溪镇人民政府\n{}"])
def test_a_day_that_no_calendar_has_is_no_day_of_issue(text: str, day: str) -> None:
    assert extract(text.format(day)).header.issued is None


@pytest.mark.parametrize(
    ("text", "years", "place"),
    [
        ("2023年，在县委的坚强领导下，白河镇党委政府主动作为。修路3公里。\n一、下步打算\n修渠9公里。", (2023, 2024), "白河镇"),
        ("2023年以来，清河镇坚持项目为王。修路3公里。", (2023, None), "清河镇"),
        ("2024年，清河镇将继续修路。", (None, None), None),  # a plan, and nobody acts yet
        ("1958年，清河镇设立公社。1984年改乡，2001年并入白河镇。", (None, None), None),  # a history
    ],
)
def test_a_text_without_a_title_tells_of_the_year_and_place_that_it_begins_with(
    text: str, years: tuple[int | None, int | None], place: str | None
) -> None:
    header = extract(text).header
    assert (header.review_year, header.plan_year, header.place) == (*years, place)
