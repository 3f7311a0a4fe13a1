"""Every sample gives the records that are kept beside it; `--regenerate-golden` renews them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden import SAMPLES, differences, dump, golden_path, report_of


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_sample_gives_its_golden_records(
    sample: Path, request: pytest.FixtureRequest, golden_listing: list[str]
) -> None:
    new, path = report_of(sample), golden_path(sample)
    old = json.loads(path.read_text("utf-8")) if path.exists() else {}
    changed = differences(old, new)
    if request.config.getoption("--regenerate-golden"):
        if changed:
            path.parent.mkdir(exist_ok=True)
            path.write_text(dump(new), "utf-8")
            golden_listing += [f"{sample.stem}: {len(changed)} records", *(f"    {line}" for line in changed)]
        return
    if not path.exists():
        pytest.skip("no golden records yet")
    assert not changed, "\n".join([f"{len(changed)} records differ", *changed[:40]])


def test_differences_tell_added_gone_and_changed_records() -> None:
    old = {"status": "ok", "mentions": [{"id": "m1", "value": 1}, {"id": "m2", "value": 2}]}
    new = {"status": "partial", "mentions": [{"id": "m2", "value": 3}, {"id": "m4", "value": 4}]}
    assert differences(old, new) == [
        "~ status: 'ok' → 'partial'",
        '- mentions {"id": "m1", "value": 1}',
        '+ mentions {"id": "m4", "value": 4}',
        "~ mentions m2: value 2 → 3",
    ]
    assert differences(old, old) == []


def test_a_dump_reads_back() -> None:
    report = {"status": "ok", "mentions": [{"id": "m1", "text": "“3”亩"}], "tasks": [], "text": None}
    assert json.loads(dump(report)) == report
