"""Carry: what a clause hands on to the next one of its statement, and what of it a verb without object takes up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.lexicon.word_classes import events, persons, role, ways, works
from extractor.stages.clauses.heads import unit_of
from extractor.stages.clauses.objects import object_text
from extractor.stages.clauses.units import Units

_OPENING_NAME = re.compile(r"[dlkm]*(?P<name>[nhHw]+)(?=[MqdamVIoL])")

Said = tuple[str, int, int]  # the words of an object and where they stand


@dataclass(slots=True)
class Carry:
    """What was spoken of last, in a statement."""

    object: Said | None = None
    number: str = ""  # that counts that object
    built: Said | None = None  # a work, that later opens or comes into use
    model: Said | None = None  # a way of working that is tried, and later spread
    sure: bool = False  # 确保 A开工，B竣工
    topic: bool = False  # the object is a topic of its own: 对发现的问题，…
    before: Units | None = None  # the clause that opened the sentence before

    @property
    def unit(self) -> str:
        return unit_of(self.number) if self.number else ""

    def keep(self, kinds: frozenset[str], work: Said, number: str) -> None:
        """The work of which a verb was said that is of such kinds."""
        if not self.topic:
            self.object, self.number = work, number
        if "building" in kinds:
            self.built = work
        way = work[0].endswith(ways())
        if way or ("trying" in kinds and (self.model is None or not self.model[0].endswith(ways()))):
            self.model = work

    def taken_up(
        self, verb: str, kinds: frozenset[str], comes_about: bool, counted: str, chained: bool, takes: bool
    ) -> str | None:
        """What a verb of such kinds is said of that has no object.

        `comes_about`: it says what becomes of a work (投用); `counted` is the unit of the number behind it, if any;
        `takes`: its place in the clause asks for something that was spoken of.
        """
        named = self.object[0] if self.object is not None and not self.topic else ""
        if named.endswith(verb) and named != verb:  # 推进债务化解，年内化解900万元
            return named.removesuffix(verb)
        takes = takes or self.topic or chained
        if counted and "money" not in kinds and not chained:
            takes = (takes and counted in role("times")) or counted in ("成", self.unit)
        spoken = self.built if comes_about and self.built else self.object
        if comes_about and spoken is not None and spoken[0].endswith(events()):
            spoken = None
        if comes_about and self.object is None and self.built is None and self.before is not None:
            return _work_told(self.before)
        if self.model is not None and "spreading" in kinds:
            return self.model[0]
        if spoken is not None and "caring" in kinds and spoken[0].endswith(persons()):
            takes = True  # 配齐农技员，每年轮训一遍
        return spoken[0] if takes and spoken is not None else None


def _work_told(u: Units) -> str | None:
    """The work that a sentence opens with: 福利院二期总投资900万元."""
    m = _OPENING_NAME.match(u.parts)
    if m is None:
        return None
    start, end = m.span("name")
    while end > start and not u.texts[end - 1].endswith(works()):
        end -= 1
    return object_text(u, start, end) or None
