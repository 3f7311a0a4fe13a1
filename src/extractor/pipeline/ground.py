"""Ground: findings become records with the original's offsets; every span reads back its own text.

Records leave here as plain dicts by JSON name: the report validates all of them in one go, which costs half as
much as making each by itself. The small parts that repeat (units, changes, grounds) are made once each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from extractor.models.records import Change, Evidence, Grounds, Reach, Unit
from extractor.stages import findings as f
from extractor.stages.rule import Doubt
from extractor.text.reading import Reading

Raw = dict[str, Any]
_NO_INDICATOR = f.IndicatorFound(None, None, "indicators.none")


@lru_cache(4096)
def _unit(unit: f.UnitFound) -> Unit:
    return Unit(text=unit.text, id=unit.id, dimension=unit.dimension, factor=unit.factor, base=unit.base)


@lru_cache(4096)
def _change(change: f.ChangeFound) -> Change:
    return Change(direction=change.direction, basis=change.basis)


@cache
def _grounds(
    indicator: Evidence | None, time: Reach | None, place: Reach | None, status: Reach | None
) -> Grounds:
    return Grounds(indicator=indicator, time=time, place=place, status=status)


class Grounder:
    """Makes records of one reading's findings."""

    def __init__(self, reading: Reading) -> None:
        self._span = reading.span
        self._begins: Sequence[int] = range(len(reading.text)) if reading.at is None else reading.at
        self._pages = reading.pages
        self._original = reading.view.original
        self._simplified = reading.view.simplified

    def _id(self, letter: str, start: int) -> str:
        return f"{letter}{self._begins[start]}"

    def header(self, found: f.HeaderFound) -> Raw:
        return {
            "title": found.title,
            "issuer": found.issuer,
            "issued": found.issued,
            "review_year": found.review_year,
            "plan_year": found.plan_year,
            "place": found.place,
        }

    def sections(self, found: Sequence[f.SectionFound]) -> list[Raw]:
        records = []
        for s in found:
            start, end = self._span(s.start, s.end)
            records.append(
                {
                    "id": f"c{start}",
                    "parent": None if s.parent is None else self._id("c", found[s.parent].start),
                    "level": s.level,
                    "label": s.label,
                    "title": s.title,
                    "heading": self._span(*s.heading),
                    "start": start,
                    "end": end,
                }
            )
        return records

    def statements(self, found: Sequence[f.StatementFound], sections: Sequence[f.SectionFound]) -> list[Raw]:
        records = []
        for s in found:
            start, end = self._span(s.start, s.end)
            records.append(
                {
                    "id": f"s{start}",
                    "start": start,
                    "end": end,
                    "text": self._original[start:end],
                    "kind": s.kind,
                    "section": None if s.section is None else self._id("c", sections[s.section].start),
                    "rule": s.rule,
                }
            )
        return records

    def mentions(self, found: Sequence[f.MentionFound], contexts: Mapping[int, f.Context]) -> list[Raw]:
        """The mentions, and the numbers of the page marks that the reading leaves out, in text order."""
        records: list[Raw] = []
        original, simplified, span = self._original, self._simplified, self._span
        for index, m in enumerate(found):
            start, end = span(m.start, m.end)
            record: Raw = {
                "id": f"m{start}",
                "start": start,
                "end": end,
                "text": original[start:end],
                "simplified": simplified[start:end],
                "rule": m.rule,
            }
            if isinstance(m, f.QuantityFound):
                context = contexts.get(index)
                record |= {
                    "class": "quantity",
                    "value": m.value,
                    "low": m.low,
                    "high": m.high,
                    "modifier": m.modifier,
                    "unit": _unit(m.unit) if m.unit else None,
                    "per": m.per,
                    "change": _change(context.change) if context and context.change else None,
                }
            elif isinstance(m, f.DateFound):
                record["class"] = "date"
                record["edtf"] = m.edtf
            elif isinstance(m, f.OrdinalFound):
                record["class"] = "ordinal"
                record["value"] = m.value
            elif isinstance(m, f.EnumeratorFound):
                record["class"] = "enumerator"
                record["label"] = m.label
            else:
                record["class"] = "name"
                record["kind"] = m.kind
            records.append(record)
        return self._with_pages(records) if self._pages else records

    def _with_pages(self, mentions: Sequence[Raw]) -> list[Raw]:
        """A page mark inside another mention (a number broken over two pages) is part of that mention."""
        merged: list[Raw] = []
        pages = list(self._pages)
        for m in [*mentions, None]:
            while pages and (m is None or pages[0][1] <= m["start"]):
                merged.append(self._page(*pages.pop(0)))
            if m is not None:
                merged.append(m)
                while pages and pages[0][0] < m["end"]:
                    del pages[0]
        return merged

    def _page(self, start: int, end: int) -> Raw:
        simplified = self._simplified[start:end]
        digits = "".join(c for c in simplified if c.isdecimal())
        return {
            "id": f"m{start}",
            "start": start,
            "end": end,
            "text": self._original[start:end],
            "simplified": simplified,
            "rule": "reading.page-mark",
            "class": "ordinal",
            "value": Decimal(int(digits)) if digits else None,
        }

    def observations(
        self,
        mentions: f.Mentions,
        statements: Sequence[f.StatementFound],
        indicators: Mapping[int, f.IndicatorFound],
        contexts: Mapping[int, f.Context],
        codes: Mapping[int, str],
    ) -> list[Raw]:
        records, at, begins = [], 0, self._begins
        total = len(statements)
        home: tuple[int, str] = (-1, "")  # a statement and its id
        for index, m in mentions.quantities.items():
            while at < total and statements[at].end <= m.start:
                at += 1
            inside = at < total and statements[at].start <= m.start
            if inside and at != home[0]:
                home = at, self._id("s", statements[at].start)
            context = contexts[index]
            indicator = indicators.get(index, _NO_INDICATOR)
            came_from = context.came_from
            start = begins[m.start]
            records.append(
                {
                    "id": f"o{start}",
                    "mention": f"m{start}",
                    "indicator": indicator.text,
                    "code": codes.get(index),
                    "time": context.time,
                    "place": context.place,
                    "status": context.status,
                    "statement": home[1] if inside else None,
                    "from": None if came_from is None else self._id("o", mentions.every[came_from].start),
                    "rule": indicator.rule,
                    "evidence": _grounds(
                        indicator.evidence, context.time_reach, context.place_reach, context.status_reach
                    ),
                }
            )
        return records

    def tasks(
        self,
        found: Sequence[f.TaskFound],
        statements: Sequence[f.StatementFound],
        mentions: Sequence[f.MentionFound],
    ) -> list[Raw]:
        records = []
        for t in found:
            actions = []
            for a in t.actions:
                start, end = self._span(a.start, a.end)
                actions.append({"start": start, "end": end, "verb": a.verb, "object": a.object})
            start = statements[t.statement].start
            records.append(
                {
                    "id": self._id("t", start),
                    "statement": self._id("s", start),
                    "theme": t.theme,
                    "actions": actions,
                    "goal": t.goal,
                    "means": t.means,
                    "targets": [self._id("m", mentions[i].start) for i in t.targets],
                    "deadline": t.deadline,
                    "recurrence": t.recurrence,
                    "responsible": [{"name": b.name, "role": b.role} for b in t.responsible],
                    "rule": t.rule,
                }
            )
        return records

    def issue(self, doubt: Doubt, stage: str) -> Raw:
        return {
            "code": doubt.code,
            "severity": doubt.severity,
            "message": doubt.message,
            "spans": [self._span(a, b) for a, b in doubt.spans],
            "stage": stage,
        }

    def tokens(self, found: Sequence[f.Token]) -> list[Raw]:
        records = []
        for t in found:
            start, end = self._span(t.start, t.end)
            records.append(
                {
                    "start": start,
                    "end": end,
                    "text": self._original[start:end],
                    "simplified": self._simplified[start:end],
                    "tag": t.tag,
                }
            )
        return records
