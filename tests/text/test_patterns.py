"""Patterns are `regex`'s own, kept compiled between starts, whatever the cache folder is like."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import regex

from extractor.text import patterns

PROGRAM = """
from extractor.text import patterns
found = patterns.compile(r"(?P<n>\\d+)(?P<u>\\p{Han})").fullmatch("8亩")
print(found["n"], found["u"])
"""
SOURCES = Path(__file__).parents[2] / "src" / "extractor"


def run(cache: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        env={
            "XDG_CACHE_HOME": str(cache),
            "HOME": str(cache),
            "PYTHONPATH": str(SOURCES.parent),
            "PYTHONUTF8": "1",
        },
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def kept(cache: Path) -> list[Path]:
    return list(cache.rglob("patterns-*.marshal"))


def test_the_second_start_finds_what_the_first_kept(tmp_path: Path) -> None:
    assert run(tmp_path) == "8 亩"
    [file] = kept(tmp_path)
    written = file.stat().st_mtime_ns
    assert run(tmp_path) == "8 亩"
    assert file.stat().st_mtime_ns == written


@pytest.mark.parametrize("content", [b"", b"\x00\x01garbage", b"i\x07\x00\x00\x00"])
def test_a_broken_file_is_begun_anew(content: bytes, tmp_path: Path) -> None:
    run(tmp_path)
    [file] = kept(tmp_path)
    file.write_bytes(content)
    assert run(tmp_path) == "8 亩"
    assert file.read_bytes() != content


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    assert run(blocked) == "8 亩"


def test_flags_tell_patterns_apart() -> None:
    assert patterns.compile("a.b").match("a\nb") is None
    assert patterns.compile("a.b", patterns.DOTALL).match("a\nb")
    assert patterns.compile("a.b").match("a\nb") is None


def test_kept_patterns_are_regex_patterns() -> None:
    assert isinstance(patterns.compile(r"\p{Han}+"), regex.Pattern)


def test_every_module_uses_them() -> None:
    plain = [p.name for p in SOURCES.rglob("*.py") if "\nimport regex\n" in p.read_text("utf-8")]
    assert plain == ["patterns.py"]


def test_han_is_what_regex_takes_for_han() -> None:
    han, own = regex.compile(r"\p{Han}"), re.compile(f"[{patterns.HAN}]")
    assigned = (c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) != "Cn")
    assert not [c for c in assigned if (han.match(c) is None) != (own.match(c) is None)]
