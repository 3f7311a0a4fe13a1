"""`extractor check`: a linter for reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli.main import app

CLEAN = "全年新建水厂3座。\n"
WARNED = "全年新建水厂3座。\r\n坚持”枫桥“经验。\n"
WRONG = "全年新建水厂3座。\n　　虽然关键词2取得成绩，坚持”枫桥“经验。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"clean.txt": CLEAN, "warned.txt": WARNED, "wrong.txt": WRONG}.items():
        (tmp_path / name).write_bytes(text.encode("utf-8"))
    return tmp_path


def _check(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["check", *args], input=stdin)


def test_path_line_column_code_message(folder: Path) -> None:
    done = _check("wrong.txt")
    assert done.stdout.splitlines() == [
        "wrong.txt:2:5: checks.residue template residue: '关键词2'",
        "wrong.txt:2:16: checks.quote-reversed a quotation mark stands the wrong way round: ”枫桥“经验。",
    ]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["clean.txt"], 0),
        (["warned.txt"], 0),
        (["wrong.txt"], 1),
        (["clean.txt", "wrong.txt"], 1),
        (["none.txt"], 1),
    ],
)
def test_exit_code(folder: Path, names: list[str], code: int) -> None:
    assert _check(*names).exit_code == code


def test_line_ends_of_windows_count_once(folder: Path) -> None:
    assert _check("warned.txt").stdout.startswith("warned.txt:2:3: ")


def test_summary_goes_to_stderr(folder: Path) -> None:
    done = _check("clean.txt", "warned.txt", "wrong.txt")
    assert done.stderr.splitlines() == ["1 error, 2 warnings, 0 info in 3 files"]


def test_select_and_ignore_by_the_beginning_of_codes(folder: Path) -> None:
    assert "residue" not in _check("wrong.txt", "--select", "checks.quote").stdout
    assert "residue" not in _check("wrong.txt", "--ignore", "checks.residue").stdout
    assert _check("wrong.txt", "--select", "quote,residue").stdout.count("wrong.txt") == 2
    assert _check("wrong.txt", "--select", "checks", "--ignore", "residue,quote").stdout == ""


def test_an_error_that_is_ignored_is_none(folder: Path) -> None:
    assert _check("wrong.txt", "--ignore", "checks.residue").exit_code == 0


def test_json(folder: Path) -> None:
    done = _check("wrong.txt", "warned.txt", "--format", "json")
    rows = json.loads(done.stdout)
    assert [(r["path"], r["line"], r["column"], r["code"]) for r in rows] == [
        ("wrong.txt", 2, 5, "checks.residue"),
        ("wrong.txt", 2, 16, "checks.quote-reversed"),
        ("warned.txt", 2, 3, "checks.quote-reversed"),
    ]
    assert [r["severity"] for r in rows] == ["error", "warning", "warning"]
    for row in rows:
        [start, end] = row["spans"][0]
        text = (folder / row["path"]).read_bytes().decode("utf-8")
        assert text[start:end] == row["text"]


def test_json_of_nothing_is_an_empty_array(folder: Path) -> None:
    assert json.loads(_check("clean.txt", "--format", "json").stdout) == []


def test_stdin(folder: Path) -> None:
    done = _check("-", stdin=WRONG)
    assert done.stdout.startswith("stdin:2:5: checks.residue ")


def test_columns_point_into_the_original_over_hard_wraps(folder: Path) -> None:
    line = "全镇上下一心干在实处扎实推进各项重点工作取得新的进展和明显成"
    (folder / "wrapped.txt").write_text("\n".join([line] * 8) + "\n虽然关键词2取得成绩。\n", "utf-8")
    assert _check("wrapped.txt", "--select", "residue").stdout.startswith("wrapped.txt:9:3: ")


def test_wrong_usage(folder: Path) -> None:
    assert _check("clean.txt", "--format", "xml").exit_code == 2
    assert _check().exit_code in (0, 2)  # the help


def test_a_finding_is_one_line_whatever_the_text_holds(folder: Path) -> None:
    (folder / "odd.txt").write_text("全年增长{{率\t值}}。\n", "utf-8")
    assert len(_check("odd.txt").stdout.splitlines()) == 1


def test_a_slip_in_a_code_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("参保率达到104.2%。\n", "utf-8")
    for option in ("--select", "--ignore"):
        done = CliRunner().invoke(app, ["check", str(tmp_path / "a.txt"), option, "checks.rates-over"])
        assert (done.exit_code, "checks.rates-over" in done.stderr) == (2, True)
