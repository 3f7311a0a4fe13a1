"""docs/checks.md: every code is there, finds its example and leaves the other one alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor import extract

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "checks.md").read_text("utf-8")
ENTRY = re.compile(
    r"### `(?P<code>[\w.-]+)` \((?P<severity>\w+)\)\n(?:(?!```|###)[^\n]*\n)+"
    r"```text\n(?P<found>.*?)```\n\n```text\n(?P<left>.*?)```",
    re.DOTALL,
)
ENTRIES = [m.groupdict() for m in ENTRY.finditer(PAGE)]


def _codes(folder: str) -> set[str]:
    """Codes as the source names them."""
    source = "\n".join(p.read_text("utf-8") for p in sorted((ROOT / "src/extractor" / folder).rglob("*.py")))
    named = re.findall(r'"(checks\.[a-z0-9-]+)"|Doubt\("([a-z.-]+)"', source)
    return {check or other for check, other in named}


def test_every_code_is_documented() -> None:
    codes = _codes("stages")
    assert len(codes) > 20
    assert sorted(c for c in codes if f"`{c}`" not in PAGE) == []


def test_every_documented_check_has_its_two_examples() -> None:
    assert sorted(re.findall(r"### `([\w.-]+)`", PAGE)) == sorted(e["code"] for e in ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e["code"])
def test_examples(entry: dict[str, str]) -> None:
    found = {i.code: i.severity for i in extract(entry["found"]).issues}
    assert found.get(entry["code"]) == entry["severity"]
    assert entry["code"] not in {i.code for i in extract(entry["left"]).issues}
