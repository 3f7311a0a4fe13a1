"""Word lists as patterns: grouped by first character, they find what a plain alternation finds."""

from __future__ import annotations

import re

import pytest

from extractor.stages.contexts.ends import find_ends, number_before
from extractor.stages.contexts.words import any_of, first_of


@pytest.mark.parametrize(
    ("text", "found"),
    [("增加到", "增加到"), ("增加了", "增加"), ("增幅", "增"), ("减增长", "增长"), ("减", None)],
)
def test_a_longer_word_wins_over_its_own_beginning(text: str, found: str | None) -> None:
    m = re.search(any_of(["增", "增加", "增长", "增加到"]), text)
    assert (m[0] if m else None) == found


def test_signs_of_patterns_stand_for_themselves() -> None:
    assert re.fullmatch(any_of(["(A)", "(", "C++"]), "C++")
    assert not re.fullmatch(any_of(["a.c"]), "abc")


def test_the_first_character_is_looked_at_and_not_taken() -> None:
    words = ["提高", "降]低"]
    m = re.search(first_of(words) + f"(?:{any_of(words)})", "已提升、已降]低")
    assert m is not None and m[0] == "降]低"


@pytest.mark.parametrize(
    ("text", "number"), [("荷塘、新坡等3个村", 5), ("荷塘、新坡、月岭三个村", 8), ("荷塘、新坡等村", None)]
)
def test_a_tail_begins_behind_its_number(text: str, number: int | None) -> None:
    (tail,) = find_ends(text, 0, len(text))
    assert tail["tail"] is not None
    assert number_before(text, tail) == number


def test_other_numbers_end_no_name() -> None:
    text = "投资4680万元，建设大棚120座"
    assert find_ends(text, 0, len(text)) == []
