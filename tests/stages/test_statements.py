"""Statements: the leads that they stand under, which records show in the themes of tasks only."""

from __future__ import annotations

from extractor.stages.findings import Given
from extractor.stages.header import find_header
from extractor.stages.kinds import find_kinds
from extractor.stages.outline.blocks import find_blocks
from extractor.stages.outline.sections import find_sections
from extractor.stages.statements import find_statements
from extractor.text.reading import read
from extractor.text.view import simplify


def leads(text: str) -> list[tuple[str, str | None]]:
    reading = read(simplify(text))
    blocks = find_blocks(reading).items
    header = find_header(reading, blocks, Given())
    sections = find_sections(reading, blocks, header).items
    statements = find_statements(reading, blocks, sections).items
    return [
        (reading.text[s.start : s.end], reading.text[slice(*s.lead)] if s.lead else None)
        for s in find_kinds(reading, header, blocks, sections, statements).items
    ]


def test_a_labelled_lead_reaches_to_the_next() -> None:
    text = "南坪局2024年工作要点\n一是办好学校。新建教室八间；招聘教师12名。二是修好道路，方便群众。硬化道路九公里。"
    assert leads(text) == [
        ("一是办好学校。", None),
        ("新建教室八间；", "办好学校"),
        ("招聘教师12名。", "办好学校"),
        ("二是修好道路，方便群众。", None),
        ("硬化道路九公里。", "修好道路，方便群众"),
    ]


def test_a_labelled_item_of_its_own_ends_the_lead() -> None:
    text = "南坪局2024年工作要点\n一是办好学校。新建教室八间。二是硬化道路九公里，改造危桥两座；三是植树。"
    assert [lead for _, lead in leads(text)] == [None, "办好学校", None, None]


def test_short_sentences_lead_too() -> None:
    text = "南坪局2023年工作总结\n兜牢底线。发放补贴316.4万元；走访426户。扩大医保。参保15230人。"
    assert [lead for _, lead in leads(text)] == [None, "兜牢底线", "兜牢底线", None, "扩大医保"]


def test_what_tells_is_no_lead() -> None:
    text = "南坪局2023年工作总结\n修渠9公里。修路。完成了换届。选出代表76名。"
    assert [lead for _, lead in leads(text)] == [None, None, "修路", "修路"]


def test_a_maxim_leads_nothing() -> None:
    text = "南坪局2024年工作要点\n一、重点工作\n担当方能有为。新建教室八间。"
    assert [lead for _, lead in leads(text)] == [None, None]


def test_a_lead_on_its_own_line_reaches_over_paragraphs() -> None:
    text = "南坪局2024年工作要点\n一、重点工作\n一是深化改革，激发活力\n整合校舍八处。\n盘活厂房两座。\n二、其他工作\n修路。"
    assert [lead for _, lead in leads(text)] == [None, "深化改革，激发活力", "深化改革，激发活力", None]
