"""Pool: worker processes that may hang, run out of memory or be killed without costing anything else.

The standard pools give up as a whole when one worker dies. Here each worker has its own pipe; one that dies
or overstays is replaced, and the task that it was at is tried again or reported lost. One that has done many tasks
is replaced, too: what it has met, and what libraries leave behind, does not pile up.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from types import FrameType
from typing import Any, Generic, Literal, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_QUEUED = 2  # tasks handed to a worker at once, so that it need not wait for the next one
_LIFE = 1_000  # tasks of a worker; a new one costs as much as some ten files
_GRACE = 1.0  # seconds to leave in
_TRIES = 3  # of a task whose worker died; a kill from outside is not the file's fault


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that gave no result: its worker died `_TRIES` times over it, or it took too long."""

    why: Literal["died", "time"]


@dataclass(slots=True)
class _Task(Generic[T]):
    value: T
    tries: int = 0


@dataclass(slots=True)
class _Worker(Generic[T]):
    process: Any  # a context's Process
    pipe: Connection
    tasks: deque[_Task[T]] = field(default_factory=deque)
    since: float = 0.0  # when the first of its tasks was begun
    given: int = 0

    @property
    def is_old(self) -> bool:
        return self.given >= _LIFE

    def give(self, task: _Task[T]) -> None:
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        self.given += 1
        self.pipe.send(task.value)


class Pool(Generic[T, R]):
    """Runs `work` on tasks in `workers` processes; results come in the order in which they are ready.

    Args:
        work: called in the workers; must not raise.
        start: called once in each new worker before its first task.
        time_limit: seconds that one task may take.
    """

    def __init__(
        self, work: Callable[[T], R], workers: int, time_limit: float, start: Callable[[], None]
    ) -> None:
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        self._context: Any = multiprocessing.get_context(method)  # fork shares the dictionary's memory
        self._work, self._start = work, start
        self._time_limit = time_limit
        self._workers: list[_Worker[T]] = []
        self._count = workers
        self.stopping = False  # set: hand out nothing more, finish what is in flight

    def run(self, tasks: Iterable[T]) -> Generator[tuple[T, R | Lost], None, None]:
        """Results as they come; at most `_QUEUED` tasks a worker are taken from `tasks` ahead of them."""
        waiting: deque[_Task[T]] = deque()
        source = iter(tasks)
        try:
            for _ in range(self._count):
                self._workers.append(self._spawn())
            while True:
                self._hand_out(waiting, source)
                busy = [w for w in self._workers if w.tasks]
                if not busy:
                    return
                yield from self._collect(busy, waiting)
        finally:
            _end(self._workers)

    def _hand_out(self, waiting: deque[_Task[T]], source: Iterator[T]) -> None:
        for depth in range(_QUEUED):
            for worker in self._workers:
                if self.stopping or worker.is_old or len(worker.tasks) > depth:
                    continue
                if not waiting:
                    value = next(source, None)
                    if value is None:
                        return
                    waiting.append(_Task(value))
                task = waiting.popleft()
                try:
                    worker.give(task)
                except OSError:  # it died since; `_collect` finds out
                    worker.tasks.append(task)

    def _collect(self, busy: list[_Worker[T]], waiting: deque[_Task[T]]) -> Iterator[tuple[T, R | Lost]]:
        now = time.monotonic()
        left = min(w.since for w in busy) + self._time_limit - now
        by_pipe = {w.pipe: w for w in busy}
        for pipe in wait(list(by_pipe), timeout=max(0.01, left)):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                result = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._replace(worker, waiting, "died")
                continue
            task = worker.tasks.popleft()
            worker.since = time.monotonic()
            if worker.is_old and not worker.tasks:
                self._retire(worker)
            yield task.value, result
        for worker in busy:
            if (
                worker in self._workers
                and worker.tasks
                and time.monotonic() - worker.since > self._time_limit
            ):
                yield from self._replace(worker, waiting, "time")

    def _retire(self, worker: _Worker[T]) -> None:
        worker.pipe.close()  # it goes when it sees that
        worker.process.join()
        self._workers[self._workers.index(worker)] = self._spawn()

    def _replace(
        self, worker: _Worker[T], waiting: deque[_Task[T]], why: Literal["died", "time"]
    ) -> Iterator[tuple[T, Lost]]:
        _end([worker])
        task, *others = worker.tasks
        task.tries += 1
        waiting.extendleft(reversed(others))
        self._workers[self._workers.index(worker)] = self._spawn()
        if why == "time" or task.tries >= _TRIES:
            yield task.value, Lost(why)
        else:
            waiting.appendleft(task)

    def _spawn(self) -> _Worker[T]:
        ours, theirs = self._context.Pipe()
        others = [w.pipe for w in self._workers] + [ours]
        process = self._context.Process(
            target=_serve, args=(theirs, others, self._work, self._start, os.getpid()), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _end(workers: Sequence[_Worker[T]]) -> None:
    """Ask them to leave, so that they end what they started (LibreOffice); one that hangs is killed."""
    for worker in workers:
        worker.pipe.close()
        worker.process.terminate()
    until = time.monotonic() + _GRACE
    for worker in workers:
        worker.process.join(max(0.0, until - time.monotonic()))
        worker.process.kill()
        worker.process.join()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit


def _serve(
    pipe: Connection,
    others: list[Connection],
    work: Callable[[T], R],
    start: Callable[[], None],
    parent: int,
) -> None:
    """A worker's life: until its pipe closes or its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    signal.signal(signal.SIGTERM, _leave)
    for other in others:  # inherited by fork; while it is open here, its worker would not see the parent go
        other.close()
    start()
    while True:
        while not pipe.poll(1.0):
            if os.getppid() != parent:
                return
        try:
            pipe.send(work(pipe.recv()))
        except (EOFError, OSError):
            return
