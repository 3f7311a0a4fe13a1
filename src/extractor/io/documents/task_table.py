"""Task table: a table of who does what until when, written out as the list of its rows.

The stages read prose and set tables aside. 序号 | 重点任务 | 责任单位 | 完成时限 is a list of tasks all the same:

    1.新建高标准农田2000亩。
    责任单位：农业站
    完成时限：9月底前
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Literal

from extractor.io.decoding import issue
from extractor.io.documents.list_numbers import written
from extractor.lexicon.answering import answering_labels
from extractor.lexicon.load import load_table
from extractor.models.records import Issue
from extractor.text.view import simplify

Role = Literal["number", "part", "work", "goal", "answer", "note"]

_HEAD_ROWS = 3  # a title across the table, and a head of two rows
_LONGEST_HEAD = 16  # characters
_AFTERWORD = re.compile(r"(?:[（(/／及和、或].*)?$")  # 责任单位（个人）, 责任单位及责任人
_EMPTY = re.compile(r"[\s\-—－–/／]*")
_ENDED = "。；：，、！？;:,"
_CHINESE = "chineseCounting"
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")


@dataclass(frozen=True, slots=True)
class _Column:
    role: Role
    label: str  # its head, as it is written


def write_out(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The lines of a table's rows, where its head names tasks, who answers, and nothing unknown; else None.

    Where a cell reaches over several rows or columns each of them has its text; lines in a cell are parted by `\\n`.
    """
    columns, top = None, 0
    for i, row in enumerate(rows[:_HEAD_ROWS], 1):
        if (found := _columns(row)) is not None:
            columns, top = found, i
    if columns is None or any(len(row) > len(columns) for row in rows):
        return None
    titles = [_joined(row[0], "") for row in rows[: top - 1] if len(set(row)) == 1]
    return [*titles, *_items([row for row in rows[top:] if row != rows[top - 1]], columns)]


def told(listed: int, kept: int) -> list[Issue]:
    """What became of a document's tables."""
    messages = {
        "tables of tasks written out as lists, a row an item": listed,
        "tables kept as lines, tabs between cells": kept,
    }
    return [
        issue("source.table", "info", f"{message}: {count}") for message, count in messages.items() if count
    ]


def _columns(head: Sequence[str]) -> list[_Column] | None:
    """What each column holds; None where one is unknown, or none holds tasks, or none who answers."""
    columns: list[_Column] = []
    for cell in head:
        label = "".join(cell.split())
        works = any(column.role == "work" for column in columns)
        column = _column(label, simplify(label).simplified, works)
        if column is None:
            return None
        columns.append(column)
    roles = {column.role for column in columns}
    return columns if {"work", "answer"} <= roles and len(set(head)) > 2 else None


def _column(label: str, simplified: str, works: bool) -> _Column | None:
    words = _words()
    if len(label) > _LONGEST_HEAD:
        return None
    for role in ("number", "part", "note"):
        if simplified in words[role]:
            return _Column(role, label)
    if (length := _answering(simplified)) is not None:
        return _Column("answer", label[:length])
    name = re.sub(r"[（(].*[）)]$", "", simplified)
    if name.endswith(words["goal"]):
        return _Column("goal" if works else "work", label)
    return _Column("work", label) if name.endswith(words["work"]) else None


def _answering(simplified: str) -> int | None:
    """Up to where a column's head is a label of bodies, persons or time limits."""
    labels = answering_labels()
    for end in range(len(simplified), 1, -1):
        if _AFTERWORD.match(simplified, end) and any(simplified[k:end] in labels for k in range(end - 1)):
            return end
    return None


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {role: tuple(words.split()) for role, words in load_table("tasks")["columns"].items()}


def _items(rows: Sequence[Sequence[str]], columns: Sequence[_Column]) -> Iterator[str]:
    above: Sequence[str] = ()
    parts = count(1)
    for row in rows:
        if len(set(row)) == 1:  # one cell across the table, or empty ones
            yield from filter(None, [_joined(row[0], "")])
            above = ()
            continue
        yield ""  # between items: lines of one width look like a page's
        yield from _work(row, above, columns, parts)
        yield from _answers(row, columns)
        above = row


def _work(
    row: Sequence[str], above: Sequence[str], columns: Sequence[_Column], parts: Iterator[int]
) -> list[str]:
    """The task, below what it is part of; what the row above is part of as well is said once."""
    lines: list[str] = []
    number, fresh = "", False
    last = max(k for k, column in enumerate(columns) if column.role == "work")
    for k, (cell, column) in enumerate(zip(row, columns, strict=False)):
        if _EMPTY.fullmatch(cell):
            continue
        new, text = cell not in above[k : k + 1], _joined(cell, "；")
        if column.role == "number":
            number = _label(text) if new else ""
        elif column.role == "goal" and lines:
            lines[-1] = f"{lines[-1].rstrip(_ENDED)}：{text}"
        elif column.role == "part" and (fresh := fresh or new):
            lines.append(text if _NUMBERED.match(text) else f"（{written(next(parts), _CHINESE)}）{text}")
        elif column.role == "work" and ((fresh := fresh or new) or k == last):
            lines.append(number + text)
            number = ""
    if lines and lines[-1][-1] not in _ENDED:
        lines[-1] += "。"
    return lines


def _answers(row: Sequence[str], columns: Sequence[_Column]) -> Iterator[str]:
    for cell, column in zip(row, columns, strict=False):
        if column.role in ("answer", "note") and not _EMPTY.fullmatch(cell):
            yield f"{column.label}：{_joined(cell, '、')}"


def _label(number: str) -> str:
    """1. and 一、 of 1 and 一; what has its own mark stays."""
    if number.isdecimal():
        return f"{number}."
    return f"{number}、" if number.isalnum() else number


def _joined(cell: str, mark: str) -> str:
    """A cell's lines as one; `mark` parts two where the first has none."""
    joined = ""
    for line in filter(None, (" ".join(line.split()) for line in cell.split("\n"))):
        joined += ("" if not joined or joined[-1] in _ENDED else mark) + line
    return joined
