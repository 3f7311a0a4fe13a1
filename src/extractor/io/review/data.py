"""Data: what a page knows of a report, as plain JSON. Spans stay code points; the page counts in them too."""

from __future__ import annotations

from typing import Any

from extractor.io.review.weakness import Queried, Weakness, of_observation, of_task
from extractor.io.tables import plain
from extractor.models.records import Mention, Quantity
from extractor.models.report import Report
from extractor.text.view import simplify

Json = dict[str, Any]


def page_data(report: Report) -> Json:
    """Everything that the page of a report shows; the report must have its text, or none was found.

    Records that belong together name each other by their place in these lists.
    """
    text = report.text or ""
    queried = Queried([span for issue in report.issues for span in issue.spans])
    place_of = {m.id: at for at, m in enumerate(report.mentions)}
    statement_of = {s.id: at for at, s in enumerate(report.statements)}
    observed = {o.id: at for at, o in enumerate(report.observations)}
    observations = []
    for o in report.observations:
        mention = report.mentions[place_of[o.mention]]
        observations.append(
            {
                "id": o.id,
                "mention": place_of[o.mention],
                "indicator": o.indicator,
                "code": o.code,
                "time": o.time,
                "place": o.place,
                "status": o.status,
                "from": None if o.from_ is None else observed[o.from_],
                "statement": None if o.statement is None else statement_of[o.statement],
                "rule": o.rule,
                "evidence": o.evidence.model_dump(),
                **_weak(of_observation(o, mention, queried)),
            }
        )
    tasks = []
    for t in report.tasks:
        statement = report.statements[statement_of[t.statement]]
        tasks.append(
            {
                "id": t.id,
                "statement": statement_of[t.statement],
                "theme": t.theme,
                "actions": [[a.start, a.end, a.verb, a.object] for a in t.actions],
                "goal": t.goal,
                "means": t.means,
                "targets": [place_of[m] for m in t.targets],
                "deadline": t.deadline,
                "recurrence": t.recurrence,
                "responsible": [[r.name, r.role] for r in t.responsible],
                "rule": t.rule,
                **_weak(of_task(t, (statement.start, statement.end), queried)),
            }
        )
    return {
        "title": report.header.title,
        "place": report.header.place,
        "script": report.source.script,
        "original": text,
        "simplified": simplify(text).simplified,
        "headings": [[*s.heading, s.level] for s in report.sections],
        "statements": [[s.start, s.end, s.kind, s.rule] for s in report.statements],
        "mentions": [_mention(m) for m in report.mentions],
        "observations": observations,
        "tasks": tasks,
        "issues": [i.model_dump() for i in report.issues],
    }


def _weak(weakness: Weakness) -> Json:
    return {"weak": weakness.points, "why": weakness.reasons}


def _mention(mention: Mention) -> Json:
    found: Json = {
        "id": mention.id,
        "at": [mention.start, mention.end],
        "class": mention.class_,
        "rule": mention.rule,
        "reads": _reads(mention),
    }
    if isinstance(mention, Quantity):
        change = mention.change
        found["unit"] = mention.unit and f"{mention.unit.text} ({mention.unit.id}, {mention.unit.dimension})"
        found["per"] = mention.per
        found["modifier"] = mention.modifier
        found["change"] = change and f"{change.direction}, {change.basis}"
    return found


def _reads(mention: Mention) -> str | None:
    """What a mention says, in a word: its value or interval, its calendar time, its label or its kind."""
    if isinstance(mention, Quantity):
        if mention.value is not None:
            return plain(mention.value)
        if mention.low is None and mention.high is None:
            return None
        return "–".join("" if x is None else plain(x) for x in (mention.low, mention.high))
    if mention.class_ == "date":
        return mention.edtf
    if mention.class_ == "ordinal":
        return None if mention.value is None else plain(mention.value)
    return mention.label if mention.class_ == "enumerator" else mention.kind
