"""JSON Schemas of the report and of each record, made from the models."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter

from extractor.models import records as r
from extractor.models.corrections import CorrectedReport, Corrections
from extractor.models.report import Header, Report, Source

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES = (
    Report,
    Source,
    Header,
    r.Section,
    r.Statement,
    r.Quantity,
    r.Date,
    r.Ordinal,
    r.Enumerator,
    r.Name,
    r.Observation,
    r.Task,
    r.Issue,
    r.Token,
    Corrections,
    CorrectedReport,
)


def schemas() -> dict[str, str]:
    """The schema of each record, by its name in lower case, as the text of a JSON file."""
    return {t.__name__.lower(): _schema(t) for t in _TYPES}


def _schema(record: type) -> str:
    schema = TypeAdapter(record).json_schema(mode="serialization")
    return json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> None:
    """Write `<record>.schema.json` for each record."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / f"{name}.schema.json").write_text(text, "utf-8")
