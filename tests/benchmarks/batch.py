"""The figures of a batch: speed-up by workers, memory, and what store and processes cost beside extraction.

    python tests/benchmarks/batch.py [--files N]

Files of 4,000 characters are made from the samples. CPU times are the operating system's, of a process and its
workers. What store and processes cost is the median of rounds in which a small batch and as many plain processes
that keep nothing read the same files one after the other. Others' work on the machine is told: it lengthens all times.

A batch whose memory is watched runs in a fresh process, as `extractor run` does. One forked from a process that has
read all samples would carry what that left behind: pages that look shared until a worker counts a reference on them,
which is growth of the measure and of nothing else. What grows in truth: a worker meets words that it has not met,
loads them from the dictionary, and keeps what it found of them: some 3 MB a worker from its 500th to its 5,000th
file, ever more slowly. Two things bound that: a worker is replaced after a thousand files (`batch/pool.py`), and what is
kept by words is full soon (`tests/floors/test_caches.py`).
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from extractor.batch.inputs import find_inputs
from extractor.batch.runner import Settings, run_batch
from extractor.io.readers import extract_file
from extractor.pipeline.warm import settle_memory, warm_up
from extractor.stages.findings import Given

SAMPLES = Path(__file__).parents[2] / "samples"
SIZE = 4_000
WORKERS = 2
ROUNDS = 5
SECONDS = 0.035  # a file, on the machine that this was written on
FORK: Any = multiprocessing.get_context("fork")
FRESH: Any = multiprocessing.get_context("spawn")


def write_files(folder: Path, count: int) -> list[str]:
    """`count` different texts, each a stretch of the samples behind a title of its own."""
    folder.mkdir()
    text = "\n".join(extract_file(path, keep_text=True).text or "" for path in sorted(SAMPLES.glob("*.txt")))
    span = len(text) - SIZE
    paths = [folder / f"{i:06}.txt" for i in range(count)]
    for i, path in enumerate(paths):
        at = i * 7919 % span
        path.write_text(f"第{i}号报告\n{text[at : at + SIZE]}", "utf-8")
    return [str(path) for path in paths]


def resident(pid: int) -> int:
    """Bytes of this process and its workers, each one's own share of what they hold together (PSS)."""
    total = 0
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for process in (str(pid), *children):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


def own_cpu() -> float:
    """Seconds of this process and of the workers that have ended."""
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime


def machine_cpu() -> float:
    """Seconds that all cores were busy, whoever kept them so."""
    user, nice, system, _idle, _wait, irq, soft, *_ = map(int, Path("/proc/stat").read_text().split()[1:11])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


@dataclass
class Cost:
    """What some work took; `others` is the part of the machine that was busy with other things meanwhile."""

    wall: float
    cpu: float
    others: float


def measured(work: Callable[[], None]) -> Cost:
    wall, cpu, machine = time.perf_counter(), own_cpu(), machine_cpu()
    work()
    wall, cpu = time.perf_counter() - wall, own_cpu() - cpu
    others = max(0.0, machine_cpu() - machine - cpu) / wall / (os.cpu_count() or 1)
    return Cost(wall, cpu, others)


@dataclass
class Watch:
    """Memory as the batch goes: the most up to a tenth of its files, and the most after that. Single moments would say
    less, as it falls when workers are replaced."""

    count: int
    seen: int = 0
    sizes: list[int] = field(default_factory=list)

    def __call__(self, _outcome: object) -> None:
        self.seen += 1
        if self.seen % max(1, self.count // 100) == 0:
            self.sizes.append(resident(os.getpid()))
        if self.seen % max(1, self.count // 10) == 0:
            say(f"  {self.seen:,} files, {self.sizes[-1] / 1e6:.0f} MB")

    @property
    def early(self) -> int:
        return max(self.sizes[: len(self.sizes) // 10])

    @property
    def late(self) -> int:
        return max(self.sizes[len(self.sizes) // 10 :])


def batch(
    names: list[str], count: int, out: Path, workers: int, watch: Callable[[object], None] = lambda _: None
) -> Cost:
    """A batch of the `count` files that are named, or in folders that are."""

    def work() -> None:
        inputs = find_inputs(names, Given(), {})
        summary = run_batch(inputs, out / "extractor.db", Settings(), workers, tell=watch)
        assert summary.done == count, summary

    out.mkdir()
    return measured(work)


def watched_batch(names: list[str], count: int, out: Path, workers: int) -> tuple[Cost, Watch]:
    watch = Watch(count)
    return batch(names, count, out, workers, watch), watch


def fresh_batch(names: list[str], count: int, out: Path, workers: int) -> tuple[Cost, Watch]:
    """`watched_batch` in a process of its own."""
    with ProcessPoolExecutor(1, FRESH) as process:
        return process.submit(watched_batch, names, count, out, workers).result()


def alone(paths: list[str]) -> float:
    """CPU seconds a file of plain processes that extract and keep nothing."""

    def read(own: list[str]) -> None:
        settle_memory()
        for path in own:
            extract_file(path)

    def work() -> None:
        processes = [FORK.Process(target=read, args=(paths[i::WORKERS],)) for i in range(WORKERS)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
            assert process.exitcode == 0

    return measured(work).cpu / len(paths)


def overhead(paths: list[str], folder: Path) -> list[float]:
    """For each round: CPU time of a batch of the files ÷ that of plain processes on the same files."""
    ratios = []
    for turn in range(ROUNDS):
        own = paths[turn::ROUNDS]
        plain = alone(own)
        ratios.append(batch(own, len(own), folder / f"round{turn}", WORKERS).cpu / len(own) / plain)
    return ratios


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000, help="at least 100; 10,000 unless told")
    count = parser.parse_args().files
    if count < 100:
        parser.error("--files: at least 100")
    few = count // 5  # they show one worker's rate
    minutes = SECONDS * (count / WORKERS + few + 2 * count / 5 / WORKERS) / 60
    say(f"{count:,} files of {SIZE:,} characters, about {minutes:.0f} minutes where nothing else runs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write_files(folder / "in", count)
        warm_up()
        say(f"{ROUNDS} rounds: plain processes, a batch, {count // 5 // ROUNDS:,} files each")
        ratios = overhead(paths[::5], folder)
        say(f"a batch with 1 worker, {few:,} files")
        one, _ = fresh_batch(paths[:few], few, folder / "one", 1)
        say(f"a batch with {WORKERS} workers, all files")
        two, watch = fresh_batch([str(folder / "in")], count, folder / "two", WORKERS)
        size = Path(folder, "two/extractor.db").stat().st_size
    single, double = few / one.wall, count / two.wall
    cost = two.cpu / count
    print(f"{count:,} files of {SIZE:,} characters")
    print(
        f"1 worker {single:.1f} files/s, {WORKERS} workers {double:.1f}: {double / single:.2f} times (figure: 1.7);"
        f" others took {one.others:.0%} and {two.others:.0%} of the machine;"
        f" CPU time a file, {one.cpu / few * 1e3:.1f} and {cost * 1e3:.1f} ms,"
        f" would allow {WORKERS * one.cpu / few / cost:.2f}"
    )
    print(
        f"store and processes: {median(ratios) - 1:.1%} of the CPU time of extraction alone (figure: at most 15 %);"
        f" rounds: {', '.join(f'{ratio - 1:.1%}' for ratio in sorted(ratios))}"
    )
    print(
        f"memory, parent and workers: at most {max(watch.sizes) / 1e6:.0f} MB (figure: 600); in the first tenth"
        f" {watch.early / 1e6:.0f} MB, later {watch.late / 1e6:.0f} MB: {watch.late / watch.early - 1:+.1%} (figure: 5 %)"
    )
    print(f"store: {size / count / 1e3:.0f} kB a report")


if __name__ == "__main__":
    main()
