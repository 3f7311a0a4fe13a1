"""Find: which words name each number. The rules stand in the files beside; here is their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from extractor.stages.findings import (
    Clause,
    Context,
    HeaderFound,
    IndicatorFound,
    QuantityFound,
    StatementFound,
    Token,
)
from extractor.stages.indicators.acts import (
    governor,
    is_governed,
    is_within_circumstance,
    own,
    predicate,
)
from extractor.stages.indicators.around import act_ahead, noun_after, of_value, with_after
from extractor.stages.indicators.before import NOT_YET, inherit, undone, with_before
from extractor.stages.indicators.bounds import is_bound, limit, of_bounded, threshold
from extractor.stages.indicators.hosts import take_host
from extractor.stages.indicators.money import SPENT, behind_size, invests, object_ahead, spent_as, spent_on
from extractor.stages.indicators.passing import pass_by
from extractor.stages.indicators.people import of_people, telling_of
from extractor.stages.indicators.phrases import (
    holds,
    is_noun,
    is_per,
    text_of,
)
from extractor.stages.indicators.places import find_places
from extractor.stages.indicators.relations import compared, is_base
from extractor.stages.indicators.scene import Last, Named, Scene
from extractor.stages.indicators.slots import EVENTS, JOINTS, TIMES, Slot, lay_out
from extractor.stages.indicators.titles import is_title, title_clauses, title_thing
from extractor.stages.indicators.together import respectively, shared_out
from extractor.stages.indicators.vocabulary import BESIDE, COMPARES, MOVES, PART, Vocabulary, vocabulary
from extractor.text.reading import Reading

_IS = ("为", "是", "系", "属")
_ASIDE = (
    "duration",
    "gap",
    "ratio",
    "task",
)  # rules for what is said beside: what goes on behind is not of them


def find_indicators(
    reading: Reading,
    header: HeaderFound,
    clauses: Sequence[Clause],
    quantities: Mapping[int, QuantityFound],
    contexts: Mapping[int, Context],
    statements: Sequence[StatementFound],
    titles: Mapping[int, Sequence[Token]],
) -> Mapping[int, IndicatorFound]:
    """By index of the quantity, as `quantities` gives them.

    The places of the contexts are no part of an indicator. `titles` are the words of the sections' titles,
    by index of the section: what the first numbers under a title measure may stand in it.
    """
    words = vocabulary()
    places = find_places(reading, header, contexts)
    found: dict[int, IndicatorFound] = {}
    last = Last()
    at, text = -2, ""
    section: int | None = None
    starts = [m.start for m in quantities.values()]
    for statement, group in groupby(clauses, key=attrgetter("statement")):
        span = statements[statement]
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] >= span.end:
            continue  # a plan without numbers
        here = list(group)
        if span.section != section:
            section = span.section
            thing = title_thing(titles.get(-1 if section is None else section, ()), words)
            last = Last(thing=thing, title=thing)
        elif statement - at > 1 or "\n" in reading.text[statements[at].end - 1 : span.start + 1]:
            last = Last(thing=last.title, title=last.title)
        if is_title(reading.text, span, here[0]):
            last.title = title_thing([t for clause in here for t in clause.words], words) or last.title
            last.thing = last.title
        at = statement
        if last.whole:
            last.thing, last.whole = last.whole, ""
        last.part = last.part and reading.text[span.start - 1] == "；" and "）" not in text
        last.topic, last.recent, last.by_unit, last.things = "", [], {}, {}
        near = places[bisect_left(places, (span.start, 0)) : bisect_left(places, (span.end, 0))]
        text = reading.text[span.start : span.end]
        _name_all(Scene(text, here, lay_out(text, here, quantities, starts, near, words), words, last), found)
    for title in titles.values():
        if any(t.tag == "m:quantity" and t.mention not in found for t in title):
            here = title_clauses(title)
            text = reading.text[title[0].start : title[-1].end]
            _name_all(
                Scene(text, here, lay_out(text, here, quantities, starts, places, words), words, Last()),
                found,
            )
    return found


def _name_all(scene: Scene, found: dict[int, IndicatorFound]) -> None:
    last = scene.last
    respective = "分别" in scene.text
    behind = 0  # how many clauses lie behind
    for n, slot in enumerate(scene.slots):
        if slot.clause > behind or n == 0:
            scene.passed = scene.apart = ""
        for clause in scene.clauses[behind : slot.clause]:
            pass_by(scene, clause)
        behind = slot.clause + 1
        if slot.host:
            take_host(scene, slot)
        kept = (last.verb, last.thing, last.tail, last.unit)
        text, evidence, rule = _name(scene, n, slot, respective)
        beside = slot.inside or (slot.kinds & BESIDE and _stands_beside(slot, scene.words))
        if beside:
            last.verb, last.thing, last.tail, last.unit = kept  # what goes on behind is of the whole
        if evidence == "inherited" and not text:
            evidence = "before"
        found[slot.mention] = IndicatorFound(text or None, evidence if text else None, f"indicators.{rule}")
        if not text:
            continue
        last.by_unit[slot.unit] = text
        if not beside and rule not in _ASIDE and slot.does not in ("threshold", "limit"):
            last.text = text
            if not (evidence == "inherited" and slot.does == "rate" and slot.kinds & MOVES):
                last.unit = slot.unit  # 面积9万亩，增长3%，其中小麦4万亩
            last.things[slot.unit] = last.thing
            last.recent.append(text)
            if slot.unit in EVENTS:
                last.event = last.thing
            last.topic = last.topic or last.thing
    for clause in scene.clauses[behind:]:
        pass_by(scene, clause)


def _stands_beside(slot: Slot, words: Vocabulary) -> bool:
    """Is the number only compared with, or only a point in time?"""
    before = slot.before
    if before[0].text in ("较", "比"):
        return is_base(before, words)
    return slot.unit in TIMES and before[-1].text in ("后", "前", "之后", "之前")


def _name(scene: Scene, n: int, slot: Slot, respective: bool) -> Named:
    """The rules, in order. `respective`: does the statement say 分别?"""
    if slot.does == "threshold":
        return threshold(scene, slot)
    if slot.does == "limit":
        return limit(scene, slot)
    if respective and (named := respectively(scene, n, slot)):
        return named
    if _is_one_of_several(scene.slots, n) and (named := shared_out(scene, n, slot)):
        return named
    compares = slot.kinds & COMPARES or slot.does == "rate" or not slot.unit or slot.text[0] == "连"
    if compares and (named := compared(scene, n, slot)):
        return named
    return _named_by_words(scene, n, slot)


def _is_one_of_several(slots: Sequence[Slot], n: int) -> bool:
    """Does a number stand right beside another one, with 、 or the like between them?"""
    if slots[n].joint in JOINTS and not slots[n].before:
        return True
    return n + 1 < len(slots) and slots[n + 1].joint in JOINTS and not slots[n + 1].before


def _named_by_words(scene: Scene, n: int, slot: Slot) -> Named:
    """The rules for the words around a number."""
    last, words, before = scene.last, scene.words, slot.before
    kept = own(slot, words)
    following = scene.slots[n + 1] if n + 1 < len(scene.slots) else None
    final = following is None or following.clause > slot.clause or following.inside
    if (slot.after or not final) and (named := _named_behind(scene, n, slot, kept, final)):
        return named
    spent = slot.unit.endswith("元")
    telling = slot if final or kept else telling_of(scene.slots, n)
    tail = ""
    if (final or telling is not slot) and telling.after:
        tail = "" if spent and telling.after[0].text in words.purpose else predicate(telling.after, words)
    if spent and not final and spent_as(kept, words) and (thing := behind_size(scene, n, slot)):
        return thing + "投资", "after", "invest"
    if spent and invests(scene, kept, slot) and (thing := object_ahead(scene, slot)):
        return spent_on(thing, spent_as(kept, words)), "after", "invest"
    if kept and kept[-1].text in SPENT and (thing := object_ahead(scene, slot, True) or last.thing):
        return thing + "历时", "after", "takes-time"
    if kept and is_bound(kept):
        return of_bounded(scene, slot, kept)
    if (
        not kept
        and before
        and before[-1].text in ("为", "对", "给", "向")
        and (done := act_ahead(scene, slot))
    ):
        return done, "after", "act-ahead"
    part = slot.inside or slot.part or bool(slot.kinds & PART)
    if before and before[0].text in NOT_YET and (left := undone(scene, slot)):
        return left, "inherited", "undone"
    if tail and (named := _by_tail(scene, n, slot, kept, part, telling, tail)):
        return named
    if n and not slot.unit and ":" in slot.text and ":" in scene.slots[n - 1].text:
        return last.text, "inherited", "inherited"  # 比重由19:37:44优化为17:48:35
    if n and not slot.joint and (bounded := of_value(scene, n, slot, kept)):
        return bounded
    if not kept or (kept[0].text[0] == "每" and is_per(kept)):
        return inherit(scene, slot)
    return with_before(scene, slot, kept, part, tail)


def _named_behind(scene: Scene, n: int, slot: Slot, kept: list[Token], final: bool) -> Named | None:
    """The rules for the noun behind a number, where there is one."""
    words, before = scene.words, slot.before
    after = noun_after(scene, n, slot, is_governed(before, words) or governor(slot, kept, words)[0] != "")
    if not after:
        return None
    measured = bool(kept) and kept[-1].text in words.attribute
    leveled = measured and (before[-1].text in words.level or before[-1].text in words.manner)
    bounds = slot.after[:1] and slot.after[0].text == "的" and after[0].text not in words.attribute
    bounds = bounds and not holds(slot.after[1:4], words.marks)  # 达到3万人次的新高
    if leveled and not bounds:
        return None
    return with_after(scene, slot, [] if is_within_circumstance(before, words) else kept, after, final)


def _by_tail(
    scene: Scene, n: int, slot: Slot, kept: list[Token], part: bool, telling: Slot, tail: str
) -> Named | None:
    """The rules for what is told of a number behind it: 九成实行集中供养, 3100人受益."""
    last, words = scene.last, scene.words
    if slot.does == "rate" and not holds(slot.before[-2:], words.predicate):
        return (text_of(kept) or last.thing) + tail[:8] + "比例", "around", "rate-of-predicate"
    behind = telling.after
    if not kept and last.unit == slot.unit and behind[0].text in _IS and is_noun(behind[1]):
        return tail, "after", "part-is"  # 居民900户，其中820户为茶农
    if named := of_people(scene, n, slot, kept, telling, tail):
        return named
    if part and last.thing and (not kept or is_per(kept)):
        return tail + last.things.get(slot.unit, last.thing), "inherited", "rest"
    return None
