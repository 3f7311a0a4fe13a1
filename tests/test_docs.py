"""The documentation tells the truth: its Python runs, and prints what is written below it."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest
from typer.main import get_command

from extractor.cli.main import app
from extractor.io.schemas import schemas

ROOT = Path(__file__).parents[1]
PAGES = ["README.md", "README.zh-CN.md", *sorted(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```\n\n```\n(?P<output>.*?)```", re.DOTALL)
TOML = re.compile(r"```toml\n(.*?)```", re.DOTALL)  # a page's my.toml
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)#]+)")


@pytest.mark.parametrize("page", PAGES)
def test_python_prints_what_is_written(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / page).read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    for own in TOML.finditer(text):
        Path("my.toml").write_text(own[1], "utf-8")
    for example in EXAMPLE.finditer(text):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example["code"], page, "exec"), {})
        assert printed.getvalue() == example["output"]


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_readmes_have_an_example(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert EXAMPLE.search(text)
    first_screen = text.splitlines()[:32]
    assert any("make demo" in line for line in first_screen)
    assert any("```python" in line for line in first_screen)


@pytest.mark.parametrize(
    "page",
    [*PAGES, "CHANGELOG.md", *(f"docs/decisions/{p.name}" for p in (ROOT / "docs/decisions").glob("*.md"))],
)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    missing = [
        m["target"]
        for m in LINK.finditer(path.read_text("utf-8"))
        if not (path.parent / m["target"]).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/office.zh-CN.md"])
def test_commands_and_options_exist(page: str) -> None:
    command = get_command(app)
    known = {option for c in command.commands.values() for p in c.params for option in p.opts}  # type: ignore[attr-defined]
    known |= {option for p in command.params for option in p.opts}
    text = (ROOT / page).read_text("utf-8")
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert used <= known
    names = set(re.findall(r"(?m)^(?:\S*/)?extractor (\w+) ", text))
    assert names <= set(command.commands)  # type: ignore[attr-defined]


def test_every_field_is_documented() -> None:
    page = (ROOT / "docs/records.md").read_text("utf-8")
    undocumented = []
    for name, schema in schemas().items():
        for field in re.findall(r'^    "(\w+)": \{', schema.split('"properties": {')[-1], re.M):
            if f"`{field}`" not in page:
                undocumented.append(f"{name}.{field}")
    assert undocumented == []


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text("utf-8"))):
        assert re.search(rf"^{target}:", makefile, re.M), target
