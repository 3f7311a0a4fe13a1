"""Files that are not plain text: what is read out of each kind, and what is said where nothing can be."""

from __future__ import annotations

import os
import random
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.inputs import find_inputs
from extractor.io.decoding import Unreadable
from extractor.io.documents import text_of
from extractor.io.documents.archive import MARK, Refused, check_sizes, member_names, read_member, split_member
from extractor.io.readers import iter_reports
from extractor.stages.findings import Given
from tests.libreoffice import ends, put_on_path

docx = pytest.importorskip("docx")
office = pytest.importorskip("extractor.io.documents.office")
WORDS = "全年种植水稻46800亩。"


def numbered_document() -> Any:
    """一、 and （一） as Word numbers them: a list with two levels, the labels nowhere in the text."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>'
    levels = level.format(at=0, format="chineseCountingThousand", text="%1、")
    levels += level.format(at=1, format="chineseCounting", text="（%2）")
    levels += level.format(at=2, format="decimal", text="%3.")
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return document


def add(document: Any, text: str, level: int | None) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph = document.add_paragraph(text)
    if level is not None:
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))


def saved(document: Any) -> bytes:
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def test_word_numbers_are_in_the_text() -> None:
    document = numbered_document()
    for text, level in [
        ("青禾镇2021年工作总结", None), ("工作回顾", 0), ("农业", 1), ("粮食", 2), ("蔬菜", 2), ("工业", 1),
        ("打算", 0), ("农业", 1),
    ]:  # fmt: skip
        add(document, text, level)
    lines = text_of(saved(document), "报告.docx").text.split("\n")
    assert lines == [
        "青禾镇2021年工作总结", "一、工作回顾", "（一）农业", "1.粮食", "2.蔬菜", "（二）工业", "二、打算", "（一）农业"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "label"), [(10, "十、"), (11, "十一、"), (20, "二十、"), (105, "一百零五、")]
)
def test_word_counts_in_chinese(count: int, label: str) -> None:
    document = numbered_document()
    for _ in range(count):
        add(document, "项", 0)
    assert text_of(saved(document), "a.docx").text.split("\n")[-1] == f"{label}项"


def paragraph_of(inner: str) -> Any:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    return document


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    "inner",
    [
        '<w:smartTag w:element="chsdate">'
        + RUN.format("2021年")
        + "</w:smartTag>",  # Word of 2003 marks dates so
        '<w:ins w:id="1" w:author="x">' + RUN.format("2021年") + "</w:ins>",
        '<w:moveTo w:id="1" w:author="x">' + RUN.format("2021年") + "</w:moveTo>",
        "<w:sdt><w:sdtContent>" + RUN.format("2021年") + "</w:sdtContent></w:sdt>",
        '<w:hyperlink w:anchor="x">' + RUN.format("2021年") + "</w:hyperlink>",
        '<w:fldSimple w:instr="DATE">' + RUN.format("2021年") + "</w:fldSimple>",
    ],
)
def test_words_in_a_frame_of_words_are_read(inner: str) -> None:
    document = paragraph_of(inner + RUN.format("种植水稻。"))
    assert text_of(saved(document), "a.docx").text.strip() == "2021年种植水稻。"


@pytest.mark.parametrize(
    "inner",
    [
        '<w:del w:id="1" w:author="x"><w:r><w:delText>2020年</w:delText></w:r></w:del>',
        '<w:moveFrom w:id="1" w:author="x">' + RUN.format("2020年") + "</w:moveFrom>",
        "<w:r><w:instrText>DATE</w:instrText></w:r>",
        "<w:r><w:ruby><w:rt>" + RUN.format("zhong") + "</w:rt><w:rubyBase/></w:ruby></w:r>",
    ],
)
def test_what_was_deleted_or_is_no_text_is_not_read(inner: str) -> None:
    document = paragraph_of(inner + RUN.format("种植水稻。"))
    assert text_of(saved(document), "a.docx").text.strip() == "种植水稻。"


def test_paragraphs_and_cells_in_content_controls_are_read() -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    def control(text: str) -> Any:
        return parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{RUN.format(text)}</w:p></w:sdtContent></w:sdt>"
        )

    document = docx.Document()
    document.element.body.insert(0, control("青禾镇工作总结"))
    cell = document.add_table(1, 2).cell(0, 0)
    cell._tc.append(control("水稻"))
    cell.add_table(1, 1).cell(0, 0).text = "早稻"
    assert text_of(saved(document), "a.docx").text == "青禾镇工作总结\n水稻 早稻\t"


def test_text_boxes_are_told() -> None:
    box = (
        "<w:r><w:pict><w:txbxContent><w:p>" + RUN.format("内部文件") + "</w:p></w:txbxContent></w:pict></w:r>"
    )
    decoded = text_of(saved(paragraph_of(box + RUN.format("种植水稻。"))), "a.docx")
    assert decoded.text.strip() == "种植水稻。"
    assert [i.message for i in decoded.issues][:1] == ["text boxes not read: 1"]


def test_word_tables_are_kept_as_lines_and_named() -> None:
    document = docx.Document()
    document.add_paragraph("前")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "水稻", "46800亩"
    document.add_paragraph("后")
    decoded = text_of(saved(document), "a.docx")
    assert decoded.text == "前\n水稻\t46800亩\n后"
    assert [i.code for i in decoded.issues] == ["source.table", "source.derived"]


def test_html_gives_the_main_text_only() -> None:
    pytest.importorskip("trafilatura")
    body = "".join(
        f"<p>{WORDS}各村积极推广良种，农机作业面积稳步扩大，粮食喜获丰收。第{i}段。</p>" for i in range(6)
    )
    page = (
        f"<html><head><title>青禾镇工作总结</title></head><body><nav><a href='/'>首页</a></nav>"
        f"<article><h1>青禾镇工作总结</h1>{body}</article><footer>版权所有 2020</footer></body></html>"
    )
    text = text_of(page.encode("gb18030"), "a.html").text
    assert text.count(WORDS) == 6
    assert "青禾镇工作总结" in text
    assert "版权所有" not in text


def test_html_task_tables_are_written_out_and_others_left_to_trafilatura() -> None:
    pytest.importorskip("trafilatura")
    tasks = (
        "<table><tr><th>类别</th><th>重点任务</th><th>责任单位</th><th>完成时限</th></tr>"
        "<tr><td rowspan='2'>产业</td><td><p>新建茶园300亩</p><p>改造茶厂2座</p></td><td>农业\n  站</td><td>9月底前</td></tr>"
        "<tr><td>种植水稻800亩<br>推广良种</td><td colspan='2'>各村</td></tr></table>"
    )
    other = "<table><tr><th>村名</th><th>户数</th></tr><tr><td>柳溪村</td><td>320</td></tr></table>"
    body = f"<h1>青禾镇2024年任务</h1><p>{WORDS * 9}</p>{tasks}<p>{WORDS * 9}</p>{other}"
    decoded = text_of(f"<html><body><article>{body}</article></body></html>".encode(), "a.html")
    lines = decoded.text.split("\n")
    at = lines.index("（一）产业")
    assert lines[at : at + 6] == [
        "（一）产业", "新建茶园300亩；改造茶厂2座。", "责任单位：农业 站", "完成时限：9月底前", "种植水稻800亩；推广良种。",
        "责任单位：各村",
    ]  # fmt: skip
    assert "柳溪村" in decoded.text
    assert [i.message for i in decoded.issues][:1] == [
        "tables of tasks written out as lists, a row an item: 1"
    ]


def pdf(lines: list[str]) -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    data = BytesIO()
    page = canvas.Canvas(data)
    page.setFont("STSong-Light", 12)
    for i, line in enumerate(lines):
        page.drawString(72, 750 - 20 * i, line)
    page.showPage()
    page.save()
    return data.getvalue()


def test_pdf_text_layer_is_read() -> None:
    pytest.importorskip("pypdf")
    assert text_of(pdf(["青禾镇2021年工作总结", WORDS]), "a.pdf").text == f"青禾镇2021年工作总结\n{WORDS}"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("scan.pdf", None, "source.scan"),
        ("broken.pdf", b"%PDF-1.4 nothing", "source.broken"),
        ("broken.docx", b"PK\x03\x04 nothing", "source.broken"),
        ("empty.docx", b"", "source.broken"),
        ("empty.html", b"<html><body></body></html>", "source.empty"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes | None, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        text_of(pdf([]) if data is None else data, name)
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "renamed.docx"])
def test_old_word_asks_for_libreoffice(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(Unreadable, match="LibreOffice"):
        text_of(b"\xd0\xcf\x11\xe0", name)


def test_a_new_word_file_is_read_under_an_old_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    document = docx.Document()
    document.add_paragraph(WORDS)
    assert text_of(saved(document), "a.doc").text == WORDS


@pytest.mark.parametrize(
    ("script", "why"),
    [("exit 77", "exit status 77"), ("exit 0", "made no document"), ("sleep 60 & wait", "longer than")],
)
def test_what_libreoffice_cannot_convert_says_why_in_the_same_words_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, why: str
) -> None:
    put_on_path(tmp_path, monkeypatch, script)
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    told = set()
    for _ in range(2):
        with pytest.raises(Unreadable, match=why) as caught:
            text_of(b"\xd0\xcf\x11\xe0", "a.doc")
        told.add(str(caught.value))
    assert len(told) == 1


def test_nothing_is_left_of_a_libreoffice_that_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_path(tmp_path, monkeypatch, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    with pytest.raises(Unreadable):
        text_of(b"\xd0\xcf\x11\xe0", "a.doc")
    assert ends(int((tmp_path / "child").read_text()))


def test_a_stop_of_the_batch_does_not_reach_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C goes to the whole group of the terminal; what is in flight is finished."""
    put_on_path(tmp_path, monkeypatch, f"cut -d' ' -f6 /proc/$$/stat > {tmp_path}/session; exit 1")
    with pytest.raises(Unreadable):
        text_of(b"\xd0\xcf\x11\xe0", "a.doc")
    assert int((tmp_path / "session").read_text()) != os.getsid(0)


def archive(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(name, data)
    return path


def test_archive_members_are_read_by_name_and_nothing_is_unpacked(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.zip",
        **{"镇/一.txt": WORDS.encode(), "../../out.txt": WORDS.encode(), "x.png": b"", ".h.txt": b"1"},
    )
    names = [i.path for i in find_inputs([str(path)], Given(), {})]
    assert names == [f"{path}{MARK}镇/一.txt"]
    assert [r.status for r in iter_reports([*names, f"{path}{MARK}../../out.txt"])] == ["ok", "ok"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]


def test_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"a.txt": b"0" * 50_000_000})
    with pytest.raises(Refused, match="bomb"):
        read_member(path, "a.txt", 10)
    [report] = iter_reports([f"{path}{MARK}a.txt"])
    assert (report.status, report.issues[0].code) == ("failed", "archive.bomb")


def test_word_bomb_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.docx", **{"word/document.xml": b" " * 50_000_000})
    with pytest.raises(Unreadable, match="bomb"):
        text_of(path.read_bytes(), "a.docx")


def test_too_many_files_are_refused() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as out:
        for i in range(10_001):
            out.writestr(str(i), b"")
    with pytest.raises(Refused, match="10,000"):
        check_sizes(data.getvalue())


def test_xml_entities_do_not_grow() -> None:
    document = saved(docx.Document())
    bomb = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "' + b"x" * 1000 + b'">'
    for i in range(9):
        names = b"".join(b"&%c;" % (97 + i) for _ in range(10))
        bomb += b'<!ENTITY %c "%s">' % (98 + i, names)
    bomb += b"]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    bomb += b"<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb if name == "word/document.xml" else old.read(name))
    try:
        text = text_of(out.getvalue(), "a.docx").text
    except Unreadable as error:
        text = str(error)
    assert len(text) < 10_000


class _OldInfo(zipfile.ZipInfo):
    """A file as old Chinese archives name it: in GBK, without saying so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gb18030"), self.flag_bits


def test_gbk_names_of_old_archives_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(_OldInfo("乡镇/报告.txt"), WORDS)
    names = [i.path for i in find_inputs([str(path)], Given(), {})]
    assert names == [f"{path}{MARK}乡镇/报告.txt"]
    assert [r.status for r in iter_reports(names)] == ["ok"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.zip!/b/c.txt", (Path("a.zip"), "b/c.txt")),
        ("in/A.ZIP!/c.txt", (Path("in/A.ZIP"), "c.txt")),
        ("urgent!/c.txt", None),
        ("a.zip", None),
    ],
)
def test_only_what_stands_behind_a_zip_is_in_an_archive(name: str, parts: tuple[Path, str] | None) -> None:
    assert split_member(name) == parts


def test_an_archive_is_opened_once_for_all_its_files_and_anew_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path / "a.zip", **{f"{i}.txt": b"%d" % i for i in range(50)})
    opened = []
    real = zipfile.ZipFile

    def counting(*args: Any, **more: Any) -> zipfile.ZipFile:
        opened.append(args)
        return real(*args, **more)

    monkeypatch.setattr(zipfile, "ZipFile", counting)
    assert [read_member(path, f"{i}.txt", 9) for i in range(50)] == [b"%d" % i for i in range(50)]
    assert len(opened) == 1
    archive(path, **{"0.txt": b"new"})
    assert read_member(path, "0.txt", 9) == b"new"


def test_damaged_archives_are_refused_or_read_but_never_break(tmp_path: Path) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as out:
        for kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            out.writestr(f"{kind}.txt", WORDS * 40, kind)
    whole, chance, refused = data.getvalue(), random.Random(7), 0
    for i in range(300):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 2, 20))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path = tmp_path / f"{i}.zip"
        path.write_bytes(damaged)
        try:
            for name in list(member_names(path)):
                read_member(path, name.partition(MARK)[2], 10_000)
        except (Refused, OSError):
            refused += 1
    assert 50 < refused < 300
