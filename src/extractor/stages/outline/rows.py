"""Rows: the lines of a reading without the blanks around them, and their labels (一、 （二） 3. ①)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.text import patterns as regex

BLANK = " \t　"
DAY = (
    r"(?:(?:(?:19|20)\d{2}|民国\d{2,3}|1\d{2})年\d{1,2}月(?:\d{1,2}日)?"
    r"|[二一][〇○零O0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)"
)
_LINE = regex.compile(r"[^\n]+")
_LONG = 400  # characters; a line as long holds several paragraphs
_PARTING = regex.compile(r"[ \t　]{2,}")
# in such a line a heading begins behind a stop, without a break
_INNER_HEADING = regex.compile(
    r"(?<=[。！？：][”’）]?)[ 　]?"
    r"(?=[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、](?=\p{Han}))"
)
# 一、工作总结（一）抓党建
_TWO_HEADINGS = regex.compile(
    r"(?P<first>[一二三四五六七八九十]{1,3}、[^，。；：！？（）\s]{2,20})[ 　]{0,9}(?=（一）[\p{Han}“])"
)
_INNER_SIGNATURE = regex.compile(
    r"(?<=[。！])(?P<gap>[ 　]{0,9})\p{Han}{4,24}(?:政府|委员会|局|办公室|办事处|委)(?P<between>[ 　]{0,9})"
    rf"{DAY}[ 　]{{0,9}}$"
)
_BULLET = "[●■◆▲★◎○□◇※▪•◼►➢✦]"
_NUMERALS = "一二三四五六七八九十"
_HAN = f"[{_NUMERALS}]{{1,3}}"
_SERIES = "(?:[一二三四]、){1,3}[二三四](?:次?产|季度)"  # 二、三产业 is no label

# styles of labels: name, rank, pattern; a heading is never the child of one of a higher rank.
# Those of rank -1 have none: they stand under whatever is open.
_STYLES: tuple[tuple[str, float, str], ...] = (
    (
        "part", 0,
        rf"{_BULLET}?[ 　]?(?P<l0>第[一二三四五六七八九十百\d]{{1,3}}(?:部分|编|篇|章|板块)"
        rf"|(?:板块|部分|专题|模块|篇章|专栏)(?:{_HAN}|\d{{1,2}}))(?![\p{{Han}}\d]{{0,3}}[，。])",
    ),
    ("section", 1, r"(?P<l1>第[一二三四五六七八九十百\d]{1,3}[节条])"),
    (
        "han", 2,
        rf"(?!{_SERIES})(?P<l2>{_HAN}[、.．]|{_HAN}(?=[ 　]{{1,3}}\p{{Han}}))",
    ),
    ("han_in_parentheses", 3, rf"(?P<l3>[（〔【\[]{_HAN}[）〕】\]]|[㈠-㈩])"),
    ("decimal", 4.5, r"(?P<l4>\d{1,2}(?:\.\d{1,2}){1,3}(?=[、. 　]\s{0,2}\p{Han}))"),
    ("digit", 4, r"(?P<l5>\d{1,2}(?:[、．]|\.(?!\d)))"),
    ("digit_in_parentheses", 5, r"(?P<l6>（\d{1,2}）|\d{1,2}）|[⑴-⒇])"),
    ("ring", 6, r"(?P<l7>[①-⑳❶-❿➀-➉])"),
    ("hash", -1, r"#{1,6} {1,2}"),
    ("bullet", -1, _BULLET),
    ("bracket", -1, r"【(?=[^】]{2,20}】)(?![^】、]+、[^】]*(?:[办所站局村科委部室社]|中心|单位)】)"),
    ("nth", -1, r"(?P<l11>第[一二三四五六七八九十]{1,2}，)(?=[^。；！？：]{2,40}$)"),  # of a speech
    ("formal", 1.5, r"(?P<l12>[壹贰叁参肆伍陆柒捌玖拾]{1,2}[、.．])"),
)  # fmt: skip
LABEL = regex.compile("|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _STYLES))
_LABEL_STARTS = frozenset(
    f"第板部专模篇（〔[【#0123456789一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾{_BULLET[1:-1]}㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉"
)
_NAMES = [name for name, _, _ in _STYLES]
_GROUPS = [(name, LABEL.groupindex[name], LABEL.groupindex.get(f"l{i}")) for i, name in enumerate(_NAMES)]
PLAIN = "plain"  # the style of a heading without a label
RANKS = {name: rank for name, rank, _ in _STYLES} | {PLAIN: -1.0}


@dataclass(slots=True)
class Row:
    """A line without the blanks around it, or a paragraph of a line that holds several."""

    start: int
    end: int
    text: str
    style: str | None  # of its label
    label: tuple[int, int] | None
    body: int  # where the text behind the label begins, counted from `start`


def find_rows(text: str) -> list[Row]:
    return [_row(text, start, end) for start, end in _lines(text)]


def _lines(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        cuts = _inner_breaks(text, start, end, first=not found) if end - start > _LONG else []
        for a, b in [*cuts, (end, end)]:
            while start < a and text[start] in BLANK:
                start += 1
            stop = a
            while stop > start and text[stop - 1] in BLANK:
                stop -= 1
            if start < stop and text[start] in _NUMERALS and (both := _TWO_HEADINGS.match(text, start, stop)):
                found.append(both.span("first"))
                start = both.end()
            if start < stop:
                found.append((start, stop))
            start = max(start, b)
    return found


def _inner_breaks(text: str, start: int, end: int, first: bool) -> list[tuple[int, int]]:
    """Where the paragraphs of a long line part: at runs of blanks, headings, title and signature."""
    cuts = [m.span() for pattern in (_PARTING, _INNER_HEADING) for m in pattern.finditer(text, start, end)]
    if first and (title := _inner_title().match(text, start, start + 80)):
        cuts.append(title.span("gap"))
    if tail := _INNER_SIGNATURE.search(text, max(start, end - 60), end):
        cuts += [tail.span("gap"), tail.span("between")]
    return sorted(cuts)


@cache
def _inner_title() -> regex.Pattern[str]:
    """The title of a text in one line, and the gap behind it."""
    choice = "|".join(load_table("outline")["title"]["ends"])
    begin = r"今年|去年|一年来|过去|\d{4}年|各位|近年|为|在|根据|按照|现将"
    return regex.compile(
        rf"[ 　]{{0,9}}[^，。；：\s]{{4,50}}(?:{choice})(?:(?P<gap>[ 　]{{1,9}})\S|(?P<gap>)(?={begin}))"
    )


def _row(text: str, start: int, end: int) -> Row:
    here = text[start:end]
    m = LABEL.match(here) if here[0] in _LABEL_STARTS else None
    if m is None or m.end() == len(here):
        return Row(start, end, here, None, None, 0)
    style, _, number = next(s for s in _GROUPS if m.start(s[1]) >= 0)
    label = None if number is None else (start + m.start(number), start + m.end(number))
    body = m.end() + len(here[m.end() :]) - len(here[m.end() :].lstrip(" 　、.：:"))
    return Row(start, end, here, style, label, body)
