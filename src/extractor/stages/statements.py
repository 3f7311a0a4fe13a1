"""Statements: where each one begins and ends, and under which lead it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.stages.findings import Block, SectionFound, StatementFound
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

# up to a sentence end, with the quotes and parentheses that it closes; a colon ends nothing
# `re`: a third of what `regex` takes to pass over sets of characters
_RUN = re.compile(r"[^。；！？\n]*+[。；！？]++[”’」』）)》】\]]*+|[^。；！？\n]++")
_WORD = regex.compile(r"[\p{L}\p{N}]")
_LABEL = re.compile(
    r"[（(]?(?:第?[一二三四五六七八九十]{1,3}(?:是|要|则|来|、)|其[一二三四五六七八九十]|首先|其次|再次|最后"
    r"|[（(]?\d{1,2}[）).、．](?!\d)|[①-⑳]|——)[，：:）)]?"
)
_LABEL_STARTS = frozenset("（(第一二三四五六七八九十其首再最—0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_ORDER = regex.compile("[一二三四五六七八九十]{1,3}是|首先，?|其次，?|再次，?|最后，?")
_NO_LEAD = regex.compile(r"[\d了已]")  # a lead announces, it does not tell
_MEASURED = regex.compile(r"\d[%‰\p{Han}]")  # with that and a comma it is a sentence
_LONGEST_LEAD = 48  # of one with a label
_SHORT_LEAD = 14  # of one without, in the middle of a paragraph
_FIRST_LEAD = 30  # of one without that opens its paragraph


def find_statements(
    reading: Reading, blocks: Sequence[Block], sections: Sequence[SectionFound]
) -> Found[StatementFound]:
    """Statements of the paragraphs, in order; what each one does is left to `find_kinds`."""
    text = reading.text
    found: list[StatementFound] = []
    section, following = None, 0
    above: tuple[int, int] | None = None  # a lead on a line of its own
    for block in blocks:
        while following < len(sections) and sections[following].start <= block.start:
            section, following = following, following + 1
        if block.kind != "paragraph":
            above = None if block.kind == "heading" else above
            continue
        while section is not None and block.start >= sections[section].end:
            section = sections[section].parent
        runs = _runs(text, block)
        alone = _lead_alone(text, runs)
        if runs and _LABEL.match(text, *runs[0]):
            above = None
        for (start, end), lead in zip(runs, _leads(text, runs), strict=True):
            found.append(StatementFound(start, end, "other", section, "statements.unread", lead or above))
        above = alone or above
    return Found(found)


def _lead_alone(text: str, runs: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """三是深化改革，激发活力 on a line of its own."""
    if len(runs) != 1 or runs[0][1] - runs[0][0] > _LONGEST_LEAD or text[runs[0][1] - 1] in "；：！？":
        return None
    label = _ORDER.match(text, *runs[0])
    if label is None or _NO_LEAD.search(text, label.end(), runs[0][1]):
        return None
    return label.end(), runs[0][1] - (text[runs[0][1] - 1] == "。")


def _runs(text: str, block: Block) -> list[tuple[int, int]]:
    runs = []
    for m in _RUN.finditer(text, block.start, block.end):
        start, end = m.span()
        while start < end and text[start] in " \t　":
            start += 1
        while end > start and text[end - 1] in " \t　":
            end -= 1
        if start < end and (text[start].isalnum() or _WORD.search(text, start, end)):
            runs.append((start, end))
    return runs


def _leads(text: str, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int] | None]:
    """For each statement of a paragraph the lead above it: the lead's span without its label and its stop."""
    leads: list[tuple[int, int] | None] = []
    labelled: tuple[int, int] | None = None
    plain: tuple[int, int] | None = None
    for i, (start, end) in enumerate(runs):
        label = _LABEL.match(text, start, end) if text[start] in _LABEL_STARTS else None
        last = i + 1 == len(runs)
        fresh = i == 0 or text[runs[i - 1][1] - 1] in "。！？”"
        if (
            label and fresh and not last and text[end - 1] == "。" and end - start <= _LONGEST_LEAD
            and not (_MEASURED.search(text, label.end(), end) and "，" in text[label.end() : end])
        ):  # fmt: skip
            leads.append(None)
            labelled, plain = (label.end(), end - 1), None
            continue
        if label and label[0][0] != "—":
            labelled, plain = None, None  # a labelled item with its own text ends the lead before it
        limit = _FIRST_LEAD if i == 0 else _SHORT_LEAD
        if (
            fresh and not label and not last and labelled is None and text[end - 1] == "。"
            and end - start <= limit and not _NO_LEAD.search(text, start, end)
        ):  # fmt: skip
            leads.append(None)
            plain = (start, end - 1)
            continue
        leads.append(plain or labelled)
    return leads
