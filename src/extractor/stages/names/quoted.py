"""Quoted names: what stands in quotation marks and holds a numeral is a name, unless it plainly counts."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.text import patterns as regex

_QUOTED = regex.compile(
    r"[“‘「『](?P<in>[^“”‘’「」『』\n]{1,40})[”’」』]|(?<!\w)\"(?P<in>[^\"“”\n。]{1,24})[\"”]"
    r"|“(?P<in>[^“”\"\n。]{1,24})\"",
)
_PIECE = regex.compile(r"[^，、；。！？：\s]+")
_NUMERAL = regex.compile(r"[\d〇一二两三四五六七八九十百千万亿]|零|双|半")
_COUNTS = regex.compile(
    r"\d[\d.,]*(?:[万亿千百]*(?:元|亩|公里|千米|米|吨|户|人次|人|名|斤|公斤|平方|立方|千瓦|公顷|次|%|家|件|场|期)|%)"
    r"|[一二三四五六七八九十百千万亿]+(?:万|亿|千|百)(?:元|亩|户|人|吨)"
)
_TIME = regex.compile(r"\d{4}年|\d{1,2}月\d{1,2}日|十[一二三四五六七八九]?五|[一二三四五六七八九]五(?=规划|计划|时期|期间)")
_LONGEST = 12


def quoted_names(text: str) -> Iterator[tuple[int, int]]:
    """Spans of quoted pieces that hold a numeral and name something."""
    for match in _QUOTED.finditer(text):
        start, end = match.span("in")
        if _NUMERAL.search(text, start, end) is None:
            continue
        pieces = [p.span() for p in _PIECE.finditer(text, start, end)]
        for a, b in pieces:
            piece = text[a:b]
            if not _NUMERAL.search(piece) or _TIME.search(piece):
                continue
            if len(piece) <= _LONGEST and not _COUNTS.search(piece):
                yield a, b
