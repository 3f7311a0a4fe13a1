"""What a terminal obeys is shown, wherever it comes from."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.batch.runner import Outcome
from extractor.cli.lines import shown
from extractor.cli.progress import BatchProgress
from extractor.io.store import Listing

TEXT = (
    "青禾镇2021年工作总结\n一、工作\x1b[31m回顾\n全年种植水稻100亩。\n二、下一步打算\n新建\x1b[31m冷库3座。\n"
)


def test_what_a_terminal_obeys_is_shown_as_python_writes_it() -> None:
    assert shown("a\x1b[31m\nb\x9b\u202egnp.txt") == r"a\x1b[31m\nb\x9b\u202egnp.txt"
    assert shown("青禾镇 （1）.txt") == "青禾镇 （1）.txt"


@pytest.mark.parametrize(
    "command",
    [
        ("run", "-o", "out/", "."),
        ("run", "--summary", "-o", "x.jsonl", "empty\x1b[31m\n.txt", "\x1b[31m\n.txt"),
        ("check", "empty\x1b[31m\n.txt", "\x1b[31m\n.txt"),
        ("show", "\x1b[31m\n.txt"),
        ("explain", "\x1b[31m\n.txt", "--at", "17"),
        ("review", "empty\x1b[31m\n.txt"),
    ],
)
def test_names_and_texts_give_a_terminal_no_orders(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "\x1b[31m\n.txt").write_text(TEXT, "utf-8")
    (tmp_path / "empty\x1b[31m\n.txt").touch()
    done = subprocess.run([sys.executable, "-m", "extractor", *command], capture_output=True, cwd=tmp_path)
    told = (done.stdout + done.stderr).decode()
    assert r"\x1b" in told
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", told) is None
    assert "\n.txt" not in told


def test_above_a_bar_names_are_shown_alike(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    listing = Listing("a:star:[red]\x1b[31m.txt", None, "source.empty", "the file is empty")
    with BatchProgress(1) as tell:
        tell(Outcome(listing, "failed"))
    assert r"a:star:[red]\x1b[31m.txt: error: the file is empty" in capsys.readouterr().err
