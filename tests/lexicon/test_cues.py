"""Cues: every entry's own examples, and that each word is reached."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.lexicon.cues import find_cues
from extractor.lexicon.load import load_table

ENTRIES = load_table("statements")["cue"]


def ids(text: str) -> set[str]:
    return {cue.id for _, cue in find_cues(text, 0, len(text))}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_examples_and_counters(entry: dict[str, Any]) -> None:
    assert entry["examples"], "an entry shows what it means"
    for text in entry["examples"]:
        assert entry["id"] in ids(text), text
    for text in entry["counters"]:
        assert entry["id"] not in ids(text), text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_every_word_is_found(entry: dict[str, Any]) -> None:
    lost = []
    beside = f"{entry['beside'][0]}甲" if "beside" in entry else ""
    for word in entry["words"]:
        cues = [cue for _, cue in find_cues(beside + word, 0, len(beside + word))]
        if not cues or cues[-1].id != entry["id"]:
            lost.append(word)
    assert lost == []


def test_no_word_stands_in_two_entries() -> None:
    words = [word for entry in ENTRIES for word in entry["words"]]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_the_longest_word_counts_once() -> None:
    assert [cue.id for _, cue in find_cues("要达到", 0, 3)] == ["modal-reach"]


def test_a_cue_does_not_look_behind_its_stretch() -> None:
    text = "需要改厕"
    assert ids(text) != {cue.id for _, cue in find_cues(text, 1, len(text))}
