"""Changes: what cases cannot say of them."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.lexicon.load import load_table


def _changes(text: str) -> list[str | None]:
    report = extract(text, year=2023, place="青禾镇")
    moved = [m.change for m in report.mentions if m.class_ == "quantity"]
    return [c and f"{c.direction} {c.basis}" for c in moved]


@pytest.mark.parametrize("word", load_table("changes")["verbs"]["up"])
def test_every_verb_of_rise_moves_a_rate(word: str) -> None:
    assert _changes(f"全镇旅游收入{word}8.5%。") == ["up year_on_year"]


@pytest.mark.parametrize("word", load_table("changes")["verbs"]["down"])
def test_every_verb_of_fall_moves_a_rate(word: str) -> None:
    assert _changes(f"全镇信访总量{word}8.5%。") == ["down year_on_year"]


@pytest.mark.parametrize("word", load_table("changes")["verbs"]["up"])
@pytest.mark.parametrize("end", ["到", "至"])
def test_no_verb_moves_a_level(word: str, end: str) -> None:
    assert _changes(f"全镇绿化覆盖率{word}{end}38%。") == [None]


@pytest.mark.parametrize("word", load_table("changes")["flows"]["verbs"])
def test_no_counted_act_moves(word: str) -> None:
    assert _changes(f"全镇{word}320万元。") == [None]


@pytest.mark.parametrize("word", load_table("changes")["gaps"]["words"])
def test_no_gap_moves(word: str) -> None:
    assert _changes(f"全镇农民收入增速{word}全县1.2个百分点。") == [None]


def test_a_from_level_is_linked_within_its_statement_only() -> None:
    report = extract("机插率由42%提高到61%。参保率提高到98%。", year=2023, place="青禾镇")
    assert [bool(o.from_) for o in report.observations] == [False, True, False]
