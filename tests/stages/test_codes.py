"""Codes: phrasings meet in one code, and a unit that does not fit is queried; with one's own codebook too."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Codebook, extract


def _codes(text: str) -> list[str | None]:
    return [o.code for o in extract(text, year=2023).observations]


def _queried(text: str) -> list[str]:
    return [i.code for i in extract(text, year=2023).issues if i.code == "unit-of-indicator"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("全镇森林覆盖率为47%。", "forest_cover"),
        ("全县林木覆盖率达52%。", "forest_cover"),
        ("完成改厕310户。", "toilets"),
        ("新建卫生厕所86座。", "toilets"),
        ("地方一般公共预算收入完成3.1亿元。", "public_budget_revenue"),
        ("全区固定资产投资完成28亿元。", "fixed_investment"),
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


def test_an_own_entry_gives_its_code_and_queries_units(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    entry = 'id = "hats"\nname = "草帽"\ntheme = "工业"\ndimensions = ["count"]\nphrasings = "编织草帽"\n'
    path.write_text(f"[[indicator]]\n{entry}", "utf-8")
    text = "编织草帽1200件。编织草帽30万元。粮食总产量4.1万吨。"
    report = extract(text, year=2023, lexicon=Codebook.read(path))
    assert [o.code for o in report.observations] == ["hats", "hats", "grain_output"]
    assert [(i.code, i.message) for i in report.issues if i.code == "unit-of-indicator"] == [
        ("unit-of-indicator", "编织草帽 is not measured in 元")
    ]
    assert _codes(text) == [None, None, "grain_output"]
