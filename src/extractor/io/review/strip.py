"""Strip: a report at a glance, as shapes on a ribbon of a thousand steps."""

from __future__ import annotations

from typing import NamedTuple

from extractor.models.report import Report

WIDTH = 1000


class Band(NamedTuple):
    """Neighbouring statements of one kind."""

    x: float
    width: float
    kind: str


class Strip(NamedTuple):
    """`numbers` and `issues` are SVG paths: a stroke where each stands, by status and by severity."""

    bands: list[Band]
    numbers: dict[str, str]
    issues: dict[str, str]
    headings: str


def strip_of(report: Report) -> Strip:
    step = WIDTH / max(1, report.source.chars)
    runs: list[tuple[int, int, str]] = []
    for s in report.statements:
        if runs and runs[-1][2] == s.kind:
            runs[-1] = (runs[-1][0], s.end, s.kind)
        else:
            runs.append((s.start, s.end, s.kind))
    bands = [Band(round(a * step, 2), round((b - a) * step, 2), kind) for a, b, kind in runs]
    starts = {m.id: m.start for m in report.mentions}
    numbers: dict[str, list[int]] = {"achieved": [], "planned": [], "reference": []}
    for o in report.observations:
        numbers[o.status].append(starts[o.mention])
    issues: dict[str, list[int]] = {"error": [], "warning": [], "info": []}
    for issue in report.issues:
        issues[issue.severity] += [start for start, _ in issue.spans]
    return Strip(
        bands,
        {status: _strokes(at, step, 17, 12) for status, at in numbers.items() if at},
        {severity: _strokes(at, step, 30, 6) for severity, at in issues.items() if at},
        _strokes([s.start for s in report.sections if s.level == 1], step, 0, 36),
    )


def _strokes(offsets: list[int], step: float, top: int, length: int) -> str:
    return "".join(f"M{at * step:.2f} {top}v{length}" for at in offsets)
