"""Decide: the evidence of each statement weighed with its section's word and its neighbours'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from extractor.models.records import StatementKind
from extractor.stages.findings import Block, HeaderFound, SectionFound, SectionPart, StatementFound
from extractor.stages.kinds.evidence import Evidence, find_evidence
from extractor.stages.kinds.tendency import Mark, find_tendencies
from extractor.stages.kinds.turns import Place, places
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_KINDS: tuple[StatementKind, ...] = ("achieved", "planned", "problem", "other")

# what a section says before any word is read
_PRIOR: dict[SectionPart, Evidence] = {
    "review": ("kinds.section", "achieved", 3.0),
    "plan": ("kinds.section", "planned", 2.3),
    "problems": ("kinds.section", "problem", 3.5),
    "profile": ("kinds.section", "achieved", 2.6),
    "context": ("kinds.section", "other", 2.6),
    "none": ("kinds.section", "achieved", 0.8),
}
# what the statements of such a section may say against it, where only the order of the sections tells
_OPPOSITE: dict[SectionPart, StatementKind] = {"review": "planned", "plan": "achieved"}
# the preamble of a plan tells why, not what
_PREAMBLE: tuple[Evidence, ...] = (("kinds.preamble", "other", 2.6), ("kinds.preamble", "planned", 1.6))
_NUMBERED = regex.compile(r"[（(]?\d{1,2}[）).、．](?!\d)|[①-⑳]")  # an item, not a word in front of all items
# rules that leave a statement open to what its neighbours say
_WEAK = frozenset(
    f"kinds.{name}" for name in ("section", "turn", "imperative", "neighbour", "list", "hollow", "tendency")
)
# and those that say nothing of the statements around: 下一步 turns from what they do
_OF_ITSELF = _WEAK | {"kinds.next"}
_AHEAD = regex.compile(
    r"[。\s]{0,9}(?:(?:同时，|为此，)?(?:明年|来年|下一?步|下一?阶段|今后|接下来|新的一年)"
    r"|[^。；：]{0,30}(?:任务|目标|计划|指标)(?:是|为|如下)?：)"
)


@dataclass(slots=True)
class _Read:
    part: SectionPart
    fresh: bool  # opens a paragraph
    prior: Evidence | None  # what its section says where only the order of the sections tells
    evidence: list[Evidence]


def find_kinds(
    reading: Reading,
    header: HeaderFound,
    blocks: Sequence[Block],
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
) -> Found[StatementFound]:
    """The statements with their kind."""
    text = reading.text
    read = list(_read(text, header, blocks, sections, statements))
    _add_tendencies(read, sections, statements)
    kinds: list[Evidence] = []
    for s, one in zip(statements, read, strict=True):
        around = [] if one.fresh or not kinds else _behind(text, s, kinds[-1][1], one.part)
        kinds.append(_weigh([*one.evidence, *around]))
    _lend_to_leads(statements, read, kinds)
    return Found(_labelled(statements, kinds))


def _read(
    text: str, header: HeaderFound, blocks: Sequence[Block], sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
) -> Iterator[_Read]:  # fmt: skip
    where = list(places(text, header, blocks, sections, statements))
    evidence = find_evidence(text, statements, [place.part for place in where], header)
    for s, place, own in zip(statements, where, evidence, strict=True):
        prior = _prior(text, s, place, bool(sections))
        if place.guessed and place.part in _OPPOSITE:
            yield _Read(place.part, place.fresh, prior[0], own)
        else:
            yield _Read(place.part, place.fresh, None, [*prior, *own])


def _prior(text: str, s: StatementFound, place: Place, sectioned: bool) -> Sequence[Evidence]:
    if place.turned:
        return [("kinds.turn", *_PRIOR[place.part][1:])]
    preamble = s.section is None and sectioned and place.part == "plan"
    return _PREAMBLE if preamble and not _NUMBERED.match(text, s.start, s.end) else (_PRIOR[place.part],)


def _add_tendencies(
    read: Sequence[_Read], sections: Sequence[SectionFound], statements: Sequence[StatementFound]
) -> None:
    """Where no heading tells, what nearly all around a statement do says what it does."""
    open_: list[int] = []
    marks: list[Mark] = []
    paths: list[list[int | str | None]] = []
    paragraph = 1
    for i, (one, s) in enumerate(zip(read, statements, strict=True)):
        paragraph += one.fresh
        if one.part == "none" or one.prior:
            open_.append(i)
            marks.append(_mark([_PRIOR["none"], *one.evidence] if one.prior else one.evidence))
            top, *below = _path(sections, s.section)
            paths.append([one.part, top] if one.prior else [one.part, top, *below, -paragraph])
    for i, tendency in zip(open_, find_tendencies(marks, paths), strict=True):
        one = read[i]
        if one.prior and tendency == _OPPOSITE[one.part]:
            one.evidence.append(("kinds.tendency", tendency, one.prior[2]))
        elif one.prior:
            one.evidence.append(one.prior)
        elif tendency:
            one.evidence.append(("kinds.tendency", tendency, 1.6))


def _mark(evidence: Sequence[Evidence]) -> Mark:
    rule, kind, _ = _weigh(evidence)
    rules = {e[0] for e in evidence}
    exact = kind == "achieved" and "kinds.exact-figures" in rules
    told = kind if rule not in _OF_ITSELF or exact else None
    return Mark(told, "kinds.imperative" in rules, rule == "kinds.goal")


def _path(sections: Sequence[SectionFound], section: int | None) -> list[int | None]:
    """The sections that hold a statement, from the top."""
    path: list[int | None] = []
    while section is not None:
        path.append(section)
        section = sections[section].parent
    return path[::-1] or [None]


def _behind(text: str, s: StatementFound, previous: StatementKind, part: SectionPart) -> list[Evidence]:
    """What stands before in the same paragraph: items of one list do the same."""
    preamble = part == "plan" and s.section is None
    if text[s.start - 1] == "；":
        weight = {"problem": 5.0, "other": 3.4}.get(previous, 1.2)
        if previous == "planned" and _opens_ahead(text, s.start):
            weight = 3.4
        if previous == "achieved" and preamble:
            weight = 2.8
        return [("kinds.list", previous, weight)]
    if (
        preamble and previous == "achieved" and text[s.end - 1] == "；"
    ):  # a list of what was reached so far begins
        return [("kinds.neighbour", previous, 2.8)]
    if part == "none":
        return [("kinds.neighbour", "planned" if previous in ("problem", "planned") else previous, 0.7)]
    if previous == "problem" and part == "review":
        return [("kinds.neighbour", "problem", 1.6)]
    return []


def _opens_ahead(text: str, at: int) -> bool:
    """Whether the sentence that goes on at `at` looks ahead where it begins: 明年，我局将抓好：…；…"""
    floor = max(0, at - 400)
    begins = max(text.rfind("。", floor, at), text.rfind("\n", floor, at), floor)
    return _AHEAD.match(text, begins, at) is not None


_weight = itemgetter(2)


def _weigh(evidence: Sequence[Evidence]) -> Evidence:
    """The heaviest piece of evidence for the kind that all evidence together speaks for."""
    if len(evidence) == 1:
        return evidence[0]
    sums: dict[StatementKind, float] = {}
    for _, kind, weight in evidence:
        sums[kind] = sums.get(kind, 0.0) + weight
    if len(sums) > 1:
        best = max(filter(sums.__contains__, _KINDS), key=sums.__getitem__)
        evidence = [e for e in evidence if e[1] == best]
    return max(evidence, key=_weight)


def _lend_to_leads(
    statements: Sequence[StatementFound], read: Sequence[_Read], kinds: list[Evidence]
) -> None:
    """Where no heading tells, a lead has the kind of what it leads, unless words of its own say what it does."""
    for i, (s, following) in enumerate(pairwise(statements)):
        lead = following.lead
        if lead is None or not s.start <= lead[0] < s.end or read[i].part != "none":
            continue
        if kinds[i][0] in _WEAK and kinds[i + 1][1] in ("achieved", "planned"):
            kinds[i] = ("kinds.lead", kinds[i + 1][1], 0.0)


def _labelled(statements: Sequence[StatementFound], kinds: Sequence[Evidence]) -> list[StatementFound]:
    """The statements with kind and rule, and without leads that turned out to be a maxim or a greeting."""
    found: list[StatementFound] = []
    idle: set[int] = set()  # where such a sentence ends, with its stop and without
    for s, (rule, kind, _) in zip(statements, kinds, strict=True):
        lead = None if s.lead and s.lead[1] in idle else s.lead
        found.append(StatementFound(s.start, s.end, kind, s.section, rule, lead))
        if kind == "other":
            idle.update((s.end, s.end - 1))
    return found
