"""Corrections for tests: made for the records of a report as the review page makes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extractor.models.report import Report

EXPORTED = "2026-11-24T10:00:00Z"


def of_number(report: Report, words: str, **said: Any) -> dict[str, Any]:
    """An entry for the observation whose mention reads `words`."""
    [(o, m)] = [
        (o, m) for o in report.observations for m in report.mentions if m.id == o.mention and m.text == words
    ]
    return _entry(report, "observation", o.id, m, said)


def of_statement(report: Report, words: str, **said: Any) -> dict[str, Any]:
    [s] = [s for s in report.statements if words in s.text]
    return _entry(report, "statement", s.id, s, said)


def of_task(report: Report, words: str, **said: Any) -> dict[str, Any]:
    [(t, s)] = [
        (t, s) for t in report.tasks for s in report.statements if s.id == t.statement and words in s.text
    ]
    return _entry(report, "task", t.id, s, said)


def _entry(report: Report, type_: str, record: str, words: Any, said: dict[str, Any]) -> dict[str, Any]:
    span = {"start": words.start, "end": words.end, "text": words.text}
    return {"report": report.source.sha256, "type": type_, "record": record, **span, **said}


def edits(**new: Any) -> list[dict[str, Any]]:
    """Edits whose old values do not matter: only what was extracted does."""
    old = {"status": "achieved", "kind": "other"}
    return [{"field": field, "old": old.get(field), "new": value} for field, value in new.items()]


def write(path: Path, *entries: dict[str, Any], exported: str = EXPORTED, by: str | None = None) -> Path:
    head = {"corrections_version": "1.0", "exported": exported, "by": by}
    path.write_text(json.dumps({**head, "corrections": entries}, ensure_ascii=False), "utf-8")
    return path
