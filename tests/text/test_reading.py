"""Reading: what is evened out, and that every character finds its way back to the original."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.reading import Reading, read
from extractor.text.view import simplify


def reading(text: str) -> Reading:
    return read(simplify(text))


@pytest.mark.parametrize(
    ("original", "evened"),
    [
        ("１２．５％", "12.5%"),
        ("Ａ４纸；（二）", "A4纸；（二）"),
        ("修渠,修路;好!", "修渠，修路；好！"),
        ("1,286万元,10:30,上午:开工", "1,286万元，10:30，上午：开工"),
        ("2 萬 8,727 人次", "2万8,727人次"),
        ("114 年 8 月", "114年8月"),
        ("增长 8 %左右", "增长8%左右"),
        ("甲等 乙等", "甲等 乙等"),  # a space between words stays
        ("政 府 工 作 报 告", "政府工作报告"),
        ("2015 年 工 作 总 结", "2015年工作总结"),
        ("镇长　周 铭", "镇长　周 铭"),  # a name is no spaced line
        ("1.1 总则", "1.1 总则"),
        ("&ldquo;竹乡&rdquo;&nbsp;好", "“竹乡” 好"),
        ("&amp;ldquo;竹乡&amp;rdquo;", "“竹乡”"),
        ("&#12288;&#x3000;甲", "　　甲"),
        ("R&D;研发&unknown;", "R&D；研发&unknown；"),
        ("甲\u200b乙\ufeff丙\u00ad丁", "甲乙丙丁"),
        ("1\u200b5户", "15户"),
        ("增長(zhǎng)5.0%，岽（dōng）下村", "增长5.0%，岽下村"),
        ("(A)甲（shi）乙（lǐ先生）", "（A）甲（shi）乙（lǐ先生）"),  # no sound of a character
        ("修渠\x00修路", "修渠 修路"),
        ("甲\r\n乙\r丙\x0c丁\u2028戊", "甲\n乙\n丙\n丁\n戊"),
        ("體重﹐身高﹔好﹗", "体重，身高；好！"),
    ],
)
def test_evens_out(original: str, evened: str) -> None:
    assert reading(original).text == evened


BROKEN = """\
青禾
镇
2023
年工作总结
各位代表:
现将一年来的工作报告如下
。
一、2023年工作回顾
一年来
，全镇
种植水稻
4680
亩,增长
5%
;
修渠
9
公里。
1.
改善
人居环境
。
完成改厕
650
余户
。
（一）稳步推进项目
全年开工项目
12
个，修
路3公里。
青禾镇人民政府
2024年1月5日
"""


def test_breaks_at_each_change_of_font_end_nothing() -> None:
    assert reading(BROKEN).text.strip().split("\n") == [
        "青禾镇2023年工作总结",
        "各位代表：",
        "现将一年来的工作报告如下。",
        "一、2023年工作回顾",
        "一年来，全镇种植水稻4680亩，增长5%；修渠9公里。",
        "1.改善人居环境。",
        "完成改厕650余户。",
        "（一）稳步推进项目",
        "全年开工项目12个，修路3公里。",
        "青禾镇人民政府",
        "2024年1月5日",
    ]


@pytest.mark.parametrize("day", ["2024年1月5日", "2024\n年1月\n5日"])
def test_a_day_below_a_body_is_its_signature_whatever_stands_behind(day: str) -> None:
    text = BROKEN.replace("2024年1月5日\n", f"{day}\n（此件公开\n发布）\n")
    assert reading(text).text.strip().endswith("\n青禾镇人民政府\n2024年1月5日\n（此件公开发布）")


@pytest.mark.parametrize("runs", ["水厂\n2023年1月5日\n通水\n。", "镇政府\n2023年1月5日\n，启动修渠。"])
def test_a_day_within_a_sentence_is_no_signature(runs: str) -> None:
    text = BROKEN.replace("青禾镇人民政府\n2024年1月5日", runs)
    assert reading(text).text.strip().split("\n")[-1] == runs.replace("\n", "")


def test_a_few_lines_that_begin_with_a_mark_break_no_text() -> None:
    text = "一、修渠\n修渠9公里\n，修路3公里\n二、修路\n修路3公里\n。"
    assert reading(text).text == text


WRAPPED = """\
　　全乡修路九公里，其中通村公路六公里，新建桥梁两座，改造
危桥三座，总投资一千二百万元，惠及四个村的三千一百二十户、1
2,840人，群众出行难的问题得到解决；村村都通上了客运班车。
　　新植油茶林三千亩，低产林改造五千亩，亩产茶油由八公斤提
— 3 —

高到二十公斤，带动脱贫户二百一十五户，户均年增收两千多元，
群众满意。
　　一、下一步打算
　　修渠。
　　修桥。
"""


def test_hard_wraps_end_nothing() -> None:
    lines = reading(WRAPPED).text.split("\n")
    assert [line.strip("　") for line in lines] == [
        "全乡修路九公里，其中通村公路六公里，新建桥梁两座，改造危桥三座，总投资一千二百万元，惠及四个村的三千一百二十户、"
        "12,840人，群众出行难的问题得到解决；村村都通上了客运班车。",
        "新植油茶林三千亩，低产林改造五千亩，亩产茶油由八公斤提高到二十公斤，带动脱贫户二百一十五户，户均年增收两千多元，"
        "群众满意。",
        "一、下一步打算",
        "修渠。",
        "修桥。",
        "",
    ]


def test_a_hanging_indent_is_no_new_paragraph() -> None:
    hanging = "\n".join(f"    {line}" if line[:1] not in "　—" else line for line in WRAPPED.split("\n"))
    assert reading(hanging).text.replace(" ", "") == reading(WRAPPED).text


def test_a_heading_that_nearly_fills_its_line_stays_one() -> None:
    text = WRAPPED.replace("　　一、下一步打算\n", "　　（一）狠抓项目建设和投资融资，保持县域稳定增长\n")
    assert "增长\n" in reading(text).text


def test_spans_of_wrapped_numbers_hold_the_break() -> None:
    r = reading(WRAPPED)
    start = r.text.index("12,840")
    a, b = r.span(start, start + 6)
    assert WRAPPED[a:b] == "1\n2,840"


def test_page_marks_leave_the_text_and_are_kept() -> None:
    r = reading(WRAPPED)
    assert [WRAPPED[a:b] for a, b in r.pages] == ["3"]
    assert "3" not in r.text


@pytest.mark.parametrize(
    ("mark", "pages"),
    [
        ("— 12 —", ["12"]),
        ("- 12 -", ["12"]),
        ("－１２－", ["１２"]),
        ("第 2 頁", ["第 2 頁"]),
        ("=== 第 2 頁 ===", ["第 2 頁"]),
        ("第2页 共10页", ["第2页", "共10页"]),
        ("Page 2 of 10", ["2", "10"]),
        ("12", []),  # a number alone is none without others that count on
        ("12户", []),
        ("—12—15户", []),
    ],
)
def test_page_marks(mark: str, pages: list[str]) -> None:
    text = f"修渠九公里。\n{mark}\n修桥两座。"
    r = reading(text)
    assert [text[a:b] for a, b in r.pages] == pages
    assert r.text == ("修渠九公里。\n修桥两座。" if pages else text.translate({0xFF0D: "-"}))


def test_numbers_that_count_the_pages() -> None:
    pages = [f"{'修渠九公里。' + chr(10)}" * 12 + f"{n}\n" for n in (1, 2, 3)]
    text = "".join(pages)
    assert [text[a:b] for a, b in reading(text).pages] == ["2"]  # the first and the last have one neighbour only


@pytest.mark.parametrize(
    "text",
    [
        "责任单位：水利站\n责任单位：交通站\n责任单位：农技站\n责任单位：林业站\n责任单位：文化站\n",
        "一、抓好农业生产工作\n二、抓好水利建设工作\n三、抓好道路交通工作\n四、抓好民生保障工作\n",
        "青禾镇\n修渠九公里，修桥两座。\n" * 9,
    ],
)
def test_lines_of_a_list_are_not_wrapped(text: str) -> None:
    r = reading(text)
    assert r.text == text
    assert r.at is None


def test_a_text_without_anything_to_leave_out_has_the_identity_map() -> None:
    r = reading("修渠九公里，惠及三百户。\n　　修桥两座。")
    assert r.at is None
    assert r.span(2, 5) == (2, 5)


@pytest.mark.parametrize("text", ["修渠九公里，惠及１２户。" * 7000, "修渠九公里\n" * 80_000, "1 户\n" * 40_000])
def test_long_lines_and_many_lines(text: str) -> None:
    r = reading(text)
    assert r.span(0, len(r.text)) == (0, len(text.rstrip("\n")) if r.at else len(text)) or r.text[-1] == "\n"


PIECES = st.sampled_from([
    *"修渠，。；：！九公里123萬億%％ 　\t\r\n（）()—&;,.:“”",
    *("&ldquo;", "&nbsp;", "\r\n", "— 3 —\n", "第 2 頁\n", "\u200b", "\x00", "\ufeff"),
    "修路九公里，其中通村公路六公里，新建桥梁两座，改造\n",
])  # fmt: skip


@given(st.lists(PIECES, max_size=80).map("".join))
def test_every_character_reads_back(text: str) -> None:
    r = reading(text)
    simplified = simplify(text).simplified
    last = 0
    for i, c in enumerate(r.text):
        start, end = r.span(i, i + 1)
        assert last <= start < end <= len(text)
        last = end
        written = simplified[start:end]
        if len(written) > 1:
            written = html.unescape(written.replace("&amp;", "&"))
        assert len(written) == 1
        assert c == written or reading(written).text == c or {c, written} <= set(",，:：")


@given(st.lists(PIECES, max_size=80).map("".join))
def test_nothing_but_blanks_breaks_and_pages_is_left_out(text: str) -> None:
    r = reading(text)
    kept = [False] * len(text)
    for i in range(len(r.text)):
        start, end = r.span(i, i + 1)
        kept[start:end] = [True] * (end - start)
    for start, end in r.pages:
        kept[start:end] = [True] * (end - start)
    for m in re.finditer(r"&#?\w{1,8};", text):  # a blank written as an entity
        if html.unescape(m.group()).isspace():
            kept[m.start() : m.end()] = [True] * len(m.group())
    left = {c for c, k in zip(text, kept, strict=True) if not k}
    assert not any(c.isdigit() for c in left)
    assert left <= set(" 　\t\r\n\x00\u200b\ufeff—-第頁=共")


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ('申报"一村一品"2个，培育"土专家"9名', "申报“一村一品”2个，培育“土专家”9名"),
        ('申报"一村一品2个', '申报"一村一品2个'),  # not paired
        ('“甲"与"乙”两区', '“甲"与"乙”两区'),  # mixed: which is which is not known
        ('12"和15"水管', '12"和15"水管'),  # inches
    ],
)
def test_straight_quotes_that_pair_up_open_and_close(original: str, text: str) -> None:
    assert read(simplify(original)).text == text
