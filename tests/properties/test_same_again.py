"""The same text gives the same records in each process, however it orders its sets."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.properties.test_robust import ROOT

_READING = """
import hashlib
from extractor import extract
from tests.properties.fuzz import text_of
for seed in range(300):
    text = text_of(seed)
    print(seed, ascii(text), hashlib.sha256(extract(text).model_dump_json().encode()).hexdigest())
"""


def test_records_do_not_hang_on_the_order_of_sets() -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _READING], cwd=ROOT, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]  # fmt: skip
    first, second = (process.communicate()[0].splitlines() for process in processes)
    assert len(first) == 300
    assert [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]] == []
