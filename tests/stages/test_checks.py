"""What cases cannot say of the checks: the lexicon's own examples, spans, and quotes over paragraphs."""

from __future__ import annotations

from typing import Any

import pytest

from extractor import extract
from extractor.lexicon.load import load_table
from extractor.stages.checks.quotes import find_broken_quotes
from extractor.stages.checks.residue import find_residue
from extractor.text.reading import read
from extractor.text.view import simplify

RESIDUE = load_table("checks")["residue"]


@pytest.mark.parametrize("entry", RESIDUE, ids=lambda e: e["id"])
def test_residue_entries_find_their_examples_and_leave_the_counter_examples(entry: dict[str, Any]) -> None:
    for text in entry["examples"]:
        assert [d.code for d in find_residue(read(simplify(text)))] == ["checks.residue"], text
    for text in entry["counter"]:
        assert find_residue(read(simplify(text))) == [], text


def _quotes(text: str) -> list[tuple[str, str]]:
    reading = read(simplify(text))
    return [(d.code, reading.text[slice(*d.spans[0])]) for d in find_broken_quotes(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进“三变”改革、“一户一策”帮扶。", []),
        ("印发《关于学习“两山”理念的通知》。", []),
        ("他说：“要学‘枫桥’做法。”", []),
        ('推进"四好"公路建设。', []),
        ("学习“弘扬“老黄牛”精神”活动。", []),
        ("会上指出：“一要稳。\n二要进。”各村照办。", []),
        ("“第一段引文。\n“第二段引文。”", []),
        ("队员's gear，don’t，6’高。", []),
        ("「半導體『S 廊帶』」計畫", []),
        ("开展“金秋月“活动。", [("checks.quote-reversed", "“金秋月“")]),
        ("坚持”枫桥“经验。", [("checks.quote-reversed", "”枫桥“")]),
        ("紧扣“水乡美镇\"思路。", [("checks.quote-mixed", "“水乡美镇\"")]),
        ("推进“水乡」建设。", [("checks.quote-mixed", "“水乡」")]),
        ("开展“作风提升年活动，压实“两个责任”。", [("checks.quote-unclosed", "“")]),
        ("严控三公”经费。", [("checks.quote-unopened", "”")]),
        ("开展“作风提升年活动。\n推进“一网通办”。", [("checks.quote-unclosed", "“")]),
        ("印发《工作方案的通知。", [("checks.quote-unclosed", "《")]),
    ],
)  # fmt: skip
def test_quotes(text: str, expected: list[tuple[str, str]]) -> None:
    assert _quotes(text) == expected


def test_a_garbled_text_is_not_searched_for_quotes() -> None:
    assert _quotes("\ufffd“\ue100」" * 50) == []


def test_spans_point_into_the_original_over_a_hard_wrap() -> None:
    line = "全镇上下一心干在实处扎实推进各项重点工作取得新的进展和明显成"
    text = "\n".join([line] * 8) + "\n完善“XX\nX”机制。"
    report = extract(text)
    spans = [s for i in report.issues if i.code == "checks.residue" for s in i.spans]
    assert all("X" in text[a:b] for a, b in spans) and spans


@pytest.mark.parametrize("entry", load_table("checks")["misfit"], ids=lambda e: e["id"])
def test_misfit_units_find_their_examples_and_leave_the_counter_examples(entry: dict[str, Any]) -> None:
    for text in entry["examples"]:
        assert "checks.unit-noun" in {i.code for i in extract(f"全镇{text}。").issues}, text
    for text in entry["counter"]:
        assert "checks.unit-noun" not in {i.code for i in extract(f"全镇{text}。").issues}, text


@pytest.mark.parametrize("word", ["关键词", "关鍵词"])
def test_mixed_script_shows_each_stretch(word: str) -> None:
    text = f"雙橋埠鎮各項工作穩步推進，雖然{word}取得成績，仍須努力實現鄉村振興，建設美麗鄉村，發展觀光產業。"
    spans = [s for i in extract(text).issues if i.code == "checks.mixed-script" for s in i.spans]
    shown = [text[a:b] for a, b in spans]
    assert "".join(shown) == word.replace("鍵", "")


def test_a_text_that_is_half_and_half_has_no_slips() -> None:
    text = "双桥埠镇发展乡村产业，建设美丽乡村。雙橋埠鎮發展鄉村產業，建設美麗鄉村。"
    assert [i.code for i in extract(text).issues if i.code == "checks.mixed-script"] == []


def test_wrong_conversions_of_a_pair_are_one_finding_with_all_places() -> None:
    text = "雙橋埠鎮全麵落實各項製度，當麵解決問題，&nbsp;健全機製。"
    found = {i.message[:1]: [text[a:b] for a, b in i.spans] for i in extract(text).issues if i.code == "checks.conversion"}
    assert found == {"麵": ["麵", "麵"], "製": ["製", "製"]}
