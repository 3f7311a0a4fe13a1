"""What the pipeline costs, against OpenCC + jieba on the same text: `make bench`, `make bench TEXTS=FOLDER`.

CPU time, paired: each figure is the median over pairs of runs that follow each other, so that a busy machine
slows both. Run alone for figures to quote.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jieba
import opencc

from extractor import extract
from extractor.io.decoding import decode
from extractor.pipeline.ground import Grounder
from extractor.pipeline.warm import settle_memory

PAIRS = 9
ENOUGH = 1_000_000  # bytes of UTF-8, in many documents
LINE, PIECE = 83_000, 4_000  # characters
SAMPLES = Path(__file__).parents[2] / "samples"
WALK = sys.modules[extract.__module__]


def main(folder: Path) -> None:
    documents = _documents(folder)
    for text in documents[:20]:  # what is loaded at first use is loaded now
        extract(text)
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    settle_memory()  # as `extractor run` does: for both sides alike
    chars = sum(map(len, documents))
    size = sum(len(text.encode()) for text in documents)
    print(f"{len(documents)} documents of {folder}, {size:,} bytes, {chars:,} characters, {PAIRS} pairs")
    _whole(documents, chars)
    _stages(documents, chars)
    _linearity(documents)
    _start_up(folder)


def _documents(folder: Path) -> list[str]:
    """The folder's texts, repeated until there is enough to measure."""
    texts = [decode(path.read_bytes()).text for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        sys.exit(f"no texts in {folder}: make bench TEXTS=FOLDER")
    documents: list[str] = []
    while sum(len(text.encode()) for text in documents) < ENOUGH:
        documents += texts
    return documents


def _whole(documents: list[str], chars: int) -> None:
    convert = opencc.OpenCC("t2s").convert

    def ours() -> None:
        for text in documents:
            extract(text)

    def theirs() -> None:
        for text in documents:
            jieba.lcut(convert(text))

    ratio, seconds, base = _paired(ours, theirs)
    _figure("pipeline ÷ (OpenCC t2s + jieba.lcut), CPU time", ratio, 2.0)
    print(f"  {chars / seconds:,.0f} characters a second ({seconds / chars * 1e6:.2f} µs each); "
          f"OpenCC + jieba {chars / base:,.0f} ({base / chars * 1e6:.2f} µs)")  # fmt: skip


def _stages(documents: list[str], chars: int) -> None:
    """The share of each step of the walk, timed where `extract` calls it."""
    spent: Counter[str] = Counter()
    steps = [
        (WALK, name)
        for name, value in vars(WALK).items()
        if callable(value) and not isinstance(value, type)
        and getattr(value, "__module__", "").startswith("extractor.") and value.__module__ != WALK.__name__
    ]  # fmt: skip
    steps += [(Grounder, name) for name, value in vars(Grounder).items() if callable(value) and name[0] != "_"]
    before = [(owner, name, getattr(owner, name)) for owner, name in steps]
    for owner, name, function in before:
        label = f"ground: {name}" if owner is Grounder else name
        setattr(owner, name, _timed(function, label, spent))
    start = time.process_time()
    for text in documents:
        extract(text)
    total = time.process_time() - start
    for owner, name, function in before:
        setattr(owner, name, function)
    spent["the report's own checks, the rest"] = total - spent.total()
    print(f"\n{'step':34}{'share':>7}{'µs per character':>18}")
    for label, seconds in spent.most_common():
        bar = "▇" * round(seconds / total * 100)
        print(f"{label:34}{seconds / total:7.1%}{seconds / chars * 1e6:18.3f}  {bar}")
    print(f"{'all, timed step by step':34}{1:7.1%}{total / chars * 1e6:18.3f}")


def _timed(function: Callable[..., Any], label: str, spent: Counter[str]) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[label] += time.process_time() - start

    return timed


def _linearity(documents: list[str]) -> None:
    line = "".join("".join(documents).split())[:LINE]
    pieces = [line[i : i + PIECE] for i in range(0, len(line), PIECE)]
    ratio, *_ = _paired(lambda: extract(line), lambda: [extract(piece) for piece in pieces])
    print()
    _figure(f"one line of {len(line):,} characters ÷ the same in pieces of {PIECE:,}", ratio, 1.3)


def _start_up(folder: Path) -> None:
    sample = min(folder.rglob("*.txt"), key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out.jsonl"
        ours = [sys.executable, "-m", "extractor", "run", str(sample), "--format", "jsonl", "-o", str(out)]
        theirs = [sys.executable, "-c", "import jieba; jieba.lcut('全镇水稻种植46800亩，比上年增长百分之三。')"]

        def run(command: list[str]) -> None:
            subprocess.run(command, check=True, capture_output=True)

        run(ours), run(theirs)  # the first run of each fills its cache
        ratio, seconds, base = _paired(lambda: run(ours), lambda: run(theirs), time.perf_counter)
    _figure("start-up: `extractor run` on one sample ÷ stock jieba on one sentence, wall time", ratio, 0.8)
    print(f"  {seconds:.2f} s and {base:.2f} s")


def _paired(
    ours: Callable[[], Any], theirs: Callable[[], Any], clock: Callable[[], float] = time.process_time
) -> tuple[float, float, float]:
    """Median of the ratios of neighbouring runs, and the median time of each side."""
    ours(), theirs()

    def pairs() -> Iterator[tuple[float, float]]:
        for turn in range(PAIRS):
            sides = [ours, theirs] if turn % 2 else [theirs, ours]
            spent = {}
            for side in sides:
                start = clock()
                side()
                spent[side] = clock() - start
            yield spent[ours], spent[theirs]

    times = list(pairs())
    return (
        statistics.median(a / b for a, b in times),
        statistics.median(a for a, _ in times),
        statistics.median(b for _, b in times),
    )


def _figure(what: str, value: float, limit: float) -> None:
    print(f"{what}: {value:.2f} (at most {limit}{'' if value <= limit else ', OVER'})")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
