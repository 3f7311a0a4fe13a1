"""HTML: the main text of a page, without its menus and footers, by trafilatura."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import trafilatura
from lxml.etree import ParserError
from lxml.html import HtmlElement, builder, document_fromstring
from trafilatura.settings import Document

from extractor.io.decoding import Decoded, Unreadable, decode
from extractor.io.documents.task_table import told, write_out

_BREAK = "\u2028"
_MOST_SPANNED = 30  # rows or columns that a cell may say that it reaches over


def read(data: bytes) -> Decoded:
    """The page's title and main text; a table of tasks is a list, others are as trafilatura gives them."""
    page = decode(data)
    tree, listed = _with_lists(page.text)
    found = trafilatura.bare_extraction(
        page.text if tree is None else tree,
        include_tables=True, include_comments=False, favor_recall=True, with_metadata=True,
    )  # fmt: skip
    text, title = _fields(found.as_dict() if isinstance(found, Document) else {})
    if not text:
        raise Unreadable("source.empty", "no main text was found in this page; save its text as .txt")
    whole = text if not title or title in text[: len(title) + 40] else f"{title}\n{text}"
    return Decoded(whole, page.encoding, (*page.issues, *told(listed, 0)))


def _fields(found: dict[str, Any]) -> tuple[str, str]:
    return (found.get("text") or "").strip(), (found.get("title") or "").strip()


def _with_lists(page: str) -> tuple[HtmlElement | None, int]:
    """The page with its tables of tasks written out, and how many; no page where it has none."""
    if "<table" not in page.lower():
        return None, 0
    try:
        tree = document_fromstring(page)
    except (ParserError, ValueError):  # trafilatura says what it is
        return None, 0
    listed = 0
    for table in list(tree.iter("table")):
        if table.find(".//table") is None and (lines := write_out(_rows(deepcopy(table)))) is not None:
            table.tag = "div"
            table[:] = [builder.P(line) for line in lines if line]
            listed += 1
    return (tree if listed else None), listed


def _rows(table: HtmlElement) -> list[list[str]]:
    """The text of each cell, marking in the table where paragraphs end; one over several rows or columns stands in each."""
    rows: list[list[str]] = []
    from_above: dict[int, tuple[int, str]] = {}  # by column: for how many rows more, and what
    for row in table.iter("tr"):
        cells: list[str] = []
        own = iter(row.iterchildren("td", "th"))
        cell = next(own, None)
        while cell is not None or len(cells) in from_above:
            if (at := len(cells)) in from_above:
                left, text = from_above.pop(at)
                if left > 1:
                    from_above[at] = left - 1, text
                cells.append(text)
                continue
            text, below = _text(cell), _spanned(cell, "rowspan") - 1
            for column in range(at, at + _spanned(cell, "colspan")):
                cells.append(text)
                if below:
                    from_above[column] = below, text
            cell = next(own, None)
        rows.append(cells)
    return rows


def _spanned(cell: HtmlElement, name: str) -> int:
    told = cell.get(name, "").strip()
    return min(max(int(told), 1), _MOST_SPANNED) if told.isdecimal() else 1


def _text(cell: HtmlElement) -> str:
    """Its paragraphs parted by `\\n`; a line break of the source is a blank."""
    for end in cell.iter("p", "br", "div", "li"):
        end.tail = _BREAK + (end.tail or "")
    lines = (" ".join(line.split()) for line in cell.text_content().split(_BREAK))
    return "\n".join(filter(None, lines))
