"""Evidence: what a statement says of its kind by itself: cues, forms, years, figures, how it begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.lexicon import word_classes
from extractor.lexicon.cues import find_cues
from extractor.lexicon.forms import find_forms
from extractor.lexicon.load import load_table
from extractor.models.records import StatementKind
from extractor.stages.findings import HeaderFound, SectionPart, StatementFound
from extractor.text import patterns as regex

Evidence = tuple[str, StatementKind, float]  # rule, kind, weight

_LABEL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}(?:是|要|则|、)|其[一二三四五六七八九十]|首先|其次"
    r"|[（(]?\d{1,2}[）).、．](?!\d)|[①-⑳]|——)[，：:）)]?"
)
_LABEL_STARTS = frozenset("（(一二三四五六七八九十其首—0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_DATED = re.compile(r"20|末|五”|1[01]\d年")  # one of them is in all that speaks of years
_YEAR = regex.compile(r"(?<![\d较比])((?:19|20)\d{2})年(?!以来|底以来)")  # a year compared with says nothing
_MINGUO_YEAR = regex.compile(r"(?<![\d.,较比])(1[01]\d)年(?![以底前后多余来历])")  # 114年: 2025
_UNTIL_YEAR = regex.compile(r"到(?:“十[四五六]五”末|((?:19|20)\d{2})年)")
_PERIOD = regex.compile(r"“(十[一二三四五六]?五)”(?:时期|期间)")
_LAST_OF_PERIOD = {
    "十五": 2005,
    "十一五": 2010,
    "十二五": 2015,
    "十三五": 2020,
    "十四五": 2025,
    "十五五": 2030,
}
_DAY = regex.compile(r"\d{1,2}月\d{1,2}日(?!前|之前|以前|起)")
# figures that nobody plans: counts of three digits that are not round, rates with decimals
_EXACT = re.compile(  # `re`, with a digit in front of all else: it looks on at digits only
    r"[0-9](?:(?<![\d.,]\d)(?:\d{0,2},\d{2,6}|\d{1,5})[1-46-9](?![\d.,年号])"
    r"|\d{2,5}\.\d|\d{0,2}\.\d{1,2}(?=%)|\d{0,5}\.\d{2,4}(?!\d))"
)
_COUPLET_SIGNS = regex.compile(r"[\d；：、“”（）]")  # of prose
_TASKED = ("deadline", "responsible")  # cues of a task, whatever maxim it opens with
_CLOSE = 3  # years
_FAINT = 0.4  # of the weight: a second cue of the same group, or one in a part where it tells little


def find_evidence(
    text: str, statements: Sequence[StatementFound], parts: Sequence[SectionPart], header: HeaderFound
) -> Iterator[list[Evidence]]:
    """For each statement what it says; `parts`: what the sections hold that the statements stand in."""
    labels = [
        _LABEL.match(text, s.start, s.end) if text[s.start] in _LABEL_STARTS else None for s in statements
    ]
    starts = [s.start if label is None else label.end() for label, s in zip(labels, statements, strict=True)]
    cues = find_cues(text, [(start, s.end) for start, s in zip(starts, statements, strict=True)])
    exact = [m.start() for m in _EXACT.finditer(text)]
    dated = [m.start() for m in _DATED.finditer(text)]
    for s, label, start, part, told in zip(statements, labels, starts, parts, cues, strict=True):
        preamble = part == "plan" and s.section is None
        evidence: list[Evidence] = []
        seen: set[str] = set()
        for _, cue in told:
            faint = cue.id in seen or part in cue.faint_in
            evidence.append((cue.rule, cue.kind, cue.weight * (_FAINT if faint else 1.0)))
            seen.add(cue.id)
        tasked = not seen.isdisjoint(_TASKED)
        for form in find_forms(text, start, s.end, part):
            if not (form.idle and tasked):
                evidence.append((form.rule, form.kind, form.weight))
        if part in ("plan", "context") and not tasked and _is_couplet(text, start, s.end):
            evidence.append(("kinds.couplet", "other", 3.0))
        if bisect_left(dated, s.end) > bisect_left(dated, s.start):
            evidence += _years(text, s, header, part)
        if label and "要" in label[0]:
            evidence.append(("kinds.must", "planned", 2.4))
        if figures := bisect_left(exact, s.end) - bisect_left(exact, start):
            evidence.append(("kinds.exact-figures", "achieved", min(figures, 3) * 0.7))
        if weight := _urge(text, start, part, preamble):
            evidence.append(("kinds.imperative", "planned", weight))
        yield evidence


def _years(text: str, s: StatementFound, header: HeaderFound, part: SectionPart) -> Iterator[Evidence]:
    plan, review = header.plan_year, header.review_year
    until = _UNTIL_YEAR.search(text, s.start, s.end)
    if until and (until[1] is None or (plan or (review or 0) + 1) <= int(until[1])):
        yield "kinds.until-year", "planned", 2.4
    over = part in ("plan", "none") and plan and _PERIOD.search(text, s.start, s.end)
    if over and plan and _LAST_OF_PERIOD.get(over[1], plan) < plan:
        yield "kinds.former-period", "achieved", 2.4
    if not (plan or review):
        return
    years = [int(y) for y in _YEAR.findall(text, s.start, s.end)] or _minguo_years(text, s, review or plan or 0)
    if not years:
        return
    last = review if review else (plan or 0) - 1
    if max(years) > last:
        preamble = part == "plan" and s.section is None
        yield "kinds.plan-year", "planned", 0.5 if preamble else 1.8
    elif review:
        yield "kinds.review-year", "achieved", 0.8
    elif _YEAR.match(text, s.start):  # a plan that begins with a former year tells what was done then
        yield "kinds.former-year", "achieved", 2.6
    if max(years) <= last and _DAY.search(text, s.start, s.end):
        yield "kinds.past-day", "achieved", 0.8


def _minguo_years(text: str, s: StatementFound, near: int) -> list[int]:
    """Years of the Minguo era that are close to the report's own: 114年 may also be how long something lasts."""
    years = [int(y) + 1911 for y in _MINGUO_YEAR.findall(text, s.start, s.end)]
    return [year for year in years if abs(year - near) <= _CLOSE]


def _is_couplet(text: str, start: int, end: int) -> bool:
    """Two lines of one length that sing of what couplets sing of: 民之所望，政之所向。"""
    if end - start > 36 or text[end - 1] not in "。！":
        return False
    *address, upper, lower = ["", *text[start : end - 1].split("，")]
    return (
        len(upper) == len(lower) >= 4
        and address in ([""], ["", "各位代表"], ["", "同志们"])
        and _COUPLET_SIGNS.search(upper + lower) is None
        and _sung().search(text, start, end) is not None
    )


@cache
def _sung() -> regex.Pattern[str]:
    return regex.compile("|".join(load_table("statements")["couplet"]["words"]))


def _urge(text: str, start: int, part: SectionPart, preamble: bool) -> float:
    """How much it says for a task that a statement begins with what is to be done, and names no one who acts."""
    if preamble:  # 加固护坡；: tasks in front of the first heading, where others tell why there are any
        return (
            1.6 if _is_imperative(text, start) or word_classes.part(text[start : start + 2]) == "V" else 0.0
        )
    return 0.9 if part != "review" and _is_imperative(text, start) else 0.0


def _is_imperative(text: str, start: int) -> bool:
    """Whether a verb of tasks, or an adverb of resolve, stands at `start`."""
    words = _imperatives()
    return (
        text[start : start + 2] in words or text[start : start + 1] in words
        or text[start : start + 3] in words or text[start : start + 4] in words
    )  # fmt: skip


@cache
def _imperatives() -> frozenset[str]:
    table = load_table("statements")["imperative"]
    return frozenset(table["adverbs"] + table["verbs"])
