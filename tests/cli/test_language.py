"""The terminal speaks Chinese where the system does; what programs read stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import language
from extractor.cli.main import app

TEXT = "青石镇2024年工作总结\n一、2024年工作总结\n参保率达到104.2%。开展“清洁行动，成效明显。\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(language, "_is_chinese", lambda: True)
    found = tmp_path / "report.txt"
    found.write_text(TEXT, "utf-8")
    return found


@pytest.mark.parametrize(
    ("names", "spoken"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW.UTF-8"}, True),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
    ],
)
def test_the_language_is_that_of_the_system(
    names: dict[str, str], spoken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    language._is_chinese.cache_clear()
    assert language._is_chinese() is spoken
    language._is_chinese.cache_clear()


def test_show(path: Path) -> None:
    shown = CliRunner().invoke(app, ["show", str(path)]).stdout
    for words in ("状态 正常", "回顾 2024", "指标", "完成", "比率超过100%", "引号有前无后"):
        assert words in shown
    assert "achieved" not in shown


def test_check(path: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(path), "missing.txt"])
    assert f"{path}:3:1: checks.rate-over-100 比率超过100%：" in done.stdout
    assert "missing.txt:1:1: source.missing 没有这个文件" in done.stdout
    assert done.stderr == "2 个文件：2 个错误，1 个警告，0 个提示\n"
    told = json.loads(CliRunner().invoke(app, ["check", str(path), "--format", "json"]).stdout)
    assert "over 100 %" in "".join(issue["message"] for issue in told)


def test_what_is_told_of_files(path: Path) -> None:
    done = CliRunner().invoke(app, ["run", "missing.txt", str(path), "--summary"])
    assert "missing.txt: 错误: 没有这个文件 [source.missing]" in done.stderr
    assert "份报告" in done.stderr
    assert '"status":"failed"' in done.stdout
    assert '"message":"no such file"' in done.stdout
