"""Outline: which lines are title, furniture, headings, tables or paragraphs, and the tree of sections."""

from __future__ import annotations

import regex

from extractor.stages.findings import Block, SectionFound
from extractor.stages.rule import Found
from extractor.text.reading import Reading

_LABELS = (
    regex.compile(r"[ \t　]*(第?[一二三四五六七八九十]{1,3}(?:、|部分))"),
    regex.compile(r"[ \t　]*(（[一二三四五六七八九十]{1,3}）)"),
    regex.compile(r"[ \t　]*(\d{1,2}[.、．])(?!\d)"),
)


def find_blocks(reading: Reading) -> Found[Block]:
    blocks = []
    for line in regex.finditer(r"[^\n]+", reading.text):
        if not line.group().strip():
            continue
        for level, pattern in enumerate(_LABELS, 1):
            if m := pattern.match(line.group()):
                start = line.start()
                stop = regex.search("。", line.group())
                end = start + stop.end() if stop else line.end()
                label = (start + m.start(1), start + m.end(1))
                blocks.append(Block(start, end, "heading", level, label))
                if end < line.end():
                    blocks.append(Block(end, line.end(), "paragraph"))
                break
        else:
            blocks.append(Block(line.start(), line.end(), "paragraph"))
    return Found(blocks)


def find_sections(reading: Reading, blocks: list[Block]) -> Found[SectionFound]:
    heads = [b for b in blocks if b.kind == "heading"]
    sections: list[SectionFound] = []
    for i, head in enumerate(heads):
        end = next((h.start for h in heads[i + 1 :] if h.level <= head.level), len(reading.text))
        parent = next((j for j in range(i - 1, -1, -1) if heads[j].level < head.level), None)
        label = reading.text[slice(*head.label)] if head.label else None
        title = reading.text[head.label[1] if head.label else head.start : head.end].strip()
        part = "plan" if regex.search("计划|打算|安排|下一步", title) else "none"
        if part == "none" and parent is not None:
            part = sections[parent].part
        sections.append(SectionFound(head.start, end, (head.start, head.end), head.level, label, title, parent, part))
    return Found(sections)
