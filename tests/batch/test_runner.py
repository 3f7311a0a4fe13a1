"""A batch is stopped, killed and starved; what the store then holds is never half, lost or doubled."""

from __future__ import annotations

import gc
import multiprocessing
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extractor import Codebook, extract
from extractor.batch import runner
from extractor.batch.inputs import find_inputs, read_meta
from extractor.batch.runner import Outcome, Settings, StoreFailed, Summary, run_batch
from extractor.io.rows import TABLES
from extractor.io.store import Store
from extractor.stages.findings import Given
from tests.libreoffice import ends, put_on_path

TEXT = (
    "青禾镇{year}年工作总结\n一、工作回顾\n全年种植水稻{n}亩，增长{p}%。\n二、下一步打算\n新建冷库{q}座。\n"
)
ANY: Any = multiprocessing.get_context("fork")


def write_files(folder: Path, count: int) -> None:
    folder.mkdir()
    for i in range(count):
        text = TEXT.format(year=2000 + i % 20, n=1000 + i, p=i % 9 + 1, q=i % 7 + 2)
        (folder / f"{i:03}.txt").write_text(text * (i % 5 + 1), "utf-8")


def run(folder: Path, out: Path, workers: int = 2, **more: Any) -> Summary:
    inputs = find_inputs([str(folder)], Given(), {})
    return run_batch(inputs, out / "extractor.db", Settings(), workers, **more)


def rows(out: Path) -> dict[str, list[Any]]:
    names = ["documents", "files", *(table.name for table in TABLES)]
    with closing(sqlite3.connect(out / "extractor.db")) as db:
        return {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_store_gives_back_each_report(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 5)
    assert run(tmp_path / "in", out).done == 5
    with Store(out / "extractor.db", readonly=True) as store:
        reports = list(store.reports())
    for path, report in zip(sorted((tmp_path / "in").iterdir()), reports, strict=True):
        fresh = extract(path.read_text("utf-8"))
        assert report.source.path == str(path)
        assert report.model_dump_json(exclude={"source"}) == fresh.model_dump_json(exclude={"source"})


def test_second_run_does_nothing_and_a_changed_file_is_redone(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 4)
    run(tmp_path / "in", out)
    assert run(tmp_path / "in", out) == Summary(known=4)
    (tmp_path / "in/002.txt").write_text("青禾镇2031年工作总结\n修路3公里。", "utf-8")
    assert run(tmp_path / "in", out) == Summary(done=1, known=3)
    assert len(rows(out)["documents"]) == 4  # the old content is gone


def test_same_content_is_extracted_once_and_listed_twice(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 1)
    (tmp_path / "in/copy.txt").write_bytes((tmp_path / "in/000.txt").read_bytes())
    run(tmp_path / "in", out, workers=1)
    kept = rows(out)
    assert len(kept["documents"]) == 1
    assert len(kept["files"]) == 2


def test_settings_and_meta_make_another_document(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 2)
    meta = tmp_path / "meta.csv"
    meta.write_text(f"path,year,place\n{tmp_path}/in/001.txt,1999,白石乡\n", "utf-8-sig")
    known = read_meta(meta, Given())
    run(tmp_path / "in", out)
    inputs = find_inputs([str(tmp_path / "in")], Given(), known)
    assert run_batch(inputs, out / "extractor.db", Settings(), 1) == Summary(done=1, known=1)
    with Store(out / "extractor.db", readonly=True) as store:
        assert [r.header.place for r in store.reports()][1] == "白石乡"


def test_own_codebook_reaches_the_workers_and_makes_another_document(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 3)
    own = tmp_path / "my.toml"
    entry = (
        'id = "cold_stores"\nname = "冷库"\ntheme = "农业"\ndimensions = ["count"]\nphrasings = "新建冷库"\n'
    )
    own.write_text(f"[[indicator]]\n{entry}", "utf-8")

    def codes(settings: Settings) -> tuple[Summary, set[str | None]]:
        inputs = find_inputs([str(tmp_path / "in")], Given(), {})
        summary = run_batch(inputs, out / "extractor.db", settings, 2)
        with Store(out / "extractor.db", readonly=True) as store:
            return summary, {
                o.code for r in store.reports() for o in r.observations if o.indicator == "新建冷库"
            }

    with_own = Settings(lexicon=Codebook.read(own))
    assert codes(Settings()) == (Summary(done=3), {None})
    assert codes(with_own) == (Summary(done=3), {"cold_stores"})
    assert codes(with_own) == (Summary(known=3), {"cold_stores"})
    own.write_text("# changed\n" + own.read_text("utf-8").replace("cold_stores", "cold"), "utf-8")
    assert codes(Settings(lexicon=Codebook.read(own))) == (Summary(done=3), {"cold"})


def test_missing_and_unreadable_files_cost_nothing_else(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 3)
    names = [str(tmp_path / "in"), str(tmp_path / "none.txt"), "/dev/null"]
    summary = run_batch(find_inputs(names, Given(), {}), out / "extractor.db", Settings(), 2)
    assert summary.done == 3
    assert summary.failed
    with Store(out / "extractor.db", readonly=True) as store:
        assert [f.path for f in store.failures()] == [str(tmp_path / "none.txt")]


def test_names_that_are_no_utf8_are_read_and_kept(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 2)
    name = os.fsdecode("青禾镇.txt".encode("gb18030"))
    try:
        (tmp_path / "in/000.txt").rename(tmp_path / "in" / name)
    except OSError:
        pytest.skip("this file system takes no such names")
    assert run(tmp_path / "in", out).done == 2
    assert run(tmp_path / "in", out).known == 2
    with Store(out / "extractor.db", readonly=True) as store:
        paths = [str(r.source.path) for r in store.reports()]
        assert paths[1].endswith(r"in/\udcc7\udce0\udcba\udccc\udcd5\udcf2.txt")


def test_a_folder_may_be_named_as_archives_are_marked(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "urgent!", 2)
    assert run(tmp_path / "urgent!", out).done == 2


def test_a_file_without_text_fails_in_each_run(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 1)
    (tmp_path / "in/empty.txt").touch()
    (tmp_path / "in/empty too.txt").touch()
    for _ in range(2):
        told: list[Outcome] = []
        assert run(tmp_path / "in", out, tell=told.append).failed == 2
        failed = [outcome.listing for outcome in told if outcome.listing.code]
        assert [(f.code, f.message) for f in failed] == [("source.empty", "the file is empty")] * 2


def test_a_document_that_goes_while_its_copy_is_read_is_made_again(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "in", 1)
    monkeypatch.setattr(Store, "has", lambda *_: True)  # it went after this look
    monkeypatch.setattr(Store, "_there", lambda *_: False)
    monkeypatch.setattr(Store, "_add_document", lambda self, *args: added.append(args))
    added: list[Any] = []
    [item] = find_inputs([str(tmp_path / "in")], Given(), {})
    with Store(out / "extractor.db") as store:
        outcome = runner._Work(out / "extractor.db", Settings(), store)(item)
    assert isinstance(outcome, runner.Outcome)
    assert (outcome.status, len(added)) == ("ok", 1)


def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    write_files(tmp_path / "in", 1)
    write_files(tmp_path / "secret", 1)
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "secret/000.txt")
    (tmp_path / "in/folder").symlink_to(tmp_path / "secret")
    assert [i.path for i in find_inputs([str(tmp_path / "in")], Given(), {})] == [
        str(tmp_path / "in/000.txt")
    ]


def faulty(fault: Callable[[], object]) -> Callable[..., Any]:
    """A reader that meets `fault` on one file."""
    real = runner.extract_stream

    def read(stream: Any, path: str, *args: Any, **more: Any) -> Any:
        if path.endswith("001.txt"):
            fault()
        return real(stream, path, *args, **more)

    return read


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (lambda: time.sleep(60), "batch.time-limit"),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "batch.worker-died"),
    ],
)
def test_a_file_that_hangs_or_kills_is_named_and_the_others_are_done(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[[], object], code: str
) -> None:
    write_files(tmp_path / "in", 6)
    monkeypatch.setattr(runner, "extract_stream", faulty(fault))
    told: list[Outcome] = []
    summary = run(tmp_path / "in", out, time_limit=1.0, tell=told.append)
    assert summary == Summary(done=5, failed=1)
    assert [o.listing.code for o in told if o.listing.code] == [code]
    monkeypatch.undo()
    assert run(tmp_path / "in", out) == Summary(done=1, known=5)  # tried again, once the fault is gone


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the process in /proc")
def test_what_a_file_started_ends_with_its_time(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("extractor.io.documents.office")
    put_on_path(tmp_path, monkeypatch, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    assert run(tmp_path / "in", out, time_limit=1.0) == Summary(failed=1)
    assert ends(int((tmp_path / "child").read_text()))


def test_memory_that_runs_out_is_a_failed_file(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "in", 3)
    monkeypatch.setattr(runner, "extract_stream", faulty(lambda: bytearray(2 * runner.MEMORY_LIMIT)))
    told: list[Outcome] = []
    assert run(tmp_path / "in", out, tell=told.append) == Summary(done=2, failed=1)
    assert any("MemoryError" in str(outcome.listing.message) for outcome in told)


def test_full_disk_stops_with_the_reason_and_keeps_what_was_done(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "in", 60)
    real = Store.__init__

    def small(self: Store, *args: Any, **more: Any) -> None:
        real(self, *args, **more)
        self._db.execute("PRAGMA max_page_count=60")

    monkeypatch.setattr(Store, "__init__", small)
    with pytest.raises(StoreFailed, match="full"):
        run(tmp_path / "in", out)
    monkeypatch.undo()
    assert run(tmp_path / "in", out).known > 0
    assert_equals_uninterrupted(tmp_path, out)


def test_interrupt_finishes_what_is_in_flight(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 200)
    told: list[object] = []

    def tell(outcome: object) -> None:
        told.append(outcome)
        if len(told) == 5:
            os.kill(os.getpid(), signal.SIGINT)

    stops: list[None] = []
    summary = run(tmp_path / "in", out, tell=tell, tell_stop=lambda: stops.append(None))
    assert summary.stopped
    assert stops == [None]
    assert 5 <= summary.done < 200
    assert not run(tmp_path / "in", out).stopped
    assert_equals_uninterrupted(tmp_path, out)


def test_a_second_interrupt_stops_at_once_and_loses_nothing(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 200)

    def tell(_outcome: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "in", out, tell=tell)
    run(tmp_path / "in", out)
    assert_equals_uninterrupted(tmp_path, out)


def test_a_batch_runs_in_any_thread(tmp_path: Path, out: Path) -> None:
    """As in a web server or a notebook; signals are the main thread's, and stay as they were."""
    write_files(tmp_path / "in", 3)
    before = signal.getsignal(signal.SIGINT)
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(run, tmp_path / "in", out).result(60) == Summary(done=3)
    assert signal.getsignal(signal.SIGINT) == before


def test_a_batch_leaves_the_garbage_collection_of_its_caller_alone(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 2)
    before = gc.get_threshold(), gc.get_freeze_count()
    run(tmp_path / "in", out)
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def assert_equals_uninterrupted(tmp_path: Path, out: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    run(tmp_path / "in", whole, workers=1)
    assert rows(out) == rows(whole)


def children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the workers in /proc")
def test_fifty_kills_lose_nothing(tmp_path: Path, out: Path) -> None:
    """Parent and workers die at random moments; whenever the batch reaches its end, its rows are compared."""
    write_files(tmp_path / "in", 200)
    (tmp_path / "whole").mkdir()
    run(tmp_path / "in", tmp_path / "whole", workers=1)
    expected, chance, kills = rows(tmp_path / "whole"), random.Random(20), 0
    while kills < 50:
        batch = ANY.Process(target=run, args=(tmp_path / "in", out))
        batch.start()
        time.sleep(chance.uniform(0.02, 0.2))
        workers = children(batch.pid)
        if chance.random() < 0.5 and workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            time.sleep(0.05)
        if batch.is_alive():
            kills += 1
            batch.kill()
            batch.join()
        else:
            assert rows(out) == expected
            for file in out.iterdir():
                file.unlink()
    run(tmp_path / "in", out)
    assert rows(out) == expected


def test_two_contents_with_one_id_stop_the_batch(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "in", 2)
    monkeypatch.setattr(runner, "document_id", lambda _sha256, _settings: 7)
    with pytest.raises(StoreFailed, match="share the id 7"):
        run(tmp_path / "in", out, workers=1)


def test_a_database_that_is_none_is_not_touched(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 1)
    (out / "extractor.db").write_bytes(b"notes of mine, no database at all" * 40)
    with pytest.raises(sqlite3.DatabaseError):
        run(tmp_path / "in", out)
    assert (out / "extractor.db").read_bytes().startswith(b"notes of mine")


def test_no_name_of_an_input_decides_where_we_write(tmp_path: Path, out: Path) -> None:
    write_files(tmp_path / "in", 1)
    (tmp_path / "in/=cmd()|..%2f..%2fx.txt").write_text("../../y\n修路3公里。", "utf-8")
    run(tmp_path / "in", out)
    assert {p.name for p in tmp_path.iterdir()} == {"in", "out"}
    assert {p.name for p in out.iterdir()} <= {"extractor.db", "extractor.db-wal", "extractor.db-shm"}
