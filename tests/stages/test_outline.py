"""Outline: what the records do not show: kinds of blocks, and what a section's heading says of its content."""

from __future__ import annotations

import pytest

from extractor.stages.findings import Given
from extractor.stages.header import find_header
from extractor.stages.outline.blocks import find_blocks
from extractor.stages.outline.sections import find_sections
from extractor.text.reading import read
from extractor.text.view import simplify


def kinds(text: str) -> list[tuple[str, str]]:
    reading = read(simplify(text))
    return [(b.kind, reading.text[b.start : b.end]) for b in find_blocks(reading).items]


def parts(text: str) -> list[str]:
    reading = read(simplify(text))
    blocks = find_blocks(reading).items
    header = find_header(reading, blocks, Given())
    return [s.part for s in find_sections(reading, blocks, header).items]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("发布时间：2023-01-05", "furniture"),
        ("来源 ： 柘溪镇", "furniture"),
        ("【字体：大 中 小】", "furniture"),
        ("图1：2011—2015年茶园面积", "furniture"),
        ("表2-1：各村户数", "furniture"),
        ("图3是新桥的设计图。", "paragraph"),
        ("上一篇：春耕动员会召开", "furniture"),
        ("责任编辑：某某　审核：某某", "furniture"),
        ("https：//www.example.org/a", "furniture"),
        ("各位代表：", "salutation"),
        ("林议长、各位议员女士、先生：", "salutation"),
        ("各乡镇人民政府，县直各单位：", "salutation"),
        ("附件：1.项目清单　2.进度表", "attachment"),
        ("2023年12月28日", "signature"),
        ("指标\t单位\t数值", "table"),
        ("| 粮食 | 吨 | 5210 |", "table"),
        ("一、农业生产............3", "contents"),
        ("来源于柘溪水库的水覆盖九个村。", "paragraph"),
        ("打印店开到了村里。", "paragraph"),
        ("阅读室新添图书900册。", "paragraph"),
        ("1.\t全镇播种水稻9200亩。", "paragraph"),
        ("附近村民受益。", "paragraph"),
    ],
)
def test_single_lines(line: str, kind: str) -> None:
    text = f"柘溪镇2022年工作总结\n全镇修渠九公里。\n{line}\n全镇修路九公里。"
    assert kinds(text)[2] == (kind, line.strip())


def test_a_body_beside_a_date_signs() -> None:
    text = "柘溪镇2022年工作总结\n全镇修渠九公里。\n柘溪镇人民政府\n2023年1月5日"
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "signature", "signature"]


def test_runs_of_furniture_are_one_issue() -> None:
    reading = read(simplify("柘溪镇2022年工作总结\n修渠九公里。\n上一篇：甲\n下一篇：乙\n修路九公里。\n打印本页"))
    assert [(d.code, len(d.spans)) for d in find_blocks(reading).issues] == [("outline.furniture", 1)] * 2


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["一、2022年工作回顾", "二、存在的问题", "三、2023年工作打算"], ["review", "problems", "plan"]),
        (["一、工作开展中存在问题", "二、下一步工作计划"], ["problems", "plan"]),
        (["一、2022年工作情况", "（一）聚焦目标，狠抓项目", "二、2023年重点工作"], ["review", "review", "plan"]),
        (["一、2022年重点工作完成情况", "二、2023年工作安排"], ["review", "plan"]),
        (["一、抓水利", "二、存在的不足", "三、明年打算"], ["review", "problems", "plan"]),  # in front of what tells
        (["一、2022年工作回顾", "二、2023年工作安排", "三、加强自身建设"], ["review", "plan", "plan"]),
        (["一、2022年工作总结和2023年工作计划", "（一）抓水利"], ["none", "none"]),
        (["一、抓水利", "二、抓交通"], ["none", "none"]),
        (["一、2023年工作安排", "（一）解决群众急难愁盼问题"], ["plan", "plan"]),
    ],
)
def test_parts(headings: list[str], expected: list[str]) -> None:
    body = "".join(f"{heading}\n全镇修渠九公里。\n" for heading in headings)
    assert parts(f"柘溪镇2022年工作总结和2023年工作计划\n{body}") == expected


def test_parts_of_texts_whose_title_tells() -> None:
    assert parts("柘溪镇2023年工作要点\n一、抓水利\n修渠九公里。") == ["plan"]
    assert parts("柘溪镇2022年工作总结\n一、抓水利\n修渠九公里。") == ["review"]
    assert parts("柘溪镇\n一、基本情况\n全镇面积126平方公里。\n二、地势\n全镇多山，盛产药材。") == ["profile", "profile"]
