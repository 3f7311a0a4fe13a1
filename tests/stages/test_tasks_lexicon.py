"""The words of tasks: Simplified, without doubles, and every group read by the code."""

from __future__ import annotations

import pytest

from extractor.lexicon.load import load_table
from extractor.lexicon.word_classes import letter_of, part, split
from extractor.text.view import simplify

TABLE = load_table("tasks")
GROUPS = [(room, name) for room, groups in TABLE.items() for name, body in groups.items() if isinstance(body, str)]


@pytest.mark.parametrize(("room", "name"), GROUPS)
def test_words_are_simplified_and_single(room: str, name: str) -> None:
    words = TABLE[room][name].split()
    assert len(words) == len(set(words))
    assert all(simplify(w).simplified == w for w in words)


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("加强", "V"), ("建设", "w"), ("支持", "P"), ("竣工", "I"), ("大力", "a"), ("力争", "m"), ("做好", "V"), ("守牢", "V"),
        ("机制", "H"), ("通过", "t"), ("把", "B"), ("对", "T"), ("达到", "L"), ("进行", "e"), ("抓", "o"), ("每季度", "d"),
    ],
)  # fmt: skip
def test_letters(word: str, letter: str) -> None:
    assert part(word) == letter


@pytest.mark.parametrize(("word", "at"), [("大力发展", 2), ("深化改革", 2), ("充分利用", 2), ("提高到", 2), ("办实事", 1)])
def test_words_that_are_split(word: str, at: int) -> None:
    assert split(word) == at


@pytest.mark.parametrize(("word", "letter"), [("合格率", "M"), ("总产量", "M"), ("帮扶行动", "H"), ("水塘", "n")])
def test_nouns_by_their_ends(word: str, letter: str) -> None:
    assert letter_of(word, "n") == (0, letter)
