"""From the original's offsets to the reading's."""

from __future__ import annotations

import pytest

from extractor.text.reading import read
from extractor.text.view import simplify


@pytest.mark.parametrize("text", ["全年。", "一\u200b二&nbsp;三 万 114 年", "\ufeff甲&ldquo;乙&rdquo;丙"])
def test_offset_is_the_way_back_of_span(text: str) -> None:
    reading = read(simplify(text))
    for i in range(len(reading.text)):
        start, end = reading.span(i, i + 1)
        assert {reading.offset(at) for at in range(start, end)} == {i}


def test_what_the_reading_leaves_out_has_no_offset() -> None:
    assert read(simplify("一\u200b二")).offset(1) is None
