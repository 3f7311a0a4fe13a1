"""Places: where the names stand that the contexts found to be places; a header does not repeat them."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.stages.findings import Context, HeaderFound
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_FOLLOWED = "(?!人民政府|政府|党委|人大|政协|中心|民|干部|两委|级|办)"


def find_places(
    reading: Reading, header: HeaderFound, contexts: Mapping[int, Context]
) -> list[tuple[int, int]]:
    """Spans of the document's own place names, in text order."""
    written = {context.place for context in contexts.values() if context.place}
    names = {name for place in written for name in place.split("、") if len(name) > 1}
    if header.place:
        names.add(header.place)
    if not names:
        return []
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = regex.compile(f"(?:{'|'.join(map(regex.escape, longest_first))}){_FOLLOWED}")
    return [m.span() for m in pattern.finditer(reading.text)]
