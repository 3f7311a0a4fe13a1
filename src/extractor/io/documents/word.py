"""Word: paragraphs of a .docx with the numbers that Word computes (一、（一）1.), by python-docx.

The labels of a numbered list are not in the file's text. Word makes them from `numbering.xml` (ECMA-376,
part 1, 17.9): a paragraph names a list and a level, a level has a start, a format and a pattern (`%1、`).
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.text.paragraph import CT_P
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from extractor.io.decoding import Decoded, Unreadable, issue
from extractor.io.documents.archive import Refused, check_sizes
from extractor.io.documents.list_numbers import written
from extractor.io.documents.task_table import told, write_out
from extractor.io.documents.word_content import blocks, count_boxes, paragraphs, words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(data: bytes) -> Decoded:
    """One line a paragraph, its label before it; a table's row is a line with tabs between its cells, or a task."""
    try:
        check_sizes(data)
        document = docx.Document(BytesIO(data))
    except Refused as error:
        if error.code != "archive.broken":
            raise Unreadable(error.code, str(error)) from error
        raise Unreadable(
            "source.broken", "not a readable Word file; open it in Word and save it anew as .docx"
        ) from error
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as error:
        raise Unreadable("source.broken", f"not a readable Word file: {error}") from error
    lines, listed, kept = _lines(document)
    boxes = count_boxes(document.element.body)
    left = [issue("source.text-box", "warning", f"text boxes not read: {boxes}")] if boxes else []
    return Decoded("\n".join(lines), None, (*left, *told(listed, kept)))


def _lines(document: Document) -> tuple[list[str], int, int]:
    """The lines; how many tables were written out as tasks, and how many kept as they are."""
    numbering = _Numbering(document)
    lines: list[str] = []
    listed = kept = 0
    for block in blocks(document.element.body):
        if isinstance(block, CT_P):
            lines.append(numbering.label(Paragraph(block, document)) + words(block))
        else:
            rows = _rows(Table(block, document), numbering)
            if (tasks := write_out(rows)) is None:
                lines += ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]
                kept += 1
            else:
                lines += tasks
                listed += 1
    return lines, listed, kept


def _rows(table: Table, numbering: _Numbering) -> list[list[str]]:
    """The text of each cell, its paragraphs parted by `\\n`; a cell over several rows or columns stands in each."""
    read: dict[Any, str] = {}

    def text(cell: _Cell) -> str:
        if cell._tc not in read:
            lines = (numbering.label(Paragraph(p, cell)) + words(p) for p in paragraphs(cell._tc))
            read[cell._tc] = "\n".join(lines)
        return read[cell._tc]

    return [[text(cell) for cell in row.cells] for row in table.rows]


class _Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, document: Document) -> None:
        self._styles = document.styles
        self._lists: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        part = next(
            (r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._read(part.element)

    def _read(self, root: Any) -> None:
        abstract = {a.get(f"{_W}abstractNumId"): _levels(a) for a in root.iter(f"{_W}abstractNum")}
        for num in root.iter(f"{_W}num"):
            base = num.find(f"{_W}abstractNumId")
            levels = dict(abstract.get(base.get(f"{_W}val"), {})) if base is not None else {}
            for override in num.iter(f"{_W}lvlOverride"):
                levels |= _levels(override)
                start = override.find(f"{_W}startOverride")
                at = int(override.get(f"{_W}ilvl", "0"))
                if start is not None and at in levels:
                    levels[at] = levels[at].starting(int(start.get(f"{_W}val", "1")))
            self._lists[num.get(f"{_W}numId")] = levels

    def label(self, paragraph: Paragraph) -> str:
        """What Word prints before the paragraph; nothing where it is in no list, or in one of bullets."""
        list_id, at = self._place(paragraph)
        levels = self._lists.get(list_id or "", {})
        if list_id is None or at not in levels:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        if levels[at].format == "bullet":
            return ""
        label = levels[at].pattern
        for level in range(at + 1):
            if level in levels:
                number = counts.setdefault(level, levels[level].start)
                label = label.replace(f"%{level + 1}", written(number, levels[level].format))
        return label + (" " if label[-1:].isalnum() else "")

    def _place(self, paragraph: Paragraph) -> tuple[str | None, int]:
        """List and level: the paragraph's own, else its style's, else those of what the style is based on."""
        properties: list[Any] = [paragraph._p.pPr]
        style: Any = paragraph.style
        while style is not None and len(properties) < 10:
            properties.append(style.element.pPr)
            style = style.base_style
        for p in properties:
            number = None if p is None else p.find(f"{_W}numPr")
            if number is None:
                continue
            list_id, level = number.find(f"{_W}numId"), number.find(f"{_W}ilvl")
            if list_id is not None:
                at = 0 if level is None else int(level.get(f"{_W}val", "0"))
                return list_id.get(f"{_W}val"), at
        return None, 0


class _Level:
    """One level of a list."""

    def __init__(self, start: int, format: str, pattern: str) -> None:
        self.start, self.format, self.pattern = start, format, pattern

    def starting(self, start: int) -> _Level:
        return _Level(start, self.format, self.pattern)


def _levels(element: Any) -> dict[int, _Level]:
    levels = {}
    for level in element.iter(f"{_W}lvl"):
        value = {
            name: "" if (child := level.find(f"{_W}{name}")) is None else child.get(f"{_W}val", "")
            for name in ("start", "numFmt", "lvlText")
        }
        start = int(value["start"]) if value["start"].isdigit() else 1
        levels[int(level.get(f"{_W}ilvl", "0"))] = _Level(start, value["numFmt"], value["lvlText"])
    return levels
