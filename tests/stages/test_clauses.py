"""Clauses: where a statement is cut, and what stays whole."""

from __future__ import annotations

import pytest

from extractor.pipeline.segment import cut
from extractor.stages.clauses import find_clauses
from extractor.stages.findings import Clause, NameFound, StatementFound
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
        NameFound(at, at + len(name), "slogan", "test") for name in names if (at := reading.text.find(name)) >= 0
    ]
    tokens = cut(reading, mentions, [(s.start, s.end) for s in statements])
    return reading, find_clauses(reading, statements, tokens)


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
