"""Two runs never write into one folder, and a killed one keeps nobody out."""

from __future__ import annotations

import importlib.util
import multiprocessing
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from extractor.batch import lock
from extractor.batch.lock import Busy, alone

fcntl = pytest.importorskip("fcntl")
ANY: Any = multiprocessing.get_context("fork")


def hold(folder: Path, began: Any) -> None:
    with alone(folder):
        began.set()
        time.sleep(60)


def test_a_second_run_is_kept_out_until_the_first_has_ended(tmp_path: Path) -> None:
    began = ANY.Event()
    other = ANY.Process(target=hold, args=(tmp_path, began))
    other.start()
    assert began.wait(30)
    with pytest.raises(Busy), alone(tmp_path):
        pass
    other.kill()
    other.join()
    with alone(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_a_killed_run_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "extractor.lock").touch()
    with alone(tmp_path):
        pass


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows loads it: `msvcrt` locks a byte, and an open file cannot be removed."""

    def locking(file: int, mode: int, size: int) -> None:
        assert (mode, size) == (2, 1)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # another open file of ours is kept out, too

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        for file in Path("/proc/self/fd").iterdir():
            if file.exists() and file.resolve() == path.resolve():
                raise PermissionError(13, "used by another process", str(path))
        real(path, missing_ok=missing_ok)

    real = Path.unlink
    monkeypatch.setattr(Path, "unlink", unlink)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    spec = importlib.util.spec_from_file_location("lock_on_windows", lock.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux which files are open")
def test_on_windows_too(tmp_path: Path, on_windows: ModuleType) -> None:
    with on_windows.alone(tmp_path):
        with pytest.raises(on_windows.Busy), on_windows.alone(tmp_path):
            pass
        assert [path.name for path in tmp_path.iterdir()] == ["extractor.lock"]
    assert list(tmp_path.iterdir()) == []
    with on_windows.alone(tmp_path):
        next_run = (tmp_path / "extractor.lock").open("ab")
    assert (tmp_path / "extractor.lock").exists()  # it is the next run's now
    next_run.close()
