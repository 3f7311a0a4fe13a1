"""A table of tasks is written out as a list, a row an item; any other stays a table."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from extractor import extract
from extractor.io.documents import text_of
from extractor.io.documents.task_table import write_out
from extractor.lexicon.load import load_table


def written(rows: list[list[str]]) -> list[str]:
    """Without the blank lines between items."""
    lines = write_out(rows)
    assert lines is not None
    return [line for line in lines if line]


HEAD = ["序号", "重点任务", "责任单位", "完成时限"]


def test_a_row_is_an_item_and_what_answers_stands_below_it() -> None:
    rows = [HEAD, ["1", "新建茶园300亩", "农业站", "9月底前"], ["2", "维修水厂2座。", "水利站\n各村", "全年"]]
    assert written(rows) == [
        "1.新建茶园300亩。", "责任单位：农业站", "完成时限：9月底前",
        "2.维修水厂2座。", "责任单位：水利站、各村", "完成时限：全年",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        ["编号", "工作内容", "牵头单位"],
        ["序号", "重点事项", "责任单位（个人）", "完成时间"],
        ["序 号", "任务名称", "牵头领导", "责任单位及责任人", "时限要求"],
        ["序號", "重點任務", "責任單位", "完成時限"],
        ["工作任务", "县级牵头单位", "配合单位"],
        ["责任部门", "整改措施", "整改时限"],
        ["序号", "重点任务", "完成时限"],
    ],
)
def test_heads_of_task_tables(head: list[str]) -> None:
    assert write_out([head, [f"{k}" for k in range(len(head))]]) is not None


@pytest.mark.parametrize(
    "head",
    [
        ["序号", "项目名称", "总投资（万元）", "责任单位"],  # figures whose unit stands in the head
        ["序号", "姓名", "责任单位"],
        ["村名", "户数", "人口"],
        ["指标", "2023年", "2024年目标"],
        ["责任单位", "联系电话"],
    ],
)
def test_other_tables_stay_as_they_are(head: list[str]) -> None:
    assert write_out([head, [f"{k}" for k in range(len(head))]]) is None


def test_prose_in_a_table_is_no_head() -> None:
    assert write_out([["各单位要高度重视、压实责任单位"], ["一"]]) is None
    assert write_out([]) is None


def test_what_rows_share_is_said_once_and_a_part_is_counted() -> None:
    rows = [
        ["类别", "序号", "工作任务", "具体措施", "责任单位"],
        ["产业", "1", "茶叶", "新建茶园300亩", "农业站"],
        ["产业", "1", "茶叶", "改造茶厂2座", "工业站"],
        ["产业", "2", "水稻", "种植水稻800亩", "农业站"],
        ["民生", "3", "水稻", "办好食堂", "民政办"],
        ["三、其他", "4", "档案", "整理档案", "党政办"],
    ]
    assert written(rows) == [
        "（一）产业", "1.茶叶", "新建茶园300亩。", "责任单位：农业站", "改造茶厂2座。", "责任单位：工业站",
        "2.水稻", "种植水稻800亩。", "责任单位：农业站",
        "（二）民生", "3.水稻", "办好食堂。", "责任单位：民政办",
        "三、其他", "4.档案", "整理档案。", "责任单位：党政办",
    ]  # fmt: skip


def test_titles_parts_and_heads_of_two_rows_go_across_the_table() -> None:
    rows = [
        ["青禾镇任务表"] * 4,
        ["序号", "重点任务", "责任单位", "责任单位"],
        ["序号", "重点任务", "牵头单位", "配合单位"],
        ["一、产业"] * 4,
        ["1", "新建茶园300亩", "农业站", "—"],
        ["序号", "重点任务", "牵头单位", "配合单位"],
        [""] * 4,
        ["2", "种植水稻800亩", "", "各村"],
    ]
    assert written(rows) == [
        "青禾镇任务表", "一、产业", "1.新建茶园300亩。", "牵头单位：农业站", "2.种植水稻800亩。", "配合单位：各村"
    ]  # fmt: skip


def test_a_goal_stands_behind_its_task_and_a_note_behind_all() -> None:
    rows = [
        ["重点任务", "量化指标", "责任单位", "备注"],
        ["新建茶园。", "300亩", "农业站", "市级重点"],
    ]
    assert written(rows) == ["新建茶园：300亩。", "责任单位：农业站", "备注：市级重点"]
    assert write_out([["工作目标", "责任单位", "时限"], ["新建茶园300亩", "农业站", "年底前"]]) is not None


def test_lines_in_a_cell_are_parted() -> None:
    rows = [HEAD, ["一", "1.新建茶园300亩\n2.维修水厂2座。\n\n3.办好食堂", "农业站", "/"]]
    assert written(rows) == ["一、1.新建茶园300亩；2.维修水厂2座。3.办好食堂。", "责任单位：农业站"]


def test_a_row_that_is_longer_than_the_head_loses_nothing() -> None:
    assert write_out([HEAD, ["1", "新建茶园", "农业站", "年底前", "另有补充"]]) is None
    assert written([HEAD, ["1", "新建茶园", "农业站"]]) == ["1.新建茶园。", "责任单位：农业站"]


def test_no_head_is_of_two_kinds() -> None:
    columns = {role: words.split() for role, words in load_table("tasks")["columns"].items()}
    words = [word for of_role in columns.values() for word in of_role]
    assert len(words) == len(set(words))


# ---- through a document ------------------------------------------------------------------------------------


def document(rows: list[list[str]], merged: tuple[tuple[int, int], tuple[int, int]] | None = None) -> bytes:
    """A Word file of a title and a table; `merged` are the corners of a cell over several rows or columns."""
    word: Any = pytest.importorskip("docx").Document()
    word.add_paragraph("青禾镇2024年重点任务分解表")
    table = word.add_table(len(rows), len(rows[0]))
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell
    if merged:
        table.cell(*merged[0]).merge(table.cell(*merged[1]))
    data = BytesIO()
    word.save(data)
    return data.getvalue()


def test_tasks_of_a_word_table_have_their_bodies_and_days() -> None:
    rows = [HEAD, ["1", "新建茶园300亩", "农业站", "9月底前"], ["2", "维修水厂2座", "水利站", "12月20日前"]]
    text = text_of(document(rows), "a.docx").text
    report = extract(text)
    assert [
        ([(a.verb, a.object) for a in t.actions], [b.name for b in t.responsible], t.deadline)
        for t in report.tasks
    ] == [
        ([("新建", "茶园")], ["农业站"], "2024-09-30"),
        ([("维修", "水厂")], ["水利站"], "2024-12-20"),
    ]
    numbers = {m.id: text[m.start : m.end] for m in report.mentions}
    assert [(o.indicator, numbers[o.mention], o.status) for o in report.observations] == [
        ("新建茶园", "300亩", "planned"),
        ("维修水厂", "2座", "planned"),
    ]


def test_merged_cells_of_word_hold_for_each_row() -> None:
    head = ["类别", "重点任务", "责任单位"]
    data = document(
        [head, ["产业", "新建茶园300亩", "农业站"], ["", "种植水稻800亩", "各村"]], ((1, 0), (2, 0))
    )
    assert text_of(data, "a.docx").text.split() == [
        "青禾镇2024年重点任务分解表",
        "（一）产业", "新建茶园300亩。", "责任单位：农业站", "种植水稻800亩。", "责任单位：各村"
    ]  # fmt: skip


def test_what_became_of_a_table_is_told() -> None:
    listed = text_of(document([HEAD, ["1", "新建茶园", "农业站", "全年"]]), "a.docx").issues
    assert [i.message for i in listed][:1] == ["tables of tasks written out as lists, a row an item: 1"]
    kept = text_of(document([["村名", "户数"], ["柳溪村", "320"]]), "a.docx")
    assert [i.message for i in kept.issues][:1] == ["tables kept as lines, tabs between cells: 1"]
    assert "柳溪村\t320" in kept.text
