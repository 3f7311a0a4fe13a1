"""Explain: how the records at a place of a text came about, as a tree of steps; what each stage said of it, and what
other readings were given up for the one that stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.lexicon.units import UnitEntry, units
from extractor.models.records import Mention, Observation, Quantity, Statement, Task
from extractor.models.report import Report
from extractor.pipeline.claim import claim
from extractor.pipeline.layers import alone_at, layers_of
from extractor.pipeline.segment import cut
from extractor.stages.clauses import find_clauses, read_acts
from extractor.stages.findings import ActFound, Clause, Given, MentionFound
from extractor.stages.tasks import find_bodies
from extractor.text.reading import Reading, read
from extractor.text.view import simplify


@dataclass(slots=True)
class Step:
    """One thing that was decided: what (`name`), how (`value`), by which rule or lexicon entry (`by`)."""

    name: str
    value: str
    by: str | None = None
    below: list[Step] = field(default_factory=list)


class Explainer:
    """Explains places of one report, which must have its text; `given` is what it was extracted with."""

    def __init__(self, report: Report, given: Given) -> None:
        if report.text is None:
            raise ValueError("the report does not have its text: extract it with keep_text=True")
        self._report = report
        self._view = simplify(report.text)
        self._reading = read(self._view)
        self._layers, self._statements = layers_of(self._reading, given)
        self._mentions = claim(*self._layers.values())
        self._observed = {o.mention: o for o in report.observations}
        self._task_of = {t.statement: t for t in report.tasks}

    def places(self, words: str) -> list[int]:
        """Offsets at which the words stand, in the original or in its Simplified sheet."""
        found = set(_occurrences(self._view.original, words)) | set(
            _occurrences(self._view.simplified, words)
        )
        return sorted(found)

    def explain(self, start: int, end: int | None = None) -> Step:
        """What is known of the characters `[start, end)` of the original, of one where `end` is None.

        Raises:
            ValueError: where they are not in the text.
        """
        end = start + 1 if end is None else end
        if not 0 <= start < end <= len(self._view.original):
            raise ValueError(f"[{start}, {end}) is not in the text of {len(self._view.original)} characters")
        root = Step("characters", f"{self._view.original[start:end]!r} at [{start}, {end})")
        if self._view.original[start:end] != self._view.simplified[start:end]:
            root.below.append(Step("Simplified", repr(self._view.simplified[start:end]), "opencc t2s"))
        here = self._read_span(start, end)
        if here is None:
            root.below.append(
                Step("reading", "left out: a line break, a blank or a page mark inside a sentence")
            )
            return root
        root.below.append(Step("reading", f"{self._reading.text[slice(*here)]!r} at [{here[0]}, {here[1]})"))
        root.below += self._sections(start)
        statement = next((s for s in self._report.statements if s.start < end and start < s.end), None)
        mentions = [m for m in self._report.mentions if m.start < end and start < m.end]
        if statement is None:
            root.below.append(Step("statement", "none: a heading, a title, a table or page furniture"))
        else:
            root.below.append(self._statement(statement, here))
        if not mentions:
            root.below.append(Step("mention", "none: no numeral stands here"))
        root.below += [self._mention(m) for m in mentions]
        task = None if statement is None else self._task_of.get(statement.id)
        if task is not None:
            root.below.append(self._task(task, mentions))
        for issue in self._report.issues:
            if any(a < end and start < b for a, b in issue.spans):
                root.below.append(Step(f"issue, {issue.severity}", issue.message, issue.code))
        return root

    # ---- the way into the reading ------------------------------------------------------------------------

    def _read_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The reading's offsets for the original's; None where it leaves all of them out."""
        at, to = self._reading.at, self._reading.to
        if at is None or to is None:
            return start, end
        first = bisect_right(to, start)
        last = first
        while last < len(at) and at[last] < end:
            last += 1
        return (first, last) if last > first else None

    def _sections(self, start: int) -> Iterator[Step]:
        within = [s for s in self._report.sections if s.start <= start < s.end]
        if within:
            yield Step("section", " > ".join(f"{s.label or ''}{s.title}" for s in within))

    # ---- records -----------------------------------------------------------------------------------------

    def _statement(self, statement: Statement, here: tuple[int, int]) -> Step:
        step = Step("statement", f"{statement.kind} [{statement.start}, {statement.end})", statement.rule)
        found = next((s for s in self._statements if s.start < here[1] and here[0] < s.end), None)
        if found is None:
            return step
        if found.lead is not None:
            step.below.append(Step("lead", self._reading.text[slice(*found.lead)]))
        tokens = cut(self._reading, self._mentions, [(found.start, found.end)])
        clauses = find_clauses([found], tokens)
        read_acts(clauses, [found], find_bodies(self._reading.text, (), [found]).passed)
        clause = next((c for c in clauses if c.start < here[1] and here[0] < c.end), None)
        if clause is not None:
            step.below.append(_clause(clause, self._reading))
        return step

    def _mention(self, mention: Mention) -> Step:
        written = "".join(mention.simplified.split())
        step = Step(f"mention, {mention.class_}", f"{written} [{mention.start}, {mention.end})", mention.rule)
        if isinstance(mention, Quantity):
            step.below += _quantity(mention)
        elif mention.class_ == "date":
            step.below.append(Step("calendar", mention.edtf or "none follows (EDTF)"))
        elif mention.class_ == "ordinal":
            step.below.append(Step("value", "none" if mention.value is None else f"{mention.value:f}"))
        elif mention.class_ == "enumerator":
            step.below.append(Step("label", mention.label))
        else:
            step.below.append(Step("kind of name", mention.kind))
        step.below += self._losers(mention)
        observation = self._observed.get(mention.id)
        if observation is not None:
            step.below.append(self._observation(observation))
        return step

    def _observation(self, o: Observation) -> Step:
        evidence = o.evidence
        step = Step("observation", o.id)
        step.below.append(Step("indicator", _told(o.indicator, evidence.indicator), o.rule))
        if o.code is not None:
            step.below.append(Step("codebook", o.code))
        step.below.append(Step("time", _told(o.time, evidence.time)))
        step.below.append(Step("place", _told(o.place, evidence.place)))
        step.below.append(Step("status", _told(o.status, evidence.status)))
        if o.from_ is not None:
            source = next(x for x in self._report.observations if x.id == o.from_)
            source_mention = next(m for m in self._report.mentions if m.id == source.mention)
            step.below.append(Step("came from", f"{source_mention.simplified} ({o.from_})"))
        return step

    def _task(self, task: Task, mentions: Sequence[Mention]) -> Step:
        step = Step("task", task.id, task.rule)
        if task.theme:
            step.below.append(Step("theme", task.theme))
        for action in task.actions:
            span = f"[{action.start}, {action.end})"
            step.below.append(Step("action", f"{action.verb} | {action.object or '—'} {span}"))
        for name, value in (("goal", task.goal), ("means", task.means)):
            if value:
                step.below.append(Step(name, value))
        targets = [m.simplified for m in mentions if m.id in task.targets]
        if targets:
            step.below.append(Step("target of it", "、".join(targets)))
        due = task.deadline or task.recurrence
        step.below.append(Step("due", due or "no time limit is stated"))
        for body in task.responsible:
            step.below.append(Step(body.role, body.name))
        return step

    # ---- what lost ---------------------------------------------------------------------------------------

    def _losers(self, mention: Mention) -> Iterator[Step]:
        """Readings of the same characters by the layers, tried as if each were alone."""
        here = self._read_span(mention.start, mention.end)
        if here is None:
            return
        kept = next((m for m in self._mentions if (m.start, m.end) == here), None)
        seen = set()
        for layer, found in self._layers.items():
            for other in found:
                if other.start < here[1] and here[0] < other.end and other is not kept:
                    seen.add((other.start, other.end, type(other)))
                    yield self._loser(layer, other, here)
        for layer, found in alone_at(self._reading, here).items():
            for other in found:
                key = (other.start, other.end, type(other))
                same = kept is not None and key == (kept.start, kept.end, type(kept))
                if not same and key not in seen and other.start < here[1] and here[0] < other.end:
                    yield self._loser(layer, other, here)

    def _loser(self, layer: str, other: MentionFound, here: tuple[int, int]) -> Step:
        words = self._reading.text[other.start : other.end]
        if other.end - other.start < here[1] - here[0]:
            why = "shorter"
        elif other.end - other.start == here[1] - here[0]:
            why = "as long, but a later layer"
        else:
            why = "its characters were claimed before it was tried"
        return Step(f"lost, {layer}", f"{words}: {why}", other.rule)


# ---- single steps --------------------------------------------------------------------------------------------


def _clause(clause: Clause, reading: Reading) -> Step:
    words = " ".join(f"{t.text}/{t.tag}" for t in clause.words)
    text = reading.text[clause.start : clause.end]
    by = "jieba and lexicon/words.toml, mended by stages/clauses/units.py"
    step = Step("clause", text, None, [Step("words", words, by)])
    step.below += [Step("act", _act(act, reading.text), "stages/clauses/acts.py") for act in clause.acts]
    return step


def _act(act: ActFound, text: str) -> str:
    if act.object is None:
        return f"{act.verb}, no object"
    told_before = act.object.split("、")[0] not in text[act.start : act.end]
    return f"{act.verb} · {act.object}" + (" (from a clause before)" if told_before else "")


def _quantity(q: Quantity) -> Iterator[Step]:
    value, low, high = ("open" if x is None else f"{x:f}" for x in (q.value, q.low, q.high))
    yield Step("value", f"{'none' if q.value is None else value}, from {low} to {high}", q.modifier)
    if q.unit is None:
        yield Step("unit", "none")
    else:
        entry = units().entries.get(q.unit.text)
        yield Step("unit", _unit(q.unit.text, entry), "lexicon/units.toml" if entry else None)
    if q.per is not None:
        yield Step("per", q.per)
    if q.change is not None:
        yield Step("change", f"{q.change.direction}, {q.change.basis}")


def _unit(text: str, entry: UnitEntry | None) -> str:
    if entry is None:
        return f"{text} (put together by a rule)"
    strict = ", only after digits" if entry.strict else ""
    return f"{text}: {entry.id}, {entry.dimension}, 1 = {entry.factor.normalize():f} {entry.base}{strict}"


def _told(value: str | None, evidence: str | None) -> str:
    if value is None:
        return "none found"
    return value if evidence is None else f"{value} (by: {evidence})"


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
