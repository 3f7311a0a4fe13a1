"""Every case of tests/cases/*.toml: a text, and the records that it must give.

A case lists, for each room that it speaks of, all records in order; of each record only the fields written
are compared. `text` of an observation is its mention's, `change` its mention's movement ("up since:2020"),
`came_from` the text of its from-level; `actions` are written "verb|object"; "none" stands for null.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor import extract

CASES = Path(__file__).parent / "cases"
CLASSES = {"quantities": "quantity", "dates": "date", "ordinals": "ordinal", "enumerators": "enumerator", "names": "name"}


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for i, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1):
            found.append(pytest.param(case, id=f"{path.stem}-{i}-{case['text'][:24]!r}"))
    return found


def _plain(value: Any) -> Any:
    if value == "none":
        return None
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value


def _got(report: Any, room: str) -> list[dict[str, Any]]:
    if room in CLASSES:
        found = [m.model_dump() for m in report.mentions if m.class_ == CLASSES[room]]
        return [m | {"unit": m["unit"] and m["unit"]["text"]} if "unit" in m else m for m in found]
    if room == "observations":
        mentions = {m.id: m for m in report.mentions}
        froms = {o.id: mentions[o.mention].text for o in report.observations}
        rows = []
        for o in report.observations:
            change = mentions[o.mention].change
            moved = change and f"{change.direction} {change.basis}"
            extra = {"text": mentions[o.mention].text, "change": moved, "came_from": froms.get(o.from_)}
            rows.append(o.model_dump() | extra)
        return rows
    if room == "tasks":
        rows = []
        for t in report.tasks:
            actions = [f"{a.verb}|{a.object or ''}" for a in t.actions]
            responsible = [f"{b.role}:{b.name}" for b in t.responsible]
            rows.append(t.model_dump() | {"actions": actions, "responsible": responsible})
        return rows
    return [r.model_dump() for r in getattr(report, room)]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    given = {k: case[k] for k in ("year", "place", "issuer") if k in case}
    report = extract(case["text"], **given)
    for room, expected in case.items():
        if room in ("text", "year", "place", "issuer", "note"):
            continue
        if room == "header":
            header = report.header.model_dump()
            assert {k: header[k] for k in expected} == {k: _plain(v) if v == "none" else v for k, v in expected.items()}
            continue
        if room == "issues":
            assert [i.code for i in report.issues] == expected
            continue
        got = _got(report, room)
        assert len(got) == len(expected), f"{room}: {[g.get('text', g) for g in got]}"
        for g, want in zip(got, expected, strict=True):
            assert {k: _plain(g[k]) for k in want} == {k: _plain(v) for k, v in want.items()}
