"""What a correction may say: one thing of one record, in visible words and finite numbers."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from extractor.models.corrections import Correction

ENTRY: dict[str, Any] = {
    "report": "ab" * 32, "type": "observation", "record": "o5", "start": 5, "end": 11, "text": "46800亩",
}  # fmt: skip


def edit(field: str, new: object, old: object = None) -> dict[str, Any]:
    return {"field": field, "old": old, "new": new}


@pytest.mark.parametrize(
    "said",
    [
        {"verdict": "right"},
        {"verdict": "open"},
        {"note": "第一行\n第二行"},
        {"note": ""},
        {"edits": [edit("value", 46900, 46800), edit("unit", "公顷", "亩")]},
        {"edits": [edit("indicator", None, "水稻种植")]},
        {"edits": [edit("time", "2021-03/2021-06")]},
        {"edits": [edit("time", "2021-40")]},
        {"edits": [edit("status", "planned", "achieved")], "at": "2026-11-24T10:00:00+08:00"},
        {"edits": [edit("indicator", "<b>=1+1</b>")]},  # words, whatever they look like
    ],
)
def test_what_may_be_said(said: dict[str, Any]) -> None:
    correction = Correction.model_validate(ENTRY | said)
    assert Correction.model_validate_json(correction.model_dump_json()) == correction


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "says nothing"),
        ({"verdict": "maybe"}, "right"),
        ({"edits": [edit("value", 1), edit("value", 2)]}, "corrects a field twice"),
        ({"edits": [edit("kind", "planned", "other")]}, "observation records have no kind"),
        ({"edits": [edit("code", "gdp")]}, "field"),
        ({"edits": [edit("value", "46900")]}, "is no number"),
        ({"edits": [edit("value", True)]}, "is no number"),
        ({"edits": [edit("value", None)]}, "value"),
        ({"edits": [edit("value", float("nan"))]}, "finite"),
        ({"edits": [edit("value", 1e300)]}, "18 digits"),
        ({"edits": [edit("unit", "万元")]}, "万 belongs into the value"),
        ({"edits": [edit("status", "done", "achieved")]}, "planned"),
        ({"edits": [edit("time", "last year")]}, "pattern"),
        ({"edits": [edit("time", "2021-13-01")]}, "pattern"),
        ({"edits": [edit("time", "２０２１")]}, "pattern"),
        ({"edits": [edit("indicator", "")]}, "at least 1"),
        ({"edits": [edit("indicator", "水稻\u0000")]}, r"U\+0000"),
        ({"edits": [edit("place", "青石镇\u202e")]}, r"U\+202E"),
        ({"edits": [edit("place", "青石镇\n白石镇")]}, "more than one line"),
        ({"note": "x" * 2001}, "at most 2000"),
        ({"verdict": "right", "report": "12"}, "pattern"),
        ({"verdict": "right", "end": 12}, "is not as long as"),
        ({"verdict": "right", "by": "x"}, "Extra"),
    ],
)
def test_what_may_not(said: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Correction.model_validate(ENTRY | said)
