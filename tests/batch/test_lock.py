"""Two runs never write into one folder, and a killed one keeps nobody out."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.lock import Busy, alone

pytest.importorskip("fcntl")
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
