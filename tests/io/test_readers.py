"""Files become reports; nothing that is wrong with one stops the others."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import pytest

from extractor import Report, extract, extract_file, iter_reports
from extractor.io import readers

TEXT = "青石镇2024年工作报告\n一、2024年工作回顾\n全镇水稻种植46800亩，比上年增长3%。\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    return path


def only(path: Path, **options: int) -> Report:
    [report] = iter_reports([path], **options)
    return report


def test_source_tells_how_the_bytes_were_read(good: Path) -> None:
    data = good.read_bytes()
    source = extract_file(good).source
    assert source.path == str(good)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.bytes, source.chars) == (len(data), len(TEXT))
    assert (source.encoding, source.script) == ("gb18030", "simplified")


def test_a_file_gives_the_records_of_its_text(good: Path) -> None:
    report, expected = extract_file(good), extract(TEXT)
    assert report.mentions == expected.mentions
    assert report.statements == expected.statements


def test_offsets_count_line_ends_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "crlf.txt"
    text = TEXT.replace("\n", "\r\n")
    path.write_bytes(codecs_bom() + text.encode())
    report = extract_file(path)
    assert report.mentions
    assert all(text[m.start : m.end] == m.text for m in report.mentions)


def codecs_bom() -> bytes:
    return b"\xef\xbb\xbf"


def test_text_and_tokens_only_when_asked_for(good: Path) -> None:
    bare, full = extract_file(good), extract_file(good, tokens=True, keep_text=True)
    assert bare.text is None
    assert bare.tokens is None
    assert full.text == TEXT
    assert full.tokens


def test_what_the_caller_knows_goes_first(good: Path) -> None:
    header = extract_file(good, 2019, "白水镇", "白水镇人民政府").header
    assert (header.review_year, header.place, header.issuer) == (2019, "白水镇", "白水镇人民政府")


def test_bad_input_stops_nothing(good: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    paths = [tmp_path / "missing.txt", tmp_path, empty, picture, good]
    reports = list(iter_reports(paths))
    assert [r.source.path for r in reports] == [str(p) for p in paths]
    assert [r.status for r in reports] == ["failed"] * 4 + ["ok"]
    codes = [r.issues[0].code for r in reports[:4]]
    assert codes == ["source.missing", "source.folder", "source.empty", "source.binary"]
    assert reports[3].source.sha256 == hashlib.sha256(picture.read_bytes()).hexdigest()


def test_partial_where_some_bytes_could_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(TEXT.encode() + b"\xff" + TEXT.encode())
    report = only(path)
    assert report.status == "partial"
    assert report.mentions


def test_too_large_is_refused_unread(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr(readers, "extract_stream", refuse)
    report = only(good, max_bytes=10)
    assert report.issues[0].code == "source.too-large"
    assert (report.source.bytes, report.source.sha256) == (good.stat().st_size, None)


def test_two_hundred_megabytes_are_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # sparse: takes no room
    report = only(path)
    assert (report.status, report.issues[0].code) == ("failed", "source.too-large")
    assert "20,000,000" in report.issues[0].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_up_to_the_limit(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for limit, status in ((1000, "ok"), (20, "failed")):
        writer = threading.Thread(target=pipe.write_bytes, args=(TEXT.encode(),))
        writer.start()
        assert only(pipe, max_bytes=limit).status == status
        writer.join()


def test_extract_file_raises_for_a_path_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        extract_file(tmp_path / "missing.txt")
    with pytest.raises(IsADirectoryError):
        extract_file(tmp_path)


def test_a_fault_of_ours_is_a_failed_report_that_says_where(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Report:
        raise ZeroDivisionError("a rule divided")

    monkeypatch.setattr(readers, "extract_view", broken)
    report = only(good)
    [issue] = report.issues
    assert (report.status, issue.code) == ("failed", "extract.fault")
    assert "ZeroDivisionError: a rule divided (test_readers.py:" in issue.message


def test_reports_are_made_one_by_one(good: Path, tmp_path: Path) -> None:
    reports = iter_reports([good, tmp_path / "later.txt"])
    assert next(reports).status == "ok"
    (tmp_path / "later.txt").write_text(TEXT, "utf-8")
    assert next(reports).status == "ok"
