"""File names as text."""

from __future__ import annotations

import os

import pytest

from extractor.io.files import printable


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (b"a/\xe9\x9d\x92.txt", "a/青.txt"),
        (b"\xc7\xe0.txt", r"\udcc7\udce0.txt"),  # 青 in GBK
    ],
)
def test_names_become_text_that_utf8_can_hold(name: bytes, text: str) -> None:
    assert printable(os.fsdecode(name)) == text
    text.encode("utf-8")
