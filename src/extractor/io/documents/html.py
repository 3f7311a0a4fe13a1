"""HTML: the main text of a page, without its menus and footers, by trafilatura."""

from __future__ import annotations

from typing import Any

import trafilatura
from trafilatura.settings import Document

from extractor.io.decoding import Decoded, Unreadable, decode


def read(data: bytes) -> Decoded:
    """The page's title and main text; tables are lines with `|` between cells."""
    page = decode(data)
    found = trafilatura.bare_extraction(
        page.text, include_tables=True, include_comments=False, favor_recall=True, with_metadata=True
    )
    text, title = _fields(found.as_dict() if isinstance(found, Document) else {})
    if not text:
        raise Unreadable("source.empty", "no main text was found in this page; save its text as .txt")
    whole = text if not title or title in text[: len(title) + 40] else f"{title}\n{text}"
    return Decoded(whole, page.encoding, page.issues)


def _fields(found: dict[str, Any]) -> tuple[str, str]:
    return (found.get("text") or "").strip(), (found.get("title") or "").strip()
