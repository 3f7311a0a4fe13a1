"""`extractor review` and `extractor explain`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.io.corrections import edits, of_number, write
from typer.testing import CliRunner

from extractor import extract_file
from extractor.cli.main import app

TEXT = "青石鎮2024年工作報告\n一、2024年工作回顧\n全鎮水稻種植46800畝，比上年增長3%。又種植46800畝。\n"


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    found = tmp_path / "report.txt"
    found.write_text(TEXT, "utf-8")
    return found


@pytest.mark.parametrize(
    ("output", "written"),
    [([], "report.txt.html"), (["-o", "page.html"], "page.html"), (["-o", "."], "report.txt.html")],
)
def test_a_page_of_a_report(runner: CliRunner, path: Path, output: list[str], written: str) -> None:
    done = runner.invoke(app, ["review", str(path), *output])
    assert done.exit_code == 0, done.output
    assert "46800畝" in Path(written).read_text("utf-8")


def test_a_page_to_standard_output(runner: CliRunner, path: Path) -> None:
    done = runner.invoke(app, ["review", str(path), "-o", "-"])
    assert done.stdout_bytes.decode("utf-8").startswith("<!doctype html>")
    assert [p.name for p in path.parent.iterdir()] == ["report.txt"]


def test_a_page_never_takes_the_place_of_its_report(runner: CliRunner, path: Path) -> None:
    done = runner.invoke(app, ["review", str(path), "-o", "report.txt"])
    assert done.exit_code == 2
    assert path.read_text("utf-8") == TEXT


def test_pages_of_a_batch(runner: CliRunner, path: Path) -> None:
    assert runner.invoke(app, ["run", str(path), "-o", "out/", "--workers", "1"]).exit_code == 0
    done = runner.invoke(app, ["review", "out/"])
    assert done.exit_code == 0, done.output
    assert "青石镇" in Path("out/review/index.html").read_text("utf-8")
    assert len(list(Path("out/review").iterdir())) == 2


@pytest.mark.parametrize(
    "option", [["--year", "2023"], ["--place", "白石镇"], ["--issuer", "某局"], ["--max-bytes", "9"]]
)
def test_what_shapes_an_extraction_is_refused_for_a_batch(
    runner: CliRunner, path: Path, option: list[str]
) -> None:
    assert runner.invoke(app, ["run", str(path), "-o", "out/", "--workers", "1"]).exit_code == 0
    done = runner.invoke(app, ["review", "out/", *option])
    assert done.exit_code == 2
    assert f"-o out/ {option[0]}" in " ".join(done.stderr.replace("│", "").split())
    assert not Path("out/review").exists()


def test_corrections_of_a_report_without_a_batch(runner: CliRunner, path: Path) -> None:
    report = extract_file(path)
    write(Path("c.json"), of_number(report, "3%", edits=edits(value=4)))
    done = runner.invoke(app, ["review", str(path), "--corrections", "c.json", "-o", "page.html"])
    assert (done.exit_code, done.stderr) == (0, "page.html\n")
    assert '"edits":{"value":4}' in Path("page.html").read_text("utf-8")


def test_corrections_that_say_nothing_of_the_report_are_told(runner: CliRunner, path: Path) -> None:
    report = extract_file(path)
    entry = of_number(report, "3%", edits=edits(value=4))
    write(Path("other.json"), entry | {"report": "0" * 64})
    write(Path("moved.json"), entry | {"start": 0, "end": 2})
    files = ["--corrections", "other.json", "--corrections", "moved.json", "--corrections", "none.json"]
    done = runner.invoke(app, ["review", str(path), *files, "-o", "page.html"])
    assert done.exit_code == 1
    for told in (
        "other.json: its corrections are of other reports",
        "fits no observation",
        "none.json: cannot be read",
    ):
        assert told in done.stderr
    assert '"said":{}' in Path("page.html").read_text("utf-8")


def test_corrections_of_a_batch_are_applied_to_it(runner: CliRunner, path: Path) -> None:
    assert runner.invoke(app, ["run", str(path), "-o", "out/", "--workers", "1"]).exit_code == 0
    write(Path("c.json"), of_number(extract_file(path), "3%", edits=edits(value=4)))
    done = runner.invoke(app, ["review", "out/", "--corrections", "c.json"])
    assert done.exit_code == 2
    assert "extractor apply out/" in " ".join(done.stderr.replace("│", "").split())
    assert runner.invoke(app, ["apply", "out/", "c.json"]).exit_code == 0
    assert runner.invoke(app, ["review", "out/"]).exit_code == 0
    [page] = [p for p in Path("out/review").iterdir() if p.name != "index.html"]
    assert '"edits":{"value":4}' in page.read_text("utf-8")


def test_a_folder_that_no_batch_wrote(runner: CliRunner, path: Path) -> None:
    done = runner.invoke(app, ["review", "."])
    assert done.exit_code == 1
    assert "extractor run PATH" in done.stderr
    assert not Path("extractor.db").exists()


def test_a_missing_report_gives_no_page(runner: CliRunner, path: Path) -> None:
    done = runner.invoke(app, ["review", "none.txt"])
    assert done.exit_code == 1
    assert "no such file" in done.stderr
    assert not Path("none.txt.html").exists()


def test_without_jinja_the_extra_is_named(
    runner: CliRunner, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [n for n in sys.modules if n.startswith(("extractor.io.review", "extractor.cli.pages"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    done = runner.invoke(app, ["review", str(path)])
    assert done.exit_code == 2
    assert "[review]" in done.stderr


def test_explain_words_wherever_they_stand(runner: CliRunner, path: Path) -> None:
    done = runner.invoke(app, ["explain", str(path), "--text", "46800亩"])
    assert done.exit_code == 0, done.output
    assert done.stdout.count("characters  '46800畝'") == 2
    assert "水稻种植" in done.stdout


def test_explain_a_character(runner: CliRunner, path: Path) -> None:
    done = runner.invoke(app, ["explain", str(path), "--at", str(TEXT.index("3%"))])
    assert done.exit_code == 0, done.output
    assert "mention, quantity  增长3%" in done.stdout or "mention, quantity  3%" in done.stdout


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ([], "say where"),
        (["--at", "1", "--text", "3%"], "say where"),
        (["--at", "99999"], "is not in the text"),
        (["--text", "玉米"], "is not in the text"),
    ],
)
def test_questions_without_an_answer(runner: CliRunner, path: Path, question: list[str], answer: str) -> None:
    done = runner.invoke(app, ["explain", str(path), *question])
    assert done.exit_code == 2
    assert answer in " ".join(done.stderr.replace("│", "").split())
