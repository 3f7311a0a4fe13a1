"""Quotes: marks that do not pair up within their paragraph (“金秋月“, “粮仓稳镇", one never closed)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

Mark = tuple[int, str]  # offset, character; a line end is a mark, too

# An apostrophe in a Latin word, a minute or inch mark after a digit, is no quote.
_FAMILIES = (
    ("“", "”", regex.compile(r"[“”\n]|(?<!\d)\"")),
    ("‘", "’", regex.compile(r"[‘\n]|(?<![A-Za-z\d])’|’(?![A-Za-z])")),
    ("「", "」", regex.compile(r"[「」\n]")),
    ("『", "』", regex.compile(r"[『』\n]")),
    ("《", "》", regex.compile(r"[《》\n]")),
)
_STRAIGHT = '"'
_LONG = 60  # characters: a longer stretch is not one quote with a wrong mark, only its first mark is shown
_GARBLED = regex.compile(r"[\uE000-\uF8FF\uFFFD]")


def find_broken_quotes(reading: Reading) -> list[Doubt]:
    """Quotes left open, closed without being opened, written the wrong way round, closed by another kind."""
    text = reading.text
    doubts: list[Doubt] = []
    for opener, closer, pattern in _FAMILIES:
        if not _pair_up(text, opener, closer) or (opener == "“" and _STRAIGHT in text):
            marks = [(m.start(), m.group()) for m in pattern.finditer(text)]
            doubts += _walk(text, marks, opener, closer)
    if not doubts or len(_GARBLED.findall(text)) * 500 > len(text):
        return []  # in a mis-decoded text every mark is chance
    return _merge_kinds(text, sorted(doubts, key=lambda d: d.spans))


def _pair_up(text: str, opener: str, closer: str) -> bool:
    """Whether every quote of a kind is closed before the next one opens and before its line ends: in most texts."""
    before, *quotes = text.split(opener)
    if closer in before:
        return False
    for quote in quotes:
        inside, closed, behind = quote.partition(closer)
        if not closed or "\n" in inside or closer in behind:
            return False
    return True


def _walk(text: str, marks: Sequence[Mark], opener: str, closer: str) -> Iterator[Doubt]:
    """Follow the marks of one kind of quote; at most one pair is open, or two where they nest properly."""
    opened: list[Mark] = []
    skip = -1  # a mark that the one before it has settled
    for i, (at, mark) in enumerate(marks):
        if i == skip:
            continue
        # the rules below look ahead only where a quote is open that should not be, or the other way round
        ahead = _marks_ahead(marks, i) if bool(opened) == (mark in ("\n", opener)) else []
        if mark == "\n":
            # A quote may run over paragraphs: closed first thing later on, or opened anew in each.
            anew = text.startswith(opener, at + 1)
            if opened and not anew and ahead[:1] not in ([closer], [_STRAIGHT]):
                yield _doubt("checks.quote-unclosed", text, opened[0][0], opened[0][0] + 1)
                opened.clear()
            elif anew:
                opened.clear()
        elif mark == opener:
            if not opened or ahead[:2] == [closer, closer]:
                opened.append((at, mark))
            elif ahead[:1] == [closer]:
                yield _doubt("checks.quote-unclosed", text, opened[-1][0], opened[-1][0] + 1)
                opened[-1] = (at, mark)
            else:
                yield _doubt("checks.quote-reversed", text, opened.pop()[0], at + 1)
        elif opened:
            start, by = opened.pop()
            if (by == _STRAIGHT) != (mark == _STRAIGHT):
                yield _doubt("checks.quote-mixed", text, start, at + 1)
        elif mark == _STRAIGHT:
            opened.append((at, mark))
        elif ahead[:1] == [opener] and marks[i + 1][0] - at < _LONG and ahead[1:2] != [closer]:
            yield _doubt("checks.quote-reversed", text, at, marks[i + 1][0] + 1)
            skip = i + 1
        elif ahead[:1] == [closer]:
            yield _doubt("checks.quote-reversed", text, at, at + 1)
            opened.append((at, mark))
        elif not (closer == "’" and text[at - 1 : at].isascii()):  # 6’ is a measure, not a quote
            yield _doubt("checks.quote-unopened", text, at, at + 1)
    for at, _ in opened[:1]:
        yield _doubt("checks.quote-unclosed", text, at, at + 1)


def _marks_ahead(marks: Sequence[Mark], i: int) -> list[str]:
    """The next marks of the paragraph; for a line end, of the following one that has any."""
    if marks[i][1] == "\n":
        return [mark for _, mark in marks[i + 1 : i + 4] if mark != "\n"][:1]
    ahead = []
    for _, mark in marks[i + 1 : i + 3]:
        if mark == "\n":
            break
        ahead.append(mark)
    return ahead


def _merge_kinds(text: str, doubts: Sequence[Doubt]) -> list[Doubt]:
    """One doubt for a quote that one kind opens and another closes (“…」)."""
    merged: list[Doubt] = []
    for doubt in doubts:
        last = merged[-1] if merged else None
        if last and last.code == "checks.quote-unclosed" and doubt.code == "checks.quote-unopened":
            start, end = last.spans[0][0], doubt.spans[0][1]
            if "\n" not in text[start:end]:
                merged[-1] = _doubt("checks.quote-mixed", text, start, end)
                continue
        merged.append(doubt)
    return merged


_SAYS = {
    "checks.quote-unclosed": "a quote is opened and not closed",
    "checks.quote-unopened": "a quote is closed and was not opened",
    "checks.quote-reversed": "a quotation mark stands the wrong way round",
    "checks.quote-mixed": "a quote is opened and closed by different kinds of marks",
}


def _doubt(code: str, text: str, start: int, end: int) -> Doubt:
    if end - start > _LONG:
        end = start + 1
    around = text[start : max(end, start + 12)].split("\n")[0]
    return Doubt(code, "warning", f"{_SAYS[code]}: {around}", ((start, end),))
