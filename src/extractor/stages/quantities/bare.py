"""Bare: numerals without unit, and which of them count something (七大产业, 达到91, 占三分之二)."""

from __future__ import annotations

from extractor.stages.findings import Numeral
from extractor.text import patterns as regex

_GREAT = regex.compile(r"大(?![学会队赛厅棚桥爷夫妈力概约步幅量众豆蒜米姐哥专批额户病货写字楼道])\p{Han}")
_LETTER = regex.compile(r"[A-Za-z_]")
_HAN = regex.compile(r"\p{Han}")
_CODE_AFTER = frozenset("+＋号强/-－—·版连")
_CODE_BEFORE = frozenset("+＋/-－—·.#№")
_OPEN = frozenset("“「『‘〔［[【《\"")
_CLOSE = frozenset("”」』’〕］]】》\"")
_PAUSE = regex.compile(r"[，。；、）\n]|$")
_PASSED = frozenset("破过超逾近")
_STATED = frozenset("为在达值约数")
_RANGE_GOES_ON = frozenset("-—–~～.")
_CLOCK = regex.compile(r"(?:1?\d|2[0-3])[:：][0-5]\d(?=开始|召开|准时|出发|集合|结束|前|后|起|整|至|[-—~～])")  # 9：00开始
_REACHED = frozenset("达到为至")
_STOPS = frozenset("，。；、）")


def end_of_bare(text: str, n: Numeral, start: int, end: int, high: int) -> int | None:
    """The end of a quantity without unit, None where the numeral counts nothing; `start` is that of its range."""
    after = text[end : end + 1]
    if start < n.start:
        stated = "." in text[start:end] or text[start - 1 : start] in _STATED
        return end if stated and not _LETTER.match(after) and after not in _RANGE_GOES_ON else None
    before = text[n.start - 1 : n.start]
    form = n.form
    if form == "ratio" and _CLOCK.match(text, n.start):
        return None
    if form in ("fraction", "ratio", "zero", "percent", "few", "scaled"):
        return end
    if form == "bare":
        return end if before and before in _PASSED and (not after or after in _STOPS) else None  # 总量破亿
    if form == "half":
        if after == "数":
            return end + 1
        return end if before == "过" or n.end - n.start == 2 else None
    if form in ("digits", "han", "pair") and after == "大" and end < high and _GREAT.match(text, end):
        return end + 1
    if form == "digits":
        return None if _is_code(text, n, before, after) else end
    return end if form == "han" and before in _REACHED and (not after or after in _STOPS) else None


def _is_code(text: str, n: Numeral, before: str, after: str) -> bool:
    """Digits that name rather than count: 12号线, 500强, 2.0版, “8337”, 1+3, [2], a year in a name."""
    if (after and after in _CODE_AFTER) or (before and before in _CODE_BEFORE):
        return True
    if _LETTER.match(before) or _LETTER.match(after) or (before in _OPEN and after in _CLOSE):
        return True
    digits = text[n.start : n.end]
    if digits.isdigit():
        if len(digits) > 8 or (digits[0] == "0" and len(digits) > 1):
            return True
        if len(digits) == 4 and digits[:2] in ("19", "20") and (before == "（" or not _PAUSE.match(after)):
            return True
    return digits.endswith(".0") and _HAN.match(after) is not None
