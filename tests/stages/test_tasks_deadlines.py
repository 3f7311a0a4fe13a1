"""What gives no deadline, and how a deadline is reckoned: what cases cannot say."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.stages.tasks.deadlines import last_day

PLAN = "二、2024年工作计划\n"


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("2024-06-05", "2024-06-05"),
        ("2024-33", "2024-03-31"),
        ("2024-36", "2024-12-31"),
        ("2024-40", "2024-06-30"),
        ("2021/2025", "2025-12-31"),
        ("2024-04-11/2024-04-20", "2024-04-20"),
        ("2024-77", None),
        ("unknown", None),
    ],
)
def test_last_day(edtf: str, day: str | None) -> None:
    assert last_day(edtf) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "每月25日前报送进度。",  # a recurrence
        "每季度开展一次作风督查。",
        "汛期前整治隐患点7处。",  # a season
        "自6月起清理占道摊点。",  # a start
        "依托承办2026年全省龙舟赛契机，建成水上码头。",  # a year of what is held
        "实现“十四五”时期经济社会发展的圆满收官。",
        "抓好第一季度春耕。",
        "农村污水治理率较2020年提高9个百分点。",  # a year of reference
        "今年新建公厕5座。",  # the plan's year alone
        "2024年新建公厕5座。",
        "15日内完成问题整改。",  # a span that begins nowhere
        "1.扩大就业。\n培训返乡务工者400人次。\n完成时限：常态化推进",
    ],
)
def test_no_deadline(sentence: str) -> None:
    assert [t.deadline for t in extract(PLAN + sentence).tasks] == [None]


def test_a_month_does_not_hold_for_the_list() -> None:
    tasks = extract(PLAN + "6月底前完成敬老院改造；推广富硒稻5万亩。").tasks
    assert [t.deadline for t in tasks] == ["2024-06-30", None]


def test_without_a_plan_year_only_full_dates_count() -> None:
    tasks = extract("下一步，要在年内新建公厕5座。").tasks
    assert [t.deadline for t in tasks] == [None]
