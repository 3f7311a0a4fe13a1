"""Decide: the evidence of each statement weighed with its section's word and its neighbours'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from extractor.models.records import StatementKind
from extractor.stages.findings import Block, HeaderFound, SectionFound, SectionPart, StatementFound
from extractor.stages.kinds.evidence import Evidence, find_evidence
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
# the preamble of a plan tells why, not what
_PREAMBLE: tuple[Evidence, ...] = (("kinds.preamble", "other", 2.6), ("kinds.preamble", "planned", 1.6))
_NUMBERED = regex.compile(r"[（(]?\d{1,2}[）).、．](?!\d)|[①-⑳]")  # an item, not a word in front of all items
# rules that leave a statement open to what its neighbours say
_WEAK = frozenset(
    f"kinds.{name}" for name in ("section", "turn", "imperative", "neighbour", "list", "hollow", "tendency")
)
_AHEAD = regex.compile(
    r"[。\s]{0,9}(?:(?:同时，|为此，)?(?:明年|来年|下一?步|下一?阶段|今后|接下来|新的一年)"
    r"|[^。；：]{0,30}(?:任务|目标|计划|指标)(?:是|为|如下)?：)"
)
_FEWEST = 6  # statements in a section that may have a tendency
_FEWEST_TOLD = 2  # of them that words of their own tell
_NEARLY_ALL = 0.85
_MOST = 0.67


class _Read(NamedTuple):
    part: SectionPart
    fresh: bool  # opens a paragraph
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
    _add_tendency(read, [_path(sections, s.section) for s in statements])
    kinds: list[Evidence] = []
    for s, (part, fresh, own) in zip(statements, read, strict=True):
        around = [] if fresh or not kinds else _behind(text, s, kinds[-1][1], part)
        kinds.append(_weigh([*own, *around]))
    _lend_to_leads(statements, read, kinds)
    return Found(_labelled(statements, kinds))


def _read(
    text: str, header: HeaderFound, blocks: Sequence[Block], sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
) -> Iterator[_Read]:  # fmt: skip
    where = list(places(text, header, blocks, sections, statements))
    evidence = find_evidence(text, statements, [place.part for place in where], header)
    for s, place, own in zip(statements, where, evidence, strict=True):
        yield _Read(place.part, place.fresh, [*_prior(text, s, place, bool(sections)), *own])


def _prior(text: str, s: StatementFound, place: Place, sectioned: bool) -> Sequence[Evidence]:
    if place.turned:
        return [("kinds.turn", *_PRIOR[place.part][1:])]
    preamble = s.section is None and sectioned and place.part == "plan"
    return _PREAMBLE if preamble and not _NUMBERED.match(text, s.start, s.end) else (_PRIOR[place.part],)


def _path(sections: Sequence[SectionFound], section: int | None) -> list[int | None]:
    """The sections that hold a statement, from the top."""
    path: list[int | None] = []
    while section is not None:
        path.append(section)
        section = sections[section].parent
    return path[::-1] or [None]


def _add_tendency(read: Sequence[_Read], paths: Sequence[Sequence[int | None]], depth: int = 0) -> None:
    """A section whose heading does not tell, and nearly all of whose statements plan (or report), says so.

    A top section speaks for all that it holds; where it says nothing, each section below it for itself.
    """
    groups: dict[int | None, list[int]] = {}
    for i, (one, path) in enumerate(zip(read, paths, strict=True)):
        if one.part == "none" and depth < len(path):
            groups.setdefault(path[depth], []).append(i)
    kind: StatementKind | None = None
    for group in groups.values():
        kind = _tendency([read[i].evidence for i in group], behind_plans=kind == "planned")
        if kind:
            for i in group:
                read[i].evidence.append(("kinds.tendency", kind, 1.6))
        elif depth == 0:
            _add_tendency([read[i] for i in group], [paths[i] for i in group], depth + 1)


def _tendency(group: Sequence[Sequence[Evidence]], behind_plans: bool) -> StatementKind | None:
    told = [(rule, kind) for rule, kind, _ in map(_weigh, group) if rule not in _WEAK]
    kinds = [kind for _, kind in told]
    planned, achieved = kinds.count("planned"), kinds.count("achieved")
    if len(group) < _FEWEST:
        return None
    if achieved > planned:
        return "achieved" if achieved >= max(_FEWEST_TOLD, _NEARLY_ALL * (planned + achieved)) else None
    # bare verbs report by default, so a section plans where half of its statements say so, or where it names targets
    if behind_plans or ("kinds.goal", "planned") in told:
        return "planned" if planned >= _MOST * (planned + achieved) > 0 else None
    return "planned" if planned >= max(0.5 * len(group), _NEARLY_ALL * (planned + achieved)) else None


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
