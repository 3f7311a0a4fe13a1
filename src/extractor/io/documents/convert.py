"""Convert: which reader a file's name asks for, and what is said of a text that was derived."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath

from extractor.io.decoding import Decoded, Unreadable, decode, issue

# by suffix, the module here that has `read(data) -> Decoded`; plain text is what has no entry
KINDS = {
    ".html": "html",
    ".htm": "html",
    ".docx": "word",
    ".pdf": "pdf",
    ".doc": "office",
    ".wps": "office",
}


_WORD_BY_BYTES = {b"PK\x03\x04": "word", b"\xd0\xcf\x11\xe0": "office"}


def kind_of(name: str) -> str | None:
    """The reader that a file's suffix asks for; None for plain text."""
    return KINDS.get(PurePosixPath(name).suffix.lower())


def text_of(data: bytes, name: str) -> Decoded:
    """The text of a file by its name's suffix.

    Spans of its records point into this text: where it was derived, an issue says so.

    Raises:
        Unreadable: where there is no text in it, or its library is missing; the message says what to do.
    """
    kind, suffix = kind_of(name), PurePosixPath(name).suffix.lower()
    if kind is None:
        return decode(data)
    if kind in ("word", "office"):  # offices rename files: the bytes tell
        kind = next((kind for magic, kind in _WORD_BY_BYTES.items() if data.startswith(magic)), kind)
    decoded = _reader(kind, suffix)(data)
    if not decoded.text.strip():
        raise Unreadable("source.empty", f"there is no text in this {suffix} file")
    told = issue("source.derived", "info", f"the text was taken out of a {suffix} file; spans point into it")
    return Decoded(decoded.text, decoded.encoding, (*decoded.issues, told))


def _reader(kind: str, suffix: str) -> Callable[[bytes], Decoded]:
    try:
        reader: Callable[[bytes], Decoded] = import_module(f"extractor.io.documents.{kind}").read
    except ImportError as error:
        raise Unreadable(
            "source.needs-extra",
            f"{suffix} files need a library that is not installed ({error.name}): "
            "pip install 'zh-report-extractor[docs]'",
        ) from error
    return reader
