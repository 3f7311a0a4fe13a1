"""Codes: the codebook is consistent, phrasings meet in one code, and a unit that does not fit is queried."""

from __future__ import annotations

from collections import Counter

import pytest

from extractor import extract
from extractor.lexicon.load import load_table
from extractor.stages.codes import codebook

ROWS = load_table("codebook")["indicator"]


def _codes(text: str) -> list[str | None]:
    return [o.code for o in extract(text, year=2023).observations]


def _queried(text: str) -> list[str]:
    return [i.code for i in extract(text, year=2023).issues if i.code == "unit-of-indicator"]


def test_ids_and_phrasings_are_unique() -> None:
    assert len(ROWS) >= 150
    assert [k for k, n in Counter(row["id"] for row in ROWS).items() if n > 1] == []
    phrasings = Counter(p for row in ROWS for p in row["phrasings"].split())
    assert [k for k, n in phrasings.items() if n > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_an_entry_is_whole(row: dict[str, object]) -> None:
    assert set(row) == {"id", "name", "theme", "dimensions", "phrasings"}
    assert row["dimensions"]
    assert any(entry.id == row["id"] for entry in codebook().values())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("全镇森林覆盖率为47%。", "forest_cover"),
        ("全县林木覆盖率达52%。", "forest_cover"),
        ("完成改厕310户。", "toilets"),
        ("新建卫生厕所86座。", "toilets"),
        ("地方一般公共预算收入完成3.1亿元。", "public_budget_revenue"),
        ("区本级固定资产投资完成28亿元。", "fixed_investment"),
        ("“三公”经费支出18万元。", "government_expenses"),
        ("编织草帽1200顶。", None),
    ],
)
def test_phrasings_meet_in_one_code(text: str, code: str | None) -> None:
    assert _codes(text) == [code]


def test_a_growth_has_the_code_of_its_level() -> None:
    assert _codes("粮食总产量4.1万吨，增长3%。") == ["grain_output", "grain_output"]


@pytest.mark.parametrize("text", ["粮食总产量31万亩。", "森林覆盖率为47万亩。"])
def test_a_unit_that_does_not_fit_is_queried(text: str) -> None:
    assert _queried(text) == ["unit-of-indicator"]


@pytest.mark.parametrize(
    "text",
    ["粮食总产量4.1万吨。", "粮食总产量增长3%。", "发放低保金412户86万元。", "粮食总产量连续5年增长。"],
)
def test_a_unit_that_fits_is_not(text: str) -> None:
    assert _queried(text) == []
