"""Walk: one clause on its way through the rules, and the acts that they find in it."""

from __future__ import annotations

from extractor.lexicon.word_classes import group, kinds_of, works
from extractor.stages.clauses.carry import Carry, Said
from extractor.stages.clauses.heads import verb_text
from extractor.stages.clauses.objects import object_text, trim
from extractor.stages.clauses.units import Units
from extractor.stages.findings import ActFound

Span = tuple[int, int]  # units


class Walk:
    """A clause as a string of letters, what was read before it, and what is found.

    `todo` holds where to read on, behind what was passed over, and whether 确保 goes before.
    """

    __slots__ = ("carry", "chained", "first", "found", "hoped", "n", "s", "themed", "todo", "u")

    def __init__(self, units: Units, carry: Carry) -> None:
        self.u = units
        self.s = units.parts
        self.n = len(units.parts)
        self.carry = carry
        self.first = True  # no object was found yet
        self.chained = False  # behind the 、 of a subject's verb: the next verb is said of the same thing
        self.themed = False  # a phrase with 围绕, 以 opens the clause
        self.hoped: int | None = None  # 争取 X V, 坚持 X V: an act, unless the clause behind it says one
        self.todo: list[tuple[int, bool]] = []
        self.found: list[ActFound] = []

    def put(self, a: int, b: int, c: int, d: int, verb: str | None = None) -> None:
        """An act of the verb at units `a..b`, inclusive, with the object in `c..d`, half-open."""
        verb = verb_text(self.u, a, b) if verb is None else verb
        kept = trim(self.u, c, d)
        if kept is None:
            self.put_text(a, b, None, verb)
        else:
            self.put_kept(a, b, *kept, verb, kinds_of(verb))

    def put_kept(self, a: int, b: int, c: int, d: int, verb: str, kinds: frozenset[str]) -> None:
        """The same, of an object that is trimmed, and a verb whose kinds are known."""
        said = self.said(c, d)
        measured = self.s[d - 1] == "M"  # a measure is not what later opens or comes into use
        if not measured and (self.s[b] != "I" or self.carry.object is None or "building" in kinds):
            work = self._work(said, c, d)
            if work is not None:
                self.carry.keep(kinds, work, self._number(min(a, c), max(b + 1, d)))
        at, end = self.u.words[a].start, max(self.u.words[b].end, said[2])
        self.found.append(ActFound(min(at, said[1]), end, verb, said[0] or None, at))
        self.first = False

    def put_text(self, a: int, b: int, text: str | None, verb: str | None = None) -> None:
        """An act whose object stands before, or that has none."""
        verb = verb_text(self.u, a, b) if verb is None else verb
        at = self.u.words[a].start
        self.found.append(ActFound(at, self.u.words[b].end, verb, text, at))

    def put_idle(self, at: int = -1) -> None:
        """加大力度 at the end or before a 、, an adverb before other verbs: there it is the act."""
        word, text = self.u.words[at], self.u.texts[at]
        if text in group("idle") and text[0] not in "下花":
            self.found.append(ActFound(word.start, word.end, text[:2], text[2:], word.start))

    def said(self, c: int, d: int) -> Said:
        return object_text(self.u, c, d), self.u.words[c].start, self.u.words[d - 1].end

    def speak_of_case(self, end: int) -> None:
        """The units up to `end` are a case, that what comes behind it deals with."""
        kept = trim(self.u, 1 if self.s[0] == "T" else 0, end)
        if kept is not None:
            self.carry.object = self.said(*kept)
            self.carry.topic = True

    def speak_of(self, c: int, d: int) -> None:
        """What stands at `c..d` may be a work that later opens or comes into use."""
        while d > c and self.s[d - 1] in "amd":
            d -= 1
        kept = trim(self.u, c, d)
        if kept is not None and self.u.texts[kept[1] - 1].endswith(works()):
            self.carry.built = self.said(*kept)

    def _work(self, said: Said, c: int, d: int) -> Said | None:
        """The work that an object names, without the step of it that it ends in: …水库土地报批."""
        texts, end = self.u.texts, d
        while end > c and (texts[end - 1] in group("steps") or self.s[end - 1] in "D,"):
            end -= 1
        if end - 1 > c and texts[end - 1] == "建设" and texts[end - 2].endswith(works()):  # 园区建设
            end -= 1
        if end == d:
            return said
        return self.said(c, end) if end > c else None

    def _number(self, c: int, d: int) -> str:
        """The number by which the object at `c..d` is counted, behind or before it."""
        at = self.s.find("q", d, d + 2)
        if at < 0:
            at = self.s.find("q", c, d)
        return "" if at < 0 else self.u.texts[at]
