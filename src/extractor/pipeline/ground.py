"""Ground: findings become records with the original's offsets; every span reads back its own text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from extractor.models.records import (
    Action,
    Change,
    Date,
    Enumerator,
    Grounds,
    Issue,
    Mention,
    Name,
    Observation,
    Ordinal,
    Quantity,
    Responsible,
    Section,
    Statement,
    Task,
    Token,
    Unit,
)
from extractor.models.report import Header
from extractor.stages import findings as f
from extractor.stages.rule import Doubt
from extractor.text.reading import Reading


class Grounder:
    """Makes records of one reading's findings."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._original = reading.view.original
        self._simplified = reading.view.simplified

    def _id(self, letter: str, start: int) -> str:
        return f"{letter}{self._reading.span(start, start + 1)[0]}"

    def header(self, found: f.HeaderFound) -> Header:
        return Header(
            title=found.title,
            issuer=found.issuer,
            issued=found.issued,
            review_year=found.review_year,
            plan_year=found.plan_year,
            place=found.place,
        )

    def sections(self, found: Sequence[f.SectionFound]) -> list[Section]:
        records = []
        for s in found:
            start, end = self._reading.span(s.start, s.end)
            parent = None if s.parent is None else self._id("c", found[s.parent].start)
            records.append(
                Section(
                    id=f"c{start}",
                    parent=parent,
                    level=s.level,
                    label=s.label,
                    title=s.title,
                    heading=self._reading.span(*s.heading),
                    start=start,
                    end=end,
                )
            )
        return records

    def statements(
        self, found: Sequence[f.StatementFound], sections: Sequence[f.SectionFound]
    ) -> list[Statement]:
        records = []
        for s in found:
            start, end = self._reading.span(s.start, s.end)
            section = None if s.section is None else self._id("c", sections[s.section].start)
            records.append(
                Statement(
                    id=f"s{start}",
                    start=start,
                    end=end,
                    text=self._original[start:end],
                    kind=s.kind,
                    section=section,
                    rule=s.rule,
                )
            )
        return records

    def mention(self, m: f.MentionFound, change: f.ChangeFound | None) -> Mention:
        start, end = self._reading.span(m.start, m.end)
        common: dict[str, Any] = {
            "id": f"m{start}",
            "start": start,
            "end": end,
            "text": self._original[start:end],
            "simplified": self._simplified[start:end],
            "rule": m.rule,
        }
        if isinstance(m, f.QuantityFound):
            unit = m.unit and Unit(
                text=m.unit.text,
                id=m.unit.id,
                dimension=m.unit.dimension,
                factor=m.unit.factor,
                base=m.unit.base,
            )
            moved = change and Change(direction=change.direction, basis=change.basis)
            return Quantity(
                **common,
                value=m.value,
                low=m.low,
                high=m.high,
                modifier=m.modifier,
                unit=unit,
                per=m.per,
                change=moved,
            )
        if isinstance(m, f.DateFound):
            return Date(**common, edtf=m.edtf)
        if isinstance(m, f.OrdinalFound):
            return Ordinal(**common, value=m.value)
        if isinstance(m, f.EnumeratorFound):
            return Enumerator(**common, label=m.label)
        return Name(**common, kind=m.kind)

    def with_pages(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions and the numbers of the page marks that the reading leaves out, in text order.

        A page mark inside another mention (a number broken over two pages) is part of that mention.
        """
        merged: list[Mention] = []
        pages = list(self._reading.pages)
        for m in [*mentions, None]:
            while pages and (m is None or pages[0][1] <= m.start):
                merged.append(self._page(*pages.pop(0)))
            if m is not None:
                merged.append(m)
                while pages and pages[0][0] < m.end:
                    del pages[0]
        return merged

    def _page(self, start: int, end: int) -> Ordinal:
        simplified = self._simplified[start:end]
        digits = "".join(c for c in simplified if c.isdecimal())
        return Ordinal(
            id=f"m{start}",
            start=start,
            end=end,
            text=self._original[start:end],
            simplified=simplified,
            rule="reading.page-mark",
            value=Decimal(int(digits)) if digits else None,
        )

    def observations(
        self,
        mentions: Sequence[f.MentionFound],
        statements: Sequence[f.StatementFound],
        indicators: Mapping[int, f.IndicatorFound],
        contexts: Mapping[int, f.Context],
    ) -> list[Observation]:
        records, at = [], 0
        for index, m in enumerate(mentions):
            while at < len(statements) and statements[at].end <= m.start:
                at += 1
            if not isinstance(m, f.QuantityFound):
                continue
            inside = at < len(statements) and statements[at].start <= m.start
            context = contexts[index]
            indicator = indicators.get(index) or f.IndicatorFound(None, None, "indicators.none")
            came_from = context.came_from
            records.append(
                Observation(
                    id=self._id("o", m.start),
                    mention=self._id("m", m.start),
                    indicator=indicator.text,
                    time=context.time,
                    place=context.place,
                    status=context.status,
                    statement=self._id("s", statements[at].start) if inside else None,
                    from_=None if came_from is None else self._id("o", mentions[came_from].start),
                    rule=indicator.rule,
                    evidence=Grounds(
                        indicator=indicator.evidence,
                        time=context.time_reach,
                        place=context.place_reach,
                        status=context.status_reach,
                    ),
                )
            )
        return records

    def tasks(
        self,
        found: Sequence[f.TaskFound],
        statements: Sequence[f.StatementFound],
        mentions: Sequence[f.MentionFound],
    ) -> list[Task]:
        records = []
        for t in found:
            actions = []
            for a in t.actions:
                start, end = self._reading.span(a.start, a.end)
                actions.append(Action(start=start, end=end, verb=a.verb, object=a.object))
            start = statements[t.statement].start
            records.append(
                Task(
                    id=self._id("t", start),
                    statement=self._id("s", start),
                    theme=t.theme,
                    actions=tuple(actions),
                    goal=t.goal,
                    means=t.means,
                    targets=tuple(self._id("m", mentions[i].start) for i in t.targets),
                    deadline=t.deadline,
                    recurrence=t.recurrence,
                    responsible=tuple(Responsible(name=b.name, role=b.role) for b in t.responsible),
                    rule=t.rule,
                )
            )
        return records

    def issue(self, doubt: Doubt, stage: str) -> Issue:
        spans = tuple(self._reading.span(a, b) for a, b in doubt.spans)
        return Issue(
            code=doubt.code, severity=doubt.severity, message=doubt.message, spans=spans, stage=stage
        )

    def tokens(self, found: Sequence[f.Token]) -> list[Token]:
        records = []
        for t in found:
            start, end = self._reading.span(t.start, t.end)
            records.append(
                Token(
                    start=start,
                    end=end,
                    text=self._original[start:end],
                    simplified=self._simplified[start:end],
                    tag=t.tag,
                )
            )
        return records
