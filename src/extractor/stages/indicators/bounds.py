"""Bounds: numbers that say how large, how old or how late a thing may be: thresholds and time limits."""

from __future__ import annotations

import re

from extractor.stages.findings import Token
from extractor.stages.indicators.acts import governor, own, predicate, split
from extractor.stages.indicators.nouns import noun_phrase
from extractor.stages.indicators.phrases import (
    is_attribute,
    is_place,
    join,
    text_of,
)
from extractor.stages.indicators.scene import Named, Scene
from extractor.stages.indicators.slots import JOINTS, Slot
from extractor.stages.indicators.vocabulary import Vocabulary

_BOUNDS = frozenset(["以上", "以下", "的"])
_BOUND = re.compile("以[上下]的?")
_AREAS = ("亩", "公顷", "平方米", "平方公里")
_SUMS = ("资", "资本", "额", "值")
_GENERIC = ("项目", "企业", "工程", "产业")


def threshold(scene: Scene, slot: Slot) -> Named:
    """60岁以上老年人: the number is a bound of what stands behind it."""
    noun = noun_phrase(slot.after, scene.words, False)
    name = text_of(noun).removesuffix("占比")  # 收入20万元以上的村占比
    if slot.unit.endswith("岁"):
        at = next((k for k, t in enumerate(noun) if t.text.endswith(scene.words.persons)), len(noun) - 1)
        return (
            (text_of(noun[: at + 1]) or _of_any_sex(scene.last.thing, scene.words)).removesuffix("年龄")
            + "年龄",
            "after",
            "threshold-age",
        )
    _, thing = governor(slot, own(slot, scene.words), scene.words)
    thing = [t for t in thing if t.text not in JOINTS]
    same = scene.last.by_unit.get(slot.unit, "")
    if (
        thing
        and not is_place(thing[-1])
        and (is_attribute(thing, scene.words) or thing[-1].text[-2:] in scene.words.attribute)
    ):
        owner = "" if thing[0].text.startswith(name) else name  # 村集体经济收入10万元以上的村
        return owner + text_of(thing), "around", "threshold"
    if thing and thing[-1].text.endswith(_SUMS) and name in _GENERIC:
        return name + text_of(thing), "around", "threshold"
    whose = name or _BOUND.split(scene.last.thing)[-1]
    if whose.endswith("项目") and slot.unit.endswith("元"):
        return whose + "投资规模", "after", "threshold"
    if name.endswith("村") and slot.unit.endswith("元") and not same.endswith("收入"):
        return name + "集体经济收入", "after", "threshold"  # 10万元以下的薄弱村
    if same:
        return same, "inherited", "threshold"
    side = "面积" if slot.unit.endswith(_AREAS) else "年限" if slot.unit == "年" else ""
    return (name or scene.last.thing) + side, "after", "threshold"


def _of_any_sex(thing: str, words: Vocabulary) -> str:
    """男性900人，女性880人；14岁以下320人: who is counted by age, where those before were counted by sex."""
    return "人口" if thing in words.sexes else thing


def is_bound(kept: list[Token]) -> bool:
    """Is this only a bound (50万元以上的)?"""
    if kept and kept[-1].text not in _BOUNDS and kept[-1].tag != "m:quantity":
        return False
    return all(t.tag == "m:quantity" or t.text in _BOUNDS for t in kept)


def of_bounded(scene: Scene, slot: Slot, kept: list[Token]) -> Named:
    """其中50万元以上的4个; 35岁以下的不到三成."""
    thing = _BOUND.split(_of_any_sex(scene.last.thing, scene.words))[-1]
    bound = text_of([t for t in slot.before if t.start >= kept[0].start and t.text != "的"])
    if slot.does == "rate":
        return bound + thing + "占比", "inherited", "bounded"
    unit = next((s.unit for s in scene.slots if s.mention == kept[0].mention), "")
    attribute = scene.last.by_unit.get(unit, "") if not unit.endswith("岁") else ""
    attribute = "" if attribute.endswith("规模") else attribute
    return join(attribute, bound + thing), "inherited", "bounded"


def limit(scene: Scene, slot: Slot) -> Named:
    """险情半小时内上报: a time within which something is done."""
    thing = [t for t in split(slot, own(slot, scene.words), scene.words)[1] if not is_place(t)]
    act = predicate([t for t in slot.after if t.text != "内"], scene.words)[-4:]
    who = text_of(thing) or scene.last.thing
    if thing:
        scene.remember("", who, "")
    return who + act + "时限", "around" if thing else "after", "limit"
