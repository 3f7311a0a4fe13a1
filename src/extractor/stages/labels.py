"""Labels: enumerators of headings and list items, and ordinals with their value."""

from __future__ import annotations

from extractor.stages.findings import Block, EnumeratorFound, OrdinalFound
from extractor.stages.rule import Found
from extractor.text.reading import Reading


def find_enumerators(reading: Reading, blocks: list[Block]) -> Found[EnumeratorFound]:
    text = reading.text
    return Found([EnumeratorFound(*b.label, text[slice(*b.label)], "labels.heading") for b in blocks if b.label])


def find_ordinals(reading: Reading) -> Found[OrdinalFound]:
    return Found([])
