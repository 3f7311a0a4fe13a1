"""File names as text, files read up to a limit, files written whole."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from extractor.io.files import complete, printable, read_at_most


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


@pytest.mark.parametrize("limit", [1, 9, 10, 11, 1_000])
def test_a_file_is_read_up_to_the_limit(tmp_path: Path, limit: int) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    assert read_at_most(tmp_path / "a", limit) == b"0123456789"[:limit]


def test_what_tells_no_size_is_read_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = Thread(target=(tmp_path / "pipe").write_bytes, args=(b"0123456789",))
    writer.start()
    assert read_at_most(tmp_path / "pipe", 100) == b"0123456789"
    writer.join()


def test_what_is_no_file_is_written_to_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with complete(pipe) as part:
        assert part == pipe
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/2024.jsonl").write_text("old", "utf-8")
    (tmp_path / "latest.jsonl").symlink_to("data/2024.jsonl")
    with complete(tmp_path / "latest.jsonl") as part:
        part.write_text("new", "utf-8")
    assert (tmp_path / "latest.jsonl").is_symlink()
    assert (tmp_path / "data/2024.jsonl").read_text("utf-8") == "new"
