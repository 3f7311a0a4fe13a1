"""Turns Chinese township and county reports into grounded, validated records."""

from extractor.io.readers import extract_file
from extractor.models.report import Report
from extractor.pipeline.extract import extract
from extractor.text.view import simplify

__version__ = "0.1.0"
__all__ = ["Report", "extract", "extract_file", "simplify"]
