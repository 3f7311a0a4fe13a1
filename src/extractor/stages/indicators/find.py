"""Find: which words name each number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractor.models.records import Evidence
from extractor.stages.findings import (
    Clause,
    IndicatorFound,
    MentionFound,
    QuantityFound,
    StatementFound,
    Token,
)
from extractor.stages.indicators.phrases import (
    is_attribute,
    is_place,
    is_verb,
    noun_phrase,
    tail_of,
    text_of,
    trim,
)
from extractor.stages.indicators.slots import Slot, is_noun, lay_out
from extractor.stages.indicators.vocabulary import Vocabulary, vocabulary
from extractor.text.reading import Reading

_Named = tuple[str, Evidence, str]
_JOINTS = ("、", "和", "与", "及", "以及", "或")


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
    topic: str = ""  # the first thing of the statement: whom sums of money belong to
    recent: list[str] = field(default_factory=list)  # headers so far, for 分别


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
        if statement - at > 1:
            last = Last()
        at = statement
        last.topic = ""
        last.recent = []
        found.update(_Walk(here, slots, words, last).run())
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
        seen = 0
        for n, slot in enumerate(self.slots):
            for clause in self.clauses[seen : slot.clause]:
                self._pass(clause)
            seen = slot.clause
            text, evidence, rule = self._name(n, slot)
            found[slot.mention] = IndicatorFound(
                text or None, evidence if text else None, f"indicators.{rule}"
            )
            if slot.does != "threshold" and text:
                self.last.text = text
                self.last.unit = slot.unit
                self.last.recent.append(text)
                self.last.topic = self.last.topic or self.last.thing
        for clause in self.clauses[seen:]:
            self._pass(clause)
        return found

    def _pass(self, clause: Clause) -> None:
        """A clause without numbers: its thing is what a bare attribute behind it belongs to."""
        if any(t.tag == "m:quantity" for t in clause.tokens):
            return
        kept = trim(self._behind_circumstance(clause.tokens), self.words)
        verb, thing = self._split(kept)
        noun = noun_phrase(thing, self.words, True)
        if noun and len(text_of(noun)) <= 12:
            self.last.thing = text_of(noun)
            self.last.verb, self.last.tail, self.last.unit = "", "", ""
            self.last.text = verb + self.last.thing

    # ---- the rules, in order ---------------------------------------------------------------------------

    def _name(self, n: int, slot: Slot) -> _Named:
        if slot.does == "threshold":
            return self._threshold(slot)
        before = slot.before
        part = slot.inside or any(t.text in ("其中", "其余") for t in before)
        if named := self._gap(before) or self._share(before) or self._respectively(n, slot):
            return named
        kept = trim(self._behind_circumstance(before), self.words)
        verb, thing = self._split(kept)
        after = self._after(n, slot, bool(verb))
        if after:
            return self._with_after(slot, kept, after, part)
        tail = self._predicate(slot.after) if n + 1 == len(self.slots) or self.slots[n + 1].clause > slot.clause else ""
        if self._invests(kept, slot) and (object_ := self._object_ahead(slot)):
            self.last.thing = object_
            return object_ + text_of(kept), "after", "invest-ahead"
        if not kept or self._only_each(kept):
            if tail and part:
                return tail + self.last.thing, "inherited", "rest"
            return self._inherit(slot)
        return self._with_before(slot, kept, part, tail)

    def _threshold(self, slot: Slot) -> _Named:
        """60岁以上老年人: the number is a bound of what stands behind it."""
        name = text_of(noun_phrase(slot.after, self.words, False))
        if slot.unit.endswith("岁"):
            name = name or self.last.thing
            self.last.threshold = name + "年龄"
            return name + "年龄", "after", "threshold-age"
        _, thing = self._split(trim(self._behind_circumstance(slot.before), self.words))
        if thing and not is_place(thing[-1]):
            text = name + text_of(thing)
        elif name.endswith("项目"):
            text = name + "投资规模"
        elif name and (not self.last.threshold or slot.unit.endswith("元") is False):
            text = name + ("面积" if slot.unit.endswith(("亩", "公顷", "平方米", "平方公里")) else "")
        else:
            text = self.last.threshold or self.last.text or name
        self.last.threshold = text
        return text, "around" if thing else "after", "threshold"

    def _gap(self, before: list[Token]) -> _Named | None:
        """高于全县平均水平2.1个百分点: the distance to somebody else's level."""
        words = self.words
        for k, t in enumerate(before[:-1]):
            if t.text not in words.gap:
                continue
            base = before[k + 1 :]
            compared = t.text in ("比", "较")
            if compared and any(b.text in words.movement or b.tag in ("m:date", "t") for b in base):
                return None
            base = [b for b in base if b.tag != "m:date" and b.text not in words.movement]
            if not any(b.text in words.scope or (is_noun(b) and b.text not in words.manner) for b in base):
                return None
            kept = trim(before[:k], words)
            topic = text_of(kept) or self.last.text
            if self.last.moved and not kept and not topic.endswith("增速"):
                topic += "增速"
            return topic + t.text + text_of(base), "around" if kept else "inherited", "gap"
        return None

    def _share(self, before: list[Token]) -> _Named | None:
        """占总量的16%."""
        words = self.words
        for k, t in enumerate(before):
            if t.text not in words.share:
                continue
            kept = trim(before[:k], words)
            topic = text_of(kept) or self.last.text
            whole = [b for b in trim(before[k + 1 :], words) if b.text != "的"]
            evidence: Evidence = "before" if kept else "inherited"
            if whole and whole[-1].text in ("比重", "比例", "份额"):
                return topic + "占" + text_of(whole), evidence, "share"
            if whole:
                return topic + "占" + text_of(whole) + "比重", evidence, "share"
            return topic + "占比", evidence, "share"
        return None

    def _respectively(self, n: int, slot: Slot) -> _Named | None:
        """A、B分别达X和Y; 分别增长X和Y takes the headers before."""
        run = self._run_of_values(n)
        if run is None:
            return None
        first, size = run
        before = self.slots[first].before
        at = max(k for k, t in enumerate(before) if t.text in ("分别", "各", "分别为", "分别达"))
        kept = trim(self._behind_circumstance(before[:at]), self.words)
        place = n - first
        self.last.moved = any(t.text in self.words.movement for t in before[at:])
        if not kept:
            recent = self.last.recent[: len(self.last.recent) - place][-size:]
            if len(recent) < size:
                return None
            return recent[place] if place < len(recent) else recent[-1], "shared", "respectively-before"
        items = self._items(kept)
        if len(items) != size:
            return (text_of(kept), "shared", "respectively") if place == 0 else None
        return items[place], "shared", "respectively"

    def _run_of_values(self, n: int) -> tuple[int, int] | None:
        """Where the values of a 分别 begin and how many there are, if slot n is one of them."""
        first = n
        while first > 0 and not any(t.text.startswith("分别") for t in self.slots[first].before):
            slot = self.slots[first]
            if slot.joint not in _JOINTS or slot.before or self.slots[first - 1].clause != slot.clause:
                return None
            first -= 1
        if not any(t.text.startswith("分别") for t in self.slots[first].before):
            return None
        size = 1
        for slot in self.slots[first + 1 :]:
            if slot.joint not in _JOINTS or slot.before or slot.clause != self.slots[first].clause:
                break
            size += 1
        return (first, size) if size > 1 else None

    def _items(self, kept: list[Token]) -> list[str]:
        """The items of a coordination, each with the act before and the attribute behind that they share."""
        verb, things = self._split(kept)
        items: list[list[Token]] = [[]]
        for t in things:
            if t.text in _JOINTS:
                items.append([])
            else:
                items[-1].append(t)
        if any(not item for item in items):
            return []
        tail = tail_of(items[-1], self.words)
        texts = [text_of(item) for item in items]
        return [verb + (text if not tail or text.endswith(tail) else text + tail) for text in texts]

    def _after(self, n: int, slot: Slot, governed: bool) -> list[Token]:
        """The noun phrase that the number counts, where one follows it."""
        after = slot.after
        if not after and n + 1 < len(self.slots):
            following = self.slots[n + 1]
            if (
                following.clause == slot.clause
                and not following.before
                and following.does == "count"
                and (not slot.before or governed)
                and not self._object_of(slot)
            ):
                return self._after(n + 1, following, governed)
        linked = bool(after) and after[0].text == "的"
        if linked:
            after = after[1:]
        elif slot.does == "rate":
            return []
        if not after or not is_noun(after[0]) or is_verb(after[0], self.words):
            return []
        if after[0].text in self.words.level or after[0].text in self.words.movement or after[0].text in self.words.manner:
            return []
        return noun_phrase(after, self.words, governed or linked)

    def _object_of(self, slot: Slot) -> list[Token]:
        return self._split(trim(self._behind_circumstance(slot.before), self.words))[1]

    def _with_after(self, slot: Slot, kept: list[Token], after: list[Token], part: bool) -> _Named:
        words, last = self.words, self.last
        noun = text_of(after)
        if any(t.text == "等" for t in kept[-1:]):
            kept = [t for t in kept[:1] if is_verb(t, words)]
        verb, thing = self._split(kept)
        if slot.does == "count" and thing and slot.after[0].text == "的" and is_attribute(thing, words):
            self._remember("", noun, "")
            return verb + noun + text_of(thing), "around", "attribute-and-noun"
        if text_of(kept) in words.attribute and slot.unit.endswith("元"):
            self._remember("", noun, "")
            return noun + text_of(kept), "around", "attribute-and-noun"
        if verb:
            self._remember(verb, noun, "")
            return verb + noun, "around", "act-and-noun"
        if slot.joint in _JOINTS and not kept and last.verb:
            return last.verb + noun, "after", "list-after"
        predicate = self._predicate(self._behind(slot.after, after)) if not thing else ""
        self._remember("", noun, "")
        return predicate + noun, "after", "noun-after"

    def _behind(self, tokens: list[Token], phrase: list[Token]) -> list[Token]:
        return [t for t in tokens if t.start >= phrase[-1].end]

    def _predicate(self, tail: Sequence[Token]) -> str:
        """What is said of the thing counted: 8条高速公路建成通车."""
        kept = []
        for t in tail:
            if t.tag == "w" and t.text not in "“”《》":
                break
            kept.append(t)
        kept = trim(self._behind_circumstance(kept), self.words)
        text = text_of(kept)
        return text if len(text) <= 14 else ""

    def _inherit(self, slot: Slot) -> _Named:
        last = self.last
        if not slot.before and slot.joint in ("", *_JOINTS):
            return last.text, "shared", "shared"
        last.moved = any(t.text in self.words.movement for t in slot.before)
        return last.text, "inherited", "inherited"

    def _with_before(self, slot: Slot, kept: list[Token], part: bool, predicate: str) -> _Named:
        words, last = self.words, self.last
        last.moved = any(t.text in words.movement for t in slot.before)
        verb, thing = self._split(kept)
        noun = text_of(thing)
        if not thing:
            return self._act_alone(slot, verb, predicate)
        if verb:
            self._remember(verb, noun, "")
            return verb + noun, "before", "act-and-object"
        if is_attribute(thing, words):
            owner = last.topic if slot.unit.endswith("元") and noun.endswith("投资") and last.topic else last.thing
            if not owner or owner in noun:
                return noun, "before", "attribute"
            return owner + noun, "inherited", "attribute"
        if part or slot.joint in _JOINTS:
            if last.tail and last.unit == slot.unit and not noun.endswith(last.tail):
                self._remember(last.verb, noun, last.tail)
                return noun + last.tail, "inherited", "part"
            if last.verb and not part:
                self._remember(last.verb, noun, "")
                return last.verb + noun, "inherited", "list"
        tail = tail_of(thing, words)
        self._remember("", noun[: len(noun) - len(tail)] if tail else noun, tail)
        if predicate and len(predicate) <= 6:
            return noun + predicate, "around", "noun-and-predicate"
        return noun, "before", "noun-before"

    def _act_alone(self, slot: Slot, verb: str, predicate: str) -> _Named:
        last = self.last
        if verb in self.words.whole or not last.thing:
            self._remember(verb, last.thing, "")
            return verb, "before", "act-whole"
        if verb in self.words.reach:
            return last.thing + verb, "inherited", "act-reach"
        if last.unit == slot.unit:
            return verb + last.thing, "inherited", "act-alone"
        return last.thing + verb, "inherited", "act-alone"

    # ---- helpers ---------------------------------------------------------------------------------------

    def _remember(self, verb: str, thing: str, tail: str) -> None:
        self.last.verb, self.last.thing, self.last.tail = verb, thing, tail

    def _only_each(self, kept: list[Token]) -> bool:
        return text_of(kept).startswith("每") and len(kept) <= 2 and not is_attribute(kept[1:], self.words)

    def _invests(self, kept: list[Token], slot: Slot) -> bool:
        return slot.joint == "，" and slot.unit.endswith("元") and text_of(kept) in ("投资", "总投资", "计划投资", "投入", "投入资金", "完成投资")

    def _object_ahead(self, slot: Slot) -> str:
        """The object of the act that the money goes into (投资4.8亿元实施了…工程; 投资1亿元，启动…工程)."""
        ahead = [slot.after]
        if slot.clause + 1 < len(self.clauses):
            ahead.append(self.clauses[slot.clause + 1].tokens)
        for tokens in ahead:
            at = next((k for k, t in enumerate(tokens) if is_verb(t, self.words)), None)
            if at is None:
                continue
            rest = [t for t in tokens[at + 1 :] if t.tag not in ("ul", "m:quantity", "q") and t.text not in self.words.manner]
            noun = noun_phrase(rest, self.words, True)
            if noun:
                return text_of(noun)
        return ""

    def _behind_circumstance(self, before: Sequence[Token]) -> list[Token]:
        """Without phrases of place and manner (为…, 在…, 通过…) that open a clause, up to the act."""
        words = self.words
        for k, t in enumerate(before[:-1]):
            if t.text in words.circumstance and t.tag in ("p", "c"):
                for j in range(k + 2, len(before)):
                    if is_verb(before[j], words):
                        return list(before[j:])
                return list(before[:k] if k else before[1:])
        return [
            t
            for k, t in enumerate(before)
            if not (is_place(t) and k + 1 < len(before) and (k == 0 or before[k - 1].text not in "“《"))
        ]

    def _split(self, kept: list[Token]) -> tuple[str, list[Token]]:
        """The act and the thing of a phrase."""
        words = self.words
        while len(kept) > 1 and kept[0].text in words.helper and any(t.text in words.act for t in kept[1:-1]):
            at = next(i for i, t in enumerate(kept[1:], 1) if t.text in words.act)
            kept = kept[at:]
        if kept and kept[0].text in ("完成", "实现") and len(kept) > 1:
            kept = kept[1:]
        if kept and kept[0].text in words.act:
            return self._acts(kept)
        for k, t in enumerate(kept[:-1]):
            if k and is_verb(t, words):
                subject = text_of(kept[:k])
                verb, thing = self._acts(kept[k:])
                return (subject if len(subject) <= 8 or subject.endswith(words.bodies) else "") + verb, thing
        return "", kept

    def _acts(self, kept: list[Token]) -> tuple[str, list[Token]]:
        """Acts that stand together (新建和改造, 整治提升) are one."""
        at = 1
        while at + 1 < len(kept) and (
            is_verb(kept[at], self.words) or (kept[at].text in _JOINTS and is_verb(kept[at + 1], self.words))
        ):
            at += 1
        return text_of(kept[:at]), kept[at:]
