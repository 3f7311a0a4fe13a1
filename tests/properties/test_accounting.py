"""No number is silently dropped: every hard numeral character lies in exactly one mention, in any text."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Report, extract, simplify
from tests.properties.grounded import REFERENCE

# docs/records.md: digits of both widths, Chinese numerals with their Traditional forms, percent and per mille
HARD = regex.compile(r"[0-9０-９〇一二两兩三四五六七八九十百千万萬亿億%％‰]")
SHARED = Path(__file__).parents[2] / ".." / "shared"

NUMBERS = [
    "46800", "1,234.5", "1，234", "77 100", "2.2万", "3千", "1亿5千万", "２０２１", "一百零五", "两百五", "廿三",
    "壹仟贰佰", "二〇二一", "十几", "几十", "数百", "上千", "百", "万", "三分之二", "百分之八十五", "九成五", "3:7",
    "12.5∶43.2∶44.3", "2萬 8,727", "兩千", "零", "半", "-3.5", "6", "100", "1", "一", "二十", "三五", "650余",
    "3000多", "7.8.9", "±", "×", "1/3",
]  # fmt: skip
UNITS = [
    "亩", "万元", "個", "个百分点", "%", "％", "‰", "户", "人次", "公里", "年", "月", "日", "季度", "成", "折", "/亩", "GB",
]  # fmt: skip
WORDS = [
    "全镇", "同比增长", "约", "不少于", "以上", "左右", "以内", "至", "到", "—", "～", "、", "和", "第", "届", "号", "级",
    "每人每月", "户均", "年产", "统一", "百姓", "进一步", "三农", "万家", "G", "PM", "“", "”", "（", "）", "(", ")", "，",
    "。", "；", ":", "\n", "\r\n", " ", "　", "一、", "（二）", "1.", "①", "年底前", "十四五", "五年来", "其中", "六合村",
    "大", "的", "多", "余", "来", "几",
]  # fmt: skip
PIECES = st.lists(st.sampled_from(NUMBERS + UNITS + WORDS), min_size=1, max_size=40).map("".join)
ANYTHING = st.text(
    st.one_of(
        st.sampled_from("0123456789０１％‰〇一二兩两三十百千万亿年月日亩元 \n，。、%.:-—"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


def check(text: str, report: Report) -> None:
    last, covered = 0, bytearray(len(text))
    for m in report.mentions:
        assert last <= m.start < m.end <= len(text), "mentions are ordered and disjoint"
        assert text[m.start : m.end] == m.text, "a span reads back its own text"
        covered[m.start : m.end] = b"\1" * (m.end - m.start)
        last = m.end
    for reference in REFERENCE.finditer(text):
        covered[reference.start() : reference.end()] = b"\1" * len(reference[0])
    dropped = [(h.start(), h.group()) for h in HARD.finditer(text) if not covered[h.start()]]
    assert not dropped


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_every_hard_numeral_of_numeral_rich_text_lies_in_one_mention(text: str) -> None:
    check(text, extract(text))


@settings(max_examples=150, deadline=None)
@given(ANYTHING)
def test_every_hard_numeral_of_any_text_lies_in_one_mention(text: str) -> None:
    check(text, extract(text))


@settings(max_examples=100, deadline=None)
@given(PIECES)
def test_a_traditional_text_and_its_simplified_form_give_equal_mentions(text: str) -> None:
    ours, simplified = extract(text), extract(simplify(text).simplified)
    left = [m.model_dump(exclude={"text"}) for m in ours.mentions]
    assert left == [m.model_dump(exclude={"text"}) for m in simplified.mentions]


def _shared_texts() -> list[Path]:
    return sorted([*SHARED.glob("gold/*.txt"), *SHARED.glob("corpus/*/*.txt")])


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")
@pytest.mark.parametrize("path", _shared_texts(), ids=lambda p: p.stem)
def test_every_hard_numeral_of_a_real_text_lies_in_one_mention(path: Path) -> None:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    check(text, extract(text))
