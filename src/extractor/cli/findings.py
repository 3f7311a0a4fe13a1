"""Findings: the issues of reports as a linter prints them, `path:line:col: CODE message`."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from extractor.cli.language import say, say_issue
from extractor.cli.lines import shown
from extractor.lexicon.load import load_table
from extractor.models.records import Issue, Severity
from extractor.models.report import Report
from extractor.text import patterns as regex

_LINE_END = regex.compile(r"\r\n|\r|\n")
_AROUND = 40  # characters of the text that a finding shows


@dataclass(frozen=True, slots=True)
class Finding:
    """An issue of one file; lines and columns from 1, `spans` in code points of the decoded text."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    text: str | None
    spans: tuple[tuple[int, int], ...]


class Choice:
    """Codes by their beginnings: `checks.quote` is all that begin so; `quote` does, without the room's name."""

    def __init__(self, select: Sequence[str], ignore: Sequence[str]) -> None:
        """Raises ValueError where no code begins so: a slip would leave all faults out."""
        for prefix in (*select, *ignore):
            if not any(_begins(code, [prefix]) for code in load_table("chinese")["issues"]):
                raise ValueError(f"no code begins with {prefix!r}; docs/checks.md has them all")
        self._select, self._ignore = select, ignore

    def __contains__(self, code: str) -> bool:
        return (not self._select or _begins(code, self._select)) and not _begins(code, self._ignore)


def _begins(code: str, prefixes: Sequence[str]) -> bool:
    return any(code.startswith(p) or code.partition(".")[2].startswith(p) for p in prefixes)


def findings_of(report: Report, name: str, choice: Choice) -> list[Finding]:
    """What a report is queried for, in text order; the report must have its text where it was read."""
    text = report.text or ""
    ends = [m.end() for m in _LINE_END.finditer(text)]
    found = [_finding(issue, name, text, ends) for issue in report.issues if issue.code in choice]
    return sorted(found, key=lambda f: (f.line, f.column, f.code))


def _finding(issue: Issue, name: str, text: str, ends: Sequence[int]) -> Finding:
    spans = tuple((span[0], span[1]) for span in issue.spans)
    start, end = spans[0] if spans else (0, 0)
    line = bisect_right(ends, start)
    column = start - (ends[line - 1] if line else 0)
    shown = text[start : min(end, start + _AROUND)] if spans else None
    return Finding(name, line + 1, column + 1, issue.code, issue.severity, issue.message, shown, spans)


def as_text(finding: Finding) -> str:
    """One line, whatever the message holds, in the language of the terminal."""
    message = " ".join(say_issue(finding.code, finding.message).split())
    others = len(finding.spans) - 1
    more = say(" (and {count} more places)", count=others) if others > 0 else ""
    where = f"{finding.path}:{finding.line}:{finding.column}"
    return shown(f"{where}: {finding.code} {message}{more}")


def as_json(findings: Iterable[Finding]) -> str:
    """All findings as one JSON array, one a line."""
    rows = [json.dumps(asdict(f), ensure_ascii=False) for f in findings]
    return "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"


def told(findings: Sequence[Finding], files: int) -> str:
    """The summary: how many of each severity, in how many files."""
    counts = Counter(f.severity for f in findings)
    return say(
        "{errors}, {warnings}, {hints} info in {files}",
        errors=_some(counts["error"], "error"),
        warnings=_some(counts["warning"], "warning"),
        hints=counts["info"],
        files=_some(files, "file"),
    )


def _some(count: int, what: str) -> str:
    return say(f"{{count}} {what}{'' if count == 1 else 's'}", count=count)
