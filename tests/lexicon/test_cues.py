"""Cues: every entry's own examples, and that each word is reached."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.lexicon.cues import find_cues
from extractor.lexicon.load import load_table

ENTRIES = load_table("statements")["cue"]


def cues(text: str, start: int = 0) -> list[str]:
    return [cue.id for _, cue in next(find_cues(text, [(start, len(text))]))]


def ids(text: str) -> set[str]:
    return set(cues(text))


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
        if cues(beside + word)[-1:] != [entry["id"]]:
            lost.append(word)
    assert lost == []


def test_no_word_stands_in_two_entries() -> None:
    words = [word for entry in ENTRIES for word in entry["words"]]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_the_longest_word_counts_once() -> None:
    assert cues("要达到") == ["modal-reach"]


def test_a_cue_does_not_look_behind_its_stretch() -> None:
    text = "需要改厕"
    assert cues(text) != cues(text, start=1)
