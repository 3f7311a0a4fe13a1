"""Statements: runs of text up to a sentence end, and what each one does."""

from __future__ import annotations

import regex

from extractor.stages.findings import Block, HeaderFound, SectionFound, StatementFound
from extractor.stages.rule import Found
from extractor.text.reading import Reading

_RUN = regex.compile(r"[^。；！？\n]+[。；！？]*[”’」』）]*")


def find_statements(
    reading: Reading, blocks: list[Block], sections: list[SectionFound], header: HeaderFound
) -> Found[StatementFound]:
    found = []
    for block in blocks:
        if block.kind != "paragraph":
            continue
        section = max((i for i, s in enumerate(sections) if s.start <= block.start < s.end), default=None)
        kind = "planned" if section is not None and sections[section].part == "plan" else "achieved"
        for m in _RUN.finditer(reading.text, block.start, block.end):
            if m.group().strip():
                found.append(StatementFound(m.start(), m.end(), kind, section, "statements.section"))
    return Found(found)
