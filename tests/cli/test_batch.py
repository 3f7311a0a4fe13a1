"""`run -o OUT/` and `export` as a person calls them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extractor.batch.lock import alone

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


def test_what_is_passed_over_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "notes.rtf").write_bytes(b"x")
    meta = tmp_path / "meta.csv"
    meta.write_text(f"path,year\n{folder}/0.txt,2019\n{folder}/typo.txt,2019\n", "utf-8")
    done = extractor("run", folder, "-o", f"{tmp_path}/out/", "--meta", meta)
    assert done.returncode == 0
    assert "not read, since no reports come so: .rtf 1" in done.stderr
    assert f"--meta: 1 of its files are not in this batch, '{folder}/typo.txt' among them" in done.stderr


def test_nothing_is_told_where_nothing_is_passed_over(folder: Path, tmp_path: Path) -> None:
    assert len(extractor("run", folder, "-o", f"{tmp_path}/out/").stderr.splitlines()) == 1


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = extractor("run", tmp_path / "in", "-o", f"{tmp_path}/out/")
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "there was nothing to read")


def test_a_folder_takes_no_standard_input(tmp_path: Path) -> None:
    done = extractor("run", "-", "-o", f"{tmp_path}/out/", stdin=TEXT.encode())
    assert done.returncode == 2
    assert "a folder takes files" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no lock there")
def test_a_second_run_into_one_folder_is_kept_out(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with alone(tmp_path / "out"):
        done = extractor("run", folder, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "another run is writing" in done.stderr
    assert "extractor.db" not in {path.name for path in (tmp_path / "out").iterdir()}


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
    assert f"there is no {tmp_path}/extractor.db" in done.stderr
