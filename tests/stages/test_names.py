"""Names: every word of the lexicon is found as itself, a document's own words too, and no longer number is cut."""

from __future__ import annotations

import regex

from extractor.lexicon.load import load_table
from extractor.stages.names import find_names
from extractor.stages.names.fixed import HARD, Expressions
from extractor.text.reading import Reading, read
from extractor.text.view import simplify

_HARD = regex.compile(f"[{HARD}]")


def _reading(text: str) -> Reading:
    return read(simplify(text))


def _names(text: str) -> list[str]:
    reading = _reading(text)
    return [reading.text[n.start : n.end] for n in find_names(reading).items]


def test_every_fixed_expression_is_found_with_all_its_numerals() -> None:
    tables = load_table("names"), load_table("numeral_words")
    rooms = ("word", "slogan", "policy", "idiom", "vague", "place", "title")
    words = {w for table in tables for room in rooms if room in table for w in table[room]["words"].split()}
    missed = []
    for word in sorted(words):
        reading = _reading(f"，{word}，")
        covered = {i for n in find_names(reading).items for i in range(n.start, n.end)}
        if any(m.start() not in covered for m in _HARD.finditer(reading.text)):
            missed.append(word)
    assert not missed


def test_words_that_count_where_a_counted_thing_follows() -> None:
    for word in load_table("names")["counting"]:
        assert _names(f"，{word}，"), word
    assert not _names("发生一起火灾")
    assert _names("大家一起努力") == ["一起"]


def test_a_word_inside_a_longer_number_is_no_word() -> None:
    assert not _names("花了二十分钟")
    assert not _names("共三百家企业")
    assert _names("成绩十分好") == ["十分"]


def test_a_place_named_once_is_a_place_everywhere() -> None:
    assert _names("九禾村修路，九禾、长坪种桃") == ["九禾村", "九禾"]
    assert not _names("九禾种桃")


def test_a_quoted_slogan_is_one_without_quotation_marks_too() -> None:
    assert _names("推行“六联共治”机制，坚持六联共治") == ["六联共治", "六联共治"]


def test_counts_in_quotation_marks_stay_counts() -> None:
    assert not _names("兑现了“投资500万元”的承诺")


def test_the_longest_expression_wins() -> None:
    words = Expressions([("一网", "word"), ("一网通办", "slogan"), ("一网统管", "slogan")])
    assert words.at("推进一网通办", 2) == (2, 6, "slogan")
    assert words.at("推进一网共享", 2) == (2, 4, "word")
    assert words.at("推进一窗", 2) is None


def test_what_other_stages_hold_is_left_to_them_unless_a_word_reaches_further() -> None:
    text = "一年接着一年干"
    assert [n.rule for n in find_names(_reading(text), [(0, 2), (4, 6)]).items] == ["names.relay"]
    assert not find_names(_reading("一项一项抓"), [(0, 4)]).items
