"""What a process that reads many reports may count on."""

from __future__ import annotations

import gc
import subprocess
import sys
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


def test_a_warmed_process_has_the_characters_of_both_scripts() -> None:
    """Or each worker of a batch would hold OpenCC's dictionaries, 20 MB, for itself."""
    code = (
        "import opencc\n"
        "from extractor import extract\n"
        "from extractor.pipeline.warm import warm_up\n"
        "warm_up()\n"
        "opencc.OpenCC = None\n"
        "assert extract('青禾鎮2021年工作總結').source.script == 'traditional'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
