"""Layers: what each stage that claims numerals found, beside one another, for `explain`."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.pipeline.claim import claim, merge, spans
from extractor.pipeline.segment import words as dictionary
from extractor.stages.dates import find_dates
from extractor.stages.findings import Given, MentionFound, StatementFound
from extractor.stages.header import find_header
from extractor.stages.kinds import find_kinds
from extractor.stages.labels import find_enumerators
from extractor.stages.names import find_names
from extractor.stages.ordinals import find_ordinals
from extractor.stages.outline.blocks import find_blocks
from extractor.stages.outline.sections import find_sections
from extractor.stages.quantities import find_leftovers, find_numerals, find_quantities
from extractor.stages.statements import find_statements
from extractor.stages.tasks import find_bodies
from extractor.text.reading import Reading

Layers = dict[str, Sequence[MentionFound]]


def layers_of(reading: Reading, given: Given) -> tuple[Layers, list[StatementFound]]:
    """The layers that claim numerals, in their order, as `extract_view` runs them (a test holds them equal)."""
    blocks = find_blocks(reading)
    header = find_header(reading, blocks.items, given)
    sections = find_sections(reading, blocks.items, header)
    runs = find_statements(reading, blocks.items, sections.items)
    kinds = find_kinds(reading, header, blocks.items, sections.items, runs.items)
    statements = find_bodies(reading.text, sections.items, kinds.items).statements
    layers: Layers = {
        "label": find_enumerators(reading, blocks.items).items,
        "date": find_dates(reading, header, sections.items, statements).items,
        "ordinal": find_ordinals(reading).items,
    }
    told = claim(*layers.values())
    layers["name"] = find_names(reading, spans(told)).items
    claimed = claim(told, layers["name"])
    numerals = find_numerals(reading, spans(claimed)).items
    layers["quantity"] = find_quantities(reading, numerals, spans(claimed)).items
    mentions = merge(claimed, layers["quantity"])
    layers["leftover"] = find_leftovers(reading, spans(mentions), dictionary()).items
    return layers, statements


def alone_at(reading: Reading, here: tuple[int, int]) -> Layers:
    """What the layers that look only where nothing is claimed would find at a place if nothing were.

    They are asked about the place's line only: all else counts as claimed.
    """
    start = reading.text.rfind("\n", 0, here[0]) + 1
    end = reading.text.find("\n", here[1])
    end = len(reading.text) if end < 0 else end
    others = [(a, b) for a, b in ((0, start), (end, len(reading.text))) if a < b]
    numerals = find_numerals(reading, others).items
    return {
        "name": find_names(reading, others).items,
        "quantity": find_quantities(reading, numerals, others).items,
    }
