"""Labels: enumerators of headings and list items, at the head of a line and inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.findings import Block, EnumeratorFound
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_CN = r"[一二三四五六七八九十]{1,3}"
_NUMBER = rf"(?:\d{{1,3}}|{_CN})"

# What looks like 一、 and is none: 一、二季度; 三、四级
_NOT_A_LIST = r"(?![一二三四五六七八九十](?:季度|产业|产|级|等|期|线|类|月|年级|楼|号|[、，]?[一二三四五六七八九十]产))"

_AT_LINE_START = (
    rf"(?:{_CN}|[壹贰叁肆伍陆柒捌玖拾]{{1,2}}|[甲乙丙丁](?=、)) ?[、.．]{_NOT_A_LIST}(?!\d)"
    rf"|{_CN} ?、{_NOT_A_LIST}"
    r"|（ ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?）(?!型)"
    r"|〔[一二三四五六七八九十\d]{1,2}〕|\d{1,2} ?[、）]|\d{1,2} ?[.．](?:(?!\d)|(?=\d{1,2}月|20\d\d年))"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?=[ 　、])"
    rf"|第{_NUMBER}(?:部分|章|节|条|编|篇|款|讲|课)(?=[ 　：:、，。]|\p{{Han}}|$)"
    r"|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[、.．]?|[a-zA-Z][.、）](?=\p{Han})"
)
_AFTER_A_STOP = (
    # preceded by 。 ； ： or a space: a list inside a paragraph
    rf"{_CN}、(?![一二三四五六七八九十\d])|（(?:\d{{1,2}}|{_CN})）(?!型|[年月日、，。；])|\d{{1,2}}[.、）](?:(?!\d)|(?=\d{{1,2}}月|20\d\d年))"
)
_ANYWHERE = r"[①-⑳⑴-⒇㈠-㈩❶-❿]"
_LEAD = (
    rf"(?:其?{_CN}(?:是(?!否|不是)|要(?!素|点|塞|道|领|件|闻)|则(?=[，是])|为(?=了))|其[一二三四五六七八九](?=[，：是])"
    rf"|第{_CN}[，：](?!\d)|第[一二三四五六七八九十](?=是|要)|首先(?=[，：是要])?|其次(?=[，：是要])?|再次(?=[，：是要])|最后(?=，)"
    rf"|(?:另)?一方面)"
)


@cache
def _inline() -> tuple[re.Pattern[str], regex.Pattern[str]]:
    """Where a label may begin (by its first character and the one before it), and what it is there."""
    things = load_table("labels")["numbered_things"]["words"]
    firsts = "".join(sorted({word[0] for word in things}))
    return re.compile(
        rf"[一二三四五六七八九十其第首再最另0-9（{_ANYWHERE[1:-1]}{firsts}]"
        rf"(?:(?<={_ANYWHERE})|(?<![^。；：，、！？“（\n 　].)"
        r"(?:(?<=[一二三四五六七八九十])(?=[一二三四五六七八九十]{0,2}[是要则为、方])|(?<=\d)(?=\d?[.、）])"
        r"|(?<![一二三四五六七八九十\d])))"
    ), regex.compile(
        rf"(?P<mark>{_ANYWHERE})"
        rf"|(?<=[。；，：、！？“（\n 　]|^)(?P<lead>{_LEAD})"
        rf"|(?<=[。；：！？][ 　]?|[\p{{Han}}）”][ 　])(?P<list>{_AFTER_A_STOP})"
        rf"|(?<=[。；\n 　])(?P<thing>(?:{'|'.join(things)}){_NUMBER}[：:、])"
    )  # fmt: skip


@cache
def _line_start() -> regex.Pattern[str]:
    things = "|".join(load_table("labels")["numbered_things"]["words"])
    return regex.compile(
        rf"[ \t　■●◆▲★□•·]*(?P<label>{_AT_LINE_START}|(?:{things}) ?{_NUMBER}(?=[ 　：:、.．，]|$)[：:、.．]?)", regex.MULTILINE
    )


def find_enumerators(reading: Reading, blocks: Sequence[Block]) -> Found[EnumeratorFound]:
    """Labels of headings, of list items and of the points of a sentence (一是 …；二是 …)."""
    text = reading.text
    found: dict[int, EnumeratorFound] = {}

    def add(start: int, end: int, rule: str) -> None:
        found.setdefault(start, EnumeratorFound(start, end, text[start:end], rule))

    for block in blocks:
        if block.label:
            add(*block.label, "labels.heading")
        elif match := _line_start().match(text, block.start, block.end):
            add(*match.span("label"), "labels.line-start")
        if block.kind == "table" and (row := _ROW_NUMBER.match(text, block.start, block.end)):
            add(*row.span(1), "labels.table-row")
    begin, inline = _inline()
    free = 0
    for place in begin.finditer(text):
        if place.start() >= free and (match := inline.match(text, place.start())):
            add(*match.span(), f"labels.{match.lastgroup}")
            free = match.end()
    kept: list[EnumeratorFound] = []
    for item in sorted(found.values(), key=lambda e: (e.start, -e.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return Found(_with_glued(text, kept))


_ROW_NUMBER = regex.compile(r"\s*(\d{1,3})(?=[ \t|　])")
# 附件：1.任务表 2.进度表: the blank before a later label may be lost
_GLUED = regex.compile(r"\d[.、](?=\p{Han})")
_GLUED_TO = regex.compile(r"(?<=\p{Han})\d{1,2}[.、]")


def _with_glued(text: str, labels: list[EnumeratorFound]) -> list[EnumeratorFound]:
    """The labels with those that follow one of the same line: 2. where 1. stands before."""
    merged: list[EnumeratorFound] = []
    at = 0
    for hit in _GLUED.finditer(text):
        start = hit.start() - text[max(0, hit.start() - 1)].isdecimal()
        match = _GLUED_TO.match(text, start)
        if match is None:
            continue
        while at < len(labels) and labels[at].start < match.end():
            merged.append(labels[at])
            at += 1
        before = merged[-1] if merged else None
        if before is None or before.end > start or text.find("\n", before.end, start) >= 0:
            continue
        if before.label == f"{int(match[0][:-1]) - 1}{match[0][-1]}":
            merged.append(EnumeratorFound(start, match.end(), match[0], "labels.list"))
    return merged + labels[at:]
