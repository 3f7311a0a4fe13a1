"""Names: numerals inside a name, slogan, idiom, code, title or residue."""

from extractor.stages.names.find import find_names

__all__ = ["find_names"]
