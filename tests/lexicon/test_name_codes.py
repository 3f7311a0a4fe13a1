"""Name codes: every entry's own examples."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.lexicon.load import fill, load_table
from extractor.text import patterns as regex

TABLE = load_table("name_codes")


@pytest.mark.parametrize("entry", TABLE["code"], ids=lambda entry: f"{entry['id']}-{entry['pattern'][:12]}")
def test_examples_and_counters(entry: dict[str, Any]) -> None:
    pattern = regex.compile(fill(entry["pattern"], TABLE["words"]), regex.VERSION1)
    assert entry["examples"], "an entry shows what it means"
    for text, name in entry["examples"].items():
        found = pattern.search(text)
        assert found is not None, text
        assert found[0] == name
    for text in entry["counters"]:
        assert pattern.search(text) is None, text


def test_every_group_of_words_is_in_a_pattern() -> None:
    patterns = "".join(entry["pattern"] for entry in TABLE["code"])
    assert [name for name in TABLE["words"] if f"<{name}>" not in patterns] == []
    assert "<" not in regex.sub(r"\(\?<[=!]", "", fill(patterns, TABLE["words"])), "a group without words"
