"""Lines: what the index of a batch tells of each report; the report itself may go."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple, Self

from extractor.io.amend import corrections_of
from extractor.models.report import Report


class Share(NamedTuple):
    """A stretch of a line's bar, of a hundred steps."""

    kind: str
    x: float
    width: float


class Line(NamedTuple):
    href: str
    path: str
    title: str
    place: str
    year: int | None
    status: str
    chars: int
    numbers: int
    planned: int
    tasks: int
    issues: int
    checked: int  # records that a person corrected or judged
    shares: tuple[Share, ...]

    @classmethod
    def of(cls, report: Report, href: str) -> Self:
        header = report.header
        return cls(
            href,
            report.source.path or "stdin",
            header.title or "",
            header.place or "",
            header.review_year or header.plan_year,
            report.status,
            report.source.chars,
            len(report.observations),
            sum(o.status == "planned" for o in report.observations),
            len(report.tasks),
            len(report.issues),
            len(corrections_of(report)),
            _shares(report),
        )


def _shares(report: Report) -> tuple[Share, ...]:
    sums: Counter[str] = Counter()
    for s in report.statements:
        sums[s.kind] += s.end - s.start
    total, at, shares = max(1, sums.total()), 0.0, []
    for kind in ("achieved", "problem", "planned", "other"):
        width = round(100 * sums[kind] / total, 2)
        if width:
            shares.append(Share(kind, round(at, 2), width))
        at += width
    return tuple(shares)
