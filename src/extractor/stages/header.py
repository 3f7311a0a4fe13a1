"""Header: title, issuer, date of issue, years and place of the report."""

from __future__ import annotations

import regex

from extractor.stages.findings import Block, Given, HeaderFound
from extractor.text.reading import Reading


def find_header(reading: Reading, blocks: list[Block], given: Given) -> HeaderFound:
    title = reading.text.strip().split("\n", 1)[0].strip() or None
    years = [int(y) for y in regex.findall(r"(\d{4})年", title or "")]
    review = given.year or (years[0] if years else None)
    return HeaderFound(title, given.issuer, None, review, review + 1 if review else None, given.place)
