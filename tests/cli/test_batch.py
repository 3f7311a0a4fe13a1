"""`run -o OUT/` and `export` as a person calls them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "青禾镇2021年工作总结\n全年种植水稻{n}亩，增长2.5%。\n"


def extractor(*args: object, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extractor", *map(str, args)]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=120)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(TEXT.format(n=1000 + n), "utf-8")
    return folder


def test_a_batch_is_kept_exported_and_resumed(folder: Path, tmp_path: Path) -> None:
    done = extractor("run", folder, "-o", f"{tmp_path}/out/", "--export", "csv,jsonl", "--workers", 2)
    assert (done.returncode, done.stdout) == (0, "")
    assert "3 files read, 0 known already, 0 failed" in done.stderr
    assert len((tmp_path / "out/jsonl/reports.jsonl").read_text("utf-8").splitlines()) == 3
    assert (tmp_path / "out/csv/datapackage.json").exists()
    again = extractor("run", folder, "-o", tmp_path / "out")
    assert "0 files read, 3 known already, 0 failed" in again.stderr
    fresh = extractor("run", folder, "-o", tmp_path / "out", "--fresh")
    assert "3 files read" in fresh.stderr


def test_failed_files_are_named_and_the_exit_code_says_so(folder: Path, tmp_path: Path) -> None:
    done = extractor("run", folder, tmp_path / "none.txt", "-o", f"{tmp_path}/out/")
    assert done.returncode == 1
    assert f"{tmp_path}/none.txt: error: No such file or directory [source.unopened]" in done.stderr
    assert "3 files read, 0 known already, 1 failed" in done.stderr


def test_export_of_a_batch(folder: Path, tmp_path: Path) -> None:
    extractor("run", folder, "-o", f"{tmp_path}/out/")
    done = extractor("export", tmp_path / "out", "--to", "csv")
    assert done.returncode == 0
    assert str(tmp_path / "out/csv/figures.csv") in done.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("run", "x.txt", "-o", "OUT/", "--export", "docx"), "'docx' is none of"),
        (("run", "x.txt", "-o", "OUT/", "--meta", "none.csv"), "none.csv"),
        (("run", "x.txt", "-o", "OUT/", "--lexicon", "none.toml"), "cannot read none.toml"),
        (("export", "no-such-folder"), "no-such-folder"),
    ],
)
def test_wrong_usage(args: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = extractor(*(f"{tmp_path}/OUT/" if a == "OUT/" else a for a in args))
    assert done.returncode == 2
    assert message in done.stderr


def test_export_of_a_folder_without_a_batch(tmp_path: Path) -> None:
    done = extractor("export", tmp_path)
    assert done.returncode == 1
    assert "cannot export" in done.stderr
