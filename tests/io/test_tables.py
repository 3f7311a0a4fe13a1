"""The two sheets as rows: what stands side by side, and what must not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import Report, extract
from extractor.io.tables.indicators import Amount, IndicatorRow, indicator_rows, normalised
from extractor.io.tables.tasks import TaskRow
from extractor.io.tables.tasks import task_rows as rows_of_tasks
from extractor.io.tables.wording import Lines, Script, Wording

REPORT = """桐树乡2024年工作总结和2025年工作计划
一、2024年工作回顾
全乡粮食总产量达到3.2万吨。实现农民人均可支配收入21600元，增长7.5%。新增就业320人。
二、2025年工作计划
粮食总产量达到3.3万吨，农民人均可支配收入增长8%以上，新增就业350人以上。
（一）建设好农田
6月底前新建高标准农田2000亩。（牵头单位：乡农业站；配合单位：各村）
每季度召开一次会议。
（二）整治好环境
公用经费压减5%以上。
"""


def report(text: str = REPORT, year: int | None = None) -> Report:
    return extract(text, year, keep_text=True)


def indicators(text: str = REPORT, script: Script = "simplified") -> list[IndicatorRow]:
    return indicator_rows(report(text), Wording(text, script))


def tasks(text: str = REPORT, script: Script = "simplified") -> list[TaskRow]:
    return rows_of_tasks(report(text), Wording(text, script))


def find(rows: list[IndicatorRow], word: str) -> IndicatorRow:
    [row] = [r for r in rows if word in r.indicator]
    return row


def test_last_year_and_goal_stand_in_one_row() -> None:
    row = find(indicators(), "粮食")
    assert (str(row.done), str(row.goal), row.growth) == ("3.2", "3.3", None)
    assert (row.unit, row.place) == ("万吨", "桐树乡")


def test_growth_stands_beside_last_years_level() -> None:
    row = find(indicators(), "收入")
    assert (str(row.done), row.goal, str(row.growth)) == ("21600", None, "≥8")
    assert row.unit == "元"


def test_last_years_growth_is_no_goal() -> None:
    assert not [r for r in indicators() if r.growth and r.growth.value == Decimal("7.5")]


def test_a_fall_is_a_negative_growth_and_its_bound_turns() -> None:
    growth = find(indicators(), "公用经费").growth
    assert growth is not None
    assert (str(growth), growth.value, growth.high) == ("≤-5", Decimal(-5), Decimal(-5))


def test_what_was_only_done_is_no_row() -> None:
    text = "桐树乡2024年工作总结\n一、2024年工作回顾\n全乡粮食总产量达到3.2万吨。\n"
    assert indicators(text) == []


def test_units_keep_levels_apart() -> None:
    text = REPORT.replace("粮食总产量达到3.3万吨", "粮食总产量达到3.3亿斤")
    row = find(indicators(text), "粮食")
    assert (row.done, str(row.goal), row.unit) == (None, "3.3", "亿斤")


def test_places_keep_levels_apart() -> None:
    text = "桐树乡2024年工作总结和2025年工作计划\n一、2024年工作回顾\n青石村改厕120户。\n二、2025年工作计划\n白水村改厕80户。\n"
    rows = [r for r in indicators(text) if r.unit == "户"]
    assert [(r.place, r.done, str(r.goal)) for r in rows] == [("白水村", None, "80")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("全乡粮食总产量", "粮食总产量"), ("实现地区生产总值", "地区生产总值达到"), ("“三公”经费", "三公经费")],
)
def test_words_that_join(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(("one", "other"), [("粮食总产量", "粮食播种面积"), ("新增就业", "失业")])
def test_words_that_do_not_join(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


def test_words_that_are_all_predicate_stay() -> None:
    assert normalised("目标") == "目标"


def test_tasks_have_their_headings_without_the_plans_own() -> None:
    first = [row.first for row in tasks()]
    assert first == ["2025年工作计划", "建设好农田", "建设好农田", "整治好环境"]


def test_a_task_with_bodies_deadline_and_target() -> None:
    row = next(r for r in tasks() if "高标准农田" in r.task)
    assert (row.lead, row.support, row.due) == ("乡农业站", "各村", "2025-06-30")
    assert row.targets == ("新建高标准农田2000亩",)


def test_a_recurrence_stands_where_a_deadline_would() -> None:
    assert next(r for r in tasks() if "会议" in r.task).due == "每季度"


def test_a_breakdown_keeps_its_chapters() -> None:
    text = "桐树乡2025年重点任务分解表\n一、农业\n1.农田\n新建农田200亩。\n二、环境\n1.厕所\n改厕80户。\n"
    assert [(r.first, r.second) for r in tasks(text)] == [("农业", "农田"), ("环境", "厕所")]


def test_a_chapter_of_a_breakdown_is_kept_however_many_tasks_it_has() -> None:
    text = "桐树乡2025年重点任务分解表\n一、农业\n1.农田\n新建农田200亩。新建渠道9公里。\n二、环境\n1.厕所\n改厕80户。\n"
    assert [r.first for r in tasks(text)] == ["农业", "农业", "环境"]


def test_a_chapter_that_all_tasks_stand_under_tells_them_apart_by_nothing() -> None:
    text = "桐树乡2025年重点任务分解表\n一、各项工程\n1.农田\n新建农田200亩。\n2.厕所\n改厕80户。\n"
    assert [r.first for r in tasks(text)] == ["农田", "厕所"]


TRADITIONAL = "桐樹鄉2025年工作計劃\n一、整治環境\n新建公廁6座，由鄉農業站牽頭。\n里長會議每季度召開一次，建設裏面道路2公里。\n"


def test_rows_in_simplified() -> None:
    row = tasks(TRADITIONAL)[0]
    assert (row.first, row.task, row.lead) == ("整治环境", "新建公厕6座，由乡农业站牵头。", "乡农业站")


def test_rows_in_the_originals_words() -> None:
    row = tasks(TRADITIONAL, "traditional")[0]
    assert (row.first, row.task, row.lead) == ("整治環境", "新建公廁6座，由鄉農業站牽頭。", "鄉農業站")
    assert row.targets == ("新建公廁6座",)


def test_a_phrase_of_several_places_takes_the_originals_characters() -> None:
    wording = Wording("臺灣鄉鎮道路建設", "traditional")
    assert wording.of("建设台湾道路", 0) == "建設臺灣道路"


def test_wraps_are_no_part_of_a_phrase() -> None:
    assert Wording("新建高标\n　准农田", "simplified").span(0, 9) == "新建高标准农田"


def test_lines_count_from_one() -> None:
    lines = Lines("一\n二\n三")
    assert [lines.place((at, at + 1)) for at in (0, 2, 4)] == ["第1行 [0, 1)", "第2行 [2, 3)", "第3行 [4, 5)"]


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Amount(Decimal("46800"), Decimal("46800"), Decimal("46800"), "exact"), "46800"),
        (Amount(Decimal("300"), Decimal("300"), None, "at_least"), "≥300"),
        (Amount(Decimal("12.50"), None, Decimal("12.50"), "at_most"), "≤12.5"),
        (Amount(None, Decimal(5), Decimal(8), "range"), "5—8"),
        (Amount(None, None, None, "exact"), ""),
    ],
)
def test_amounts_as_written(amount: Amount, written: str) -> None:
    assert str(amount) == written


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("固定资产投资增长8%以上。", ["固定资产投资增长8%以上"]),
        ("确保公用经费压减5%以上。", ["公用经费下降5%以上"]),
        ("自来水普及率提高2个百分点。", ["自来水普及率提高2个百分点"]),
        ("自来水普及率提高到95%。", ["自来水普及率95%"]),
        ("新建高标准农田2000亩。", ["新建高标准农田2000亩"]),
    ],
)
def test_a_target_says_which_way_it_moves(sentence: str, targets: list[str]) -> None:
    [row] = tasks(f"桐树乡2025年工作计划\n{sentence}\n")
    assert list(row.targets) == targets


def test_a_sentence_that_only_announces_tasks_is_no_row() -> None:
    rows = tasks("桐树乡2025年工作计划\n2025年，我乡将重点抓好以下工作：\n1.扩大茶园。\n新建茶园300亩。\n")
    assert [row.task for row in rows] == ["新建茶园300亩。"]
    rows = tasks("桐树乡2025年工作计划\n2025年，我乡将抓好六个方面工作：\n1.扩大茶园。\n新建茶园300亩。\n")
    assert [row.task for row in rows] == ["新建茶园300亩。"]
    rows = tasks("桐树乡2025年工作计划\n2025年，我乡将新建茶园300亩：\n一是整地。\n")
    assert rows[0].targets == ("新建茶园300亩",)


def test_a_task_is_written_without_its_label() -> None:
    rows = tasks("桐树乡2025年工作计划\n①改造危房60户；②新建茶园300亩。\n3.9月底前引进企业2家，再引进1家。\n")
    assert [row.task for row in rows] == [
        "改造危房60户",
        "新建茶园300亩。",
        "9月底前引进企业2家，再引进1家。",
    ]


def test_what_counts_the_parts_of_the_talk_is_no_indicator() -> None:
    rows = indicators("桐树乡2025年工作计划\n2025年，我乡将抓好六个方面工作，新建茶园300亩。\n")
    assert [str(row.goal) for row in rows] == ["300"]
