"""Golden records: what each sample gives today, kept beside it and compared record by record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extractor import extract_file

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
EXPECTED = ROOT / "samples" / "expected"
LISTS = ("sections", "statements", "mentions", "observations", "tasks", "issues")

Json = dict[str, Any]


def golden_path(sample: Path) -> Path:
    return EXPECTED / f"{sample.stem}.json"


def report_of(sample: Path) -> Json:
    """The report as users get it, with a path that is the same on every machine."""
    report: Json = json.loads(extract_file(sample).model_dump_json())
    report["source"]["path"] = f"samples/{sample.name}"
    return report


def dump(report: Json) -> str:
    """JSON with one record a line, so that a diff shows records."""
    parts = []
    for key, value in report.items():
        if key in LISTS and value:
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f'"{key}": [\n  {rows}\n ]')
        else:
            parts.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def differences(old: Json, new: Json) -> list[str]:
    """What changed, a line a record: + added, - gone, ~ changed with its fields."""
    lines = []
    for key in sorted((old.keys() | new.keys()) - set(LISTS)):
        if old.get(key) != new.get(key):
            lines.append(f"~ {key}: {_changed(old.get(key), new.get(key))}")
    for key in LISTS:
        before, after = _by_id(old.get(key, [])), _by_id(new.get(key, []))
        lines += [f"- {key} {_short(before[k])}" for k in before if k not in after]
        lines += [f"+ {key} {_short(after[k])}" for k in after if k not in before]
        for k in before:
            if k in after and before[k] != after[k]:
                lines.append(f"~ {key} {k}: {_changed(before[k], after[k])}")
    return lines


def _by_id(rows: list[Json]) -> dict[str, Json]:
    return {row.get("id") or json.dumps([row["code"], row["spans"]]): row for row in rows}


def _short(row: Json) -> str:
    return json.dumps(row, ensure_ascii=False)[:160]


def _changed(old: Any, new: Any) -> str:
    if isinstance(old, dict) and isinstance(new, dict):
        fields = [f for f in {**old, **new} if old.get(f) != new.get(f)]
        return ", ".join(f"{f} {old.get(f)!r} → {new.get(f)!r}" for f in fields)
    return f"{old!r} → {new!r}"
