"""`extractor run` as a user meets it: a process with its streams and its exit code."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor.cli.main import app

TEXT = "青石镇2024年工作报告\n一、2024年工作回顾\n全镇水稻种植46800亩，比上年增长3%。\n"


def extractor(
    *args: object, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "extractor", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=120)


def lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_one_report_a_line_and_nothing_else_on_stdout(good: Path) -> None:
    done = extractor("run", good, good, "--format", "jsonl", "-o", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [r["source"]["path"] for r in lines(done)] == [str(good)] * 2
    assert "水稻" in done.stdout.decode("utf-8")


def test_bad_files_are_named_and_the_others_done(good: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    broken = tmp_path / "a.zip"
    broken.write_bytes(b"PK\x03\x04")
    done = extractor("run", tmp_path / "missing.txt", empty, broken, good)
    assert done.returncode == 1
    assert [r["status"] for r in lines(done)] == ["failed", "failed", "failed", "ok"]
    told = done.stderr.decode("utf-8").splitlines()
    assert len(told) == 3
    assert told[0] == f"{tmp_path / 'missing.txt'}: error: no such file [source.missing]"
    assert "Traceback" not in done.stderr.decode("utf-8")


def test_a_text_read_in_part_is_told(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(TEXT.encode() + b"\xff" + TEXT.encode())
    done = extractor("run", path)
    assert done.returncode == 1
    assert lines(done)[0]["status"] == "partial"
    assert b"source.undecodable" in done.stderr


def test_stdin(good: Path) -> None:
    done = extractor("run", "-", stdin=TEXT.encode("gb18030"))
    assert done.returncode == 0
    [report] = lines(done)
    assert report["source"]["path"] is None
    assert report["source"]["encoding"] == "gb18030"


def test_stdin_over_the_limit() -> None:
    done = extractor("run", "-", "--max-bytes", 10, stdin=TEXT.encode())
    assert done.returncode == 1
    assert done.stderr.startswith(b"stdin: error: larger than the limit of 10 bytes")


@pytest.mark.parametrize("form", ["{0}\r\n{1}\r\n", "\ufeff{0}\n\n{1}", "{0}\0{1}\0"])
def test_a_list_may_come_from_notepad_or_find(good: Path, tmp_path: Path, form: str) -> None:
    other = tmp_path / os.fsdecode("乙.txt".encode("gb18030"))
    try:
        other.write_bytes(good.read_bytes())
    except OSError:
        pytest.skip("this file system takes no such names")
    names = os.fsencode(form.format(good, other))
    assert len(lines(extractor("run", "--files-from", "-", stdin=names))) == 2


def test_files_from_a_list(good: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text(f"{good}\n\n{good}\n", "utf-8")
    assert len(lines(extractor("run", "--files-from", names))) == 2
    assert len(lines(extractor("run", good, "--files-from", "-", stdin=f"{good}\n".encode()))) == 2


def test_a_list_that_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    done = extractor("run", "--files-from", tmp_path / "none.txt")
    assert done.returncode == 2
    assert b"--files-from" in done.stderr


def test_what_the_caller_knows(good: Path) -> None:
    done = extractor("run", good, "--year", 2019, "--place", "白水镇", "--issuer", "白水镇人民政府")
    header = lines(done)[0]["header"]
    assert (header["review_year"], header["place"], header["issuer"]) == (2019, "白水镇", "白水镇人民政府")


def test_own_codebook(tmp_path: Path) -> None:
    own, text = tmp_path / "my.toml", "青石镇2024年工作总结\n全镇新建口袋公园12个。\n"
    entry = 'id = "parks"\nname = "口袋公园"\ntheme = "城建"\ndimensions = ["count"]\nphrasings = "新建口袋公园"\n'
    own.write_text(f"[[indicator]]\n{entry}", "utf-8")
    (tmp_path / "report.txt").write_text(text, "utf-8")
    for command in (("run", tmp_path / "report.txt"), ("run", "-")):
        [report] = lines(extractor(*command, "--lexicon", own, stdin=text.encode()))
        assert [o["code"] for o in report["observations"]] == ["parks"]
    assert b" parks " in extractor("show", tmp_path / "report.txt", "--lexicon", own).stdout


@pytest.mark.parametrize("command", ["run", "show"])
def test_own_codebook_that_is_wrong_is_wrong_usage(good: Path, tmp_path: Path, command: str) -> None:
    own = tmp_path / "my.toml"
    own.write_text('[[indicator]]\nid = "rice"\n', "utf-8")
    done = extractor(command, good, "--lexicon", own)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f'{own}: indicator 1 ("rice"): name: missing; expected a text' in done.stderr.decode("utf-8")
    missing = extractor(command, good, "--lexicon", tmp_path / "none.toml")
    assert missing.returncode == 2
    assert f"cannot read {tmp_path / 'none.toml'}: No such file" in missing.stderr.decode("utf-8")


def test_tokens_and_text_when_asked_for(good: Path) -> None:
    [bare] = lines(extractor("run", good))
    [full] = lines(extractor("run", good, "--tokens", "--text"))
    assert bare["text"] is None
    assert bare["tokens"] is None
    assert full["text"] == TEXT
    assert "".join(t["text"] for t in full["tokens"]) == "".join(TEXT.split())


def test_a_file_appears_only_when_it_is_complete(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "reports.jsonl"
    out.parent.mkdir()
    done = extractor("run", good, "-o", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(out.read_text("utf-8"))["status"] == "ok"
    assert list(out.parent.iterdir()) == [out]


def test_an_output_folder_that_does_not_exist_is_told(good: Path, tmp_path: Path) -> None:
    done = extractor("run", good, "-o", tmp_path / "no" / "reports.jsonl")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"--output" in done.stderr


def test_a_reader_that_goes_away_ends_it_quietly(good: Path) -> None:
    command = [sys.executable, "-m", "extractor", "run", *[str(good)] * 200]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    "args", [("run",), ("run", "--year", "last", "x.txt"), ("walk",), ("run", "--colour", "x")]
)
def test_wrong_usage(args: tuple[str, ...]) -> None:
    done = extractor(*args)
    assert done.returncode == 2
    assert b"Usage:" in done.stdout + done.stderr


def test_summary_is_for_people_and_goes_to_stderr(good: Path) -> None:
    done = extractor("run", good, "--summary")
    assert len(lines(done)) == 1
    told = done.stderr.decode("utf-8")
    for words in ("报告.txt", "utf-8 simplified", "quant.", "labels", "issues", "1 report"):
        assert words in told  # whatever the width of the terminal
    assert "…" not in told


def test_help_and_version() -> None:
    assert b"extractor 0." in extractor("--version").stdout
    for command in ("run", "show", "schema"):
        done = extractor(command, "--help")
        assert done.returncode == 0
        assert b"Usage:" in done.stdout


def test_schema() -> None:
    assert json.loads(extractor("schema").stdout)["title"] == "Report"
    assert json.loads(extractor("schema", "task").stdout)["title"] == "Task"
    done = extractor("schema", "ticket")
    assert done.returncode == 2
    assert b"observation" in done.stderr


def test_a_workbook_by_the_name_of_the_output(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "tasks.xlsx"
    done = extractor("run", good, "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert out.read_bytes().startswith(b"PK")


def test_a_workbook_needs_a_file(good: Path) -> None:
    done = extractor("run", good, "--format", "xlsx")
    assert done.returncode == 2
    assert b"a workbook needs a file" in done.stderr


def test_a_run_loads_nothing_that_only_other_commands_need(good: Path) -> None:
    code = "import sys; from extractor.cli.main import app; app(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "run", good, "-o", good.with_suffix(".jsonl")],
        capture_output=True,
        timeout=120,
    )
    loaded = set(done.stdout.decode("utf-8").split())
    assert "extractor.io.jsonl" in loaded
    assert not loaded & {
        "jinja2",
        "xlsxwriter",
        "pyarrow",
        "rich",
        "sqlite3",
        "multiprocessing",
        "docx",
        "pypdf",
    }


def test_a_file_that_is_read_is_never_written_over(good: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.jsonl"
    link.symlink_to(good)
    for out in (good, link):
        done = extractor("run", good, "-o", out, "--format", "jsonl")
        assert (done.returncode, b"it would be lost" in done.stderr) == (2, True)
    assert good.read_text("utf-8") == TEXT


@pytest.mark.parametrize(
    "command", [("run", "-o", "a.jsonl"), ("run", "-o", "a.xlsx"), ("review", "-o", "a.html")]
)
def test_what_cannot_be_written_is_told_in_a_line(
    good: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    def full(*_args: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.chdir(good.parent)
    monkeypatch.setattr("tempfile.mkstemp", full)
    done = CliRunner().invoke(app, [*command, str(good)])
    assert (done.exit_code, done.stderr) == (1, f"cannot write {command[-1]}: No space left on device\n")


@pytest.mark.parametrize("name", ["table.csv", "out.parquet"])
def test_a_name_that_tells_no_format_is_wrong_usage(good: Path, tmp_path: Path, name: str) -> None:
    done = extractor("run", good, "-o", tmp_path / name)
    assert (done.returncode, b"--format" in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == [good]
    assert extractor("run", good, "-o", tmp_path / name, "--format", "jsonl").returncode == 0


def test_a_new_name_without_a_suffix_is_a_folder_unless_a_format_is_told(good: Path, tmp_path: Path) -> None:
    assert extractor("run", good, "-o", tmp_path / "out").returncode == 0
    assert (tmp_path / "out/extractor.db").is_file()
    assert extractor("run", good, "-o", tmp_path / "file", "--format", "jsonl").returncode == 0
    assert (tmp_path / "file").is_file()
    done = extractor("run", good, "-o", tmp_path / "file")  # it is there, and a file
    assert (done.returncode, b"--format" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("output", "option"),
    [
        ("-", ["--workers", "2"]),
        ("a.jsonl", ["--fresh"]),
        ("a.xlsx", ["--export", "csv"]),
        ("out/", ["--summary"]),
        ("out/", ["--format", "xlsx"]),
    ],
)
def test_an_option_that_would_do_nothing_is_wrong_usage(
    good: Path, tmp_path: Path, output: str, option: list[str]
) -> None:
    done = extractor("run", good, "-o", output, *option, cwd=tmp_path)
    assert done.returncode == 2
    assert option[0].encode() in done.stderr
    assert list(tmp_path.iterdir()) == [good]


def test_of_a_broken_pdf_one_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    told = extractor("run", path).stderr.decode("utf-8").splitlines()
    assert len(told) == 1
    assert told[0].startswith(f"{path}: error: not a readable PDF: ")


def test_folders_globs_and_zips_stand_for_their_files(good: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.write(good, "乙.txt")
    (tmp_path / "table.csv").touch()
    for names, read in (
        ([tmp_path], ["b.zip!/乙.txt", "报告.txt"]),
        ([tmp_path / "*.txt"], ["报告.txt"]),
        ([good, tmp_path / "b.zip"], ["报告.txt", "b.zip!/乙.txt"]),
    ):
        done = extractor("run", *names)
        assert [r["source"]["path"] for r in lines(done)] == [f"{tmp_path}/{name}" for name in read]
        assert done.returncode == 0
    told = extractor("run", tmp_path).stderr.decode("utf-8")
    assert told == "not read, since no reports come so: .csv 1; to read one as text, name it\n"
