"""The codebook: the built-in entries are consistent, a user's file adds to them, and its faults are told."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from extractor import Codebook, CodebookError
from extractor.lexicon.load import load_table

ROWS = load_table("codebook")["indicator"]
PARKS = {
    "id": "pocket_parks", "name": "口袋公园", "theme": "城建", "dimensions": ["count", "area"],
    "phrasings": "口袋公园 新建口袋公园",
}  # fmt: skip


def _toml(*rows: dict[str, Any]) -> str:
    """TOML of rows; Python's texts and lists of texts are TOML's."""
    return "".join("[[indicator]]\n" + "".join(f"{k} = {v!r}\n" for k, v in row.items()) for row in rows)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my.toml"


def _read(path: Path, *rows: dict[str, Any]) -> Codebook:
    path.write_text(_toml(*rows), "utf-8")
    return Codebook.read(path)


def _faults(path: Path, *rows: dict[str, Any]) -> list[str]:
    with pytest.raises(CodebookError) as caught:
        _read(path, *rows)
    return [line.removeprefix(f"{path}: ") for line in str(caught.value).splitlines()]


def _code(book: Codebook, indicator: str) -> str | None:
    entry = book.entry_of(indicator)
    return entry and entry.id


# ---- built in -------------------------------------------------------------------------------------------


def test_ids_and_phrasings_are_unique() -> None:
    assert len(ROWS) >= 150
    assert [k for k, n in Counter(row["id"] for row in ROWS).items() if n > 1] == []
    phrasings = Counter(p for row in ROWS for p in row["phrasings"].split())
    assert [k for k, n in phrasings.items() if n > 1] == []


def test_the_built_in_file_stands_the_test_of_a_users(path: Path) -> None:
    path.write_text(files("extractor.lexicon").joinpath("codebook.toml").read_text("utf-8"), "utf-8")
    assert Codebook.read(path) == Codebook.built_in()


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_each_phrasing_leads_to_its_entry(row: dict[str, str]) -> None:
    assert {_code(Codebook.built_in(), p) for p in row["phrasings"].split()} == {row["id"]}


# ---- of one's own ---------------------------------------------------------------------------------------


def test_entries_are_added_to_the_built_in_ones(path: Path) -> None:
    book = _read(path, PARKS)
    assert _code(book, "新建“口袋公园”") == "pocket_parks"
    assert _code(book, "人口") == "population"
    assert _code(Codebook.built_in(), "口袋公园") is None


def test_an_entry_takes_the_place_of_the_built_in_one_of_its_id(path: Path) -> None:
    book = _read(path, PARKS | {"id": "population", "phrasings": "在册人数"})
    assert _code(book, "在册人数") == "population"
    assert _code(book, "人口") is None
    assert (
        _code(_read(path, PARKS | {"id": "population"}, PARKS | {"phrasings": "人口"}), "人口")
        == "pocket_parks"
    )


def test_phrasings_may_be_traditional(path: Path) -> None:
    assert _code(_read(path, PARKS | {"phrasings": "口袋公園"}), "口袋公园") == "pocket_parks"


def test_a_byte_order_mark_is_no_fault(path: Path) -> None:
    path.write_text(_toml(PARKS), "utf-8-sig")
    assert _code(Codebook.read(path), "口袋公园") == "pocket_parks"


def test_a_book_is_a_value(path: Path) -> None:
    book = _read(path, PARKS)
    assert _code(pickle.loads(pickle.dumps(book)), "口袋公园") == "pocket_parks"
    path.write_text("# parks\n" + _toml(dict(reversed(PARKS.items()))), "utf-8")
    assert Codebook.read(path).digest == book.digest
    assert _read(path, PARKS | {"phrasings": "口袋公园"}).digest != book.digest
    assert Codebook.built_in().digest != book.digest


# ---- faults ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", PARKS)
def test_a_missing_field_is_told(path: Path, field: str) -> None:
    rest = {name: value for name, value in PARKS.items() if name != field}
    [fault] = _faults(path, PARKS | {"id": "first", "phrasings": "甲"}, rest)
    where = "indicator 2" if field == "id" else 'indicator 2 ("pocket_parks")'
    assert fault.startswith(f"{where}: {field}: missing; expected a ")


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("id", "pocket parks", 'expected one word without spaces, got "pocket parks"'),
        ("name", " ", 'expected a text that is not empty, got " "'),
        ("theme", 3, "expected a text that is not empty, got 3"),
        ("phrasings", ["口袋公园"], 'expected words, separated by spaces, got ["口袋公园"]'),
        ("phrasings", "口袋公园 、", 'expected words, separated by spaces, got "、"'),
        ("dimensions", "count", 'expected a list such as ["area"], got "count"'),
        ("dimensions", [], 'expected a list such as ["area"], got []'),
        ("dimensions", ["count", "aera"], '"aera" is no dimension; expected some of age, angle,'),
        ("unit", "个", "unknown field; expected id, name, theme, dimensions, phrasings"),
    ],
)
def test_a_wrong_field_is_told(path: Path, field: str, value: object, fault: str) -> None:
    [told] = _faults(path, PARKS | {field: value})
    id_ = value if field == "id" else "pocket_parks"
    assert told.startswith(f'indicator 1 ("{id_}"): {field}: {fault}')


def test_all_faults_are_told_at_once(path: Path) -> None:
    faults = _faults(path, PARKS | {"name": ""}, PARKS | {"dimensions": ["people", "money"], "theme": ""})
    assert [re.sub(r":[^:]*$", "", fault) for fault in faults] == [
        'indicator 1 ("pocket_parks"): name',
        'indicator 2 ("pocket_parks"): theme',
        'indicator 2 ("pocket_parks"): dimensions',
    ]


def test_what_stands_twice_is_told(path: Path) -> None:
    advice = "leave it out here, or give that id an entry without it"
    assert _faults(path, PARKS, PARKS | {"id": "parks", "phrasings": "公园 新建口袋公园"}) == [
        'indicator 2 ("parks"): phrasings: "新建口袋公园" stands for indicator 1 ("pocket_parks") already; '
        + advice
    ]
    assert _faults(path, PARKS | {"phrasings": "口袋公园 总人口"}) == [
        'indicator 1 ("pocket_parks"): phrasings: "总人口" stands for the built-in ("population") already; '
        + advice
    ]
    assert _faults(path, PARKS, PARKS | {"phrasings": "公园"}) == [
        'indicator 2 ("pocket_parks"): id: already that of indicator 1; expected another'
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"[[indicator]]\nid = x\n", "not TOML: Invalid value (at line 2, column 6)"),
        ("名 = 1".encode("gb18030"), "byte 0 is not UTF-8; save the file as UTF-8"),
        (b"", "no indicators; expected [[indicator]] tables, each with id, name,"),
        (b"indicator = 1", "no indicators; expected [[indicator]] tables"),
        (b"indicator = [1]", "no indicators; expected [[indicator]] tables"),
        (
            _toml(PARKS).replace("indicator", "indicators").encode(),
            '"indicators" is no table of a codebook; expected',
        ),
    ],
)
def test_a_file_that_is_no_codebook_is_told(path: Path, content: bytes, fault: str) -> None:
    path.write_bytes(content)
    with pytest.raises(CodebookError, match=re.escape(f"{path}: {fault}")):
        Codebook.read(path)


def test_a_file_that_is_not_there_is_an_os_error(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Codebook.read(path)
