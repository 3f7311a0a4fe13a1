"""Workers come and go; each task is done once."""

from __future__ import annotations

import os
import time
from collections import Counter

import pytest

from extractor.batch import pool
from extractor.batch.pool import Lost, Pool


def who(task: int) -> int:
    return os.getpid()


def test_a_worker_that_has_done_its_share_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_LIFE", 5)
    workers: Pool[int, int] = Pool(who, 2, 60.0, lambda: None)
    done = list(workers.run(range(23)))
    assert sorted(task for task, _ in done) == list(range(23))
    shares = Counter(result for _, result in done)
    assert max(shares.values()) == 5
    assert len(shares) in (5, 6)


def test_a_worker_that_dies_as_its_share_ends_costs_no_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_LIFE", 3)

    def dies(task: int) -> int:
        if task % 3 == 2:
            time.sleep(0.01)
            os._exit(1)
        return task

    workers: Pool[int, int] = Pool(dies, 2, 60.0, lambda: None)
    done = dict(workers.run(range(12)))
    assert sorted(done) == list(range(12))
    assert {task for task, result in done.items() if isinstance(result, Lost)} == {2, 5, 8, 11}
