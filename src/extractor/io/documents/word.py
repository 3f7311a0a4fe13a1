"""Word: paragraphs of a .docx with the numbers that Word computes (一、（一）1.), by python-docx.

The labels of a numbered list are not in the file's text. Word makes them from `numbering.xml` (ECMA-376,
part 1, 17.9): a paragraph names a list and a level, a level has a start, a format and a pattern (`%1、`).
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from extractor.io.decoding import Decoded, Unreadable, issue
from extractor.io.documents.archive import Refused, check_sizes

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(data: bytes) -> Decoded:
    """One line a paragraph, its label before it; a table's row is a line with tabs between its cells."""
    try:
        check_sizes(data)
        document = docx.Document(BytesIO(data))
    except Refused as error:
        raise Unreadable(error.code, str(error)) from error
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as error:
        raise Unreadable("source.broken", f"not a readable Word file: {error}") from error
    tables = len(document.tables)
    told = (
        (issue("source.table", "info", f"tables kept as lines, tabs between cells: {tables}"),)
        if tables
        else ()
    )
    return Decoded("\n".join(_lines(document)), None, told)


def _lines(document: Document) -> Iterator[str]:
    numbering = _Numbering(document)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield numbering.label(block) + block.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(" ".join(cell.text.split()) for cell in row.cells)


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
                label = label.replace(f"%{level + 1}", _written(number, levels[level].format))
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


_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_CIRCLED = 0x2460  # ① to ⑳
_STEMS = "甲乙丙丁戊己庚辛壬癸"


def _written(number: int, format: str) -> str:
    """A list number in a format of ST_NumberFormat (17.18.59); decimal where the format is none of ours."""
    match format:
        case "chineseCounting" | "chineseCountingThousand" | "taiwaneseCounting" | "japaneseCounting":
            return _counted(number, _DIGITS, "十百")
        case (
            "taiwaneseCountingThousand"
            | "ideographDigital"
            | "taiwaneseDigital"
            | "japaneseDigitalTenThousand"
        ):
            return _counted(number, _DIGITS, "十百")
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            return _counted(number, _FORMAL, "拾佰")
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 1 <= number <= 20:
            return chr(_CIRCLED + number - 1)
        case "ideographTraditional" if 1 <= number <= 10:
            return _STEMS[number - 1]
        case "lowerLetter" if 1 <= number <= 26:
            return chr(ord("a") + number - 1)
        case "upperLetter" if 1 <= number <= 26:
            return chr(ord("A") + number - 1)
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


def _counted(number: int, digits: str, places: str) -> str:
    """1 to 999 as they are counted: 十, 十二, 二十, 一百零五."""
    if not 1 <= number <= 999:
        return str(number)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    written = f"{digits[hundreds]}{places[1]}" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else digits[tens]) + places[0]
    elif hundreds and ones:
        written += "零"
    return written + (digits[ones] if ones else "")
