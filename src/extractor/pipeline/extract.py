"""Extract: the walk of one report, from text to records."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence

from extractor.lexicon.codebook import Codebook
from extractor.models.records import Issue, Token
from extractor.models.report import Report, Source
from extractor.pipeline.claim import claim, merge, spans
from extractor.pipeline.ground import Grounder
from extractor.pipeline.segment import cut, take_out
from extractor.pipeline.segment import words as dictionary
from extractor.stages.checks import find_doubts
from extractor.stages.clauses import find_clauses, read_acts
from extractor.stages.codes import find_codes
from extractor.stages.contexts import find_contexts
from extractor.stages.dates import find_dates
from extractor.stages.findings import Given, Mentions
from extractor.stages.header import find_header
from extractor.stages.indicators import find_indicators
from extractor.stages.kinds import find_kinds
from extractor.stages.labels import find_enumerators
from extractor.stages.names import find_names
from extractor.stages.ordinals import find_ordinals
from extractor.stages.outline.blocks import find_blocks
from extractor.stages.outline.sections import find_sections
from extractor.stages.quantities import find_leftovers, find_numerals, find_quantities, find_rates
from extractor.stages.rule import Found
from extractor.stages.statements import find_statements
from extractor.stages.tasks import find_bodies, find_tasks
from extractor.text.reading import read
from extractor.text.script import script_of
from extractor.text.view import View, simplify


def extract(
    text: str, year: int | None = None, place: str | None = None, issuer: str | None = None,
    *, tokens: bool = False, keep_text: bool = False, lexicon: Codebook | None = None,
) -> Report:  # fmt: skip
    """Read one report.

    Args:
        text: the decoded report, in any script; spans of all records point into it, untouched.
        year, place, issuer: what the caller knows; each goes before what the text says.
        tokens: put the words into the report, too.
        keep_text: put the text into the report, too.
        lexicon: the codebook, where it is not the built-in one: `Codebook.read("my.toml")`.

    Raises:
        TypeError: where `text` is no str, or `lexicon` no `Codebook`.
        ValueError: where the text holds a lone surrogate, or `year` is no year.
    """
    view = simplify(text)
    return extract_view(
        view, Given(year, place, issuer), _source(view), tokens=tokens, keep_text=keep_text, lexicon=lexicon
    )  # fmt: skip


def extract_view(
    view: View, given: Given, source: Source,
    *, tokens: bool = False, keep_text: bool = False, lexicon: Codebook | None = None,
    issues: Sequence[Issue] = (),
) -> Report:  # fmt: skip
    """`extract` for a text read from bytes: `source` says how, `issues` what was doubtful about it."""
    codebook = Codebook.built_in() if lexicon is None else lexicon
    if not isinstance(codebook, Codebook):
        raise TypeError(f"lexicon: expected Codebook.read(path), not {codebook!r}")
    reading = read(view)
    blocks = find_blocks(reading)
    header = find_header(reading, blocks.items, given)
    sections = find_sections(reading, blocks.items, header)
    runs = find_statements(reading, blocks.items, sections.items)
    kinds = find_kinds(reading, header, blocks.items, sections.items, runs.items)
    bodies = find_bodies(reading.text, sections.items, kinds.items)
    statements = Found(bodies.statements, kinds.issues)

    enumerators = find_enumerators(reading, blocks.items)
    dates = find_dates(reading, header, sections.items, statements.items)
    ordinals = find_ordinals(reading)
    told = claim(enumerators.items, dates.items, ordinals.items)
    names = find_names(reading, spans(told))
    claimed = claim(told, names.items)
    taken = spans(claimed)
    numerals = find_numerals(reading, taken)
    quantities = find_quantities(reading, numerals.items, taken)
    for quantity, per in zip(quantities.items, find_rates(reading, quantities.items), strict=True):
        quantity.per = per
    every = merge(claimed, quantities.items)
    leftovers = find_leftovers(reading, spans(every), dictionary())
    if leftovers.items:
        every = merge(every, leftovers.items)
    mentions = Mentions.of(every)

    counted = [q.start for q in mentions.quantities.values()]
    counting = _holding([(s.start, s.end) for s in statements.items], counted)
    headings = [s.heading for s in sections.items]
    titled = {*_holding(headings, counted), *(statements.items[i].section for i in counting)}
    titles = {i: span for i, span in enumerate(headings) if i in titled}
    read_on = [
        (s.start, s.end) for i, s in enumerate(statements.items) if s.kind == "planned" or i in counting
    ]
    words, title_words = take_out(cut(reading, every, sorted([*read_on, *titles.values()])), titles)
    clauses = find_clauses(statements.items, words)
    read_acts(clauses, statements.items, bodies.passed)
    contexts = find_contexts(reading, header, sections.items, statements.items, clauses, mentions)
    indicators = find_indicators(
        reading, header, clauses, mentions.quantities, contexts, statements.items, title_words
    )
    codes = find_codes(indicators, mentions.quantities, contexts, codebook)
    tasks = find_tasks(reading, header, sections.items, statements.items, clauses, mentions, bodies)
    doubts = find_doubts(
        reading, header, sections.items, statements.items, mentions, contexts, indicators, dict(codes.items)
    )

    ground = Grounder(reading)
    stages = {
        "outline": [*blocks.issues, *sections.issues],
        "statements": statements.issues,
        "mentions": [
            *enumerators.issues, *dates.issues, *names.issues, *ordinals.issues, *leftovers.issues
        ],
        "indicators": codes.issues,
        "tasks": tasks.issues,
        "checks": doubts,
    }  # fmt: skip
    all_issues = [*issues, *(ground.issue(d, stage) for stage, found in stages.items() for d in found)]
    return Report.model_validate(
        {
            "source": source,
            "status": "partial" if any(i.severity == "error" for i in issues) else "ok",
            "header": ground.header(header),
            "sections": ground.sections(sections.items),
            "statements": ground.statements(statements.items, sections.items),
            "mentions": ground.mentions(every, contexts),
            "observations": ground.observations(
                mentions, statements.items, indicators, contexts, dict(codes.items)
            ),
            "tasks": ground.tasks(tasks.items, statements.items, every),
            "issues": all_issues,
            "text": view.original if keep_text else None,
            "tokens": ground.tokens(cut(reading, every, [(0, len(reading.text))])) if tokens else None,
        },
        context={"text": view.original},
    )


def segment(text: str) -> list[Token]:
    """The words of a text, with numbers, units, dates and names kept whole; white space is left out.

    Raises:
        ValueError: where the text holds a lone surrogate.
    """
    return list(extract(text, tokens=True).tokens or ())


def _holding(spans: Sequence[tuple[int, int]], places: Sequence[int]) -> set[int]:
    """Which of the spans hold one of the places (both in text order)."""
    found: set[int] = set()
    for index, (start, end) in enumerate(spans):
        at = bisect_left(places, start)
        if at < len(places) and places[at] < end:
            found.add(index)
    return found


def _source(view: View) -> Source:
    data = view.original.encode("utf-8")
    return Source(
        path=None, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data), encoding=None,
        script=script_of(view), chars=len(view.original),
    )  # fmt: skip
