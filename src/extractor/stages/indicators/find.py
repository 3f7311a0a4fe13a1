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
    MentionFound,
    QuantityFound,
    StatementFound,
    Token,
)
from extractor.stages.indicators.acts import (
    governor,
    is_governed,
    is_within_circumstance,
    own_words,
    predicate,
)
from extractor.stages.indicators.around import noun_after, of_value, with_after
from extractor.stages.indicators.before import inherit, with_before
from extractor.stages.indicators.money import invests, object_ahead, takes_time
from extractor.stages.indicators.passing import pass_by
from extractor.stages.indicators.phrases import (
    holds,
    is_per,
    join,
    text_of,
)
from extractor.stages.indicators.places import find_places
from extractor.stages.indicators.relations import (
    distance,
    duration,
    fraction,
    gap,
    is_base,
    is_bound,
    is_time_point,
    limit,
    of_bounded,
    ratio,
    share,
    threshold,
)
from extractor.stages.indicators.scene import PEOPLE, Last, Named, Scene
from extractor.stages.indicators.slots import PARTS, Slot, lay_out
from extractor.stages.indicators.tasks import of_task
from extractor.stages.indicators.titles import is_title, title_clauses, title_thing
from extractor.stages.indicators.together import respectively
from extractor.stages.indicators.vocabulary import vocabulary
from extractor.text.reading import Reading

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
            last.title = title_thing([t for clause in here for t in clause.tokens], words) or last.title
            last.thing = last.title
        at = statement
        last.topic, last.recent, last.by_unit, last.things, last.part = "", [], {}, {}, False
        own = places[bisect_left(places, (span.start, 0)) : bisect_left(places, (span.end, 0))]
        text = reading.text[span.start : span.end]
        _name_all(Scene(text, here, lay_out(text, here, quantities, own), words, last), found)
    for title in titles.values():
        if any(t.tag == "m:quantity" and t.mention not in found for t in title):
            here = title_clauses(title)
            text = reading.text[title[0].start : title[-1].end]
            _name_all(Scene(text, here, lay_out(text, here, quantities, places), words, Last()), found)
    return found


def _name_all(scene: Scene, found: dict[int, IndicatorFound]) -> None:
    last = scene.last
    behind = 0  # how many clauses lie behind
    for n, slot in enumerate(scene.slots):
        if slot.clause > behind or n == 0:
            scene.passed = ""
        for clause in scene.clauses[behind : slot.clause]:
            pass_by(scene, clause)
        behind = slot.clause + 1
        kept = (last.verb, last.thing, last.tail, last.unit)
        text, evidence, rule = _name(scene, n, slot)
        beside = slot.inside or is_base(slot.before, scene.words) or is_time_point(slot)
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
            last.unit = slot.unit
            last.things[slot.unit] = last.thing
            last.recent.append(text)
            last.topic = last.topic or last.thing
    for clause in scene.clauses[behind:]:
        pass_by(scene, clause)


def _name(scene: Scene, n: int, slot: Slot) -> Named:
    """The rules, in order."""
    if slot.does == "threshold":
        return threshold(scene, slot)
    if slot.does == "limit":
        return limit(scene, slot)
    last, words = scene.last, scene.words
    before = slot.before
    part = slot.inside or slot.part or holds(before, PARTS)
    named = respectively(scene, n, slot) if "分别" in scene.text else None
    if (
        named := named
        or of_task(scene, n, slot)
        or gap(scene, before)
        or share(scene, slot)
        or ratio(scene, slot)
    ):
        return named
    if named := duration(scene, slot) or distance(scene, slot) or fraction(scene, slot):
        return named
    kept = own_words(before, words)
    verb, _ = governor(kept, words)
    governed = bool(verb) or is_governed(before, words)
    after = noun_after(scene, n, slot, governed)
    final = n + 1 == len(scene.slots) or scene.slots[n + 1].clause > slot.clause
    measured = bool(kept) and kept[-1].text in words.attribute
    leveled = measured and (before[-1].text in words.level or before[-1].text in words.manner)
    bounds = slot.after[:1] and slot.after[0].text == "的" and after and after[0].text not in words.attribute
    if after and (bounds or not leveled):
        aside = is_within_circumstance(before, words)
        return with_after(scene, slot, [] if aside else kept, after, final)
    tail = predicate(slot.after, scene.words) if final else ""
    if invests(scene, kept, slot) and (thing := object_ahead(scene, slot)):
        return join(thing, "投资" if text_of(kept).endswith("投资") else text_of(kept)), "after", "invest"
    if kept and (thing := takes_time(scene, slot, kept)):
        return thing + "历时", "after", "takes-time"
    if kept and is_bound(kept):
        return of_bounded(scene, slot, kept)
    if tail and slot.does == "rate" and not holds(before[-2:], words.predicate):
        topic = text_of(kept) or last.thing
        return topic + tail[:8] + "比例", "around", "rate-of-predicate"
    if tail and not kept and slot.unit in PEOPLE and last.thing:
        reached = next((word for word in words.reach if len(word) > 1 and tail.startswith(word)), "")
        if reached:
            return last.thing + reached, "around", "people-reached"
    if (
        len(tail) > 3
        and not before
        and slot.joint == "，"
        and slot.unit in PEOPLE
        and slot.after[0].tag[0] == "v"
    ):
        scene.remember("", tail, "")
        return tail, "after", "people-who"
    if not kept or is_per(kept):
        if part and tail and last.thing:
            return tail + last.things.get(slot.unit, last.thing), "inherited", "rest"
        return inherit(scene, slot)
    if n and not slot.joint and before[0].text == "的" and (bounded := of_value(scene, n, kept)):
        return bounded
    return with_before(scene, slot, kept, part, tail)
