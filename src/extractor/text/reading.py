"""Reading: the text as the stages read it, and the way back to the original.

Stages should not each know about hard wraps, page marks inside a sentence, HTML entities, half-width
punctuation or `114 年 8 月`. So these are evened out once, here: characters are replaced one for one, written
for an entity, or left out; `span` maps a stretch of the reading back to the original's offsets.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.text import patterns as regex
from extractor.text.layout import lay_out
from extractor.text.view import View

_FULL = "".join(map(chr, range(0xFF01, 0xFF5F)))
_HALF = "".join(map(chr, range(0x21, 0x7F)))
_KEPT = "，：；！？（）"
_MARKS = dict(zip(";!?()﹐﹑﹔﹕﹖﹗﹙﹚､｡｢｣﹪〜∼", "；！？（），、；：？！（）、。「」%~~", strict=True))
_BLANK = [*range(0x09), *range(0x0E, 0x20), 0x7F, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F]
_BREAK = [0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029]
# one for one: digits, letters and signs half-width; sentence punctuation full-width; control characters blank
_SAME_LENGTH: dict[str, str] = {
    **{f: h for f, h in zip(_FULL, _HALF, strict=True) if f not in _KEPT},
    **_MARKS,
    **dict.fromkeys(map(chr, _BLANK), " "),
    **dict.fromkeys(map(chr, _BREAK), "\n"),
}
_ZEROS = str.maketrans("0Oo○", "〇〇〇〇")
# `re`, not `str.translate`: few characters change, and it passes over the others ten times as fast
_UNEVEN = re.compile(f"[{re.escape(''.join(_SAME_LENGTH))}]")
# digits of other scripts; those that `regex` knows and Python does not yet are no digits
_OTHER_DIGIT = regex.compile(r"[^\P{Nd}0-9]")
_ZERO_OF_YEAR = re.compile("(?:二[0Oo○〇零]|一九)[0Oo○〇零一二三四五六七八九]{2}(?=年)")  # 二0二三年
_COMMA = regex.compile(r"(?<!\d),|,(?!\d)")
_COLON = regex.compile(r"(?<!\d):|:(?!\d)")
_ENTITY = regex.compile(r"&(?:amp;)?(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
# what nobody sees, and the sound of the character before in brackets, as some converters write it: 增長(zhǎng)
_NOTHING = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad(（]"
    r"(?:(?<![(（])|[a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}[)）])"
)
_LINE_END = re.compile("\r\n")
_SPACED_LINE = regex.compile(
    r"(?m)[ \t　]*(?:\p{Han}|\d{1,4}(?!\d))(?:[ 　]{1,3}(?:\p{Han}|\d{1,4}(?!\d))){1,30}[ \t　]*$"
)
_SPACE = regex.compile(r"(?<=[\d%\p{Han}]) (?=[\d%‰\p{Han}])")
_SECTION_NUMBER = regex.compile(r"(?:^|\n)[ \t　]*\d{1,2}(?:\.\d{1,2}){1,3}$")
_FIRST_SPACED = 5  # characters: a space stands among them in a spaced line
_BLANKS = regex.compile(r"(?<=\S)[ 　]{1,3}(?=\S)")
_NUMBER = frozenset("0123456789%")
_STRAIGHT = re.compile(r'(?<![\d"])"([^"]{1,60})"')  # 12" is a measure

Edit = tuple[int, int, str]  # `[start, end)` gives way to at most one character


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is what stages read.

    `at[i]` is the original offset at which its character i begins, `to[i]` at which it ends (None: the same
    offsets). `pages` are the numbers of page marks, which the text leaves out, in the original's offsets.
    """

    view: View
    text: str
    at: array[int] | None = None
    to: array[int] | None = None
    pages: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's `[start, end)` for the reading's `[start, end)`."""
        if self.at is None or self.to is None:
            return start, end
        return self.at[start], self.to[end - 1]

    def offset(self, original: int) -> int | None:
        """The reading's offset of a character of the original; None where the reading leaves it out."""
        if self.at is None or self.to is None:
            return original
        i = bisect_right(self.at, original) - 1
        return i if i >= 0 and self.at[i] <= original < self.to[i] else None


@dataclass(slots=True)
class _Draft:
    text: str
    at: array[int] | None = None
    to: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        return (start, end) if self.at is None or self.to is None else (self.at[start], self.to[end - 1])

    def edit(self, edits: Iterable[Edit]) -> None:
        """Carry out edits, given in order and disjoint."""
        edits = list(edits)
        if not edits:
            return
        n = len(self.text)
        old_at = self.at if self.at is not None else array("l", range(n))
        old_to = self.to if self.to is not None else array("l", range(1, n + 1))
        at, to, parts, last = array("l"), array("l"), [], 0
        for start, end, new in edits:
            parts += [self.text[last:start], new]
            at += old_at[last:start]
            to += old_to[last:start]
            if new:
                at.append(old_at[start])
                to.append(old_to[end - 1])
            last = end
        parts.append(self.text[last:])
        self.text, self.at, self.to = "".join(parts), at + old_at[last:], to + old_to[last:]


def read(view: View) -> Reading:
    """Even out a view for the stages."""
    draft = _Draft(view.simplified)
    if "&" in draft.text:
        draft.edit(_entities(draft.text))
    draft.edit((m.start(), m.end(), "") for m in _NOTHING.finditer(draft.text))
    if "\r" in draft.text:
        draft.edit((m.start(), m.start() + 1, "") for m in _LINE_END.finditer(draft.text))
    draft.text = _UNEVEN.sub(lambda m: _SAME_LENGTH[m[0]], draft.text)
    draft.text = _ZERO_OF_YEAR.sub(lambda m: m[0].translate(_ZEROS), draft.text)
    draft.text = _OTHER_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0], "□")), draft.text)
    layout = lay_out(draft.text)
    pages = tuple(draft.span(a, b) for a, b in layout.pages)
    draft.edit(_in_order([(a, b, "") for a, b in layout.cuts], _spaces(draft.text)))
    draft.text = _COLON.sub("：", _COMMA.sub("，", draft.text))
    if '"' in draft.text:
        draft.text = "\n".join(map(_with_curly_quotes, draft.text.split("\n")))
    return Reading(view, draft.text, draft.at, draft.to, pages)


def _with_curly_quotes(row: str) -> str:
    """Straight quotation marks that pair up, as an opening and a closing one; a row that mixes the kinds is left."""
    if row.count('"') % 2 or "“" in row or "”" in row:
        return row
    return _STRAIGHT.sub(r"“\1”", row)


def _entities(text: str) -> Iterator[Edit]:
    for m in _ENTITY.finditer(text):
        written = html.unescape(m[0].replace("&amp;", "&"))
        if len(written) == 1:
            yield m.start(), m.end(), written


def _spaces(text: str) -> Iterator[Edit]:
    """Spaces inside `2 万 8,727 人次`, `114 年 8 月` and `政 府 工 作 报 告`."""
    start = 0
    for row in text.split("\n"):
        opening = row.lstrip(" \t　")[:_FIRST_SPACED]
        if (" " in opening or "　" in opening) and (line := _SPACED_LINE.match(text, start)):
            for m in _BLANKS.finditer(text, *line.span()):
                yield m.start(), m.end(), ""
        start += len(row) + 1
    for m in _SPACE.finditer(text):
        at = m.start()
        before, behind = text[at - 1], text[at + 1]
        beside_number = (before in _NUMBER) != (behind in _NUMBER) or (behind in "%‰" and before in _NUMBER)
        if beside_number and not _SECTION_NUMBER.search(text, max(0, at - 12), at):
            yield at, at + 1, ""


def _in_order(*layers: Iterable[Edit]) -> Iterator[Edit]:
    """Edits by position; one that begins inside another is left out."""
    last = 0
    for edit in sorted((e for layer in layers for e in layer), key=lambda e: (e[0], -e[1])):
        if edit[0] >= last:
            yield edit
            last = edit[1]
