"""Blocks: what each line of a reading is: title, furniture, salutation, heading, table, contents or paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extractor.lexicon.load import load_table
from extractor.lexicon.parts import part_words
from extractor.stages.findings import Block, BlockKind
from extractor.stages.rule import Doubt, Found
from extractor.text.reading import Reading

_BLANK = " \t　"
_LINE = regex.compile(r"[^\n]+")
_LONG = 400  # characters; a line as long holds several paragraphs, parted by runs of blanks
_PARTING = regex.compile(r"[ \t　]{2,}")
# in such a line a heading begins behind a stop, without a break
_INNER_HEADING = regex.compile(
    r"(?<=[。！？：][”’）]?)[ 　]?(?=[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、](?=\p{Han}))"
)
_TOLD = regex.compile(r"已|目前|正在|其中|现有|共有\d|分别为")  # a title announces, it does not tell
_LEAD = regex.compile("——|--|（|[一二三四五六七八九十]{1,3}[是要]|首先|其次|再次|最后")
_STOP = regex.compile(r"[。！？；]")
_MEASURED = regex.compile(r"(?<![第\d.,])\d(?:[\d,.]{0,12})(?:%|‰|[万亿余多]{0,3}(?!年|月|日|号|届|次会议|版|期)\p{Han})")
_DATE = r"(?:(?:19|20)\d{2}|[二一][〇○零Ｏ0一二三四五六七八九]{3}|民国\d{2,3}|1\d{2})年\d{1,2}月(?:\d{1,2}日)?"
_CHINESE_DATE = r"[二一][〇○零O0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
_DATE_LINE = regex.compile(rf"[（(]?(?:{_DATE}|{_CHINESE_DATE})[）)]?")
_DATELINE = regex.compile(
    rf"[-—－–]{{0,6}} ?[（(]?(?:{_DATE}|{_CHINESE_DATE})[^。]{{0,20}}在[^。]{{4,60}}(?:会议|大会|全会)[^。]{{0,40}}。?"
)
_DOCUMENT_NUMBER = regex.compile(r"\p{Han}{1,12}[〔\[［（(【]\d{4}[〕\]］）)】]第?\d{1,4}号")
_NAME_LINE = regex.compile(
    r"(?:\p{Han}{0,20}(?:省长|市长|县长|区长|旗长|乡长|镇长|主席|主任|书记|局长|州长|盟长|院长|部长|总理|厅长|站长|所长|处长|科长|负责人))"
    r"[ 　]{0,6}(?:\p{Han}[ 　]{0,3}){2,4}(?:[·•]\p{Han}{1,8})?"
)
_LEADERS = regex.compile(r"(?:\.{4}|…{2}|·{4}|(?:\. ){4})[.…· ]{0,200}\d{0,3}$")
_NOTICE = regex.compile("ICP备|公安备|网安备|备案号：|网站标识码|版权所有")
_URL = regex.compile(r"(?:https?://|www\.)\S{4}")
_FIELD = regex.compile(r"[-*] [A-Za-z_]{2,20}[：:] ?|-{3,}$|={3,}$|\*{3,}$|`{3}")
_ATTACHMENT = regex.compile(r"附(?:件|表|录|注)?[ 　]?[\d一二三四五六七八九十]{0,3}[ 　]?[：:、.]|附(?:件|表|录)[ 　]?[\d一二三四五六七八九十]{0,2}(?:$|[ 　])")
_GLOSSARY = regex.compile(r"(?:附(?:件|录)?[ 　]?\d{0,2}[：:]?[ 　]?)?.{0,20}(?:名词|词语|用语|术语|有关概念)(?:解释|注释|说明|释义)$")

_STYLES: tuple[tuple[str, float, str], ...] = (
    # rank: a heading is never the child of one of a higher rank; those without one stand under what is open
    ("part", 0, r"[●■◆▲★◎○□◇※▪•◼►➢✦]?[ 　]?(?P<l0>第[一二三四五六七八九十百\d]{1,3}(?:部分|编|篇|章|板块)|(?:板块|部分|专题|模块|篇章|专栏)[一二三四五六七八九十\d]{1,2})(?![\p{Han}\d]{0,3}[，。])"),
    ("section", 1, r"(?P<l1>第[一二三四五六七八九十百\d]{1,3}[节条])"),
    ("han", 2, r"(?P<l2>[一二三四五六七八九十]{1,3}[、.．]|[壹贰叁参肆伍陆柒捌玖拾]{1,2}[、.．]|[一二三四五六七八九十]{1,3}(?=[ 　]{1,3}\p{Han}))"),
    ("han_in_parentheses", 3, r"(?P<l3>[（〔【\[][一二三四五六七八九十]{1,3}[）〕】\]]|[㈠-㈩])"),
    ("decimal", 4.5, r"(?P<l4>\d{1,2}(?:\.\d{1,2}){1,3}(?=[、. 　]\s{0,2}\p{Han}))"),
    ("digit", 4, r"(?P<l5>\d{1,2}(?:[、．]|\.(?!\d)))"),
    ("digit_in_parentheses", 5, r"(?P<l6>（\d{1,2}）|\d{1,2}）|[⑴-⒇])"),
    ("ring", 6, r"(?P<l7>[①-⑳❶-❿➀-➉])"),
    ("hash", -1, r"#{1,6} {1,2}"),
    ("bullet", -1, r"[●■◆▲★◎○□◇※▪•◼►➢✦]"),
    ("bracket", -1, r"【(?=[^】]{2,20}】)"),
)
_LABEL = regex.compile("|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _STYLES))
_RANKS = {name: rank for name, rank, _ in _STYLES} | {"plain": -1.0}
_LONGEST_TITLE = 45


_INNER_SIGNATURE = regex.compile(
    rf"(?<=[。！])(?P<gap>[ 　]{{0,9}})\p{{Han}}{{4,24}}(?:政府|委员会|局|办公室|办事处|委)(?P<between>[ 　]{{0,9}})(?:{_DATE}|{_CHINESE_DATE})[ 　]{{0,9}}$"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line without the blanks around it, or a paragraph of a line that holds several."""

    start: int
    end: int
    text: str
    style: str | None  # of its label
    label: tuple[int, int] | None
    body: int  # where the text behind the label begins, counted from `start`


def find_blocks(reading: Reading) -> Found[Block]:
    """Classify every line; tables, furniture and attachments of terms are set aside with an issue."""
    rows = [_row(reading.text, a, b) for a, b in _lines(reading.text)]
    kinds = _kinds(rows)
    blocks: list[Block] = []
    issues: list[Doubt] = []
    levels = _Levels()
    for i, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind == "heading":
            end = row.start + _title_end(row)
            blocks.append(Block(row.start, end, "heading", levels.of(row.style or "plain"), row.label))
            rest = end + len(reading.text[end : row.end]) - len(reading.text[end : row.end].lstrip(_BLANK))
            if rest < row.end:
                blocks.append(Block(rest, row.end, "paragraph"))
        else:
            blocks.append(Block(row.start, row.end, kind, 0, row.label))
    return Found(blocks, _set_aside(blocks))


def _lines(text: str) -> list[tuple[int, int]]:
    found = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        if end - start > _LONG:
            cuts = [m.span() for pattern in (_PARTING, _INNER_HEADING) for m in pattern.finditer(text, start, end)]
            if not found and (title := _inner_title().match(text, start, start + 80)):
                cuts.append(title.span("gap"))
            if tail := _INNER_SIGNATURE.search(text, max(start, end - 60), end):
                cuts += [tail.span("gap"), tail.span("between")]
            for a, b in [*sorted(cuts), (end, end)]:
                found.append((start, max(start, a)))
                start = max(start, b)
        else:
            found.append((start, end))
    stripped = []
    for start, end in found:
        part = text[start:end]
        here = part.strip(_BLANK)
        if here:
            start += len(part) - len(part.lstrip(_BLANK))
            stripped.append((start, start + len(here)))
    return stripped


def _row(text: str, start: int, end: int) -> _Row:
    here = text[start:end]
    m = _LABEL.match(here)
    if m is None or m.end() == len(here):
        return _Row(start, end, here, None, None, 0)
    style = next(name for name in _RANKS if name in m.groupdict() and m[name] is not None)
    span = next(((start + m.start(f"l{i}"), start + m.end(f"l{i}")) for i in range(8) if m[f"l{i}"] is not None), None)
    body = m.end() + len(here[m.end() :]) - len(here[m.end() :].lstrip(" 　、.：:"))
    return _Row(start, end, here, style, span, body)


def _kinds(rows: Sequence[_Row]) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    front = _front(rows)
    glossary = False
    for i, row in enumerate(rows):
        if _GLOSSARY.fullmatch(row.text) and 2 * i > len(rows):
            glossary = True
        elif _ATTACHMENT.match(row.text):
            glossary = False
        if glossary:
            kinds.append("attachment")
        elif _is_furniture(row.text):
            kinds.append("furniture")
        elif i < front:
            kinds.append("title")
        elif _is_table(rows, i):
            kinds.append("table")
        elif _is_contents(row.text) or _is_among_contents(rows, i):
            kinds.append("contents")
        elif _is_salutation(row.text, i == front):
            kinds.append("salutation")
        elif _ATTACHMENT.match(row.text) and len(row.text) <= 80 and "。" not in row.text:
            kinds.append("attachment")
        elif _is_signature(rows, i):
            kinds.append("signature")
        elif _is_heading(rows, i):
            kinds.append("heading")
        else:
            kinds.append("paragraph")
    return kinds


# ---- the front ---------------------------------------------------------------------------------------------


def _front(rows: Sequence[_Row]) -> int:
    """How many rows from the top belong to the title: title, subtitle, issuer, speaker, date, furniture."""
    front = 0
    for i, row in enumerate(rows[:15]):
        if _is_furniture(row.text):
            continue
        if not _is_front(rows, i, first=front == 0):
            break
        front = i + 1
    return front


def _is_front(rows: Sequence[_Row], i: int, first: bool) -> bool:
    text = rows[i].text
    if _DATELINE.fullmatch(text) or _DATE_LINE.fullmatch(text) or _DOCUMENT_NUMBER.fullmatch(text):
        return True
    if rows[i].label or len(text) > 60 or _STOP.search(text) or text[-1] in "：，、":
        return False
    if _NAME_LINE.fullmatch(text):
        return True
    if _is_contents(text) or _is_salutation(text, False) or _MEASURED.search(text):
        return False
    if _words("title", "ends").search(text) or _words("title", "places").fullmatch(text):
        return not first or len(rows) > 1 or bool(_words("title", "ends").search(text))
    if first:
        return i + 1 < len(rows) and len(text) <= 40 and "，" not in text
    return "，" not in text and len(text) <= 30 and not _tells_part(text) and i < 6


# ---- single lines ------------------------------------------------------------------------------------------


def _is_furniture(text: str) -> bool:
    if len(text) > 300:
        return False
    if text[0] not in _furniture_starts():
        return bool(_NOTICE.search(text))
    return bool(_furniture().match(text) or _NOTICE.search(text) or _URL.match(text) or _FIELD.match(text))


def _is_contents(text: str) -> bool:
    return text in ("目录", "目 录", "目次", "目　录", "CONTENTS") or bool(len(text) < 200 and _LEADERS.search(text))


def _is_among_contents(rows: Sequence[_Row], i: int) -> bool:
    """A line of a table of contents without leaders, between two with them."""
    return 0 < i < len(rows) - 1 and len(rows[i].text) < 60 and all(_is_contents(rows[j].text) for j in (i - 1, i + 1))


def _is_salutation(text: str, first: bool) -> bool:
    if len(text) > 80 or text[-1] not in "：！:，":
        return False
    if (_words("salutation", "starts").match(text) or (text[-1] in "：:" and "各位" in text)) and not regex.search("[。；]|，.{3}", text):
        return True
    if not first or text[-1] not in "：:" or regex.search("[。；]|如下|以下|下列|现将|目标是", text):
        return False
    return bool(_words("salutation", "addressees").search(text[:-1]))


def _is_table(rows: Sequence[_Row], i: int) -> bool:
    cells = _cells(rows[i].text)
    if cells >= 3:
        return True
    beside = (rows[j].text for j in (i - 1, i + 1) if 0 <= j < len(rows))
    return cells == 2 and any(_cells(text) >= 2 for text in beside)


def _cells(text: str) -> int:
    """Number of cells that tabs or pipes part; a tab behind a label parts none."""
    for sign in "\t|｜":
        if sign in text:
            cells = [c for c in text.split(sign) if c.strip()]
            return len(cells) - (_LABEL.fullmatch(cells[0].strip()) is not None if cells else 0)
    return 0


def _is_signature(rows: Sequence[_Row], i: int) -> bool:
    """A date alone, or a body's name alone beside one."""
    if _DATE_LINE.fullmatch(rows[i].text):
        return True
    beside = (rows[j].text for j in (i - 1, i + 1) if 0 <= j < len(rows))
    return (
        len(rows[i].text) <= 30
        and not _STOP.search(rows[i].text)
        and any(_DATE_LINE.fullmatch(text) for text in beside)
        and bool(_words("salutation", "addressees").search(rows[i].text))
    )


def _is_heading(rows: Sequence[_Row], i: int) -> bool:
    row = rows[i]
    title = row.text[row.body : _title_end(row)]
    bare = title.rstrip("。 　")
    if not 1 < len(bare) <= _LONGEST_TITLE or regex.search("[！？；]|：.", bare) or bare[-1] in "，、":
        return False
    if row.style is None:
        return _is_plain_heading(rows, i, title)
    if _MEASURED.search(bare) or _TOLD.search(bare):
        return False
    return not title.endswith("。") or _has_content(rows, i)


def _is_plain_heading(rows: Sequence[_Row], i: int, title: str) -> bool:
    """A short line without a label and without a stop, over a paragraph."""
    if len(title) > 30 or title[-1] in "。：:”）" and title[-1] != "：" or _STOP.search(title) or i + 1 == len(rows):
        return False
    if title[-1] == "：" and (len(title) > 12 or regex.search("如下|以下|下列|是|为|抓|做", title)):
        return False
    if _MEASURED.search(title) or _LEAD.match(title) or title.count("，") > 1:
        return False
    following = rows[i + 1]
    return bool(following.style or _STOP.search(following.text))


def _title_end(row: _Row) -> int:
    """Where the title ends, counted from the row's start: behind its first 。 or 】, or at the end of the line."""
    if row.style == "bracket":
        return row.text.index("】") + 1
    stop = _STOP.search(row.text, row.body)
    return stop.end() if stop and stop[0] == "。" else len(row.text)


def _has_content(rows: Sequence[_Row], i: int) -> bool:
    """Whether something stands under a labelled row: more text in it, or a row that is not its like."""
    row = rows[i]
    if _title_end(row) < len(row.text):
        return True
    if i + 1 == len(rows):
        return False
    following = rows[i + 1]
    if following.style is None:
        return not _DATE_LINE.fullmatch(following.text) and not _is_salutation(following.text, False)
    return following.style != row.style and not 0 <= _RANKS[following.style] < _RANKS[row.style or "plain"]


# ---- levels ------------------------------------------------------------------------------------------------


class _Levels:
    """Levels by the styles that are open: the same style is a sibling, an unknown one stands below."""

    def __init__(self) -> None:
        self._open: list[tuple[str, float]] = []

    def of(self, style: str) -> int:
        names = [name for name, _ in self._open]
        if style in names:
            del self._open[names.index(style) :]
            rank = _RANKS[style]
        elif (rank := _RANKS[style]) >= 0:
            while self._open and self._open[-1][1] > rank:
                self._open.pop()
        if rank < 0:
            rank = self._open[-1][1] + 0.4 if self._open else 0.5
        self._open.append((style, rank))
        return len(self._open)


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
            if block.kind == kind:
                spans = [*spans[:-1], (spans[-1][0], block.end)] if i == previous + 1 else [*spans, (block.start, block.end)]
                previous = i
        issues += [Doubt(f"outline.{kind}", "info", message, (span,)) for span in spans]
    return sorted(issues, key=lambda d: d.spans)


# ---- words -------------------------------------------------------------------------------------------------


@cache
def _words(table: str, group: str) -> regex.Pattern[str]:
    """An alternation of a group's words; `ends` and `addressees` only at the end of a line."""
    words = sorted(load_table("outline")[table][group], key=len, reverse=True)
    choice = "|".join(map(regex.escape, words))
    if group == "places":
        return regex.compile(rf"\p{{Han}}{{1,12}}(?:{choice})")
    return regex.compile(rf"(?:{choice})(?:[）)]|[（(][^（）()]{{1,20}}[）)])?$" if group in ("ends", "addressees") else rf"(?:{choice})")


@cache
def _inner_title() -> regex.Pattern[str]:
    """The title of a text in one line, and the gap behind it."""
    choice = "|".join(load_table("outline")["title"]["ends"])
    begin = r"今年|去年|一年来|过去|\d{4}年|各位|近年|为|在|根据|按照|现将"
    return regex.compile(rf"[ 　]{{0,9}}[^，。；：\s]{{4,50}}(?:{choice})(?:(?P<gap>[ 　]{{1,9}})\S|(?P<gap>)(?={begin}))")


@cache
def _furniture() -> regex.Pattern[str]:
    words = sorted(load_table("outline")["furniture"]["labels"], key=len, reverse=True)
    choice = "|".join(map(regex.escape, words))
    return regex.compile(rf"[【\[（(<> ]{{0,2}}(?:{choice})(?:[ 　]{{0,3}}[：:】\]）)>]|[ 　]|$)")


@cache
def _furniture_starts() -> frozenset[str]:
    words = load_table("outline")["furniture"]["labels"]
    return frozenset(w[0] for w in words) | frozenset("【[（(<> hw-*=`")


def _tells_part(text: str) -> bool:
    return any(part_words(group, "strong").search(text) for group in ("done", "problems", "plan", "profile"))
