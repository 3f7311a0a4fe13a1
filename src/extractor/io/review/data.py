"""Data: what a page knows of a report, as plain JSON. Spans stay code points; the page counts in them too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extractor.io.amend import fit, unfitted_issue
from extractor.io.correction_rows import CorrectionRow
from extractor.io.review.weakness import Queried, Weakness, of_observation, of_task
from extractor.io.tables.wording import plain
from extractor.lexicon.chinese import sentence
from extractor.models.records import Mention, Quantity
from extractor.models.report import Report
from extractor.text.view import simplify

Json = dict[str, Any]


def page_data(report: Report, corrections: Sequence[CorrectionRow] = ()) -> Json:
    """Everything that the page of a report shows; the report must have its text, or none was found.

    The records are as they were extracted; `said` is what corrections say of them, by id.

    Records that belong together name each other by their place in these lists.
    """
    text = report.text or ""
    fitted = fit(report, corrections)
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
        "sha256": report.source.sha256,
        "script": report.source.script,
        "original": text,
        "simplified": simplify(text).simplified,
        "headings": [[*s.heading, s.level] for s in report.sections],
        "statements": [[s.start, s.end, s.kind, s.rule, s.id] for s in report.statements],
        "mentions": [_mention(m) for m in report.mentions],
        "observations": observations,
        "tasks": tasks,
        "issues": [
            i.model_dump() | {"chinese": sentence(i.code, i.message)}
            for i in (*report.issues, *map(unfitted_issue, fitted.others))
        ],
        "said": {record: _said(rows) for (_, record), rows in fitted.records.items()},
    }


def _said(rows: Mapping[str, CorrectionRow]) -> Json:
    new = {field: row.new for field, row in rows.items()}
    verdict, note = new.pop("verdict", None), new.pop("note", None)
    return {"verdict": None if verdict == "open" else verdict, "note": note or "", "edits": new,
            "at": max((row.at for row in rows.values() if row.at), default=None)}  # fmt: skip


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
        change, unit = mention.change, mention.unit
        found["value"] = None if mention.value is None else plain(mention.value)
        found["unit"] = unit and unit.text
        found["measure"] = unit and f"{unit.text} ({unit.id}, {unit.dimension})"
        found["per"] = mention.per
        found["modifier"] = mention.modifier
        found["change"] = change and [change.direction, change.basis]
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
