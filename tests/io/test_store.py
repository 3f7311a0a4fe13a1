"""The store as others meet it: read while it is written, from a read-only place, of another version."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from extractor.io import connect
from extractor.io.correction_rows import CorrectionRow
from extractor.io.readers import extract_file
from extractor.io.store import Listing, Store
from extractor.models.report import Report
from extractor.pipeline.extract import extract

REPORT = "青禾镇2021年工作总结\n全年种植水稻46800亩，增长2.5%。\n"


@pytest.fixture
def report(tmp_path: Path) -> Report:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    return extract_file(tmp_path / "a.txt", keep_text=True)


@pytest.fixture
def database(tmp_path: Path, report: Report) -> Path:
    (tmp_path / "out").mkdir()
    path = tmp_path / "out/extractor.db"
    with Store(path) as store:
        store.add(Listing("a.txt", 1), report)
    return path


def test_a_reader_sees_one_state_whatever_is_written_meanwhile(database: Path, report: Report) -> None:
    with Store(database, readonly=True) as reading, Store(database) as writing:
        before = len(list(reading.table("mentions")[1]))
        writing.add(Listing("b.txt", 2), report)
        assert [row[0] for row in reading.table("files")[1]] == ["a.txt"]
        assert len(list(reading.table("mentions")[1])) == before
    with Store(database, readonly=True) as reading:
        assert [row[0] for row in reading.table("files")[1]] == ["a.txt", "b.txt"]


def test_a_reader_cannot_write_and_leaves_no_file_behind(database: Path, report: Report) -> None:
    with Store(database, readonly=True) as store:
        assert len(list(store.reports())) == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.add(Listing("b.txt", 2), report)
    assert [path.name for path in database.parent.iterdir()] == ["extractor.db"]


def refuse_logs(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a folder that may not be written, where SQLite can make no log."""
    real = connect._open

    def opened(path: Path, how: str) -> sqlite3.Connection:
        if "immutable" not in how:
            raise sqlite3.OperationalError("unable to open database file")
        return real(path, how)

    monkeypatch.setattr(connect, "_open", opened)


def test_a_store_in_a_read_only_folder_is_read(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_logs(monkeypatch)
    with Store(database, readonly=True) as store:
        assert len(list(store.reports())) == 1


def test_a_store_whose_log_cannot_be_read_is_not_read_without_it(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_logs(monkeypatch)
    database.with_name("extractor.db-wal").write_bytes(b"newer pages")
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        Store(database, readonly=True)


def test_a_store_of_another_version_says_what_to_do(database: Path) -> None:
    with Store(database) as store:
        store._db.execute("PRAGMA user_version=99")
    with pytest.raises(sqlite3.DatabaseError, match=r"layout 99, not \d.*--fresh"):
        Store(database)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux which files are open")
@pytest.mark.parametrize("how", ["PRAGMA user_version=99", "notes of mine"])
def test_a_store_that_is_refused_is_closed(database: Path, how: str) -> None:
    if how.startswith("PRAGMA"):
        with Store(database) as store:
            store._db.execute(how)
    else:
        database.write_text(how * 400, "utf-8")
    with pytest.raises(sqlite3.DatabaseError) as caught:  # it keeps alive what was opened on the way
        Store(database)
    assert caught.tb is not None
    assert database.resolve() not in [file.resolve() for file in Path("/proc/self/fd").iterdir()]


def test_a_document_that_went_meanwhile_is_not_listed(database: Path, report: Report) -> None:
    with Store(database) as store:
        assert store.has(1, str(report.source.sha256))
        store.add(Listing("a.txt", 2), report)  # a.txt has changed; nothing lists document 1 any more
        assert not store.add(Listing("b.txt", 1))
        assert store.listed("b.txt") is None


def test_two_processes_may_make_the_tables_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "extractor.db"
    real: Any = Store._create

    def late(self: Store) -> None:
        monkeypatch.setattr(Store, "_create", real)
        Store(path).close()  # another one, between this one's look and its making
        real(self)

    monkeypatch.setattr(Store, "_create", late)
    with Store(path) as store:
        assert list(store.failures()) == []


def test_the_questions_in_the_docs_have_answers(tmp_path: Path) -> None:
    texts = [
        "青禾镇2021年工作总结\n全镇粮食播种面积3万亩，耕地面积4.5万亩。\n",
        "青禾镇2022年工作总结和2023年工作计划\n一、2022年工作总结\n2022年，全镇粮食播种面积2100公顷。\n"
        "二、2023年工作计划\n6月底前新建高标准农田2000亩，由镇农业站牵头。\n",
    ]
    with Store(tmp_path / "extractor.db") as store:
        for number, text in enumerate(texts, 1):
            store.add(Listing(f"{number}.txt", number), extract(text, keep_text=True))
        sha256 = hashlib.sha256(texts[0].encode()).hexdigest()
        at = texts[0].index("3万亩")
        store.correct(
            [
                CorrectionRow(
                    sha256,
                    "observation",
                    at,
                    at + 3,
                    "value",
                    "3万亩",
                    f"o{at}",
                    30000,
                    31000,
                    "王芳",
                    None,
                    "",
                )
            ]
        )
    page = (Path(__file__).parents[2] / "docs/store.md").read_text("utf-8")
    database = sqlite3.connect(tmp_path / "extractor.db")
    series, panel, firmest, tasks, corrected = (
        database.execute(q).fetchall() for q in re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    )
    assert [row[1:4] for row in series] == [("2021", 30000, "亩"), ("2022", 2100, "公顷")]
    levels = [(year, base, round(level)) for _, year, code, base, level, _ in panel if code == "grain_area"]
    assert levels == [("2021", "m2", 20_000_000), ("2022", "m2", 21_000_000)]
    assert [row[1] for row in firmest] == ["2022", "2023"]  # the first has its year from the report only
    assert [row[2:] for row in corrected] == [("3万亩", "value", 30000, 31000, "王芳")]
    assert [row[1:] for row in tasks] == [("2023-06-30", "镇农业站", "2000亩")]
