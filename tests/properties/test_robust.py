"""Whatever is done to a text, no step crashes and no record loses its ground."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import extract, extract_file, simplify
from tests.properties.drawn import drawn_text
from tests.properties.grounded import assert_grounded
from tests.properties.shapes import REPEATED, shape

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
SHARED = sorted(p for d in ("corpus", "gold") for p in (ROOT.parent / "shared" / d).rglob("*.txt"))
CALM = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

PIECE_LIST = (
    ["\n", "\r\n", "　", " ", "。", "；", "、", "：", "（", "）", "“", "”", "《", "%", "％", "—", "-", ".", ",", "，",
     "0", "9", "２", "两", "十", "万", "亿", "余", "多", "年", "月", "日", "元", "亩", "第", "一、", "（一）", "1.", "①",
     "一是", "其中", "分别", "每", "比", "增长", "到", "由", "村", "镇", "责任单位：", "\x00", "\ufeff", "\u200b", "\t",
     "&nbsp;", "&#12345;", "😀", "\U00020000", "e\u0301", "□", "关键词2", "2020年", "２０２１年底前", "占", "的"]
)  # fmt: skip
PIECES = st.sampled_from(PIECE_LIST)


@cache
def _text(path: Path) -> str:
    text = extract_file(path, keep_text=True).text
    assert text
    return text


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A stretch of a sample, cut anywhere, with pieces put in, characters swapped and taken out."""
    text = _text(draw(st.sampled_from(SAMPLES)))
    start = draw(st.integers(0, len(text) - 1))
    chars = list(text[start : start + draw(st.integers(1, 500))])
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(chars)))
        match draw(st.sampled_from(["insert", "swap", "drop", "repeat"])):
            case "insert":
                chars.insert(at, draw(PIECES))
            case "swap" if at < len(chars):
                other = draw(st.integers(0, len(chars) - 1))
                chars[at], chars[other] = chars[other], chars[at]
            case "drop":
                del chars[at : at + draw(st.integers(1, 5))]
            case _:
                chars[at:at] = chars[at : at + draw(st.integers(1, 20))]
    return "".join(chars)


@CALM
@given(mutated())
def test_mutated_samples(text: str) -> None:
    assert_grounded(extract(text), text)


@CALM
@given(st.lists(PIECES, max_size=40).map("".join))
def test_pieces_in_any_order(text: str) -> None:
    assert_grounded(extract(text), text)


@CALM
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_unicode(text: str) -> None:
    assert simplify(text).original == text
    assert_grounded(extract(text), text)


@pytest.mark.parametrize("first", range(0, 3000, 500))
def test_what_the_patterns_take(first: int) -> None:
    for seed in range(first, first + 500):
        text = drawn_text(seed)
        assert_grounded(extract(text), text)


@pytest.mark.parametrize(
    "digit", ["٣", "३", "𝟛", "\U0001e4f0"]
)  # the last is a digit to `regex`, not to Python 3.11
def test_digits_of_other_scripts(digit: str) -> None:
    forms = "{0}户 {0}{0}.{0}万元 第{0}届 {0}月{0}日 202{0}年 {0}% {0}—{0}个 每{0}户 {0}、{0}是 {0}∶{0} 五{0} ({0})"
    text = forms.format(digit)
    assert_grounded(extract(text), text)
    for form in text.split():
        assert_grounded(extract(form), form)


@CALM
@given(mutated(), st.integers(1990, 2040), st.sampled_from([None, "", "某镇", "甲县乙乡"]))
def test_what_the_caller_knows(text: str, year: int, place: str | None) -> None:
    assert_grounded(extract(text, year=year, place=place, issuer=place), text)


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\t\u3000\r\n\x00", "\ufeff", "1", "。", "万"], ids=repr)
def test_next_to_nothing(text: str) -> None:
    assert_grounded(extract(text), text)


@pytest.mark.parametrize("name", REPEATED)
def test_hard_shapes(name: str) -> None:
    text = shape(name, 6_000)
    assert_grounded(extract(text), text)


def test_one_line_of_80_000_characters() -> None:
    text = "".join(_text(p) for p in SAMPLES * 4).replace("\n", "").replace("\r", "")[:80_000]
    assert len(text) == 80_000
    assert_grounded(extract(text), text)


def test_20_000_short_lines() -> None:
    text = "新增12户\n" * 20_000
    assert_grounded(extract(text), text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_samples(path: Path) -> None:
    report = extract_file(path, keep_text=True)
    assert report.status == "ok" and report.text
    assert_grounded(report, report.text)


@pytest.mark.skipif(not SHARED, reason="the shared texts are not beside this clone")
@pytest.mark.parametrize("path", SHARED, ids=lambda p: p.stem)
def test_real_texts(path: Path) -> None:
    report = extract_file(path, keep_text=True)
    assert report.text is not None, report.issues
    assert_grounded(report, report.text)
