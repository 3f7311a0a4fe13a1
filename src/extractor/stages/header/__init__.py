"""Header: title, issuer, date of issue, years and place of the report."""

from extractor.stages.header.read import find_header

__all__ = ["find_header"]
