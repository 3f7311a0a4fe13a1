"""Forms: every entry's own examples."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.lexicon.forms import find_forms
from extractor.lexicon.load import load_table

ENTRIES = load_table("forms")["form"]


def _matches(entry: dict[str, Any], text: str) -> bool:
    part = entry.get("parts", ["none"])[0]
    found = [(f.rule, f.weight) for f in find_forms(text, 0, len(text), part)]
    return (f"kinds.{entry['id']}", entry["weight"]) in found


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['id']}-{entry['weight']}")
def test_examples_and_counters(entry: dict[str, Any]) -> None:
    assert entry["examples"], "an entry shows what it means"
    for text in entry["examples"]:
        assert _matches(entry, text), text
    for text in entry["counters"]:
        assert not _matches(entry, text), text


def test_a_form_counts_only_in_its_parts() -> None:
    assert [f.rule for f in find_forms("目标就在前方！", 0, 7, "plan")] == ["kinds.exclamation"]
    assert [f.rule for f in find_forms("目标就在前方！", 0, 7, "review")] == []
