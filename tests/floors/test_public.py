"""What users build on: names, signatures, field names, the schema version. Changing one is a decision."""

from __future__ import annotations

import inspect

import pytest

import extractor
from extractor import Report, extract
from extractor.models import corrections as c
from extractor.models import records as r
from extractor.models import report as top


def test_public_names() -> None:
    assert sorted(extractor.__all__) == [
        "Action", "Change", "Codebook", "CodebookError", "Date", "Enumerator", "Grounds", "Header", "Issue", "Mention", "Name",
        "Observation", "Ordinal", "Quantity", "Report", "Responsible", "Section", "Source", "Statement",
        "Task", "Token", "Unit", "View", "extract", "extract_file", "iter_reports", "parse_quantity",
        "segment", "simplify",
    ]  # fmt: skip
    assert all(hasattr(extractor, name) for name in extractor.__all__)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("extract", ["text", "year", "place", "issuer", "tokens", "keep_text", "lexicon"]),
        ("extract_file", ["path", "year", "place", "issuer", "tokens", "keep_text", "max_bytes", "lexicon"]),
        ("iter_reports", ["paths", "year", "place", "issuer", "tokens", "keep_text", "max_bytes", "lexicon"]),
        ("simplify", ["text"]),
        ("segment", ["text"]),
    ],
)
def test_signatures(name: str, parameters: list[str]) -> None:
    assert list(inspect.signature(getattr(extractor, name)).parameters) == parameters


MENTION = ["start", "end", "id", "text", "simplified", "rule", "class"]
FIELDS = {
    r.Token: ["start", "end", "text", "simplified", "tag"],
    top.Report: ["schema_version", "source", "status", "header", "sections", "statements", "mentions",
                 "observations", "tasks", "issues", "text", "tokens"],
    top.Source: ["path", "sha256", "bytes", "encoding", "script", "chars"],
    top.Header: ["title", "issuer", "issued", "review_year", "plan_year", "place"],
    r.Section: ["start", "end", "id", "parent", "level", "label", "title", "heading"],
    r.Statement: ["start", "end", "id", "text", "kind", "section", "rule"],
    r.Quantity: [*MENTION, "value", "low", "high", "modifier", "unit", "per", "change"],
    r.Date: [*MENTION, "edtf"],
    r.Ordinal: [*MENTION, "value"],
    r.Enumerator: [*MENTION, "label"],
    r.Name: [*MENTION, "kind"],
    r.Unit: ["text", "id", "dimension", "factor", "base"],
    r.Change: ["direction", "basis"],
    r.Observation: ["id", "mention", "indicator", "code", "time", "place", "status", "statement", "from", "rule",
                    "evidence"],
    r.Grounds: ["indicator", "time", "place", "status"],
    r.Task: ["id", "statement", "theme", "actions", "goal", "means", "targets", "deadline", "recurrence",
             "responsible", "rule"],
    r.Action: ["start", "end", "verb", "object"],
    r.Responsible: ["name", "role"],
    c.Corrections: ["corrections_version", "exported", "by", "corrections"],
    c.Correction: ["start", "end", "report", "type", "record", "text", "verdict", "edits", "note", "at"],
    c.Corrected: ["type", "record", "verdict", "extracted", "note"],
    r.Issue: ["code", "severity", "message", "spans", "stage"],
}  # fmt: skip


@pytest.mark.parametrize("record", FIELDS, ids=lambda record: record.__name__)
def test_json_names(record: type) -> None:
    names = [field.alias or name for name, field in record.model_fields.items()]  # type: ignore[attr-defined]
    assert sorted(names) == sorted(FIELDS[record])


def test_schema_version() -> None:
    assert top.SCHEMA_VERSION == "1.0"
    assert extract("全镇水稻种植46800亩。").schema_version == "1.0"


def test_a_report_comes_back_from_its_json() -> None:
    text = "全镇水稻种植46800亩，比上年增长3.5%。"
    report = extract(text, 2024, tokens=True)
    again = Report.model_validate_json(report.model_dump_json())
    assert again.model_dump_json() == report.model_dump_json()
    again.verify(text)
    with pytest.raises(ValueError, match="46800亩"):
        again.verify("又" + text)
