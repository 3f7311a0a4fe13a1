"""The schemas in schemas/ are those of the models, and what is extracted fits them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from extractor import iter_reports
from extractor.io.schemas import schemas

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "schemas"
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def test_schemas_are_up_to_date() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    expected = {f"{name}.schema.json": text for name, text in schemas().items()}
    assert written == expected, "run `make schemas`"


@pytest.mark.parametrize("name", schemas())
def test_each_is_a_schema(name: str) -> None:
    schema = json.loads(schemas()[name])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((FOLDER / "report.schema.json").read_text("utf-8")))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_fit(path: Path, validator: Draft202012Validator) -> None:
    [report] = iter_reports([path], tokens=True, keep_text=True)
    assert report.status == "ok"
    assert [e.message for e in validator.iter_errors(json.loads(report.model_dump_json()))] == []


def test_a_failed_report_fits(tmp_path: Path, validator: Draft202012Validator) -> None:
    [report] = iter_reports([tmp_path / "missing.txt"])
    assert [e.message for e in validator.iter_errors(json.loads(report.model_dump_json()))] == []


@pytest.mark.parametrize(
    ("field", "wrong"), [("status", "done"), ("mentions", [{"class": "quantity"}]), ("schema_version", "0.9")]
)
def test_what_does_not_fit_is_refused(field: str, wrong: object, validator: Draft202012Validator) -> None:
    [report] = iter_reports(SAMPLES[:1])
    record = json.loads(report.model_dump_json()) | {field: wrong}
    assert not validator.is_valid(record)


def test_numbers_are_plain(validator: Draft202012Validator) -> None:
    [report] = iter_reports(SAMPLES[:1])
    values = [
        m["value"] for m in json.loads(report.model_dump_json())["mentions"] if m["class"] == "quantity"
    ]
    assert any(isinstance(value, int) for value in values)
    assert not any(isinstance(value, str) for value in values)
