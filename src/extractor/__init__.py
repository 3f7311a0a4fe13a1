"""Turns Chinese township and county reports into grounded, validated records."""

from extractor.io.readers import extract_file, iter_reports
from extractor.lexicon.codebook import Codebook, CodebookError
from extractor.models.records import (
    Action,
    Change,
    Date,
    Enumerator,
    Grounds,
    Issue,
    Mention,
    Name,
    Observation,
    Ordinal,
    Quantity,
    Responsible,
    Section,
    Statement,
    Task,
    Token,
    Unit,
)
from extractor.models.report import Header, Report, Source
from extractor.pipeline.extract import extract, segment
from extractor.pipeline.parse import parse_quantity
from extractor.text.view import View, simplify

__version__ = "0.1.0"
__all__ = [
    "Action",
    "Change",
    "Codebook",
    "CodebookError",
    "Date",
    "Enumerator",
    "Grounds",
    "Header",
    "Issue",
    "Mention",
    "Name",
    "Observation",
    "Ordinal",
    "Quantity",
    "Report",
    "Responsible",
    "Section",
    "Source",
    "Statement",
    "Task",
    "Token",
    "Unit",
    "View",
    "extract",
    "extract_file",
    "iter_reports",
    "parse_quantity",
    "segment",
    "simplify",
]
