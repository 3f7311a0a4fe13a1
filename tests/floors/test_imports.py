"""The import contract: imports only go down; stages know of their siblings rule.py and findings.py only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "extractor"
FLOORS = ["models", "text", "lexicon", "stages", "pipeline", "io", "batch", "cli"]  # from the ground up
SHARED = {"rule", "findings"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> Iterator[list[str]]:
    """The parts of each name of ours that a module imports, without `extractor`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            whole = [alias.name for alias in node.names]
        else:
            continue
        for name in whole:
            first, *rest = name.split(".")
            if first == "extractor":
                yield rest


def floor(path: Path) -> str | None:
    """The package a module belongs to; None for `__init__` and `__main__` on top."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else None


def room(path: Path) -> str:
    """The room of a stage: its file, or its sub-package."""
    return path.relative_to(PACKAGE / "stages").parts[0].removesuffix(".py")


def upward(path: Path) -> list[str]:
    here = floor(path)
    if here is None:
        return []
    allowed = set(FLOORS[: FLOORS.index(here) + 1])
    if here == "cli":
        allowed.add("__version__")
    return [".".join(name) for name in imported(path) if not name or name[0] not in allowed]


def sideways(path: Path) -> list[str]:
    allowed = SHARED | {room(path)}
    return [".".join(name) for name in imported(path) if name[0] == "stages" and not allowed & set(name[1:2])]


def test_every_folder_is_a_floor() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders == set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_go_down(path: Path) -> None:
    assert upward(path) == []


@pytest.mark.parametrize(
    "path", [p for p in MODULES if floor(p) == "stages"], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_stages_do_not_know_each_other(path: Path) -> None:
    if room(path) in SHARED:
        assert sideways(path) == []
    else:
        assert [name for name in sideways(path) if name != "stages"] == []


def test_the_contract_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "stages" / "dates.py"
    bad.parent.mkdir()
    bad.write_text(
        "from extractor.io.readers import extract_file\nfrom extractor.stages.names import x\n", "utf-8"
    )
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    assert upward(bad) == ["io.readers.extract_file"]
    assert sideways(bad) == ["stages.names.x"]
