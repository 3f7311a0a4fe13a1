"""Word content: the paragraphs and tables of a .docx and their words, whatever frames them.

python-docx reads what stands right in the body and right in a paragraph. Words and whole paragraphs may stand in a frame
there (ECMA-376, part 1): smart tags around dates and places, content controls, insertions that nobody accepted yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLOCKS = {f"{_W}p", f"{_W}tbl"}
_FRAMES = {f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_BOXED = "ancestor::w:txbxContent"
# but deletions, and the sound of a character above it
_RUNS = f".//w:r[not({_BOXED} or ancestor::w:del or ancestor::w:moveFrom or ancestor::w:rt)]"
_BOXES = ".//w:txbxContent[.//w:t and not(ancestor::*[local-name()='Fallback'])]"  # those are there twice


def blocks(element: Any) -> Iterator[Any]:
    """The paragraphs and tables in an element, in order; not those of a table's cells."""
    for child in element:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag in _FRAMES:
            yield from blocks(child)


def paragraphs(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, those of tables in it, too."""
    yield from cell.xpath(f".//w:p[not({_BOXED})]")


def words(paragraph: Any) -> str:
    """What a paragraph says."""
    return "".join(run.text for run in paragraph.xpath(_RUNS))


def count_boxes(body: Any) -> int:
    """Text boxes with words: they lie on the page, and in no order."""
    return len(body.xpath(_BOXES))
