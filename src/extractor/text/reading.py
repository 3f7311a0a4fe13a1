"""Reading: the text as the stages read it, and the way back to the original.

Stages should not each know about hard wraps, page marks inside a sentence, HTML entities, half-width
punctuation or `114 年 8 月`. So these are evened out once, here: characters are replaced one for one, or left
out; `span` maps a stretch of the reading back to the original's offsets.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import regex

from extractor.text.view import View

_SAME_LENGTH = str.maketrans(
    "０１２３４５６７８９％．－～;!?()\xa0　〜"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ",
    "0123456789%.-~；！？（） 　~"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
_COMMA = regex.compile(r"(?<!\d),|,(?!\d)")
_COLON = regex.compile(r"(?<!\d):|:(?!\d)")
_LEFT_OUT = regex.compile(
    r"(?P<space>(?<=[\d%]) (?=\p{Han})|(?<=\p{Han}) (?=\d))"
    r"|(?P<wrap>\r?\n[ \t　]*)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is what stages read; `at[i]` is the original offset of its character i (None: the same)."""

    view: View
    text: str
    at: array[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's `[start, end)` for the reading's `[start, end)`."""
        if self.at is None:
            return start, end
        return self.at[start], self.at[end - 1] + 1


def read(view: View) -> Reading:
    """Even out a view for the stages."""
    text = view.simplified.translate(_SAME_LENGTH)
    text = _COLON.sub("：", _COMMA.sub("，", text))
    soft = _soft_breaks(text)
    cuts = [
        m.span()
        for m in _LEFT_OUT.finditer(text)
        if m.lastgroup == "space" or m.start() in soft
    ]
    if not cuts:
        return Reading(view, text, None)
    at: array[int] = array("l")
    parts, last = [], 0
    for start, end in [*cuts, (len(text), len(text))]:
        parts.append(text[last:start])
        at.extend(range(last, start))
        last = end
    return Reading(view, "".join(parts), at)


_HEAD = regex.compile(r"[ \t]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[、）).．]|第[一二三四五六七八九十]{1,3}[章节部])|　　|[●■◆]")


def _soft_breaks(text: str) -> frozenset[int]:
    """Offsets of line breaks that end nothing: a full line without a sentence end, in a wrapped text."""
    lines = text.split("\n")
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(widths) < 6:
        return frozenset()
    full = widths[int(len(widths) * 0.9)]
    if not 15 <= full <= 80:
        return frozenset()
    soft, offset = [], 0
    for line, following in zip(lines, lines[1:], strict=False):
        here = line.rstrip()
        end = offset + len(line)
        if (
            len(here) >= full * 0.8
            and here[-1] not in "。！？；：”"
            and following.strip()
            and not _HEAD.match(following)
        ):
            soft.append(end - 1 if line.endswith("\r") else end)
        offset = end + 1
    return frozenset(soft)
