"""What a batch reads is found once each, and what it does not read is counted, never passed over in silence."""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.inputs import find_inputs, read_meta
from extractor.stages.findings import Given


def found(names: Iterable[object], left_out: Counter[str] | None = None) -> list[str]:
    return [item.path for item in find_inputs(map(str, names), Given(), {}, left_out)]


def test_a_file_comes_once_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("x", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert found(["in", "in/", "./in/a.txt", "in//a.txt", "in/*.txt", "./in/*.txt"]) == ["in/a.txt"]


def test_folders_that_a_pattern_names_are_read_but_not_those_it_reaches_through_links(tmp_path: Path) -> None:
    for name in ("in/2020/a.txt", "in/b.txt", "out/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "in/link").symlink_to(tmp_path / "out")
    assert found([tmp_path / "in/*"]) == [f"{tmp_path}/in/{name}" for name in ("2020/a.txt", "b.txt", "link")]


def test_other_kinds_links_and_pipes_are_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.rtf", "c.RTF", "d", ".hidden.rtf"):
        (tmp_path / name).write_bytes(b"x")
    os.mkfifo(tmp_path / "pipe.txt")  # whoever opens it waits for a writer
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "folder").symlink_to(tmp_path)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name in ("e.txt", "f.zip", "g.rtf"):
            archive.writestr(name, "x")
    left_out: Counter[str] = Counter()
    assert found([tmp_path], left_out) == [f"{tmp_path}/a.txt", f"{tmp_path}/z.zip!/e.txt"]
    assert left_out == {".rtf": 3, "": 1, "links": 2, "pipes and devices": 1, ".zip": 1}


def test_what_a_batch_wrote_is_not_read_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "out/review").mkdir(parents=True)
    (tmp_path / "out/extractor.db").touch()
    for name in ("a.txt", "out/b.txt", "out/review/c.html"):
        (tmp_path / name).write_text("x", "utf-8")
    left_out: Counter[str] = Counter()
    assert found([tmp_path], left_out) == [f"{tmp_path}/a.txt"]
    assert left_out == {"folders of batches": 1}
    assert found([tmp_path / "out"]) == [
        f"{tmp_path}/out/b.txt",
        f"{tmp_path}/out/review/c.html",
    ]  # if you insist


def test_a_folder_that_may_not_be_opened_comes_as_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open").mkdir()
    (tmp_path / "open/a.txt").write_text("x", "utf-8")
    real: Any = os.scandir

    def scandir(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert sorted(found([tmp_path])) == [f"{tmp_path}/closed", f"{tmp_path}/open/a.txt"]


def test_meta_finds_its_file_by_any_name_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    (tmp_path / "meta.csv").write_text("path,year\n./a.txt,2019\n,2020\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    known = read_meta(Path("meta.csv"), Given())
    assert [item.given.year for item in find_inputs(["a.txt"], Given(), known)] == [2019]


def test_meta_may_be_in_gbk_as_excel_saves_it(tmp_path: Path) -> None:
    meta = tmp_path / "meta.csv"
    meta.write_bytes("path,place\n镇/甲.txt,白石乡\n镇/乙.txt,青禾镇\n".encode("gb18030"))
    assert {path: given.place for path, given in read_meta(meta, Given()).items()} == {
        "镇/甲.txt": "白石乡",
        "镇/乙.txt": "青禾镇",
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1,2\n", "column `path`"),
        (b"path,year\nx,20O1\n", ":2: year '20O1'"),
        (b"PK\x03\x04workbook", "meta.csv: this is"),
        (b"", "meta.csv: the file is empty"),
    ],
)
def test_meta_says_what_is_wrong(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "meta.csv").write_bytes(content)
    with pytest.raises(ValueError, match=message):
        read_meta(tmp_path / "meta.csv", Given())
