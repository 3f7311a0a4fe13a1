"""Evidence: what a statement says of its kind by itself: cues, forms, years, figures, how it begins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractor.lexicon.cues import find_cues
from extractor.lexicon.forms import find_forms
from extractor.lexicon.load import load_table
from extractor.models.records import StatementKind
from extractor.stages.findings import HeaderFound, SectionPart, StatementFound
from extractor.text import patterns as regex

Evidence = tuple[str, StatementKind, float]  # rule, kind, weight

_LABEL = regex.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}(?:是|要|则|、)|其[一二三四五六七八九十]|首先|其次"
    r"|[（(]?\d{1,2}[）).、．](?!\d)|[①-⑳]|——)[，：:）)]?"
)
_YEAR = regex.compile(r"(?<![\d较比])((?:19|20)\d{2})年(?!以来|底以来)")  # a year compared with says nothing
_UNTIL_YEAR = regex.compile(r"到(?:“十[四五六]五”末|((?:19|20)\d{2})年)")
_DAY = regex.compile(r"\d{1,2}月\d{1,2}日(?!前|之前|以前|起)")
# figures that nobody plans: counts of three digits that are not round, rates with decimals
_EXACT = regex.compile(
    r"(?<![\d.,])(?:\d{1,3},)?\d{2,6}[1-46-9](?![\d.,年号])"
    r"|\d{3,6}\.\d|\d{1,3}\.\d{1,2}(?=%)|\d{1,6}\.\d{2,4}(?!\d)"
)
_TASKED = ("deadline", "responsible")  # cues of a task, whatever maxim it opens with
_FAINT = 0.4  # of the weight: a second cue of the same group, or one in a part where it tells little


def find_evidence(text: str, s: StatementFound, part: SectionPart, header: HeaderFound) -> Iterator[Evidence]:
    label = _LABEL.match(text, s.start, s.end)
    start = label.end() if label else s.start
    seen: set[str] = set()
    for _, cue in find_cues(text, start, s.end):
        faint = cue.id in seen or part in cue.faint_in
        yield cue.rule, cue.kind, cue.weight * (_FAINT if faint else 1.0)
        seen.add(cue.id)
    tasked = not seen.isdisjoint(_TASKED)
    for form in find_forms(text, start, s.end, part):
        if not (form.idle and tasked):
            yield form.rule, form.kind, form.weight
    yield from _years(text, s, header, preamble=part == "plan" and s.section is None)
    if exact := len(_EXACT.findall(text, start, s.end)):
        yield "kinds.exact-figures", "achieved", min(exact, 3) * 0.7
    if part != "review" and _imperative().match(text, start, s.end):
        yield "kinds.imperative", "planned", 0.9


def _years(text: str, s: StatementFound, header: HeaderFound, preamble: bool) -> Iterator[Evidence]:
    if text.find("20", s.start, s.end) < 0 and text.find("末", s.start, s.end) < 0:
        return
    plan, review = header.plan_year, header.review_year
    until = _UNTIL_YEAR.search(text, s.start, s.end)
    if until and (until[1] is None or (plan or (review or 0) + 1) <= int(until[1])):
        yield "kinds.until-year", "planned", 2.4
    years = [int(y) for y in _YEAR.findall(text, s.start, s.end)]
    if not years or not (plan or review):
        return
    last = review if review else (plan or 0) - 1
    if max(years) > last:
        yield "kinds.plan-year", "planned", 0.5 if preamble else 1.8
    elif review:
        yield "kinds.review-year", "achieved", 0.8
    if max(years) <= last and _DAY.search(text, s.start, s.end):
        yield "kinds.past-day", "achieved", 0.8


@cache
def _imperative() -> regex.Pattern[str]:
    """A statement that begins with a verb, or an adverb of resolve, and names no one who acts."""
    words = load_table("statements")["imperative"]
    return regex.compile("|".join(sorted([*words["adverbs"], *words["verbs"]], key=len, reverse=True)))
