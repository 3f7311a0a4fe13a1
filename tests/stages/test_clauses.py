"""Clauses: where a statement is cut, and what stays whole."""

from __future__ import annotations

import pytest

from extractor.pipeline.segment import cut
from extractor.stages.clauses import find_clauses, read_acts
from extractor.stages.findings import Clause, NameFound, StatementFound
from extractor.stages.quantities import find_numerals, find_quantities
from extractor.text.reading import Reading, read
from extractor.text.view import simplify


def _clauses(text: str, *names: str) -> tuple[Reading, list[Clause]]:
    reading = read(simplify(text))
    statements = []
    start = 0
    for end, char in enumerate(reading.text, 1):
        if char in "。；":
            statements.append(StatementFound(start, end, "achieved", None, "test"))
            start = end
    mentions = [
        NameFound(at, at + len(name), "slogan", "test")
        for name in names
        if (at := reading.text.find(name)) >= 0
    ]
    tokens = cut(reading, mentions, [(s.start, s.end) for s in statements])
    return reading, find_clauses(statements, tokens)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("修通沟渠，改造泵站。", ["修通沟渠", "改造泵站"]),
        ("修通沟渠、改造泵站。", ["修通沟渠、改造泵站"]),
        ("工作目标：修通沟渠；改造泵站。", ["工作目标", "修通沟渠", "改造泵站"]),
        ("，，修通沟渠，。", ["修通沟渠"]),
    ],
)
def test_commas_and_colons_part_clauses(text: str, parts: list[str]) -> None:
    reading, clauses = _clauses(text)
    assert [reading.text[c.start : c.end] for c in clauses] == parts


def test_each_clause_knows_its_statement() -> None:
    _, clauses = _clauses("修通沟渠，改造泵站。清理河道；")
    assert [c.statement for c in clauses] == [0, 0, 1]


def test_a_mention_is_one_token_of_its_clause() -> None:
    _, clauses = _clauses("落实三个清单制度，抓好改造。", "三个清单")
    (first, _) = clauses
    assert [t.text for t in first.tokens if t.tag == "m:name"] == ["三个清单"]
    assert [t.mention for t in first.tokens if t.tag == "m:name"] == [0]


def test_tokens_cover_the_clause_in_order() -> None:
    reading, clauses = _clauses("扎实推进农村改厕，群众满意度明显提高。")
    for clause in clauses:
        assert "".join(t.text for t in clause.tokens) == reading.text[clause.start : clause.end]


def _words(text: str, passed: list[tuple[int, int]] | None = None) -> list[list[str]]:
    reading = read(simplify(text))
    statements = [StatementFound(0, len(reading.text), "achieved", None, "test")]
    numerals = find_numerals(reading, [])
    mentions = find_quantities(reading, numerals.items, []).items
    clauses = find_clauses(statements, cut(reading, mentions, [(0, len(reading.text))]))
    read_acts(clauses, statements, passed or [])
    return [[w.text for w in clause.words] for clause in clauses]


def test_words_are_mended_once_for_all_who_read_them() -> None:
    assert _words("新登记合作社8家，评选“花园里弄”5条。") == [
        ["新", "登记", "合作社", "8家"],
        ["评选", "“花园里弄”", "5条"],
    ]


def test_a_bracket_is_one_word_unless_it_holds_a_number() -> None:
    assert _words("调整教学点（班）14个。") == [["调整", "教学点", "（班）", "14个"]]
    assert _words("低保对象310户（城镇90户）。") == [["低保对象", "310户", "（", "城镇", "90户", "）"]]


def test_bodies_are_passed_over_by_acts_and_stay_among_the_words() -> None:
    text = "县文旅局新建书屋6间。"
    reading = read(simplify(text))
    assert _words(text, [(0, 4)])[0][0] == reading.text[:1]
    assert "".join(_words(text, [(0, 4)])[0]) == reading.text[:-1]


def test_a_clause_with_numbers_is_read_whatever_the_kind_of_its_statement() -> None:
    reading = read(simplify("新建书屋6间，启用。"))
    for kind in ("achieved", "planned"):
        statements = [StatementFound(0, len(reading.text), kind, None, "test")]
        numerals = find_numerals(reading, [])
        mentions = find_quantities(reading, numerals.items, []).items
        clauses = find_clauses(statements, cut(reading, mentions, [(0, len(reading.text))]))
        read_acts(clauses, statements)
        assert [(a.verb, a.object, a.at) for c in clauses for a in c.acts] == [
            ("新建", "书屋", 0),
            ("启用", "书屋", 7),
        ]
