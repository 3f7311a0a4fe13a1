"""Decoding: bytes to text, by trying the encodings in which Chinese reports come.

A byte order mark or valid UTF-8 settles it. Else each candidate is tried, and that one wins whose text has
most of the commonest characters: a wrong table gives rare ones. `gb2312` is never tried: GB18030 has it and
more.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.models.records import Issue, Severity
from extractor.models.span import Span
from extractor.text import patterns as regex
from extractor.text.view import simplify

STAGE = "source"

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}  # in this order: UTF-32's mark begins with UTF-16's
_CANDIDATES = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_WIDER = {"big5": ("cp950", "big5hkscs")}  # what Taiwan and Hong Kong added to the table
_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive (Word .docx, Excel .xlsx, OpenDocument)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file (.doc, .xls)",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
}
_SAMPLE = 65_536  # bytes: enough to choose an encoding
_WINDOW = 400  # characters: mojibake of a paragraph within a sound text is found, too
_SOUND = 0.3  # real prose has two thirds of common characters and more, a wrong table gives under a tenth
_CLOSE = 0.15  # two candidates nearer than this are in doubt
_FEW = 12  # characters beyond ASCII: fewer decide nothing

_ODD = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\p{Co}\p{Cn}]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")  # but those that lay a text out
_ASCII_TEXT = regex.compile(r"[\t\n\x0b\x0c\r\x20-\x7e]+")


class Unreadable(Exception):
    """Bytes that hold no text; `code` and the message say why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` without its byte order mark, else untouched; `issues` say what was doubtful or lost."""

    text: str
    encoding: str | None  # None: the text was not decoded but derived
    issues: tuple[Issue, ...]


def decode(data: bytes) -> Decoded:
    """Read bytes as text.

    Raises:
        Unreadable: where they are none, or no text.
    """
    if not data:
        raise Unreadable("source.empty", "the file is empty")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable("source.binary", f"this is {what}, not text; save it as plain text first")
    encoding, doubt = _choose(data)
    text, lost = _decode(data, encoding)
    if not text.strip("\0\r\n\t 　"):
        raise Unreadable("source.empty", "the file holds no text, only blanks")
    issues = [issue("source.encoding-doubt", "warning", doubt)] if doubt else []
    if lost or _CONTROL.search(text):
        issues += _faults(text, encoding)
    return Decoded(text, encoding, (*issues, *_mojibake(text)))


def issue(code: str, severity: Severity, message: str, spans: tuple[Span, ...] = ()) -> Issue:
    """An issue about the source itself."""
    return Issue(code=code, severity=severity, message=message, spans=spans, stage=STAGE)


def _choose(data: bytes) -> tuple[str, str | None]:
    """The encoding, and what is doubtful about it."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding, None
    if b"\0" not in data and _is_utf8(data):
        return "utf-8", None
    sample = data[:_SAMPLE]
    tried = {name: _sample(sample, name) for name in _CANDIDATES}
    ranked = sorted(((_soundness(text), name) for name, text in tried.items()), reverse=True)
    (best, encoding), (second, rival) = ranked[:2]
    text = tried[encoding]
    if best < _SOUND and len(_ODD.findall(text)) > len(text) / 20:
        raise Unreadable("source.binary", "these bytes are no text in any encoding known here")
    if best - second >= _CLOSE and len(_ASCII_TEXT.sub("", text)) >= _FEW:
        return encoding, None
    if best - second < _CLOSE and _guess(sample) == rival:
        encoding, rival = rival, encoding
    return encoding, f"read as {encoding}; too little speaks against {rival}"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _sample(data: bytes, encoding: str) -> str:
    """The beginning as text; a character cut in half at the end of the sample is left out."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(data)


def _guess(sample: bytes) -> str | None:
    """What charset-normalizer holds for likelier, where the characters do not tell GB18030 from Big5."""
    from charset_normalizer import from_bytes  # here: rarely needed, and its import takes its time

    best = from_bytes(sample, cp_isolation=["gb18030", "big5"]).best()
    return best.encoding if best else None


def _decode(data: bytes, encoding: str) -> tuple[str, bool]:
    """The text, and whether bytes were lost: then U+FFFD stands where they were."""
    body = data[2:] if encoding.startswith("utf-16") and data[:2] in _MARKS else data
    for name in (encoding, *_WIDER.get(encoding, ())):
        try:
            return body.decode(name), False
        except UnicodeDecodeError:
            continue
    return body.decode(encoding, "replace"), True


def _faults(text: str, encoding: str) -> Iterator[Issue]:
    severity: Severity
    for mark, code, severity, what in (
        ("\ufffd", "source.undecodable", "error", f"{{}} places hold bytes that are no {encoding} (U+FFFD)"),
        ("\0", "source.nul", "error", "{} places hold NUL characters"),
        (f"(?!\0){_CONTROL.pattern}", "source.control", "warning", "{} places hold control characters"),
    ):
        spans = tuple(m.span() for m in regex.finditer(f"(?:{mark})+", text))
        if spans:
            yield issue(code, severity, what.format(len(spans)), spans)


@cache
def _common() -> frozenset[str]:
    table = load_table("characters")
    return frozenset("".join(table["common"].split()) + table["punctuation"])


def _soundness(text: str) -> float:
    """Of the characters beyond ASCII text, the share that is common in Chinese; 1 where there are none."""
    beyond = _ASCII_TEXT.sub("", text)
    if not beyond:
        return 1.0
    return sum(map(_common().__contains__, simplify(beyond).simplified)) / len(beyond)


def _mojibake(text: str) -> Iterator[Issue]:
    """A stretch that was decoded with a wrong table before it came here."""
    spans: list[Span] = []
    for start in range(0, len(text), _WINDOW):
        window = text[start : start + _WINDOW]
        beyond = _ASCII_TEXT.sub("", window)
        if "锟斤拷" in window or (len(beyond) >= _FEW and _soundness(beyond) < _SOUND / 2):
            if spans and spans[-1][1] == start:
                spans[-1] = (spans[-1][0], start + len(window))
            else:
                spans.append((start, start + len(window)))
    if spans:
        yield issue("source.mojibake", "error", "garbled text (mojibake)", tuple(spans))
