"""One switch: `--regenerate-golden` rewrites samples/expected and lists every record that changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LISTING = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-golden",
        action="store_true",
        help="rewrite samples/expected; refused where it holds changes that are not committed",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LISTING] = []
    if not config.getoption("--regenerate-golden"):
        return
    if hasattr(config, "workerinput") or getattr(config.option, "numprocesses", None):
        raise pytest.UsageError("--regenerate-golden runs in one process: leave -n out")
    git = ["git", "status", "--porcelain", "samples/expected", "samples/gold"]
    dirty = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    if dirty:
        raise pytest.UsageError(
            "--regenerate-golden: commit or restore these first, so that the next diff is the change:\n"
            + dirty
        )


@pytest.fixture
def golden_listing(request: pytest.FixtureRequest) -> list[str]:
    """Where a test tells what it rewrote."""
    return request.config.stash[LISTING]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    listing = config.stash[LISTING]
    if config.getoption("--regenerate-golden"):
        terminalreporter.section("golden records rewritten: read each before you commit")
        terminalreporter.write_line("\n".join(listing) if listing else "nothing changed")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal speaks English, whatever the machine of who tests it speaks."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
