"""Layout: which line breaks of a text end nothing, and which lines are page marks.

Works on a text whose entities are decoded and whose line ends are `\\n`. Offsets are that text's, half-open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extractor.text import patterns as regex

_SPACE = " \t　"
_TERMINAL = frozenset("。！？；!?;")
_CLOSING = "”’」』）)】》〉\"'"
_LEADERS = ("....", "……", "····", ". . . . ")
_LABEL = regex.compile(
    r"[（(]?[一二三四五六七八九十百]{1,4}[）)、.．]|[（(]\d{1,3}[）)]|\d{1,2}(?:[）)、]|[.．](?!\d))"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节部编篇条]|[壹贰叁参肆伍陆柒捌玖拾][、.]|附[件表注]|目 ?录"
    r"|[①-⑳㈠-㈩⑴-⒛●■◆▲★◎○□◇※▪•◼►➢✦√]|——|--"
)
_MARK = regex.compile(
    r"[-—–―~·‧=*#]{1,6}[ \t　]{0,4}(?P<number>\d{1,4})[ \t　]{0,4}[-—–―~·‧=*#]{1,6}"
    r"|[=\-—–*#_]{0,8}[ \t　]{0,2}"
    r"(?P<page>第[ \t　]{0,2}[\d一二三四五六七八九十百]{1,4}[ \t　]{0,2}页)"
    r"(?:[ \t　,，/／、（(]{0,3}(?P<total>[共总][ \t　]{0,2}\d{1,4}[ \t　]{0,2}页)[）)]?)?"
    r"[ \t　]{0,2}[=\-—–*#_]{0,8}"
    r"|(?i:page|p\.)[ \t]{0,2}(?P<english>\d{1,4})(?:[ \t]{0,2}(?:of|/)[ \t]{0,2}(?P<of>\d{1,4}))?"
)
_MARK_STARTS = frozenset("-—–―~·‧=*#_第pP0123456789")
_PAUSE = regex.compile("[。；：]")
_FIELD = regex.compile("[^，。；：]{2,8}：")  # lines like 责任单位：水利站
_UNFINISHED = regex.compile(r"[\d有已于之的与及和在至从由向对被把将是为以]$")
_DIGITS = regex.compile(r"\d{1,3}")
_TOKEN = regex.compile(r"[A-Za-z\d.,%]{1,12}|.[，。；：！？、”’」』）》】]{0,2}")

_STOPS = frozenset("。！？!?")  # what ends a paragraph
_NO_BEGINNING = frozenset("，。；、：！？）”’》】％,;:!?)%.")  # marks that no line begins with
_GREETING = regex.compile("各位|同志们|尊敬的")
_DATE = regex.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
# on lines of its own
_DAY = regex.compile(r"\d{4}\n?年\n?\d{1,2}\n?月\n?\d{1,2}\n?日(?P<behind>\n[^，。；、：]|$)")
_SIGNATORY = regex.compile("[^，。；：、]{2,40}[府委会办局室处院站所组队社部厅心]")
_MARK_INSIDE = regex.compile(".[，。；：,;:]")
_RUNS_AHEAD = 10
_LONGEST_RUN_OF_TITLE = 4  # characters, above the first sentence
_SHORTEST_TITLE = 4  # behind its label

_FEWEST_FULL_LINES = 3
_WIDEST = 120  # columns; a wider line was not wrapped for a page
_NARROWEST = 18  # characters, twice as many columns; lines of a list are narrower


@dataclass(frozen=True, slots=True)
class Layout:
    """What to leave out of a text, in order and disjoint, and where its page marks have their numbers."""

    cuts: list[tuple[int, int]]
    pages: list[tuple[int, int]]


class _Line(NamedTuple):
    start: int  # of its text, without white space around
    end: int
    text: str
    row: str  # with its indent
    indent: int
    joined: bool  # nothing but a line break, or page marks, between it and the line before


def lay_out(text: str) -> Layout:
    """Find page marks and soft breaks."""
    rows = text.split("\n")
    if len(rows) < 2:
        return Layout([], [])
    marks = _find_marks(rows)
    broken = _is_broken(rows)
    if not marks and not broken and _has_paragraphs(rows):
        return Layout([], [])
    lines: list[_Line] = []
    cuts, pages, offset, joined, blank = [], [], 0, False, False
    for number, row in enumerate(rows):
        here = row.strip(_SPACE)
        if number in marks:
            pages += [(offset + a, offset + b) for a, b in marks[number]]
            cuts.append((offset, min(offset + len(row) + 1, len(text))))
            joined, blank = True, False
        elif not here:
            blank = not joined  # blank lines around a page mark belong to the mark
        else:
            indent = row[: len(row) - len(row.lstrip(_SPACE))]
            start = offset + len(indent)
            whole = row.rstrip(_SPACE)
            lines.append(_Line(start, start + len(here), here, whole, _columns(indent), not blank))
            joined = blank = False
        offset += len(row) + 1
    soft = _soft_breaks(lines)
    if broken and not soft:
        soft = _breaks_of_runs(lines)
    return Layout(_merge(cuts, soft), pages)


def _has_paragraphs(rows: list[str]) -> bool:
    """Whether so many lines are wider than a page that the text cannot be wrapped to one (see `_full_width`)."""
    wide = [row for row in rows if len(row) > _WIDEST and len(row.rstrip(_SPACE)) > _WIDEST]
    return sum(not _is_led(row) for row in wide) >= 0.05 * len(rows) + 1


def _is_led(text: str) -> bool:
    """A line of a table of contents."""
    return any(dots in text for dots in _LEADERS)


def _columns(text: str) -> int:
    return len(text.encode("gb18030", "replace"))  # two bytes for what takes two columns, one for ASCII


def _find_marks(rows: list[str]) -> dict[int, list[tuple[int, int]]]:
    """Rows that are page marks -> the spans of their numbers."""
    marks: dict[int, list[tuple[int, int]]] = {}
    bare: list[tuple[int, int]] = []  # rows of a number alone, the number
    for number, row in enumerate(rows):
        here = row.strip(_SPACE)
        if not here or len(here) > 40 or here[0] not in _MARK_STARTS:
            continue
        if _DIGITS.fullmatch(here):
            bare.append((number, int(here)))
        elif m := _MARK.fullmatch(here):
            shift = row.index(here)
            marks[number] = [
                (m.start(g) + shift, m.end(g) + shift)
                for g in ("number", "page", "total", "english", "of")
                if m[g] is not None
            ]
    for i, (number, value) in enumerate(bare):
        before = i and bare[i - 1][1] == value - 1 and number - bare[i - 1][0] >= 10
        after = i + 1 < len(bare) and bare[i + 1][1] == value + 1 and bare[i + 1][0] - number >= 10
        if _beside_mark(rows, marks, number) or (before and after):
            at = len(rows[number]) - len(rows[number].lstrip(_SPACE))
            marks[number] = [(at, at + len(rows[number].strip(_SPACE)))]
    return marks


def _beside_mark(rows: list[str], marks: dict[int, list[tuple[int, int]]], number: int) -> bool:
    near = number + 1
    while near < len(rows) and near < number + 4 and not rows[near].strip(_SPACE):
        near += 1
    return near in marks


def _is_broken(rows: list[str]) -> bool:
    """Whether a converter broke the lines at each change of font: then many begin with what no line begins with."""
    odd = sum(row[:1] in _NO_BEGINNING for row in rows if row)
    return odd >= 3 and odd >= 0.05 * len(rows)


def _breaks_of_runs(lines: list[_Line]) -> list[tuple[int, int]]:
    """Stretches between the runs of one paragraph, in a text that is broken at each change of font."""
    soft: list[tuple[int, int]] = []
    above, gathered, front = "", "", True  # the paragraph before, the one so far; above the first sentence
    for i, (line, following) in enumerate(pairwise(lines), 1):
        gathered += line.text
        front = front and _MARK_INSIDE.search(gathered) is None
        ahead = [later.text for later in lines[i : i + _RUNS_AHEAD]]
        signed = _DATE.fullmatch(gathered) is not None and _SIGNATORY.fullmatch(above) is not None
        if following.joined and not signed and _goes_on(gathered, line.text, ahead, front):
            soft.append((line.end, following.start))
        else:
            above, gathered = gathered, ""
    return soft


def _goes_on(gathered: str, run: str, runs: list[str], front: bool) -> bool:
    """Whether a paragraph goes on from one run to the next ones."""
    ahead = "".join(runs)
    if ahead[0] in _NO_BEGINNING:
        return True
    if run.rstrip(_CLOSING)[-1:] in _STOPS or _LABEL.match(ahead) or _FIELD.match(ahead):
        return False
    if (day := _DAY.match("\n".join(runs))) and (not day["behind"] or _SIGNATORY.fullmatch(gathered)):
        return False
    if front:
        return len(run) <= _LONGEST_RUN_OF_TITLE and not _GREETING.match(ahead)
    if _GREETING.match(gathered):
        return False
    label = _LABEL.match(gathered)
    titled = label is not None and len(gathered) - label.end() >= _SHORTEST_TITLE
    if not titled or _MARK_INSIDE.search(gathered, label.end() if label else 0):
        return True
    mark = _MARK_INSIDE.search(ahead)  # a title goes on to its own stop, else prose begins
    return mark is None or mark[0][-1] == "。"


def _soft_breaks(lines: list[_Line]) -> list[tuple[int, int]]:
    """Stretches between a full line and its continuation, in a text wrapped to a width."""
    prose = [line for line in lines if not _is_led(line.text)]
    widths = {measure: width for measure in (_columns, len) if (width := _full_width(prose, measure))}
    if not widths:
        return []
    runs = [
        (line, following)
        for line, following in pairwise(lines)
        if following.joined
        and not _LABEL.match(following.text)
        and not _is_led(line.text)
        and not (_FIELD.match(line.text) and _FIELD.match(following.text))
    ]
    wrap = max((_Wrap.of(runs, *width) for width in widths.items()), key=lambda w: w.share)
    if wrap.share < 0.5:
        return []
    usual = wrap.indent
    indented = sum(line.indent > usual + 1 for line in lines) >= 0.1 * len(lines)
    soft = []
    for line, following in runs:
        closed = _ends_sentence(line.text)
        if following.indent > usual + 1 or (closed and not indented):
            continue
        token = _TOKEN.match(following.text)
        reach = wrap.measure(line.row) + (wrap.measure(token[0]) if token else 1)
        title = _is_title(line.text)
        slack = wrap.full // (12 if "，" in line.text else 30) if title else 2 if closed else wrap.full // 4
        if reach > wrap.full - slack:
            soft.append((line.end, following.start))
    return soft


def _full_width(lines: list[_Line], measure: Callable[[str], int]) -> int:
    """The width that the lines keep to, 0 where it is no page's."""
    widths = sorted(measure(line.row) for line in lines)
    full = widths[int((len(widths) - 1) * 0.95)] if widths else 0
    wider = sum(w > full * 1.15 for w in widths)
    narrowest = _NARROWEST * (2 if measure is _columns else 1)
    return full if narrowest <= full <= _WIDEST and wider <= 0.05 * len(widths) else 0


@dataclass(frozen=True, slots=True)
class _Wrap:
    """The width that a text is wrapped to, and the share of its open lines that are as wide."""

    measure: Callable[[str], int]
    full: int
    share: float
    indent: int = 0  # of continuations, in columns

    @classmethod
    def of(cls, runs: list[tuple[_Line, _Line]], measure: Callable[[str], int], full: int) -> _Wrap:
        """Share 0 where the text is not wrapped: too few full lines."""
        broken = [(line, following) for line, following in runs if not _ends_sentence(line.text)]
        indents = sorted(following.indent for line, following in broken if measure(line.row) >= full * 0.85)
        near = len(indents)
        if near < _FEWEST_FULL_LINES:
            return cls(measure, full, 0.0)
        return cls(measure, full, near / len(broken), indents[near // 2])


def _is_title(text: str) -> bool:
    """A labelled line that may be complete: only where it fills its line does it go on."""
    return bool(_LABEL.match(text)) and not _PAUSE.search(text) and text.count("，") <= 2 and not _UNFINISHED.search(text)


def _ends_sentence(text: str) -> bool:
    bare = text.rstrip(_CLOSING)
    return bool(bare) and bare[-1] in _TERMINAL


def _merge(marks: list[tuple[int, int]], soft: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Page marks that lie inside a soft break are left out with it."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted([*marks, *soft], key=lambda cut: (cut[0], -cut[1])):
        if not merged or end > merged[-1][1]:
            merged.append((max(start, merged[-1][1]) if merged else start, end))
    return merged
