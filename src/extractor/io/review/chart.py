"""Chart: the main indicators of a batch, a row of dots each; a dot is what one report says was achieved."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from extractor.io.tables.wording import plain
from extractor.lexicon.codebook import Codebook
from extractor.models.records import Quantity
from extractor.models.report import Report

ROWS = 8
WIDTH = 1000
_SCALES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))


class Figure(NamedTuple):
    """A level that a report says was reached, in the base unit of its dimension, and the unit as written."""

    code: str
    base: str
    value: Decimal
    unit: str
    factor: Decimal
    href: str
    label: str


class Dot(NamedTuple):
    x: float
    href: str
    label: str


class Chart(NamedTuple):
    """One indicator: its dots from `low` to `high`, on a logarithmic scale where they span a hundredfold."""

    name: str
    reports: int
    low: str
    high: str
    middle: str
    middle_x: float
    logarithmic: bool
    dots: list[Dot]


def figures_of(report: Report, href: str) -> list[Figure]:
    """The first achieved level of each indicator that the codebook knows: a report repeats its main ones."""
    mentions = {m.id: m for m in report.mentions}
    found: dict[tuple[str, str], Figure] = {}
    for o in report.observations:
        m = mentions[o.mention]
        if o.code is None or o.status != "achieved" or not isinstance(m, Quantity):
            continue
        if m.value is None or m.unit is None or m.change is not None:
            continue
        words = "".join(m.simplified.split())
        label = " · ".join(x for x in (o.place or report.header.place, o.time, words) if x)
        figure = Figure(
            o.code, m.unit.base, m.value * m.unit.factor, m.unit.text, m.unit.factor, href, label
        )  # fmt: skip
        found.setdefault((o.code, m.unit.base), figure)
    return list(found.values())


def charts_of(figures: Sequence[Figure]) -> list[Chart]:
    """The indicators that most reports tell, each in the unit that most of them use."""
    groups: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.code, figure.base].append(figure)
    names = {entry.id: entry.name for entry in Codebook.built_in().entries}
    often = Counter({key: len(group) for key, group in groups.items() if len(group) > 1})
    charts: dict[str, Chart] = {}
    for (code, base), _ in sorted(often.items(), key=lambda item: (-item[1], item[0])):
        if len(charts) == ROWS:
            break
        charts.setdefault(code, _chart(names.get(code, code), groups[code, base]))
    return list(charts.values())


def _chart(name: str, figures: Sequence[Figure]) -> Chart:
    [((unit, factor), _)] = Counter((f.unit, f.factor) for f in figures).most_common(1)
    values = [f.value / factor for f in figures]
    low, high, middle = min(values), max(values), Decimal(median(values))
    logarithmic = low > 0 and high / low >= 100

    def x(value: Decimal) -> float:
        if high == low:
            return WIDTH / 2
        if logarithmic:
            return round(WIDTH * math.log(value / low) / math.log(high / low), 1)
        return round(WIDTH * float((value - low) / (high - low)), 1)

    dots = [Dot(x(value), f.href, f.label) for value, f in zip(values, figures, strict=True)]
    written = [_written(value, unit) for value in (low, high, middle)]
    return Chart(name, len(dots), written[0], written[1], written[2], x(middle), logarithmic, dots)


def _written(value: Decimal, unit: str) -> str:
    """Four significant digits, with 万 and 亿: 2.86万亩."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{plain(Decimal(f'{value / scale:.4g}'))}{word}{unit}"
    return f"{plain(Decimal(f'{value:.4g}'))}{unit}"
