"""Labels and ordinals: values of numbers, and labels that the outline has found already."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.lexicon.load import load_table
from extractor.stages.findings import Block
from extractor.stages.labels import find_enumerators
from extractor.stages.names import find_names
from extractor.stages.ordinals import find_ordinals
from extractor.text.reading import Reading, read
from extractor.text.view import simplify


def _reading(text: str) -> Reading:
    return read(simplify(text))


def test_the_label_of_a_heading_is_the_one_that_the_outline_found() -> None:
    text = "  一、工作回顾"
    block = Block(0, len(text), "heading", 1, (2, 4))
    assert [(e.start, e.end, e.label) for e in find_enumerators(_reading(text), [block]).items] == [(2, 4, "一、")]


def test_a_label_is_listed_once_though_two_rules_see_it() -> None:
    text = "一是修路；二是架桥"
    block = Block(0, len(text), "paragraph", 0, None)
    assert [e.label for e in find_enumerators(_reading(text), [block]).items] == ["一是", "二是"]


def test_a_number_in_the_first_cell_of_a_table_row_is_its_label() -> None:
    text = "3\t修路\t5公里"
    block = Block(0, len(text), "table")
    assert [e.label for e in find_enumerators(_reading(text), [block]).items] == ["3"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("第3", 3), ("第十", 10), ("第十二", 12), ("第二十", 20), ("第三十一", 31), ("第一百零五", 105), ("第8.6", "8.6")],
)
def test_values(written: str, value: int | str) -> None:
    found = find_ordinals(_reading(f"列{written}位")).items
    assert [o.value for o in found] == [Decimal(value)]


def test_every_counted_word_belongs_to_its_ordinal() -> None:
    for word in load_table("labels")["counted"]["after_number"]:
        found = find_ordinals(_reading(f"这是第十二{word}，")).items
        assert [(o.start, o.end) for o in found] == [(2, 5 + len(word))], word


def test_every_word_that_is_no_ordinal_is_a_name() -> None:
    for word in load_table("labels")["not_ordinal"]["words"]:
        reading = _reading(f"抓好{word}，")
        assert not find_ordinals(reading).items, word
        assert [(n.start, n.end) for n in find_names(reading).items] == [(2, 2 + len(word))], word
