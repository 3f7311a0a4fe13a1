"""Chinese: every issue has its sentence, with all that the English one tells."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tests.test_checks_doc import ENTRIES

from extractor import extract, iter_reports
from extractor.lexicon.chinese import sentence, word
from extractor.lexicon.load import load_table

ROOT = Path(__file__).parents[2]
ISSUES = load_table("chinese")["issues"]
SENTENCES = [(code, english) for code, table in ISSUES.items() for english in table]
CODE = re.compile(r'"((?:source|archive|batch|checks|numeral|extract)\.[a-z0-9-]+|unit-of-indicator)"')


def test_every_code_in_the_source_has_its_sentences() -> None:
    source = "".join(p.read_text("utf-8") for p in (ROOT / "src/extractor").rglob("*.py"))
    codes = set(CODE.findall(source))
    assert len(codes) > 50
    assert codes <= ISSUES.keys()


@pytest.mark.parametrize(("code", "english"), SENTENCES)
def test_a_sentence_tells_what_stands_in_its_places(code: str, english: str) -> None:
    places = re.findall(r"\{(\w+)\}", english)
    said = sentence(code, english.format_map({place: f"<{place}>" for place in places}))
    assert re.search("[\u4e00-\u9fff]", said)
    assert set(re.findall(r"<(\w+)>", said)) <= set(places)
    assert not re.search(r"[{}]", said)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e["code"])
def test_the_checks_speak_chinese(entry: dict[str, str]) -> None:
    [issue, *_] = [i for i in extract(entry["found"]).issues if i.code == entry["code"]]
    assert sentence(issue.code, issue.message) != issue.message


def test_the_issues_of_all_samples_speak_chinese() -> None:
    reports = iter_reports([*sorted(ROOT.glob("samples/*.txt")), "missing.txt", ROOT])
    issues = {(i.code, i.message) for report in reports for i in report.issues}
    assert len(issues) > 10
    assert [said for said in issues if sentence(*said) == said[1]] == []


def test_what_the_catalogue_does_not_have_stays_english() -> None:
    assert sentence("source.unopened", "Too many open files") == "Too many open files"
    assert sentence("no.such-code", "a {brace}") == "a {brace}"
    assert word("achieved") == "完成"
    assert word("no such word") == "no such word"


def _said() -> set[str]:
    """The words and sentences that the command line says, as they are written in its source."""
    said = set()
    for path in (ROOT / "src/extractor/cli").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                said |= {n.value for n in node.args[:1] if isinstance(n, ast.Constant)}
    return said


def test_what_the_command_line_says_is_in_the_catalogue() -> None:
    words = load_table("chinese")["words"]
    assert len(_said()) > 15
    assert _said() <= words.keys()
    for english, chinese in words.items():
        assert set(re.findall(r"\{(\w+)\}", chinese)) == set(re.findall(r"\{(\w+)\}", english)), english


def _told() -> set[tuple[str, str]]:
    """Code and message of what the readers refuse, as it is written in their source; `{…}` is any word."""
    told = set()
    for path in (ROOT / "src/extractor/io").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Unreadable", "Refused"):
                code, message = node.args
                if isinstance(code, ast.Constant) and isinstance(message, ast.Constant | ast.JoinedStr):
                    told.add((code.value, _without_places(message)))
    return told


def _without_places(message: ast.Constant | ast.JoinedStr) -> str:
    parts = message.values if isinstance(message, ast.JoinedStr) else [message]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)


def test_what_the_readers_refuse_is_in_the_catalogue() -> None:
    assert len(_told()) > 15
    assert [told for told in _told() if sentence(*told) == told[1]] == []
