"""Names: numerals inside a name, slogan, idiom, code, title or residue."""

from __future__ import annotations

from extractor.stages.findings import NameFound
from extractor.stages.rule import Found
from extractor.text.reading import Reading


def find_names(reading: Reading) -> Found[NameFound]:
    return Found([])
