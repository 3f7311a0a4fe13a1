"""What a process that reads many reports may count on."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from extractor import extract_file

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES[:4], ids=lambda path: path.name)
def test_a_report_leaves_nothing_to_the_garbage_collection(path: Path) -> None:
    """Or it would pile up: `settle_memory` has it run seldom."""
    extract_file(path)  # what is loaded once is loaded now
    gc.collect()
    gc.disable()
    try:
        extract_file(path, keep_text=True)
        assert gc.collect() == 0
    finally:
        gc.enable()
