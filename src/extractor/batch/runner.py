"""Runner: a batch from files to the store, resumed by itself, stopped at any moment."""

from __future__ import annotations

import hashlib
import json
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from extractor.batch.inputs import Input
from extractor.batch.pool import Lost, Pool
from extractor.io.documents import kind_of
from extractor.io.documents.archive import Refused, read_member, split_member
from extractor.io.files import printable, read_at_most
from extractor.io.readers import MAX_BYTES, attempt, extract_stream
from extractor.io.store import Listing, Store, document_id, fault_of
from extractor.lexicon.codebook import Codebook
from extractor.models.report import SCHEMA_VERSION
from extractor.models.version import VERSION
from extractor.pipeline.warm import settle_memory, warm_up

TIME_LIMIT = 60.0  # seconds a file; a report takes some 50 ms, the largest file allowed some 2 minutes less
MEMORY_LIMIT = 4_000_000_000  # bytes of address space a worker


@dataclass(frozen=True, slots=True)
class Settings:
    """What shapes a report besides its content and what the caller knows of it."""

    tokens: bool = False
    max_bytes: int = MAX_BYTES
    lexicon: Codebook | None = None  # the built-in one is determined by the version

    def key(self, item: Input) -> str:
        """Canonical JSON: with it and the content's hash, a report is determined."""
        shaping = {
            "version": VERSION,
            "schema": SCHEMA_VERSION,
            "tokens": self.tokens,
            "kind": kind_of(item.path),
            **({"lexicon": self.lexicon.digest} if self.lexicon else {}),
            **{name: value for name, value in asdict(item.given).items() if value is not None},
        }
        return json.dumps(shaping, ensure_ascii=False, sort_keys=True)


class Outcome(NamedTuple):
    """What a worker says of a file: how it is listed (with a code where it failed), and its report's status;
    known: the store had its document.
    """

    listing: Listing
    status: str


@dataclass(slots=True)
class Summary:
    """How a batch went; `stopped` where it was interrupted."""

    done: int = 0
    known: int = 0  # listed already, or the same content as another file
    failed: int = 0  # which, `tell` has heard
    stopped: bool = False


class StoreFailed(Exception):
    """The store could not be written: no space, a read-only folder."""


@dataclass(slots=True)
class _Work:
    """A worker's side: reads one file and writes its report, in one transaction of its own."""

    database: Path
    settings: Settings
    _store: Store | None = None

    def start(self) -> None:
        self._store = Store(self.database)
        settle_memory()
        _limit_memory()

    def __call__(self, item: Input) -> Outcome | StoreFailed:
        assert self._store is not None
        try:
            return self._keep(item, self._store)
        except sqlite3.Error as error:
            return StoreFailed(str(error))

    def _keep(self, item: Input, store: Store) -> Outcome:
        try:
            data = _bytes_of(item.path, self.settings.max_bytes + 1)
        except OSError as error:
            return _unread(item, store, "source.unopened", error.strerror or str(error))
        except Refused as error:
            return _unread(item, store, error.code, str(error))
        settings = self.settings.key(item)
        sha256 = hashlib.sha256(data).hexdigest()
        id_ = document_id(sha256, settings)
        if store.has(id_, sha256):
            listing = Listing(printable(item.path), id_, *store.fault(id_))
            if store.add(listing):
                return Outcome(listing, "known")
        report = attempt(
            lambda: extract_stream(
                BytesIO(data), item.path, item.given,
                tokens=self.settings.tokens, keep_text=True, max_bytes=self.settings.max_bytes,
                lexicon=self.settings.lexicon,
            ),
            item.path,
        )  # fmt: skip
        if report.source.sha256 is None:
            return _unread(item, store, report.issues[0].code, report.issues[0].message)
        listing = Listing(printable(item.path), id_, *fault_of(report))
        store.add(listing, report, settings)
        return Outcome(listing, report.status)


def _unread(item: Input, store: Store, code: str, message: str) -> Outcome:
    listing = Listing(printable(item.path), None, code, message)
    store.add(listing)
    return Outcome(listing, "failed")


def _bytes_of(path: str, limit: int) -> bytes:
    if inside := split_member(path):
        return read_member(*inside, limit)
    return read_at_most(Path(path), limit)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; there the system's own limits hold
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def run_batch(
    inputs: Iterable[Input],
    database: Path,
    settings: Settings,
    workers: int,
    time_limit: float = TIME_LIMIT,
    tell: Callable[[Outcome], None] = lambda _: None,
    tell_stop: Callable[[], None] = lambda: None,
) -> Summary:
    """Extract every input into the store at `database`; what is there already is not done again.

    The first SIGINT lets the files in flight finish, the second stops at once. Neither loses a report. In another thread
    than the main one SIGINT is left to the caller; there what `tell` raises stops at once.

    Args:
        tell: called with the outcome of each file.
        tell_stop: called at the first SIGINT, in the signal handler.

    Raises:
        KeyboardInterrupt: at the second SIGINT.
        sqlite3.Error: where the store cannot be opened.
        StoreFailed: where it can no longer be written; all reports before are safe.
    """
    summary = Summary()
    # SQLite must not be carried over a fork, so nothing is open here while the pool makes its workers
    with Store(database):
        pass
    warm_up()
    work = _Work(database, settings)
    pool: Pool[Input, Outcome | StoreFailed] = Pool(work, workers, time_limit, work.start)
    with _stopping(pool, tell_stop), closing(pool.run(inputs)) as results:
        for item, result in results:
            if isinstance(result, StoreFailed):
                raise result
            outcome = _lost(item, result, time_limit) if isinstance(result, Lost) else result
            if isinstance(result, Lost):
                with Store(database) as store:
                    store.add(outcome.listing)
            _count(summary, outcome)
            tell(outcome)
    summary.stopped = pool.stopping
    if not summary.stopped:
        with Store(database) as store:
            store.finish()
    return summary


def _count(summary: Summary, outcome: Outcome) -> None:
    if outcome.listing.code is not None:
        summary.failed += 1
    elif outcome.status == "known":
        summary.known += 1
    else:
        summary.done += 1


def _lost(item: Input, lost: Lost, time_limit: float) -> Outcome:
    code, message = {
        "time": ("batch.time-limit", f"took longer than {time_limit:g} s; raise --time-limit"),
        "died": ("batch.worker-died", "its process died each time (out of memory?)"),
    }[lost.why]
    return Outcome(Listing(printable(item.path), None, code, message), "failed")


@contextmanager
def _stopping(pool: Pool[Input, Outcome | StoreFailed], tell: Callable[[], None]) -> Iterator[None]:
    """The first SIGINT asks the pool to finish; then the default is back."""
    if threading.current_thread() is not threading.main_thread():  # no other may set a handler
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        pool.stopping = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        tell()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
