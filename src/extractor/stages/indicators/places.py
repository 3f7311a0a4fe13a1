"""Places: where the names stand that the contexts found to be places; a header does not repeat them."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.stages.findings import Context, HeaderFound
from extractor.text.reading import Reading

# behind a place these make it a body, or people
_FOLLOWED = ("人民政府", "政府", "党委", "人大", "政协", "中心", "民", "干部", "两委", "级", "办")


def find_places(
    reading: Reading, header: HeaderFound, contexts: Mapping[int, Context]
) -> list[tuple[int, int]]:
    """Spans of the document's own place names, in text order."""
    written = {context.place for context in contexts.values() if context.place}
    names = {name for place in written for name in place.split("、") if len(name) > 1}
    if header.place:
        names.add(header.place)
    text = reading.text
    spans: list[tuple[int, int]] = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not text.startswith(_FOLLOWED, end):
                spans.append((start, end))
            start = text.find(name, start + 1)
    spans.sort(key=lambda span: (span[0], -span[1]))
    apart: list[tuple[int, int]] = []
    for start, end in spans:  # of names that overlap, the first and longest
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
