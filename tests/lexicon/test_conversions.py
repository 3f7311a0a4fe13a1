"""The words of wrong conversions: what OpenCC itself makes of each."""

from __future__ import annotations

from typing import Any

import opencc
import pytest

from extractor.lexicon.load import load_table

TABLE = load_table("conversions")


@pytest.mark.parametrize("entry", TABLE["character"], ids=lambda e: e["simplified"])
def test_opencc_writes_the_words_so(entry: dict[str, Any]) -> None:
    s2t, t2tw = opencc.OpenCC("s2t"), opencc.OpenCC("t2tw")
    otherwise = []
    for character, words in entry["words"].items():
        for word in words.split():
            converted = t2tw.convert(s2t.convert(word))
            if character not in converted:
                otherwise.append((word, converted))
    assert otherwise == []


@pytest.mark.parametrize("entry", TABLE["character"], ids=lambda e: e["simplified"])
def test_wrong_pairs_are_of_the_character(entry: dict[str, Any]) -> None:
    t2s = opencc.OpenCC("t2s")
    for pair in entry["wrong"]:
        assert len(pair) == 2 and pair[0] != pair[1]
        assert pair[1] in entry["words"], pair
        assert entry["simplified"] in (pair[0], t2s.convert(pair[0])), pair


def test_no_word_wants_two_characters() -> None:
    for entry in TABLE["character"]:
        words = [w for ws in entry["words"].values() for w in ws.split()]
        assert len(words) == len(set(words)), entry["simplified"]
