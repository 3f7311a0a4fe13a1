"""Find: which words name each number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractor.models.records import Evidence
from extractor.stages.findings import (
    Clause,
    Context,
    HeaderFound,
    IndicatorFound,
    MentionFound,
    QuantityFound,
    StatementFound,
    Token,
)
from extractor.stages.indicators.phrases import (
    is_attribute,
    is_noun,
    is_per,
    is_place,
    is_verb,
    join,
    noun_phrase,
    tail_of,
    text_of,
    trim,
    without_per,
)
from extractor.stages.indicators.places import find_places
from extractor.stages.indicators.slots import JOINTS, PARTS, Slot, lay_out, whole_quotes
from extractor.stages.indicators.vocabulary import Vocabulary, vocabulary
from extractor.text.reading import Reading

_Named = tuple[str, Evidence, str]
_PEOPLE = ("人", "名", "口", "人次")
_RANKS = ("位列", "列", "居", "位居", "排", "排名", "名列", "跃居", "稳居", "均居", "继续居", "首位")
_SPANS = ("年", "天", "日", "个月", "个季度", "季度", "周", "小时", "个年头", "届", "次")
_GENERIC = ("项目", "工程", "企业", "产品", "平台", "园区", "基地")
_AREAS = ("亩", "公顷", "平方米", "平方公里")


@dataclass(slots=True)
class Last:
    """What the numbers so far have been about."""

    title: str = ""  # the thing of the section's title
    text: str = ""  # the whole header of the number before
    verb: str = ""  # its act, which a list carries along
    thing: str = ""  # what it was about, without act and attribute
    tail: str = ""  # its attribute or verbal noun (播种面积), which parts share
    unit: str = ""
    part: bool = False  # it was a part of a whole
    moved: bool = False
    topic: str = ""  # the first thing of the statement: whom sums of money belong to
    recent: list[str] = field(default_factory=list)  # headers of the statement so far, for 分别
    by_unit: dict[str, str] = field(default_factory=dict)  # the last header of each unit in the statement
    things: dict[str, str] = field(default_factory=dict)  # the last thing of each unit in the statement


def find_indicators(
    reading: Reading,
    header: HeaderFound,
    clauses: Sequence[Clause],
    mentions: Sequence[MentionFound],
    contexts: Mapping[int, Context],
    statements: Sequence[StatementFound],
    titles: Mapping[int, Sequence[Token]],
) -> Mapping[int, IndicatorFound]:
    """By index of the quantity in `mentions`.

    The places of the contexts are no part of an indicator. `titles` are the words of the sections' titles,
    by index of the section: what the first numbers under a title measure may stand in it.
    """
    words = vocabulary()
    places = find_places(reading, header, contexts)
    found: dict[int, IndicatorFound] = {}
    quantities = {i: m for i, m in enumerate(mentions) if isinstance(m, QuantityFound)}
    last = Last()
    at = -2
    section: int | None = None
    starts = [m.start for m in quantities.values()]
    for statement, group in groupby(clauses, key=lambda c: c.statement):
        span = statements[statement]
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] >= span.end:
            continue  # a plan without numbers
        here = list(group)
        if statements[statement].section != section:
            section = statements[statement].section
            thing = _title_thing(titles.get(-1 if section is None else section, ()), words)
            last = Last(thing=thing, title=thing)
        elif statement - at > 1 or "\n" in reading.text[statements[at].end - 1 : statements[statement].start + 1]:
            last = Last(thing=last.title, title=last.title)
        at = statement
        last.topic = ""
        last.recent = []
        last.by_unit = {}
        last.things = {}
        last.part = False
        found.update(_Walk(here, lay_out(here, quantities, places), words, last).run())
    return found


def _title_thing(title: Sequence[Token], words: Vocabulary) -> str:
    """持续布建及修缮关怀据点 is about 关怀据点."""
    tokens = [t for t in title if t.tag not in ("m:enumerator", "m:date", "w", "d", "place")]
    at = 0
    while at < len(tokens) and (tokens[at].tag[0] in "vdcp" or tokens[at].text in words.act or tokens[at].text in words.helper):
        at += 1
    thing = text_of(noun_phrase(tokens[at:], words, False))
    return thing if 3 <= len(thing) <= 14 else ""


class _Walk:
    """Goes over the slots of one statement."""

    def __init__(self, clauses: list[Clause], slots: list[Slot], words: Vocabulary, last: Last) -> None:
        self.clauses = clauses
        self.slots = slots
        self.words = words
        self.last = last
        self.passed = ""  # the thing of the clause before, where that has no number

    def run(self) -> dict[int, IndicatorFound]:
        found: dict[int, IndicatorFound] = {}
        last = self.last
        seen = 0
        for n, slot in enumerate(self.slots):
            if slot.clause > seen + 1 or n == 0:
                self.passed = ""
            for clause in self.clauses[seen : slot.clause]:
                self._pass(clause)
            seen = slot.clause
            kept = (last.verb, last.thing, last.tail, last.unit)
            text, evidence, rule = self._name(n, slot)
            if slot.inside:
                last.verb, last.thing, last.tail, last.unit = kept  # what goes on behind is of the whole
            if evidence == "inherited" and not text:
                evidence = "before"
            found[slot.mention] = IndicatorFound(
                text or None, evidence if text else None, f"indicators.{rule}"
            )
            if text:
                last.by_unit[slot.unit] = text
            if slot.does not in ("threshold", "limit") and text and not slot.inside:
                last.text = text
                last.unit = slot.unit
                last.things[slot.unit] = last.thing
                last.recent.append(text)
                last.topic = last.topic or last.thing
        for clause in self.clauses[seen:]:
            self._pass(clause)
        return found

    def _pass(self, clause: Clause) -> None:
        """A clause without numbers: its thing is what a bare attribute behind it belongs to."""
        if any(t.tag == "m:quantity" for t in clause.tokens):
            return
        words = self.words
        told = any(t.tag[0] in "vda" or t.text in words.act for t in clause.tokens[1:])
        tokens = [t for t in whole_quotes(clause.tokens) if t.tag not in ("m:enumerator", "ul")]
        while tokens and (tokens[0].text in words.manner or tokens[0].tag in ("d", "m:date", "t", "c")):
            tokens = tokens[1:]
        if len(tokens) == 1 and tokens[0].text[0] in "“「":
            self.last.thing = tokens[0].text[1:-1]  # a name alone is what is told of
            return
        tokens = self._behind_circumstance(tokens)
        acts = 0
        while acts < len(tokens) - 1 and (
            is_verb(tokens[acts], words) or tokens[acts].text in words.helper or tokens[acts].tag in ("v", "d", "vn", "ad")
        ):
            acts += 1
        if acts == 0 and not told:
            return  # a bare phrase tells nothing
        noun = noun_phrase(tokens[acts:], words, False)
        noun = [t for t in noun if not is_place(t)]
        text = text_of(noun)
        named = any(t.tag[0] == "n" or t.tag in ("vn", "m:name", "l") for t in noun)
        if not named or not 2 <= len(text) <= 14 or is_attribute(noun, words) or text in words.act:
            return
        if len(text) > 3 or not self.last.thing:
            self.passed = text
            self.last.thing = text
            self.last.verb, self.last.tail, self.last.unit, self.last.part = "", "", "", False
            self.last.text = text

    # ---- the rules, in order ---------------------------------------------------------------------------

    def _name(self, n: int, slot: Slot) -> _Named:
        if slot.does == "threshold":
            return self._threshold(slot)
        if slot.does == "limit":
            return self._limit(slot)
        last, words = self.last, self.words
        before = slot.before
        part = slot.inside or any(t.text in PARTS for t in before)
        named = self._gap(before) or self._share(slot) or self._ratio(slot) or self._respectively(n, slot)
        if named:
            return named
        if duration := self._duration(slot):
            return duration
        kept = self._own(before)
        verb, _ = self._governor(kept)
        governed = bool(verb) or self._governed(before)
        after = self._after(n, slot, governed)
        final = n + 1 == len(self.slots) or self.slots[n + 1].clause > slot.clause
        if after:
            return self._with_after(slot, kept, after, final)
        tail = self._predicate(slot.after) if final else ""
        if self._invests(kept, slot) and (thing := self._object_ahead(slot)):
            return join(thing, "投资" if text_of(kept).endswith("投资") else text_of(kept)), "after", "invest"
        if kept and self._is_bound(kept):
            return self._of_bounded(slot, kept)
        if tail and slot.does == "rate" and not any(t.text in words.level or words.moves(t.text) for t in before[-2:]):
            topic = text_of(kept) or last.thing
            return topic + tail[:8] + "比例", "around", "rate-of-predicate"
        if not kept and tail in words.reach and slot.unit in _PEOPLE and last.thing:
            return last.thing + tail, "around", "people-reached"
        if not kept or is_per(kept):
            if part and tail and last.thing:
                return tail + last.things.get(slot.unit, last.thing), "inherited", "rest"
            return self._inherit(slot)
        return self._with_before(slot, kept, part, tail)

    def _duration(self, slot: Slot) -> _Named | None:
        """连续5年居全省首位: how long something has been so."""
        if not slot.unit.endswith(_SPANS):
            return None
        at = next((k for k, t in enumerate(slot.before) if t.text == "连续"), None)
        if at is None and not slot.text.startswith("连续"):
            return None
        said = []
        for t in slot.rest:
            if t.tag == "w":
                break
            said.append(t)
        says = text_of([t for t in said if t.tag not in ("d", "ul")])[:14]
        kept = self._own(slot.before[:at])
        if kept:
            self._remember("", text_of(kept), "")
        topic = "" if says[:1] in ("无", "未", "没", "零") else (text_of(kept) or self.last.text)
        return topic + "连续" + says, "around" if kept else "inherited", "duration"

    def _own(self, before: Sequence[Token]) -> list[Token]:
        """The words before a number that name it, without places that stand alone."""
        kept = trim(self._behind_circumstance(before), self.words)
        if kept and all(is_place(t) or t.text in JOINTS or t.text in ("等", "村", "镇", "各") for t in kept):
            return []
        return kept

    def _governed(self, before: Sequence[Token]) -> bool:
        """Does a predicate stand right before the number, so that what follows is its object?"""
        loose = [t for t in before if t.tag != "d" and t.text not in self.words.manner - self.words.level]
        return any(t.tag[0] == "v" and t.text not in self.words.attribute for t in loose)

    def _threshold(self, slot: Slot) -> _Named:
        """60岁以上老年人: the number is a bound of what stands behind it."""
        noun = noun_phrase(slot.after, self.words, False)
        name = text_of(noun)
        if slot.unit.endswith("岁"):
            at = next((k for k, t in enumerate(noun) if t.text.endswith(self.words.persons)), len(noun) - 1)
            return (text_of(noun[: at + 1]) or self.last.thing) + "年龄", "after", "threshold-age"
        _, thing = self._governor(self._own(slot.before))
        thing = [t for t in thing if t.text not in JOINTS]
        same = self.last.by_unit.get(slot.unit, "")
        if thing and not is_place(thing[-1]) and (
            is_attribute(thing, self.words) or thing[-1].text[-2:] in self.words.attribute
        ):
            return name + text_of(thing), "around", "threshold"
        if name.endswith("项目") and slot.unit.endswith("元"):
            return name + "投资规模", "after", "threshold"
        if same:
            return same, "inherited", "threshold"
        return name + ("面积" if slot.unit.endswith(_AREAS) else ""), "after", "threshold"

    def _is_bound(self, kept: list[Token]) -> bool:
        return all(t.tag == "m:quantity" or t.text in ("以上", "以下", "的") for t in kept)

    def _of_bounded(self, slot: Slot, kept: list[Token]) -> _Named:
        """其中50万元以上的4个; 35岁以下的不到三成."""
        thing = self.last.thing
        bound = text_of([t for t in kept if t.text != "的"])
        if slot.does == "rate":
            return bound + thing + "占比", "inherited", "bounded"
        unit = next((s.unit for s in self.slots if s.mention == kept[0].mention), "")
        attribute = self.last.by_unit.get(unit, "") if not unit.endswith("岁") else ""
        return join(attribute, bound + thing), "inherited", "bounded"

    def _limit(self, slot: Slot) -> _Named:
        """险情半小时内上报: a time within which something is done."""
        thing = [t for t in self._split(self._own(slot.before))[1] if not is_place(t)]
        act = self._predicate([t for t in slot.after if t.text != "内"])[-4:]
        who = text_of(thing) or self.last.thing
        return who + act + "时限", "around" if thing else "after", "limit"

    def _gap(self, before: list[Token]) -> _Named | None:
        """高于全县平均水平2.1个百分点: the distance to somebody else's level."""
        words = self.words
        for k, t in enumerate(before[:-1]):
            if t.text not in words.gap:
                continue
            base = before[k + 1 :]
            if t.text in ("比", "较") and any(words.moves(b.text) or b.tag in ("m:date", "t") for b in base):
                if not any(b.text in ("多", "少", "高", "低") for b in base) or any(b.tag in ("m:date", "t") for b in base):
                    return None
            base = [b for b in base if b.tag != "m:date" and (not words.moves(b.text) or b.text in ("多", "少"))]
            if not any(b.text in words.scope or (is_noun(b) and b.text not in words.manner) for b in base):
                return None
            kept = trim(before[:k], words)
            topic = text_of(kept)
            if topic in ("增速", "增幅"):
                topic = join(self.last.text, topic)
            elif not topic:
                topic = self.last.text + ("增速" if self.last.moved and not self.last.text.endswith("增速") else "")
            elif is_attribute(kept, words):
                topic = join(self.last.thing, topic)
            return topic + t.text + text_of(base), "around" if kept else "inherited", "gap"
        return None

    def _share(self, slot: Slot) -> _Named | None:
        """占总量的16%."""
        words, before = self.words, slot.before
        if slot.does != "rate" and slot.unit:
            return None
        for k, t in enumerate(before):
            if t.text not in words.share:
                continue
            kept = trim(before[:k], words)
            topic = text_of(kept) or self.last.text
            if kept and self._is_bound([u for u in kept if u.text != "的"]):
                topic += self.last.thing
            whole = [b for b in trim(before[k + 1 :], words) if b.text != "的"]
            evidence: Evidence = "before" if kept else "inherited"
            if whole and whole[-1].text in ("比重", "比例", "份额"):
                return topic + "占" + text_of(whole), evidence, "share"
            if whole:
                return topic + "占" + text_of(whole) + "比重", evidence, "share"
            return topic + "占比", evidence, "share"
        return None

    def _ratio(self, slot: Slot) -> _Named | None:
        """是2016年的1.8倍; 不到上年的七成."""
        if slot.unit not in ("倍", "成", "%") or not slot.before or slot.before[-1].text != "的":
            return None
        for k, t in enumerate(slot.before[:-2]):
            if t.text in self.words.ratio:
                kept = trim(slot.before[:k], self.words)
                base = text_of(slot.before[k + 1 : -1])
                return (text_of(kept) or self.last.text) + "相当于" + base, "around" if kept else "inherited", "ratio"
        return None

    def _respectively(self, n: int, slot: Slot) -> _Named | None:
        """A、B分别达X和Y; 分别增长X和Y takes the headers before."""
        run = self._run_of_values(n)
        if run is None:
            return None
        first, size = run
        before = self.slots[first].before
        at = max(k for k, t in enumerate(before) if t.text.startswith("分别"))
        place = n - first
        if place == 0:
            self.last.moved = any(self.words.moves(t.text) for t in before[at:])
        else:
            self.last.moved = self.last.moved or False
        gap = self._gap_base(before[at + 1 :])
        kept = self._own(before[:at])
        if not kept:
            recent = self.last.recent[: len(self.last.recent) - place][-size:]
            if len(recent) < size:
                return None
            return recent[place] + gap, "shared", "respectively-before"
        items = self._items(kept)
        if len(items) != size:
            return None
        return items[place] + gap, "shared", "respectively"

    def _gap_base(self, behind: list[Token]) -> str:
        at = next((k for k, t in enumerate(behind[:-1]) if t.text in self.words.gap), None)
        if at is None or behind[at].text in ("比", "较"):
            return ""
        return text_of(behind[at:])

    def _run_of_values(self, n: int) -> tuple[int, int] | None:
        """Where the values of a 分别 begin and how many there are, if slot n is one of them."""

        def opens(slot: Slot) -> bool:
            return any(t.text.startswith("分别") for t in slot.before)

        def goes_on(slot: Slot) -> bool:
            return slot.joint in JOINTS and not slot.before

        first = n
        while not opens(self.slots[first]):
            if first == 0 or not goes_on(self.slots[first]) or self.slots[first - 1].clause != self.slots[n].clause:
                return None
            first -= 1
        size = 1
        for slot in self.slots[first + 1 :]:
            if not goes_on(slot) or slot.clause != self.slots[first].clause:
                break
            size += 1
        return (first, size) if size > 1 else None

    def _items(self, kept: list[Token]) -> list[str]:
        """The items of a coordination, each with the act before and the attribute behind that they share."""
        verb = ""
        if is_verb(kept[0], self.words) and len(kept) > 1:
            verb, kept = kept[0].text, kept[1:]
        items: list[list[Token]] = [[]]
        for t in kept:
            if t.text in JOINTS:
                items.append([])
            else:
                items[-1].append(t)
        if any(not item for item in items):
            return []
        tail = tail_of(items[-1], self.words) or next(
            (items[-1][-1].text[-k:] for k in (2, 1) if items[-1][-1].text[-k:] in self.words.measure), ""
        )
        if len(items[0]) == 1 and len(items[-1]) > 1 and not items[0][0].text.endswith(tail or "、"):
            tail = text_of(items[-1][1:])  # 城镇、农村居民收入
        texts = [text_of(item) for item in items]
        lead = texts[0][:-1] if tail in ("量", "率") and texts[0].endswith("产") and texts[-1] == "销量" else ""
        return [verb + lead * (k > 0) + (x if not tail or x.endswith(tail) else x + tail) for k, x in enumerate(texts)]

    def _after(self, n: int, slot: Slot, governed: bool, ahead: int = 4) -> list[Token]:
        """The noun phrase that the number counts, where one follows it or, at most `ahead` numbers on, them all."""
        words = self.words
        after = slot.after
        if ahead and n + 1 < len(self.slots) and not [t for t in after if t.text not in JOINTS]:
            following = self.slots[n + 1]
            if (
                following.clause == slot.clause
                and not following.before
                and following.does == "count"
                and (not self._own(slot.before) or governed)
                and not self._split(self._own(slot.before))[1]
            ):
                return self._after(n + 1, following, governed, ahead - 1)
        linked = bool(after) and after[0].text == "的"
        if linked:
            after = after[1:]
        elif slot.does == "rate":
            return []
        if not after or after[0].tag == "w":
            return []
        first = after[0]
        if all(t.text in words.reach or t.tag in ("ul", "w") for t in after):
            return []
        told = is_verb(first, words)
        qualifies = first.tag == "v" and len(first.text) > 1 and len(after) > 1 and after[1].tag[0] == "n"
        if not linked and (told or not (is_noun(first) or qualifies or (governed and first.tag == "v"))):
            return []
        if first.text in words.level or words.moves(first.text) or first.text in words.marks:
            return []
        if first.text in words.manner and (len(after) < 2 or after[1].tag[0] == "v"):
            return []
        noun = noun_phrase(after, words, governed)
        return noun if any(t.tag[0] in "nlbjixvz" or t.tag in ("m:name", "eng", "a", "zg") for t in noun) else []

    def _with_after(self, slot: Slot, kept: list[Token], after: list[Token], final: bool) -> _Named:
        words, last = self.words, self.last
        noun = text_of(after)
        if slot.before and slot.before[-1].text in ("等", "等等"):
            kept = [t for t in kept[:1] if is_verb(t, words)]
        verb, thing = self._governor(kept)
        phrase = text_of(kept)
        if slot.unit.endswith("元") and (phrase in words.attribute or (thing and is_attribute(thing, words))):
            self._remember("", noun, "")
            return noun + text_of(thing or kept), "around", "attribute-and-noun"
        if verb:
            self._remember(verb, noun, "")
            return verb + noun, "around", "act-and-noun"
        rest = [t for t in slot.after if t.start >= after[-1].end]
        listed = slot.joint in JOINTS or (slot.joint == "，" and last.recent and final and not self._predicate(rest))
        if not slot.before and last.verb and listed and slot.does == "count":
            last.thing = noun
            return last.verb + noun, "after", "list-after"
        if not final:
            return self._subject_of_value(slot, after, rest)
        self._remember("", noun, "")
        if thing and len(text_of(thing)) <= 6 and not any(is_place(t) or t.text in "《》" for t in thing):
            return join(text_of(thing), noun), "around", "noun-and-noun"
        predicate = self._predicate(rest)
        return predicate + noun, "after", "noun-after"

    def _subject_of_value(self, slot: Slot, after: list[Token], rest: list[Token]) -> _Named:
        """10个村集体收入超过20万元: what is counted, by the value that follows."""
        tail = tail_of(after, self.words)
        level = next((k for k, t in enumerate(rest) if t.tag != "d" and t.text not in self.words.manner), None)
        if not tail or level is None or rest[level].text not in self.words.level:
            self._remember("", text_of(after), "")
            return text_of(after), "after", "noun-after"
        value = "".join(
            t.text for t in slot.rest if t.start >= rest[level].start and t.end <= rest[-1].end or t.tag == "m:quantity"
        )
        head = after[0].text
        self._remember("", head, "")
        self.last.by_unit["元"] = text_of(after)
        return text_of(after[1:]) + value + head, "after", "noun-by-value"

    def _governor(self, kept: list[Token]) -> tuple[str, list[Token]]:
        """The act that governs the noun behind a number: the last word before it, where that is a verb."""
        if not kept or kept[-1].tag[0] != "v" or is_attribute(kept, self.words):
            return self._split(kept)
        at = len(kept) - 1
        while at and (kept[at - 1].tag == "v" or (at > 1 and kept[at - 1].text in JOINTS and kept[at - 2].tag[0] == "v")):
            at -= 1
        while at < len(kept) - 1 and kept[at].text in self.words.helper:
            at += 1
        return text_of(kept[at:]), []

    def _predicate(self, tail: Sequence[Token]) -> str:
        """What is said of the thing counted: 8条高速公路建成通车."""
        kept = []
        for t in tail:
            if t.tag == "w" and t.text not in "“”《》":
                break
            kept.append(t)
        kept = trim(kept, self.words)
        if any(t.tag == "m:ordinal" or t.text in _RANKS for t in kept[:2]):
            return ""  # a rank says nothing of what is counted
        text = text_of(kept)
        return text if len(text) <= 18 else ""

    def _inherit(self, slot: Slot) -> _Named:
        last = self.last
        total = any(t.text in ("共有", "共计", "有", "现有", "辖", "总计", "合计", "共") for t in slot.before)
        alone = all(t.text in JOINTS for t in slot.after)
        if total and alone and slot.joint == "，" and slot.unit in ("户", "人", "口") and (not last.recent or last.unit not in ("户", "人")):
            self._remember("", "", "")
            return ("总户数" if slot.unit == "户" else "总人口"), "after", "total"
        if last.text.endswith("户数") and slot.unit in ("人", "口"):
            return last.text[:-2] + "人口", "shared", "total"
        if not slot.before and slot.joint in ("", *JOINTS):
            if last.verb in self.words.reach and last.unit not in _PEOPLE and slot.unit in _PEOPLE:
                return last.verb + "人口", "shared", "reach-people"
            return last.text, "shared", "shared"
        last.moved = any(self.words.moves(t.text) for t in slot.before)
        each = next((t.text for t in slot.before if t.text in ("每期", "每场", "每次", "每批", "每班")), "")
        if each and slot.unit in ("人", "名", "人次") and last.thing:
            return last.thing + each + "人数", "inherited", "each"
        return last.text, "inherited", "inherited"

    def _with_before(self, slot: Slot, kept: list[Token], part: bool, predicate: str) -> _Named:
        words, last = self.words, self.last
        last.moved = any(words.moves(t.text) for t in slot.before)
        if is_attribute(kept, words):
            return self._attribute(slot, kept)
        kept = without_per(kept)
        if len(kept) > 1 and kept[-1].text in ("新增", "净增"):
            kept = kept[:-1]
        if all(t.text in words.aspect for t in kept):
            return self._inherit(slot)
        verb, thing = self._split(kept)
        noun = text_of(thing)
        alone = not thing or (not verb and len(thing) == 1 and thing[0].tag == "v")
        goes_on = last.part and (slot.joint in JOINTS or (len(noun) <= 4 and last.unit == slot.unit))
        if alone and (part or goes_on) and last.tail and last.unit == slot.unit:
            last.part = True
            return (verb or noun) + last.tail, "inherited", "part"
        if alone:
            return self._act_alone(slot, verb or noun)
        if verb:
            self._remember(verb, noun, "")
            return verb + noun, "before", "act-and-object"
        if is_attribute(thing, words):
            return self._attribute(slot, thing)
        if part or goes_on or slot.joint in JOINTS:
            if part and noun[-1:] in ("类", "型", "级") and last.thing:
                last.part = True
                return noun + last.thing, "inherited", "part"
            if goes_on and noun[-1:] in ("类", "型", "级"):
                return noun + last.thing, "inherited", "part"
            own = tail_of(thing, words) in words.attribute
            if last.tail and not own and not noun.endswith(last.tail) and (last.unit == slot.unit or last.tail in words.stock):
                last.part = part or goes_on
                if not last.part:
                    last.thing = noun
                return noun + last.tail, "inherited", "part"
            if part or goes_on:
                last.part = True
                return noun, "before", "part"
            if last.verb and not part:
                self._remember(last.verb, noun, "")
                return last.verb + noun, "inherited", "list"
        thing = self._listed(thing)
        noun = self._in_full(text_of(thing))
        tail = tail_of(thing, words)
        self._remember("", noun[: len(noun) - len(tail)] if tail else noun, tail)
        if predicate and len(predicate) <= 6:
            return noun + predicate, "around", "noun-and-predicate"
        return noun, "before", "noun-before"

    def _in_full(self, noun: str) -> str:
        """健全乡镇临时救助周转金制度，每个乡镇周转金…: a short name stands for the long one told just before."""
        told = self.passed
        if 2 <= len(noun) <= 4 and noun in told and not told.startswith(noun):
            return told[: told.index(noun) + len(noun)]
        return noun

    def _listed(self, thing: list[Token]) -> list[Token]:
        """A、B、C等N is N, where the list is long."""
        at = next((k for k, t in enumerate(thing[:-1]) if t.text == "等"), None)
        if at is None or not any(t.text == "、" for t in thing[:at]) or len(text_of(thing[:at])) < 8:
            return thing
        return thing[at + 1 :]

    def _attribute(self, slot: Slot, phrase: list[Token]) -> _Named:
        last = self.last
        noun = text_of(phrase)
        sum_of_money = slot.unit.endswith("元") and "投资" in noun and last.topic
        owner = last.topic if sum_of_money else last.thing
        if owner in _GENERIC:
            owner = last.verb + owner
        last.tail = ""
        if not owner or noun in owner or any(c.isdigit() for c in owner):
            return noun, "before", "attribute"
        return join(owner, noun), "inherited", "attribute"

    def _act_alone(self, slot: Slot, verb: str) -> _Named:
        last = self.last
        if verb in self.words.whole or not (last.thing or self._beneficiary(slot.before)):
            self._remember(verb, last.thing, "")
            return verb, "before", "act-whole"
        if verb in self.words.reach:
            return last.thing + verb, "inherited", "act-reach"
        if target := self._beneficiary(slot.before):
            self._remember(verb, target, "")
            return target + verb, "before", "act-for"
        if slot.joint in JOINTS and slot.unit != last.unit:
            return last.thing + verb, "inherited", "act-alone"
        if thing := last.things.get(slot.unit):
            self._remember(verb, thing, "")
            return verb + thing, "inherited", "act-alone"
        return last.thing + verb, "inherited", "act-alone"

    def _beneficiary(self, before: list[Token]) -> str:
        """为65岁以上老人免费体检: whom the act is for."""
        at = next((k for k, t in enumerate(before[:-1]) if t.text in ("为", "对", "给", "向") and t.tag == "p"), None)
        if at is None:
            return ""
        noun = []
        for t in before[at + 1 :]:
            if t.tag == "m:date" or t.tag[0] in "vdr" or t.text in self.words.manner:
                break
            noun.append(t)
        return text_of(noun)

    # ---- helpers ---------------------------------------------------------------------------------------

    def _remember(self, verb: str, thing: str, tail: str) -> None:
        self.last.verb, self.last.thing, self.last.tail, self.last.part = verb, thing, tail, False

    def _invests(self, kept: list[Token], slot: Slot) -> bool:
        phrase = text_of(kept)
        if slot.joint != "，" or not slot.unit.endswith("元"):
            return False
        if self.passed:
            return False
        alone = phrase in ("投资", "投入", "投入资金", "计划投资") or (phrase == "总投资" and not self.last.recent)
        return alone or (phrase.endswith("投资") and phrase[:-2].endswith(("公司", "合作社", "企业", "集团", "协会")))

    def _object_ahead(self, slot: Slot) -> str:
        """What the money goes into (投资4.8亿元实施了…工程; 投资1亿元，启动…工程)."""
        words = self.words
        ahead = [slot.rest]
        if not self.last.recent and slot.clause + 1 < len(self.clauses):
            ahead.append(self.clauses[slot.clause + 1].tokens)
        for tokens in ahead:
            at = next(
                (k for k, t in enumerate(tokens) if is_verb(t, words) or t.text in ("用于", "对", *words.helper)), None
            )
            if at is None or any(t.tag == "m:quantity" for t in tokens[:at]):
                continue
            first = at
            while at + 1 < len(tokens) and (is_verb(tokens[at + 1], words) or tokens[at + 1].text in words.helper):
                at += 1
            rest = [
                t for t in tokens[at + 1 :] if t.tag not in ("ul", "m:quantity", "q", "place") and t.text not in words.manner
            ]
            if noun := noun_phrase(rest, words, True):
                self.last.thing = text_of(noun)
                acts = [t for t in tokens[first : at + 1] if t.text in words.makes]
                return text_of([*acts, *noun])
        return ""

    def _behind_circumstance(self, before: Sequence[Token]) -> list[Token]:
        """Without phrases of place and manner (为…, 在…, 通过…) that open a clause, up to the act."""
        words = self.words
        for k, t in enumerate(before[:-1]):
            if t.text in words.circumstance and (t.tag in ("p", "c") or len(t.text) > 1):
                for j in range(k + 2, len(before)):
                    if is_verb(before[j], words):
                        return list(before[j:])
                if t.text in ("与", "和", "同", "跟"):
                    continue
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
        if kept and kept[0].text[0] == "每" and len(kept) > 1 and is_verb(kept[1], words):
            kept = kept[1:]
        if kept and kept[0].text in words.act:
            return self._acts(kept)
        for k, t in enumerate(kept[:-1]):
            if k and is_verb(t, words):
                subject = text_of(kept[:k])
                verb, thing = self._acts(kept[k:])
                if len(text_of(thing)) < 2:
                    continue
                if is_attribute(thing, words):
                    break  # 医疗保险补助标准 is a thing, not the aid of a standard
                named = len(subject) <= 8
                return (subject if named else "") + verb, thing
        return "", kept

    def _acts(self, kept: list[Token]) -> tuple[str, list[Token]]:
        """Acts that stand together (新建和改造, 整治提升) are one."""
        at = 1
        while at + 1 < len(kept) and (
            is_verb(kept[at], self.words) or (kept[at].text in JOINTS and is_verb(kept[at + 1], self.words))
        ):
            at += 1
        return text_of(kept[:at]), kept[at:]
