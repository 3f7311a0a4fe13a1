"""What cases cannot say of numerals: values as exact Decimals, texts that are no number, gaps left to others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.stages.quantities import find_numerals
from extractor.text.numbers import number
from extractor.text.reading import read
from extractor.text.view import simplify


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"), ("007", "7"), ("1.10", "1.10"), ("1,234.5", "1234.5"), ("1，234", "1234"), ("77 100", "77100"),
        ("2.2万", "22000"), ("3.07万", "30700"), ("3千", "3000"), ("1亿5千万", "150000000"), ("2万8,727", "28727"),
        ("1.2万亿", "1200000000000"), ("十", "10"), ("一十一", "11"), ("廿三", "23"), ("五百卅四", "534"),
        ("一百零五", "105"), ("一千零一十", "1010"), ("一万零一百一十一", "10111"), ("十万零一千", "101000"),
        ("一百五十万零三百", "1500300"), ("一亿一千一百一十一万", "111110000"), ("两百五", "250"), ("三万五", "35000"),
        ("一百二十万三", "1203000"), ("百二万", "1200000"), ("一千零五", "1005"), ("二〇二一", "2021"), ("一七二零", "1720"),
        ("壹仟贰佰", "1200"), ("三仟", "3000"), ("三点五", "3.5"), ("零点零五", "0.05"), ("一点二万", "12000"),
        ("负一百二", "-120"), ("-10.1万", "-101000"), ("百", "100"), ("千万", "10000000"), ("3千万亿", "3000000000000000"),
    ],
)  # fmt: skip
def test_a_number_has_its_exact_value(text: str, value: str) -> None:
    found = number(text)
    assert found == Decimal(value)
    assert str(found) == value, "as written: 30700, not 30700.00 and not 3.07E+4"


@pytest.mark.parametrize(
    "text", ["", "点", "点零", "零点", "三十百", "二十一十二", "10.1万零100", "一二万三十四百", "三亩", "万亿亿", "五两"]
)
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert number(text) is None


@given(st.integers(min_value=1, max_value=10**15))
def test_a_number_written_out_reads_back(value: int) -> None:
    assert number(written(value)) == value


def written(value: int) -> str:
    """The standard Chinese numeral of a positive integer, as the grammars of cheques prescribe it."""
    digits, small, big = "零一二三四五六七八九", ["", "十", "百", "千"], ["", "万", "亿", "万亿"]
    groups = []
    while value:
        value, group = divmod(value, 10000)
        groups.append(group)
    text = ""
    for i, group in reversed(list(enumerate(groups))):
        part, gap = "", False
        for k in (3, 2, 1, 0):
            digit = group // 10**k % 10
            if digit:
                part += ("零" if gap else "") + digits[digit] + small[k]
                gap = False
            else:
                gap = bool(part or text)
        if part:
            text += ("零" if text and group < 1000 and not part.startswith("零") else "") + part
            text += "万亿" if i == 3 and not (len(groups) > 2 and groups[2]) else "万" if i == 3 else big[i]
    return text


def test_numerals_are_looked_for_in_the_gaps_only() -> None:
    reading = read(simplify("2021年种植水稻46800亩，其中早稻9200亩。"))
    found = find_numerals(reading, [(0, 5), (9, 15)]).items
    assert [reading.text[n.start : n.end] for n in found] == ["9200"]


def test_a_numeral_never_reaches_into_a_span_that_is_taken() -> None:
    reading = read(simplify("完成三五百万元"))
    ends = [n.end for n in find_numerals(reading, [(4, 7)]).items]
    assert max(ends) <= 4
