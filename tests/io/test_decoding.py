"""Bytes become the text that was meant, or it is said that they did not."""

from __future__ import annotations

import codecs

import pytest

from extractor.io.decoding import Unreadable, decode

SIMPLIFIED = "青石镇2024年工作报告\n全镇水稻种植46800亩，比上年增长百分之三；我们将继续做好各项工作。\n" * 3
TRADITIONAL = "青石鎮2024年工作報告\n全鎮水稻種植46800畝，比上年增長百分之三；我們將繼續做好各項工作。\n" * 3


def codes(data: bytes) -> list[str]:
    return [issue.code for issue in decode(data).issues]


@pytest.mark.parametrize(
    ("text", "written", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32", "utf-32"),
        (SIMPLIFIED.replace("\n", "\r\n"), "gb18030", "gb18030"),
    ],
)
def test_encoding_is_found(text: str, written: str, encoding: str) -> None:
    decoded = decode(text.encode(written))
    assert decoded.text == text
    assert decoded.encoding == encoding
    assert decoded.issues == ()


def test_utf_16_big_endian_with_its_mark() -> None:
    decoded = decode(codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"))
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, "utf-16-be")


def test_utf_16_of_latin_letters_is_told_by_its_zeros() -> None:
    decoded = decode("GDP 2024: 46800\n".encode("utf-16-le"))
    assert (decoded.text, decoded.encoding) == ("GDP 2024: 46800\n", "utf-16-le")


def test_a_table_of_taiwan_beyond_big5() -> None:
    text = TRADITIONAL + "恒春鎮、後壁裏、石碇粧、著墘" + "碁嫺銹裏墻恒粧嫺"
    assert decode(text.encode("cp950")).text == text


def test_few_characters_leave_a_doubt() -> None:
    decoded = decode("青石镇5户".encode("gb18030"))
    assert decoded.text == "青石镇5户"
    assert [issue.code for issue in decoded.issues] == ["source.encoding-doubt"]
    assert decoded.issues[0].severity == "warning"


def test_lone_surrogates_are_replaced_and_told() -> None:
    data = codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le") + b"\x00\xd8" + "完。".encode("utf-16-le")
    decoded = decode(data)
    assert decoded.text == SIMPLIFIED + "\ufffd完。"
    [issue] = decoded.issues
    assert (issue.code, issue.severity) == ("source.undecodable", "error")
    assert issue.spans == ((len(SIMPLIFIED), len(SIMPLIFIED) + 1),)


def test_a_broken_byte_in_utf_8_costs_one_character() -> None:
    data = SIMPLIFIED.encode() + b"\xe5\xe5" + SIMPLIFIED.encode()
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("\ufffd", "") == SIMPLIFIED * 2
    assert [issue.code for issue in decoded.issues] == ["source.undecodable"]


def test_a_character_cut_off_at_the_end() -> None:
    assert codes(SIMPLIFIED.encode()[:-3] + b"\xe3\x80") == ["source.undecodable"]


def test_nul_characters_stay_and_are_told() -> None:
    decoded = decode((SIMPLIFIED + "\0\0完").encode())
    assert decoded.text == SIMPLIFIED + "\0\0完"
    assert [issue.code for issue in decoded.issues] == ["source.nul"]
    assert decoded.issues[0].spans == ((len(SIMPLIFIED), len(SIMPLIFIED) + 2),)


@pytest.mark.parametrize("odd", ["\x1b[31m", "\x07", "\x7f", "\x9b"])
def test_control_characters_stay_and_are_told(odd: str) -> None:
    decoded = decode((SIMPLIFIED + odd + "完").encode())
    assert decoded.text == SIMPLIFIED + odd + "完"
    assert [(i.code, i.severity) for i in decoded.issues] == [("source.control", "warning")]
    assert decoded.issues[0].spans == ((len(SIMPLIFIED), len(SIMPLIFIED) + 1),)


@pytest.mark.parametrize("usual", ["\t", "\r\n", "\x0b", "\x0c", "\x85", "\u200b", "\xa0"])
def test_what_lays_a_text_out_is_not_told(usual: str) -> None:
    assert codes((SIMPLIFIED + usual + "完").encode()) == []


@pytest.mark.parametrize("wrong", ["gbk", "latin-1", "big5"])
def test_mojibake_is_told(wrong: str) -> None:
    garbled = SIMPLIFIED.encode().decode(wrong, "ignore")
    assert "source.mojibake" in codes(garbled.encode())


def test_mojibake_of_a_part_is_told_with_its_place() -> None:
    sound = SIMPLIFIED * 12
    garbled = (SIMPLIFIED * 12).encode().decode("gbk", "ignore")
    [issue] = decode((sound + garbled).encode()).issues
    [(start, end)] = issue.spans
    assert abs(start - len(sound)) <= 400
    assert end == len(sound + garbled)


def test_what_was_replaced_before_it_came_here_is_mojibake() -> None:
    assert codes((SIMPLIFIED + "锟斤拷锟斤拷").encode()) == ["source.mojibake"]


@pytest.mark.parametrize("text", ["全镇", "GDP 46800\n", "①②③④⑤⑥⑦⑧", "龘靐齉"])
def test_short_and_odd_texts_are_no_mojibake(text: str) -> None:
    assert codes(text.encode()) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "source.empty"),
        (codecs.BOM_UTF8, "source.empty"),
        (" \r\n\t　\n".encode(), "source.empty"),
        (bytes(range(256)) * 40, "source.binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "source.binary"),
        (b"PK\x03\x04" + bytes(64), "source.binary"),
        (b"%PDF-1.7\n", "source.binary"),
    ],
)
def test_no_text(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as raised:
        decode(data)
    assert raised.value.code == code


def test_the_message_names_the_kind_of_file() -> None:
    with pytest.raises(Unreadable, match="Word"):
        decode(b"PK\x03\x04" + bytes(64))
