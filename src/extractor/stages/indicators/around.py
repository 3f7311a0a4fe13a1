"""Around: headers from the noun behind a number, with the act before it or with what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.findings import Token
from extractor.stages.indicators.acts import governor, own, own_words, predicate, split
from extractor.stages.indicators.nouns import first_of, noun_phrase
from extractor.stages.indicators.phrases import (
    is_attribute,
    is_noun,
    is_place,
    is_verb,
    join,
    tail_of,
    text_of,
)
from extractor.stages.indicators.scene import PEOPLE, Named, Scene
from extractor.stages.indicators.slots import COUNTERS, EVENTS, JOINTS, Slot
from extractor.stages.indicators.vocabulary import Vocabulary

# what a value begins with that is told of a thing, not counted: 8个村收入超过30万元
_HEADS = frozenset(["户", *PEOPLE])
_MEDALS = frozenset("金银铜")
_PAST = ("过", "超", "上")  # 过千万元项目8个
HELPS = ("组织", "动员", "发动", "协助", "帮助")  # 组织20家企业参加展会


def noun_after(scene: Scene, n: int, slot: Slot, governed: bool, ahead: int = 4) -> list[Token]:
    """The noun phrase that the number counts, where one follows it or, at most `ahead` numbers on, them all."""
    words = scene.words
    after = slot.after
    if _pairs(scene, n, slot):
        return []
    if ahead and n + 1 < len(scene.slots) and not [t for t in after if t.text not in JOINTS]:
        following = scene.slots[n + 1]
        if (
            following.clause == slot.clause
            and not following.before
            and (following.unit in _HEADS or slot.unit not in _HEADS)
            and following.does in ("count", "threshold")
            and (not own(slot, scene.words) or governed)
            and not split(slot, own(slot, scene.words), scene.words)[1]
        ):
            return noun_after(scene, n + 1, following, governed, ahead - 1)
    if ahead and n + 1 < len(scene.slots) and governed and text_of(after) in words.anybody:
        following = scene.slots[n + 1]
        if not following.before and following.after[:1] and following.after[0].text == "的":
            return noun_after(scene, n + 1, following, governed, ahead - 1)  # 解决4个村6100人的饮水
    linked = bool(after) and after[0].text == "的"
    if linked:
        after = after[1:]
    elif slot.does == "rate":
        return []
    while after and (after[0].text in words.scope or after[0].text == "性"):
        after = after[1:]  # 一次全县性防汛应急演练
    if not after or after[0].tag == "w" or after[0].text[0] == "（":
        return []
    first = after[0]
    if governed and first.tag == "v" and not is_verb(first, words) and (relative := _relative(after, words)):
        return relative
    if all(t.text in words.reach or t.tag in ("ul", "w") for t in after):
        return []
    listed = bool(n) and slot.joint in JOINTS and not slot.before and bool(scene.slots[n - 1].after)
    named = first.tag[0] == "v" and (
        any(t.text.endswith(words.undertakings) for t in after[1:3])  # 兴办工程, 排水应急工程
        or (slot.unit in PEOPLE and len(after) > 1 and after[1].text.endswith(words.doers))  # 储备组长
        or (governed and slot.unit in EVENTS and len(after) <= 3 and all(t.tag[0] in "vn" for t in after))
    )
    told_at = -1 if governed else min((act.at for act in slot.acts if act.at >= first.start), default=-1)
    told = is_verb(first, words) and told_at <= first.start and not (named and slot.unit.endswith(COUNTERS))
    qualifies = named or listed or (len(after) > 1 and (after[1].tag[0] == "n" or after[1].tag == "vn"))
    qualifies = qualifies and first.tag == "v" and len(first.text) > 1 and len(after) > 1
    if not linked and (
        told or not (is_noun(first) or qualifies or (governed and first.tag in ("v", "m", "q")))
    ):
        return []
    if first.text == "平均" and all(t.text in words.movement for t in after[1:]):
        return []  # 两年平均增长
    if linked and first.text == "基础":
        return []  # 在上年90亩的基础上扩大5%
    if first.text in words.predicate or first.text in words.marks or first.text in words.purpose:
        return []
    loose = (first.text in words.manner and first.text != "计划") or (
        first.text in words.light and first.text not in ("重点", "主要")
    )
    if loose and (len(after) < 2 or after[1].tag[0] == "v"):
        return []
    if n + 1 < len(scene.slots) and scene.slots[n + 1].clause == slot.clause:  # 22家工厂、总数达36家
        if bounded := _bounded(after, scene.slots[n + 1], words):
            return bounded
        at = next((k for k, t in enumerate(after) if k and t.text == "、"), len(after))
        after = after[:at]
    noun = noun_phrase(after, words, governed, told_at)
    return noun if any(t.tag[0] in "nlbjixvz" or t.tag in ("m:name", "eng", "a", "zg") for t in noun) else []


def _bounded(after: Sequence[Token], following: Slot, words: Vocabulary) -> list[Token]:
    """4个年产值超百亿元的产业集群: the noun behind the value that bounds it."""
    side = _side(after, words)
    if not following.after or following.after[0].text != "的" or not is_attribute(side, words):
        return []
    return noun_phrase(following.after, words, False)


def _reaching(scene: Scene) -> str:
    """What reaches the villages that are counted: the thing told last, unless that is a rate."""
    return scene.last.topic if scene.last.thing.endswith("率") else scene.last.thing


def _side(tokens: Sequence[Token], words: Vocabulary) -> list[Token]:
    """What a value is of: 年产值过, 营业收入超."""
    return [t for t in tokens if t.text not in words.level and t.text not in words.manner and t.tag != "d"]


def _relative(after: Sequence[Token], words: Vocabulary) -> list[Token]:
    """能看儿科的医生: a noun behind a clause of its own."""
    at = next((k for k, t in enumerate(after[:7]) if t.text == "的"), 0)
    if not at or at + 1 == len(after) or any(t.tag in ("w", "m:quantity") for t in after[:at]):
        return []
    noun = noun_phrase(after[at + 1 :], words, False)
    return [*after[: at + 1], *noun] if noun and is_noun(noun[0]) else []


def _pairs(scene: Scene, n: int, slot: Slot) -> bool:
    """贫困户192户826人全部脱贫: does it stand right behind a number that has its words before it?"""
    if not n or slot.before or slot.joint:
        return False
    ahead = scene.slots[n - 1]
    return not ahead.after and bool(split(ahead, own(ahead, scene.words), scene.words)[1])


def with_after(scene: Scene, slot: Slot, kept: list[Token], after: list[Token], final: bool) -> Named:
    """The noun `after` names it, with the act before it; `final`: no further number in the clause."""
    words, last = scene.words, scene.last
    whole = after
    if slot.joint == "、" or (slot.before and slot.before[-1].text == "、"):
        after = first_of(whole)
    noun = text_of(after)
    if noun in _MEDALS and not slot.unit:
        return noun + "牌", "after", "medal"  # 斩获8金4银4铜
    if last.value and not slot.joint and not slot.before:
        return last.value, "shared", "value"
    if slot.before and slot.before[-1].text in ("等", "等等"):
        listing, _ = split(slot, kept, words)
        if listing in words.reach and noun in words.anybody and (by := _reaching(scene)):
            return by + listing + noun, "inherited", "act-and-noun"
        scene.remember(listing, noun, "")
        if listing:
            return listing + noun, "around", "act-and-noun"
        kept = []
    if after[0].text == "方面" and len(after) > 1:
        noun = text_of([t for t in after[1:] if t.text != "的"])
        verb, _ = governor(slot, [t for t in kept if t.text != "等"], words)
        noun = verb + noun if noun.endswith("问题") else noun + "方面"  # 六个方面工作
        scene.remember("", noun, "")
        return noun, "after", "noun-after"
    if kept and slot.before[-1].text == "、":  # 修复河道、90公里沟渠: an item of its own, of the same act
        verb, thing = split(slot, kept, words)[0], kept[:0]
    else:
        verb, thing = governor(slot, kept, words)
    phrase = text_of(kept)
    if slot.after[:1] and slot.after[0].text == "的" and (side := _side_of(kept, words)):
        scene.remember("", noun, "")
        return join(noun, side), "around", "attribute-and-noun"  # 出现宽度为0.5米的裂缝
    if slot.unit.endswith("元") and (phrase in words.attribute or (thing and is_attribute(thing, words))):
        scene.remember("", noun, "")
        return noun + text_of(thing or kept), "around", "attribute-and-noun"
    if (spread := _spread(slot.before, words)) and noun.endswith(words.divisions):
        owner = text_of(own_words(slot.before[: spread[0]], words)) or scene.last.thing
        scene.remember(spread[1], noun, "")
        return (owner if len(owner) <= 10 else "") + spread[1] + noun, "around", "spread"
    if verb in words.reach and verb != "涉及" and noun in words.anybody and (by := _reaching(scene)):
        last.verb = verb
        return by + verb + noun, "inherited", "act-and-noun"
    if verb:
        between = text_of(thing)
        if (
            len(noun) <= 3
            and 2 <= len(between) <= 8
            and not any(is_place(t) or t.tag == "w" or t.text in JOINTS for t in thing)
        ):
            noun = join(between, noun)
        scene.remember(verb, noun, "")
        if slot.after and after[0].start > slot.after[-1].end:
            counted = text_of(_side(slot.after, words))
            last.value = verb + noun if counted in words.anybody else noun + counted
        helped = predicate(_behind(slot, after), words) if final and kept[-1].text in HELPS else ""
        return verb + noun + (helped if len(helped) <= 8 else ""), "around", "act-and-noun"
    rest = _behind(slot, after) if after is whole else []  # what is told behind is of the list
    while rest and rest[0].text in ("任务", "工作"):
        rest = rest[1:]
    listed = slot.joint in JOINTS or (
        slot.joint == "，" and last.recent and final and not predicate(rest, scene.words)
    )
    if not slot.before and last.verb and (listed or last.verb in words.spread) and slot.does == "count":
        last.thing = noun
        return last.verb + noun, "after", "list-after"
    if not final:
        return _subject_of_value(scene, slot, after, rest)
    scene.remember("", noun, "")
    if thing and len(text_of(thing)) <= 6 and not any(is_place(t) or t.text in "《》" for t in thing):
        return join(text_of(thing), noun), "around", "noun-and-noun"
    if slot.does == "rate" and (done := predicate(rest, words)):
        return done + noun + "比例", "after", "rate-of-predicate"  # 90%的村通了水泥路
    tells = slot.unit.endswith(COUNTERS) and not (rest and rest[0].tag in ("p", "c"))
    said = predicate(rest, words) if tells else ""  # a size counts no events
    return said + noun, "after", "noun-after"


def _side_of(kept: list[Token], words: Vocabulary) -> str:
    """出现宽度为…: the side of a thing that a phrase ends in."""
    if not kept or kept[-1].text in words.attribute:
        return text_of(kept[-1:])
    side = tail_of(kept, words)
    return side if side in words.attribute else ""


def _spread(before: Sequence[Token], words: Vocabulary) -> tuple[int, str] | None:
    """分布在我镇10个村, 涉及河口村、前山村等5个村: where the verb stands that says over what something reaches."""
    for k in range(len(before) - 1, -1, -1):
        t = before[k]
        if t.text in words.spread:
            direct = k + 1 == len(before)
            return None if direct and t.text in words.reach else (k, t.text.removesuffix("在"))
        if not (
            is_place(t) or t.text in words.scope or t.text in JOINTS or t.text in ("等", "在", "共", "了")
        ):
            return None
    return None


def of_value(scene: Scene, n: int, slot: Slot, kept: list[Token]) -> Named | None:
    """产值过十亿元的企业只有1家, 产值超亿元企业12家: what is counted, by the value that stands before it."""
    ahead = scene.slots[n - 1]
    side, thing = own(ahead, scene.words), kept or ahead.after
    linked = bool(slot.before) and slot.before[0].text == "的"
    if ahead.clause != slot.clause or not (linked or not kept or slot.before[0] is kept[0]):
        return None
    if not thing or not all(is_noun(t) for t in thing):
        return None
    if linked:
        if not is_attribute(side, scene.words):
            return None
    elif not (ahead.text.startswith(scene.words.bounds) or text_of(ahead.before[-1:]) in _PAST):
        return None
    begins = side[0].start if side else ahead.before[-1].start if ahead.before else 0
    value = [t for t in ahead.before if t.start >= begins]
    scene.remember("", text_of(thing), "")
    return text_of(value) + ahead.text + text_of(thing), "before", "noun-by-value"


def act_ahead(scene: Scene, slot: Slot) -> str:
    """为320户610人发放生活补贴: what is done for those who are counted."""
    words, rest = scene.words, slot.rest
    at = next((k for k, t in enumerate(rest) if is_verb(t, words)), None)
    if at is None or any(t.tag == "w" for t in rest[:at]):
        return ""
    noun = noun_phrase(rest[at + 1 :], words, True)
    scene.remember(rest[at].text, text_of(noun), "")
    return rest[at].text + text_of(noun)


def _behind(slot: Slot, noun: list[Token]) -> list[Token]:
    """What stands behind the noun, up to the next number."""
    return [t for t in slot.after if t.start >= noun[-1].end]


def _subject_of_value(scene: Scene, slot: Slot, after: list[Token], rest: list[Token]) -> Named:
    """10个村集体收入超过20万元: what is counted, by the value that follows."""
    tail = tail_of(after, scene.words)
    said = [t for t in rest if t.tag != "d" and t.text not in scene.words.manner and t.text not in JOINTS]
    following = next((t.text for t in slot.rest if t.tag == "m:quantity"), "")
    if tail[:1] == "总" and text_of(after) != tail:  # 四大产业总产值突破…: one value of all
        thing = text_of(after).removesuffix(tail)
        scene.remember("", thing, "")
        scene.last.value = thing + tail
        return thing, "after", "noun-after"
    if not tail or not (
        said[0].text in scene.words.level if said else following.startswith(scene.words.bounds)
    ):
        scene.remember("", text_of(after), "")
        return text_of(after), "after", "noun-after"
    value = text_of(said) + following
    size = 1
    while size < len(after) - 1 and after[size].text in scene.words.divisions:
        size += 1  # 旗县
    head = text_of(after[:size])
    scene.remember("", head, "")
    scene.last.value = text_of(after)
    return text_of(after[size:]) + value + head, "after", "noun-by-value"
