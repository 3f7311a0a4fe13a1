"""Blocks: what each line of a reading is, headings with their level, and what is set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.stages.findings import Block, BlockKind
from extractor.stages.outline.lines import (
    ATTACHMENT,
    DATE_LINE,
    DOCUMENT_NUMBER,
    GLOSSARY,
    MEASURED,
    STOP,
    cells,
    count_front,
    is_answering,
    is_body_name,
    is_contents,
    is_furniture,
    is_salutation,
    title_without_bodies,
)
from extractor.stages.outline.rows import BLANK, PLAIN, RANKS, Row, find_rows
from extractor.stages.rule import Doubt, Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_TOLD = re.compile(r"已|目前|正在|其中|现有|共有\d|分别为")  # a title announces, it does not tell
_LEAD = regex.compile("——|--|（|[一二三四五六七八九十]{1,3}[是要]|首先|其次|再次|最后")
_ASIDE_BODIES = regex.compile("[ 　]*[（(［\\[【][^。]{2,80}[）)］\\]】]。?[ 　]*")
_BROKEN = regex.compile("[！？；]|：.")
_FIRST = regex.compile(r"[（〔【\[]?(?:一|1|①|⑴|㈠|❶|➀)(?![一二三四五六七八九十\d])")
_SEVERAL = regex.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})、[一二三四五六七八九十\d]"
)  # 三、四级, 3、4月
_LONGEST_TITLE = 45
_LONGEST_PLAIN_TITLE = 30


def find_blocks(reading: Reading) -> Found[Block]:
    """Classify every line; tables, furniture and attachments are set aside with an issue."""
    text = reading.text
    rows = find_rows(text)
    blocks: list[Block] = []
    levels = _Levels()
    for row, kind in zip(rows, _kinds(rows), strict=True):
        if kind != "heading":
            ended = levels.ended_by(row) if kind == "paragraph" and row.label else 0
            blocks.append(Block(row.start, row.end, kind, ended, row.label))
            continue
        end = row.start + _title_end(row)
        blocks.append(Block(row.start, end, "heading", levels.of(row.style or PLAIN), row.label))
        while end < row.end and text[end] in BLANK:
            end += 1
        if end < row.end:
            blocks.append(Block(end, row.end, "paragraph"))
    return Found(blocks, _set_aside(blocks))


def _kinds(rows: Sequence[Row]) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    front = count_front(rows)
    glossary = False
    for i, row in enumerate(rows):
        if 2 * i > len(rows) and len(row.text) <= _LONGEST_TITLE and GLOSSARY.fullmatch(row.text):
            glossary = True
        elif glossary and ATTACHMENT.match(row.text):
            glossary = False
        kinds.append("attachment" if glossary else _kind(rows, i, front))
    return kinds


def _kind(rows: Sequence[Row], i: int, front: int) -> BlockKind:
    row = rows[i]
    if is_furniture(row.text):
        return "furniture"
    if i < front or DOCUMENT_NUMBER.fullmatch(row.text):
        return "title"
    if _is_table(rows, i):
        return "table"
    if _is_among_contents(rows, i):
        return "contents"
    if row.text[-1] != "。":  # what is no sentence
        if is_contents(row.text):
            return "contents"
        if is_salutation(row.text, i == front):
            return "salutation"
        if len(row.text) <= 80 and "。" not in row.text and ATTACHMENT.match(row.text):
            return "attachment"
        if _is_signature(rows, i):
            return "signature"
    return "heading" if _is_heading(rows, i) else "paragraph"


def _is_table(rows: Sequence[Row], i: int) -> bool:
    count = cells(rows[i].text)
    if count < 2:
        return False
    return count > 2 or any(cells(rows[j].text) >= 2 for j in (i - 1, i + 1) if 0 <= j < len(rows))


def _is_among_contents(rows: Sequence[Row], i: int) -> bool:
    """A line of a table of contents without leaders, between two with them."""
    if not 0 < i < len(rows) - 1 or len(rows[i].text) >= 60:
        return False
    return is_contents(rows[i - 1].text) and is_contents(rows[i + 1].text)


def _is_signature(rows: Sequence[Row], i: int) -> bool:
    """A date alone, or a body's name alone beside one."""
    if DATE_LINE.fullmatch(rows[i].text):
        return True
    if not is_body_name(rows[i].text):
        return False
    return any(DATE_LINE.fullmatch(rows[j].text) for j in (i - 1, i + 1) if 0 <= j < len(rows))


# ---- headings ----------------------------------------------------------------------------------------------


def _is_heading(rows: Sequence[Row], i: int) -> bool:
    row = rows[i]
    if row.style is None and len(row.text) > _LONGEST_PLAIN_TITLE:
        return False
    whole = row.text[row.body : _title_end(row)]
    title = title_without_bodies(whole)
    bare = title.rstrip("。 　")
    if not 1 < len(bare) <= _LONGEST_TITLE or _BROKEN.search(bare) or bare[-1] in "，、":
        return False
    if row.style is None:
        return _is_plain_heading(rows, i)
    if MEASURED.search(bare) or _TOLD.search(bare):
        return False
    if len(title) < len(whole) or (i + 1 < len(rows) and is_answering(rows[i + 1].text)):
        return _has_content(rows, i)
    return not title.endswith("。") or _has_content(rows, i)


def _is_plain_heading(rows: Sequence[Row], i: int) -> bool:
    """A short line without a label and without a stop, over a paragraph."""
    title = rows[i].text
    if title[-1] in "。”）" or STOP.search(title) or i + 1 == len(rows):
        return False
    if title[-1] == "：" and (len(title) > 12 or regex.search("如下|以下|下列|是|为|抓|做|讲|谈", title)):
        return False
    if MEASURED.search(title) or _LEAD.match(title) or title.count("，") > 1:
        return False
    following = rows[i + 1]
    return bool(following.style or STOP.search(following.text))


def _title_end(row: Row) -> int:
    """Where the title ends, counted from the row's start: behind its first 。 or 】, or with the line."""
    if row.style == "bracket":
        return row.text.index("】") + 1
    stop = STOP.search(row.text, row.body)
    return stop.end() if stop and stop[0] == "。" else len(row.text)


def _has_content(rows: Sequence[Row], i: int) -> bool:
    """Whether something stands under a labelled row: more text in it, or a row that is not its like."""
    row = rows[i]
    if _title_end(row) < len(row.text):
        return not _ASIDE_BODIES.fullmatch(row.text, _title_end(row))  # 1.建成…。（牵头单位：…）: a sentence
    i += 1
    while i < len(rows) and is_answering(rows[i].text):
        i += 1
    if i == len(rows):
        return False
    following = rows[i]
    if following.style is None:
        return not DATE_LINE.fullmatch(following.text) and not is_salutation(following.text, False)
    return following.style != row.style and not 0 <= RANKS[following.style] < RANKS[row.style or PLAIN]


class _Levels:
    """Levels by the styles that are open: the same style is a sibling, an unknown one stands below."""

    def __init__(self) -> None:
        self._open: list[tuple[str, float]] = []
        self._begun: set[str] = set()  # styles of the lists that begin in the section

    def of(self, style: str) -> int:
        self._begun.clear()
        names = [name for name, _ in self._open]
        rank = RANKS[style]
        if style in names:
            del self._open[names.index(style) :]
        elif rank >= 0:
            while self._open and self._open[-1][1] > rank:
                self._open.pop()
        if rank < 0:
            rank = self._open[-1][1] + 0.4 if self._open else 0.5
        self._open.append((style, rank))
        return len(self._open)

    def ended_by(self, row: Row) -> int:
        """The level down to which an item that is no heading ends the sections of its list; 0 where none."""
        style = row.style
        if style is None or RANKS[style] < RANKS["han"] or _SEVERAL.match(row.text):
            return 0
        if _FIRST.match(row.text):
            self._begun.add(style)
        if style in self._begun:
            return 0
        level = next((i for i, (name, _) in enumerate(self._open, 1) if name == style), 0)
        if not level:
            level = next((i for i, (_, rank) in enumerate(self._open, 1) if rank > RANKS[style]), 0)
        if level:
            del self._open[level - 1 :]
        return level


# ---- what is set aside -------------------------------------------------------------------------------------

_ASIDE: dict[BlockKind, str] = {
    "table": "a table is set aside and not read as prose",
    "furniture": "page furniture is set aside",
    "attachment": "a list of attachments or of terms is set aside",
}


def _set_aside(blocks: Sequence[Block]) -> list[Doubt]:
    """One issue for each run of such blocks."""
    issues: list[Doubt] = []
    for kind, message in _ASIDE.items():
        spans: list[tuple[int, int]] = []
        previous = -2
        for i, block in enumerate(blocks):
            if block.kind != kind:
                continue
            if i == previous + 1:
                spans[-1] = (spans[-1][0], block.end)
            else:
                spans.append((block.start, block.end))
            previous = i
        issues += [Doubt(f"outline.{kind}", "info", message, (span,)) for span in spans]
    return sorted(issues, key=lambda d: d.spans)
