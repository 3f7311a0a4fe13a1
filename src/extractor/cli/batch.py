"""A batch at the command line: into OUT/, resumed by itself, exported when asked."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from extractor.batch.inputs import find_inputs
from extractor.batch.lock import Busy, alone
from extractor.batch.runner import Settings, StoreFailed, Summary, run_batch
from extractor.cli.applying import tell_unfitted
from extractor.cli.language import say
from extractor.cli.lines import failed, tell_line
from extractor.cli.progress import BatchProgress
from extractor.cli.reading import database_of, tell_unread
from extractor.io.export import Unavailable, export
from extractor.io.files import DATABASE, printable
from extractor.io.store import Store
from extractor.stages.findings import Given


def run_folder(
    names: Sequence[str],
    out: Path,
    given: Given,
    known: Mapping[str, Given],
    settings: Settings,
    workers: int | None,
    time_limit: float,
    formats: Sequence[str],
    fresh: bool,
) -> int:
    """Run a batch into the folder `out`; the exit code. `known` goes before `given`."""
    database = out / DATABASE
    left_out: Counter[str] = Counter()
    unused, total = set(known), 0
    for item in find_inputs(names, given, known, left_out):
        unused.discard(printable(item.path))
        total += 1
    try:
        out.mkdir(parents=True, exist_ok=True)
        with alone(out):
            if fresh:
                _forget(database)
            with BatchProgress(total) as tell:
                inputs = find_inputs(names, given, known)
                summary = run_batch(
                    inputs, database, settings, workers or _cores(), time_limit, tell, _tell_stop
                )
    except KeyboardInterrupt:
        tell_line(say("stopped at once; what was done is safe, run the same command to go on"))
        return 130
    except Busy:
        return failed(
            say("another run is writing into {out}; wait until it has ended, or take another folder", out=out)
        )
    except StoreFailed as error:
        return failed(
            f"cannot write {database}: {error}; what was done is safe, run the same command to go on"
        )
    except (sqlite3.Error, OSError) as error:
        return failed(f"cannot write {database}: {error}")
    tell_unread(total, left_out, unused)
    _summarise(summary, out)
    if summary.stopped:
        return failed(say("stopped; run the same command to go on"))
    return max(int(bool(summary.failed)), export_folder(out, formats))


def export_folder(out: Path, formats: Sequence[str]) -> int:
    """Write the store in `out` as each of `formats` beside it; the exit code."""
    database = database_of(out)
    try:
        with Store(database, readonly=True) as store:
            for format in formats:
                for path in export(store, out / format, format):
                    tell_line(path)
            tell_unfitted(store, out)
    except Unavailable as error:
        return failed(str(error))
    except (sqlite3.Error, OSError) as error:
        return failed(f"cannot export {out}: {error}")
    return 0


def _forget(database: Path) -> None:
    """Begin a new database; what people corrected goes over into it.

    Raises:
        sqlite3.Error: where the old one is a database, but cannot be read.
    """
    if not database.exists():
        return
    try:
        with Store(database, readonly=True) as store:
            kept = store.corrections()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise sqlite3.DatabaseError(
                f"{error}, and it may hold corrections: move it away yourself"
            ) from error
        kept = {}
    new = database.with_name(f"new-{database.name}")
    new.unlink(missing_ok=True)
    with Store(new) as store:
        for rows in kept.values():
            store.correct(rows)
    for path in database.parent.glob(f"{database.name}-*"):  # the old one's log
        path.unlink()
    new.replace(database)


def _tell_stop() -> None:
    """In a signal handler, where Python's own files may be in the midst of a write."""
    os.write(2, b"\nstopping; the files in flight are finished first. Ctrl-C again stops at once\n")


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def _summarise(summary: Summary, out: Path) -> None:
    counts = {"done": summary.done, "known": summary.known, "failed": summary.failed}
    told = say(
        "{done} files read, {known} known already, {failed} failed",
        **{name: f"{count:,}" for name, count in counts.items()},
    )
    tell_line(f"{told}; {out / DATABASE}")
