"""Find: which words name each number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractor.models.records import Evidence
from extractor.stages.findings import Clause, IndicatorFound, MentionFound, QuantityFound, StatementFound, Token
from extractor.stages.indicators.phrases import head, is_attribute, is_place, text_of, trim
from extractor.stages.indicators.slots import Slot, is_noun, lay_out
from extractor.stages.indicators.vocabulary import Vocabulary, vocabulary
from extractor.text.reading import Reading


@dataclass(slots=True)
class Last:
    """What the numbers so far have been about."""

    text: str = ""  # the whole header of the number before
    verb: str = ""  # its act, which a list carries along
    thing: str = ""  # what it was about, without act and attribute
    tail: str = ""  # its attribute or verbal noun (播种面积), which parts share
    unit: str = ""
    moved: bool = False
    threshold: str = ""
    recent: list[str] = field(default_factory=list)  # headers of the clauses so far, for 分别


def find_indicators(
    reading: Reading,
    statements: Sequence[StatementFound],
    clauses: Sequence[Clause],
    mentions: Sequence[MentionFound],
) -> Mapping[int, IndicatorFound]:
    """By index of the quantity in `mentions`."""
    words = vocabulary()
    found: dict[int, IndicatorFound] = {}
    quantities = {i: m for i, m in enumerate(mentions) if isinstance(m, QuantityFound)}
    last = Last()
    at = -2
    for statement, group in groupby(clauses, key=lambda c: c.statement):
        here = list(group)
        slots = lay_out(here, quantities)
        if not slots:
            continue
        if statement - at > 1:
            last = Last()
        at = statement
        walk = _Walk(here, slots, words, last)
        found.update(walk.run())
        last = walk.last
    return found


class _Walk:
    """Goes over the slots of one statement."""

    def __init__(self, clauses: list[Clause], slots: list[Slot], words: Vocabulary, last: Last) -> None:
        self.clauses = clauses
        self.slots = slots
        self.words = words
        self.last = last

    def run(self) -> dict[int, IndicatorFound]:
        found: dict[int, IndicatorFound] = {}
        seen = -1
        for n, slot in enumerate(self.slots):
            for k in range(seen + 1, slot.clause):
                self._pass(self.clauses[k])
            seen = slot.clause
            text, evidence, rule = self._name(n, slot)
            found[slot.mention] = IndicatorFound(text or None, evidence if text else None, f"indicators.{rule}")
            if slot.does != "threshold" and text:
                self.last.text = text
                self.last.unit = slot.unit
                self.last.recent.append(text)
        return found

    def _pass(self, clause: Clause) -> None:
        """A clause without numbers: its last noun is what a bare attribute after it belongs to."""
        if any(t.tag == "m:quantity" for t in clause.tokens):
            return
        kept = trim(clause.tokens, self.words)
        verb, thing = self._split(kept)
        if thing and not self.last.text:
            self.last.thing = text_of(thing)[-12:]

    # ---- the rules, in order ---------------------------------------------------------------------------

    def _name(self, n: int, slot: Slot) -> tuple[str, Evidence, str]:
        if slot.does == "threshold":
            return self._threshold(slot)
        before = slot.before
        part = slot.inside or any(t.text in ("其中", "其余") for t in before)
        if gap := self._gap(slot, before):
            return gap
        if share := self._share(slot, before):
            return share
        kept = trim(self._behind_circumstance(before), self.words)
        after = self._after(slot)
        if after:
            return self._with_after(slot, kept, after)
        if not kept:
            return self._inherit(n, slot)
        return self._with_before(slot, kept, part)

    def _threshold(self, slot: Slot) -> tuple[str, Evidence, str]:
        noun = self._noun(slot.after)
        name = text_of(noun)
        if slot.unit.endswith("岁"):
            return (name or self.last.threshold) + "年龄", "after", "threshold-age"
        kept = trim(self._behind_circumstance(slot.before), self.words)
        _, thing = self._split(kept)
        if thing:
            text = name + text_of(thing)
        elif name:
            text = name + ("投资规模" if slot.unit.endswith("元") and "项目" in name else "")
        else:
            text = self.last.threshold
        self.last.threshold = text
        return text, "around" if thing else "after", "threshold"

    def _gap(self, slot: Slot, before: list[Token]) -> tuple[str, Evidence, str] | None:
        for k, t in enumerate(before):
            if t.text in self.words.gap and k + 1 < len(before):
                base = before[k + 1 :]
                if t.text in ("比", "较") and (base[0].tag == "m:date" or any(b.text in self.words.movement or b.tag == "m:date" for b in base)):
                    return None
                base = [b for b in base if b.tag != "m:date" and b.text not in self.words.movement]
                if not any(is_noun(b) and b.text not in self.words.manner for b in base) and not any(b.text in self.words.scope for b in base):
                    return None
                topic = text_of(trim(before[:k], self.words)) or self.last.text
                if self.last.moved and not topic.endswith("增速") and not trim(before[:k], self.words):
                    topic += "增速"
                return topic + t.text + text_of(base), "inherited", "gap"
        return None

    def _share(self, slot: Slot, before: list[Token]) -> tuple[str, Evidence, str] | None:
        for k, t in enumerate(before):
            if t.text in self.words.share:
                topic = text_of(trim(before[:k], self.words)) or self.last.text
                whole = [b for b in trim(before[k + 1 :], self.words) if b.text != "的"]
                if whole and whole[-1].text in ("比重", "比例", "份额"):
                    return topic + "占" + text_of(whole), "around", "share"
                if whole:
                    return topic + "占" + text_of(whole) + "比重", "around", "share"
                return topic + "占比", "before", "share"
        return None

    def _after(self, slot: Slot) -> list[Token]:
        """The noun phrase that the number counts, where one follows it."""
        after = slot.after
        if after and after[0].text == "的":
            after = after[1:]
        elif slot.does == "rate":
            return []
        if not after or not is_noun(after[0]) or after[0].text in self.words.level or after[0].text in self.words.movement:
            return []
        return self._noun(after)

    def _noun(self, after: Sequence[Token]) -> list[Token]:
        """The words of a noun phrase from its beginning."""
        words = self.words
        if after and after[0].text == "的":
            after = after[1:]
        noun: list[Token] = []
        for t in after:
            if t.tag in ("w", "d", "p", "c", "ul", "r") and t.text not in "“”《》（）" or t.text in words.level - {"的"} or t.text in words.movement:
                break
            if t.text in words.manner or t.text in words.scope:
                if noun:
                    break
                continue
            if t.tag == "m:quantity" or t.tag == "m:date":
                break
            if t.tag == "v" and (len(t.text) == 1 or noun) and t.text not in words.act:
                break
            noun.append(t)
        while noun and noun[-1].text in ("的", "（", "“"):
            noun.pop()
        return noun

    def _with_after(self, slot: Slot, kept: list[Token], after: list[Token]) -> tuple[str, Evidence, str]:
        noun = text_of(after)
        if kept and kept[-1].text == "等":
            kept = [t for t in kept[:1] if t.text in self.words.act]
        verb, thing = self._split(kept)
        if verb and not thing:
            self._remember(verb, noun, "")
            return verb + noun, "around", "act-and-noun"
        if verb:
            self._remember(verb, noun, "")
            return verb + noun, "around", "act-and-noun"
        if kept and slot.joint == "，":
            self._remember("", noun, "")
            return noun, "after", "noun-after"
        tail = [t for t in slot.after[len(after) :]]
        if slot.joint in ("、", "和", "与", "及") and not kept and self.last.verb:
            return self.last.verb + noun, "after", "list-after"
        predicate = self._predicate(tail)
        self._remember("", noun, "")
        return predicate + noun, "after", "noun-after"

    def _predicate(self, tail: list[Token]) -> str:
        kept = []
        for t in tail:
            if t.tag == "w" and t.text not in "“”《》":
                break
            kept.append(t)
        kept = trim(kept, self.words)
        if not kept or len(text_of(kept)) > 14:
            return ""
        return text_of(kept)

    def _inherit(self, n: int, slot: Slot) -> tuple[str, Evidence, str]:
        self.last.moved = any(t.text in self.words.movement for t in slot.before)
        if slot.joint in ("", "、", "和", "与", "及") and not slot.before:
            return self.last.text, "shared", "shared"
        return self.last.text, "inherited", "inherited"

    def _with_before(self, slot: Slot, kept: list[Token], part: bool) -> tuple[str, Evidence, str]:
        words, last = self.words, self.last
        last.moved = any(t.text in words.movement for t in slot.before)
        verb, thing = self._split(kept)
        noun = text_of(thing)
        if verb and not thing:
            if verb in words.reach:
                return last.thing + verb, "inherited", "reach"
            if last.unit == slot.unit and last.thing:
                return verb + last.thing, "inherited", "act-alone"
            return last.thing + verb, "inherited", "act-alone"
        if verb:
            self._remember(verb, noun, "")
            return verb + noun, "before", "act-and-object"
        if is_attribute(thing, words):
            owner = last.thing
            return (owner + noun if owner and owner not in noun else noun), "inherited" if owner else "before", "attribute"
        if part or slot.joint in ("、", "和", "与", "及"):
            if last.tail and last.unit == slot.unit and not noun.endswith(last.tail):
                self._remember(last.verb, noun, last.tail)
                return noun + last.tail, "inherited", "part"
            if last.verb and slot.joint != "，" and not part:
                self._remember(last.verb, noun, "")
                return last.verb + noun, "inherited", "list"
        tail = self._tail(thing)
        self._remember("", noun[: len(noun) - len(tail)] if tail else noun, tail)
        return noun, "before", "noun-before"

    # ---- helpers ---------------------------------------------------------------------------------------

    def _remember(self, verb: str, thing: str, tail: str) -> None:
        self.last.verb, self.last.thing, self.last.tail = verb, thing, tail

    def _tail(self, thing: list[Token]) -> str:
        for size in (2, 1):
            if len(thing) > size and text_of(thing[-size:]) in self.words.attribute:
                return text_of(thing[-size:])
        if len(thing) > 1 and (thing[-1].tag == "vn" or thing[-1].text in self.words.act):
            return thing[-1].text
        return ""

    def _behind_circumstance(self, before: list[Token]) -> list[Token]:
        """Without phrases of time, place and manner (为…, 在…, 通过…) that open a clause, up to the act."""
        words = self.words
        if not any(t.text in words.circumstance and t.tag in ("p", "c", "v") for t in before[:-1]):
            return [t for k, t in enumerate(before) if not (is_place(t) and k + 1 < len(before))]
        for k, t in enumerate(before):
            if t.text in words.circumstance and t.tag in ("p", "c"):
                for j in range(k + 2, len(before)):
                    if before[j].text in words.act and before[j].tag[0] == "v":
                        return before[j:]
                return before[:k] if k else before[1:]
        return before

    def _split(self, kept: list[Token]) -> tuple[str, list[Token]]:
        """The act and the thing of a phrase."""
        words = self.words
        while len(kept) > 1 and kept[0].text in words.helper and any(t.text in words.act for t in kept[1:-1]):
            at = next(i for i, t in enumerate(kept[1:], 1) if t.text in words.act)
            kept = kept[at:]
        if kept and kept[0].text in ("完成", "实现") and len(kept) > 1:
            kept = kept[1:]
        if kept and kept[0].text in words.act:
            return kept[0].text, kept[1:]
        for k, t in enumerate(kept[:-1]):
            if t.text in words.act and t.tag == "v" and k and text_of(kept[k + 1 :]):
                return text_of(kept[: k + 1]) if k <= 2 else t.text, kept[k + 1 :]
        return "", kept
