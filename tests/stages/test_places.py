"""Places: what cases cannot say of them."""

from __future__ import annotations

import pytest

from extractor import extract


def _places(text: str, place: str | None = "青禾镇") -> list[tuple[str | None, str | None]]:
    report = extract(text, year=2023, place=place)
    return [(o.place, o.evidence.place) for o in report.observations]


def test_how_far_a_place_was_found() -> None:
    text = "柳沟村种植辣椒320亩，户均增收2600元。全镇新建泵站5座。"
    assert _places(text) == [("柳沟村", "clause"), ("柳沟村", "statement"), ("青禾镇", "report")]


def test_a_paragraph_goes_on_about_the_place_of_its_first_sentence() -> None:
    text = "老城区改造要加快推进。投资1.2亿元，改造管网16公里。\n全镇新建泵站5座。"
    assert _places(text) == [("老城区", "section"), ("老城区", "section"), ("青禾镇", "report")]


def test_a_province_goes_from_city_to_city() -> None:
    text = "长沙新增研发机构120家，进出口总额增长6%；岳阳港口吞吐量增长8%。"
    assert [p for p, _ in _places(text, "湖南省")] == ["长沙", "湖南省", "岳阳"]


def test_a_city_elsewhere_is_no_place_of_the_province() -> None:
    assert [p for p, _ in _places("长沙新增研发机构120家。", "四川省")] == ["四川省"]


@pytest.mark.parametrize("own", ["柳沟镇", "柳沟乡", "柳沟街道"])
def test_the_reports_own_place_is_not_smaller_than_itself(own: str) -> None:
    assert [p for p, _ in _places(f"{own}新建泵站5座。", own)] == [own]


@pytest.mark.parametrize("body", ["人民政府", "卫生院", "中心小学", "派出所", "财政所"])
def test_a_body_of_a_town_is_no_place(body: str) -> None:
    assert [p for p, _ in _places(f"石门镇{body}新增编制5个。", "平川县")] == ["平川县"]


@pytest.mark.parametrize(
    "noun", ["行政村", "示范村", "薄弱村", "特色小镇", "农村", "城乡社区", "老旧小区", "产业园区", "各镇", "全村"]
)
def test_a_common_noun_is_no_place(noun: str) -> None:
    assert [p for p, _ in _places(f"{noun}完成投资320万元。", "平川县")] == ["平川县"]
