"""Extract: what is no text, no year and no codebook is said at once, by its name."""

from __future__ import annotations

from typing import Any

import pytest

from extractor import extract, iter_reports, parse_quantity, segment, simplify


@pytest.mark.parametrize("call", [extract, segment, simplify, parse_quantity])
@pytest.mark.parametrize("text", [None, b"\xe4\xba\xa9", 1])
def test_what_is_no_text(call: Any, text: Any) -> None:
    with pytest.raises(TypeError, match=r"expected a text \(str\), not"):
        call(text)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"year": "2024"}, r"^year: expected a whole number such as 2024, not '2024'"),
        ({"year": True}, "^year: "),
        ({"year": 24}, "^year: "),
        ({"place": 2024}, "^place: expected a text"),
        ({"issuer": b"x"}, "^issuer: expected a text"),
    ],
)
def test_what_the_caller_cannot_know(arguments: dict[str, Any], error: str) -> None:
    with pytest.raises(ValueError, match=error):
        extract("全镇种植水稻46800亩。", **arguments)
    with pytest.raises(ValueError, match=error):  # no fault of each file
        list(iter_reports(["missing.txt"], **arguments))


@pytest.mark.parametrize("lexicon", ["my.toml", {}, 0])
def test_what_is_no_codebook(lexicon: Any) -> None:
    with pytest.raises(TypeError, match=r"Codebook\.read"):
        extract("全镇种植水稻46800亩。", lexicon=lexicon)


def test_one_path_is_not_taken_for_the_names_of_its_letters() -> None:
    with pytest.raises(TypeError, match=r"extract_file\('report.txt'\)"):
        list(iter_reports("report.txt"))
