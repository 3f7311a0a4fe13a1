"""`extractor show`: one report for a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli.main import app

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
TEXT = "青石鎮2024年工作報告\n一、2024年工作回顧\n全鎮水稻種植46800畝，比上年增長3%。\n"


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner(env={"COLUMNS": "150", "TERM": "dumb"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, "utf-8")
    return file


def test_summary(runner: CliRunner, path: Path) -> None:
    done = runner.invoke(app, ["show", str(path)])
    assert done.exit_code == 0
    for words in ("青石镇2024年工作报告", "utf-8, traditional", "2024年工作回顾", "46800亩", "quantity 2"):
        assert words in done.output


def test_simplified_is_the_text_and_nothing_else(runner: CliRunner, path: Path) -> None:
    done = runner.invoke(app, ["show", str(path), "--as", "simplified"])
    assert done.stdout_bytes.decode("utf-8").startswith(
        "青石镇2024年工作报告\n一、2024年工作回顾\n全镇水稻种植46800亩"
    )
    assert len(done.stdout_bytes.decode("utf-8")) == len(TEXT)


def test_tokens_are_a_line_each(runner: CliRunner, path: Path) -> None:
    done = runner.invoke(app, ["show", str(path), "--as", "tokens"])
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert all(TEXT[int(start) : int(end)] == text for start, end, text, _, _ in rows)
    assert ["46800畝", "46800亩", "m:quantity"] in [row[2:] for row in rows]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_can_be_shown(runner: CliRunner, sample: Path) -> None:
    done = runner.invoke(app, ["show", str(sample)])
    assert done.exit_code == 0, done.output


def test_square_brackets_of_a_text_are_no_markup(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "brackets.txt"
    path.write_text("一、[bold]工作[/nothing]\n全镇水稻种植46800亩。\n", "utf-8")
    done = runner.invoke(app, ["show", str(path)])
    assert done.exit_code == 0, done.output


def test_a_missing_file(runner: CliRunner, tmp_path: Path) -> None:
    done = runner.invoke(app, ["show", str(tmp_path / "none.txt")])
    assert done.exit_code == 1
    assert "no such file" in done.stderr
    assert done.stdout == ""
