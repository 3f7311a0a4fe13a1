"""Is every record of a report grounded in its text? The report's own validator, and what it does not see."""

from __future__ import annotations

import re

from extractor import Report, simplify

# the digits of &#12345; are markup: the reading has the character that they stand for in their place
REFERENCE = re.compile(r"&(?:amp;)?(?:#\d{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}\d{0,2});")
_HARD = re.compile(r"[0-9０-９〇一二两三四五六七八九十百千万亿%％‰]")


def assert_grounded(report: Report, text: str) -> None:
    """Every span lies in the text, reads back its record, and records lie where they say they belong."""
    report.verify(text)
    size = len(text)
    statements = {s.id: s for s in report.statements}
    last = 0
    for s in report.statements:
        assert last <= s.start, f"statement {s.id} overlaps the one before"
        last = s.end
    covered = bytearray(size)
    for m in report.mentions:
        assert len(m.simplified) == len(m.text)
        covered[m.start : m.end] = b"1" * (m.end - m.start)
    plain = REFERENCE.sub(lambda e: " " * len(e.group()), simplify(text).simplified)
    lost = [m for m in _HARD.finditer(plain) if not covered[m.start()]]
    assert not lost, f"numerals in no mention: {[(m.start(), m.group()) for m in lost[:5]]}"
    for task in report.tasks:
        home = statements[task.statement]
        for a in task.actions:
            assert home.start <= a.start < a.end <= home.end, f"action {a.verb!r} lies outside {home.id}"
    for section in report.sections:
        assert section.start <= section.heading[0] < section.heading[1] <= section.end <= size
    for issue in report.issues:
        assert all(0 <= a < b <= size for a, b in issue.spans), issue
    observed = [o.mention for o in report.observations]
    counted = [m.id for m in report.mentions if m.class_ == "quantity"]
    assert observed == counted, "each quantity has one observation, in order"
