"""Actions: their spans, and shapes that must not break the reader."""

from __future__ import annotations

import pytest

from extractor import extract

PLAN = "二、2024年工作计划\n"


def test_the_span_holds_verb_and_object() -> None:
    text = PLAN + "把旧粮站改建为文化活动中心。"
    (task,) = extract(text).tasks
    (action,) = task.actions
    assert (action.verb, action.object) == ("改建", "旧粮站")
    assert text[action.start : action.end] == "旧粮站改建"


def test_an_object_that_is_carried_is_outside_the_span() -> None:
    text = PLAN + "扩建敬老院，10月底前启用。"
    action = extract(text).tasks[0].actions[1]
    assert (action.verb, action.object) == ("启用", "敬老院")
    assert text[action.start : action.end] == "启用"


def test_targets_are_the_quantities_of_the_statement() -> None:
    report = extract(PLAN + "新建公厕5座；改造危桥9座、公路12公里。")
    texts = {m.id: m.text for m in report.mentions}
    assert [[texts[i] for i in t.targets] for t in report.tasks] == [["5座"], ["9座", "12公里"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "、、、。",
        "把。",
        "对，将，以，通过。",
        "“建设，",
        "加强、和、并、。",
        "的的的的。",
        "推进" * 60 + "。",
        "新建" + "、" * 200,
    ],
)
def test_broken_sentences_are_read(sentence: str) -> None:
    extract(PLAN + sentence)


def test_traditional_script_gives_the_same_actions() -> None:
    simplified = extract(PLAN + "加强农田水利建设，扩大种植面积。").tasks[0].actions
    traditional = extract("二、2024年工作計劃\n加強農田水利建設，擴大種植面積。").tasks[0].actions
    assert [a.verb for a in simplified] == ["加强", "扩大"]
    assert len(traditional) == 2


@pytest.mark.parametrize(
    "sentence",
    ["新建、年内" * 800, "争取年内" * 500 + "竣工", "坚持年内" * 500, "投资5万元" * 500 + "新建路", "道路通车、" * 700],
)
def test_long_chains_are_walked_and_not_climbed(sentence: str) -> None:
    extract(PLAN + sentence + "。")
