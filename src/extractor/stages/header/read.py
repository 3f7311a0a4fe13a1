"""The header as a whole: the parts in the order in which they lean on each other."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.findings import Block, Given, HeaderFound
from extractor.stages.header.lines import Lines
from extractor.stages.header.names import find_issuer, find_place
from extractor.stages.header.title import find_title, is_profile, part_of
from extractor.stages.header.years import find_issued, find_years
from extractor.text.reading import Reading


def find_header(reading: Reading, blocks: Sequence[Block], given: Given) -> HeaderFound:
    """What the caller gives goes before what the text says; what neither says stays None."""
    lines = Lines.of(reading.text, blocks)
    title = find_title(lines)
    place = given.place or find_place(title, lines, reading.text)
    if is_profile(title):
        return HeaderFound(title, given.issuer, None, given.year, None, place, "profile")
    issuer = given.issuer or find_issuer(title, lines, place)
    issued = find_issued(lines)
    review, plan = find_years(title, lines, issued, reading.text)
    part = part_of(title)
    if given.year and part == "plan":
        review, plan = None, given.year
    elif given.year:
        half_a_year = plan is not None and plan == review
        review, plan = given.year, given.year if half_a_year else given.year + 1
    return HeaderFound(title, issuer, issued, review, plan, place, part)
