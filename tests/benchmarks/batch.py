"""The figures of a batch: speed-up by workers, memory, and what store and processes cost beside extraction.

    python tests/benchmarks/batch.py [--files N]

Files of 4,000 characters are made from the samples. CPU times are the operating system's, of this process and
its workers; extraction alone is timed in this process, on every tenth file, in the same run.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from extractor.batch.inputs import find_inputs
from extractor.batch.runner import Settings, run_batch
from extractor.io.readers import extract_file
from extractor.stages.findings import Given

SAMPLES = Path(__file__).parents[2] / "samples"
SIZE = 4_000


def write_files(folder: Path, count: int) -> None:
    """`count` different texts, each a stretch of the samples behind a title of its own."""
    text = "\n".join(extract_file(path, keep_text=True).text or "" for path in sorted(SAMPLES.glob("*.txt")))
    span = len(text) - SIZE
    for i in range(count):
        at = i * 7919 % span
        (folder / f"{i:06}.txt").write_text(f"第{i}号报告\n{text[at : at + SIZE]}", "utf-8")


def resident(pid: int) -> int:
    """Bytes of this process and its workers, each one's own share of what they hold together (PSS)."""
    total = 0
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for process in (str(pid), *children):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


def cpu() -> float:
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime


@dataclass
class Watch:
    """Memory as the batch goes: after a tenth of its files, and the most there was."""

    count: int
    seen: int = 0
    early: int = 0
    last: int = 0
    peak: int = 0
    every: int = field(init=False)

    def __post_init__(self) -> None:
        self.every = max(1, self.count // 100)

    def __call__(self, _outcome: object) -> None:
        self.seen += 1
        if self.seen % self.every == 0:
            self.last = resident(os.getpid())
            self.peak = max(self.peak, self.last)
            if self.seen <= self.count // 10:
                self.early = self.last


def timed(names: list[str], out: Path, workers: int, count: int) -> tuple[float, float, Watch]:
    out.mkdir()
    watch = Watch(count)
    wall, spent = time.perf_counter(), cpu()
    summary = run_batch(
        find_inputs(names, Given(), {}), out / "extractor.db", Settings(), workers, tell=watch
    )
    assert summary.done == count, summary
    return time.perf_counter() - wall, cpu() - spent, watch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "in")
        folder.mkdir()
        write_files(folder, count)
        some = sorted(folder.iterdir())[::10]
        extract_file(some[0])
        before = cpu()
        for path in some:
            extract_file(path)
        alone = (cpu() - before) / len(some) * count
        few = Path(name, "few")  # a fifth of them shows one worker's rate
        few.mkdir()
        for path in sorted(folder.iterdir())[: count // 5]:
            (few / path.name).symlink_to(path)
        one, _, _ = timed([str(p) for p in sorted(few.iterdir())], Path(name, "one"), 1, count // 5)
        two, spent, watch = timed([str(folder)], Path(name, "two"), 2, count)
        size = Path(name, "two/extractor.db").stat().st_size
    print(f"{count:,} files of {SIZE:,} characters")
    single, double = count // 5 / one, count / two
    print(f"1 worker {single:.1f} files/s, 2 workers {double:.1f}: {double / single:.2f} times (figure: 1.7)")
    print(f"store and processes: {spent / alone - 1:.1%} of extraction's CPU time (figure: at most 15 %)")
    print(f"memory, parent and workers: at most {watch.peak / 1e6:.0f} MB (figure: 600)")
    growth = watch.last / watch.early - 1
    print(
        f"  after a tenth {watch.early / 1e6:.0f} MB, at the end {watch.last / 1e6:.0f} MB: {growth:+.1%} (5 %)"
    )
    print(f"store: {size / count / 1e3:.0f} kB a report")


if __name__ == "__main__":
    main()
