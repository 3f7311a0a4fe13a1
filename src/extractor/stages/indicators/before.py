"""Before: headers from the words before a number, completed by what was told before them."""

from __future__ import annotations

import re

from extractor.stages.findings import Token
from extractor.stages.indicators.acts import split
from extractor.stages.indicators.nouns import listed
from extractor.stages.indicators.phrases import (
    holds,
    is_attribute,
    is_place,
    tail_of,
    text_of,
    without_per,
)
from extractor.stages.indicators.scene import PEOPLE, Named, Scene
from extractor.stages.indicators.sides import beneficiary, of_whom, side_of_thing
from extractor.stages.indicators.slots import COUNTERS, JOINTS, Slot
from extractor.stages.indicators.vocabulary import ETC, MOVES, Vocabulary

_TOTALS = frozenset(["共有", "共计", "有", "现有", "辖", "总计", "合计", "共"])
_WHOLES = ("总面积", "总数", "总人数", "总户数", "总人口")  # sides of the whole that no part has
_BEASTS = frozenset("头只羽匹尾")
_KEEPERS = ("户", "家", "个", "处", "座", "人")
_ITEM = frozenset(["n", "b", "nz", "j", "l", "nr", "ng", "zg", "m:name", "eng"])
NOT_YET = ("未", "尚未")
_HEADS = frozenset(["户", "人", "口", "口人", "人口"])
_TASKS = ("任务", "指标", "目标")
_TASK = re.compile(f"(?<=..)(?:考核|目标|年度)*(?:{'|'.join(_TASKS)})$")


def with_before(scene: Scene, slot: Slot, kept: list[Token], part: bool, said: str) -> Named:
    """The words before the number name it; `said` is what is told of it behind the number."""
    words, last = scene.words, scene.last
    last.moved = bool(slot.kinds & MOVES)
    if last.moved and last.text and all(t.text in words.aspect for t in kept[1:]):
        area = kept[0].text if kept[0].text in words.areas else ""
        if (area and kept[1:]) or (kept[0].text in words.aspect and len(kept) > 1):
            last.text = _of_area(last.text, area, words) if area else last.text
            return last.text, "inherited", "inherited"  # 标准提高，年人均增加90元
    if kept[0].text == "人均" and (whose := of_whom(scene, slot)):
        scene.remember("", whose, "")
        return whose + text_of(kept), "inherited", "attribute"
    if len(kept) == 1 and kept[0].text in words.yields and last.text:
        return inherit(scene, slot)
    if is_attribute(kept, words):
        return side_of_thing(scene, slot, kept)
    whole = kept
    if kept[0].text[0] == "每":
        kept = without_per(kept)
    if len(kept) > 1 and kept[-1].text in ("新增", "净增"):
        kept = kept[:-1]
    if kept[-1].text == "新增" and len(kept) == 1 and slot.unit.endswith(COUNTERS) and last.unit == slot.unit:
        return "新增" + last.thing, "inherited", "act-alone"
    if kept[0].text in words.aspect and all(t.text in words.aspect for t in kept):
        return inherit(scene, slot)
    if len(kept) == 1 and kept[0].text in words.stages and last.unit == slot.unit and last.thing:
        return kept[0].text + last.thing[-2:], "inherited", "stage"  # 签约企业30家，在建6家
    verb, thing = split(slot, kept, scene.words)
    noun = text_of(thing)
    alone = not thing or (not verb and thing[0].tag == "v" and all(t.tag == "v" for t in thing))
    short = len(noun) <= 4 or noun in words.grades
    goes_on = last.part and (slot.joint in JOINTS or (short and last.unit == slot.unit))
    if alone and slot.before[0].text in ("各类", "各种", "各项"):
        alone, verb, thing, noun = False, "", thing or kept, noun or verb  # 开展宣讲5次、各类学习51场
    if alone and (part or goes_on) and last.tail and last.unit == slot.unit:
        last.part = True
        return (verb or noun) + last.tail, "inherited", "part"
    if alone:
        return _act_alone(scene, slot, verb or noun)
    if verb == "落实" and tail_of(thing, words).endswith("面积"):
        verb = ""  # 落实粮食播种面积5万亩: a level
    if verb and last.moved and thing and tail_of(thing, words) in words.attribute:
        verb, thing, noun = "", thing, noun  # what moves is no object: 监测的工厂排放量减少
    if verb:
        item = listed(thing) if slot.kinds & ETC else thing
        noun = (
            text_of(item) if item is not thing and len(text_of(item)) > 3 else noun
        )  # 等资源 alone says little
        scene.remember(verb, noun, "")
        return verb + noun, "before", "act-and-object"
    if thing is not whole and is_attribute(thing, words):
        return side_of_thing(scene, slot, thing)
    if (part or goes_on) and noun in words.grades and last.thing.endswith(words.schooled):
        last.part = True
        return noun + last.thing, "inherited", "part"  # 在校学生900人，其中小学500人
    if part or goes_on or slot.joint in JOINTS:
        if part and noun.endswith(("类", "型", "级", "以上", "以下")) and last.thing:
            last.part = True
            return noun + last.thing.rpartition("的")[2], "inherited", "part"
        if noun in words.ranks and last.thing:
            return (
                last.verb + noun + _without(last.thing, words.ranks),
                "inherited",
                "part",
            )  # 省级示范社2家、市级8家
        if part and len(thing) == 1 and thing[0].tag == "b" and last.thing:
            return noun + last.thing, "inherited", "part"  # 其中闲置56个
        if goes_on and noun[-1:] in ("类", "型", "级"):
            return noun + last.thing.rpartition("的")[2], "inherited", "part"
        own = tail_of(thing, words) in words.attribute or noun[-2:] in words.attribute or noun[-1:] == "率"
        same_unit = last.unit == slot.unit or (last.tail in words.stock and slot.unit not in _KEEPERS)
        if last.tail in _WHOLES and same_unit and not own:
            last.part = True
            return noun, "before", "part"  # 林地总面积3万亩，其中天然林8000亩
        if last.tail and same_unit and not own and not noun.endswith(last.tail):
            last.part = part or goes_on
            last.item = "" if slot.inside or slot.joint in JOINTS else noun
            if not last.part:
                last.thing = noun
            return noun + last.tail, "inherited", "part"
        if part or goes_on:
            last.part, last.tail = True, ""
            if own and len(side := tail_of(thing, words)) < len(noun):
                last.whole = last.whole or last.thing
                last.thing = noun[: len(noun) - len(side)]  # 其中红枣种植面积3公顷，产量2吨
            return noun, "before", "part"
        own_act = len(thing) > 1 and thing[0].text in words.over  # 举行招商活动5次、开工项目58个
        if (
            last.verb
            and slot.does != "rate"
            and not part
            and not own_act
            and not (last.thing and noun.endswith(last.thing))
        ):
            scene.remember(last.verb, noun, "")
            return last.verb + noun, "inherited", "list"
    if (
        last.recent
        and last.verb in words.adds
        and (slot.unit == last.unit or (slot.unit in _BEASTS and last.unit in _BEASTS))
        and _is_bare(slot, words)
        and thing[-1].text not in words.stock
        and not tail_of(thing, words)
    ):
        scene.remember(last.verb, noun, "")
        return last.verb + noun, "inherited", "list"  # 打深井9眼，浅井5眼
    trades = noun[-1:] == "业" and last.thing[-1:] == "业" and last.tail in words.attribute
    if trades and slot.unit == last.unit and _is_bare(slot, words):
        last.thing = noun
        return noun + last.tail, "inherited", "part"  # 农业总产值3911万元，渔业81万元
    same_head = (
        bool(last.verb) and len(noun) > 2 and noun[-2:] == last.thing[-2:] and not noun.endswith(last.thing)
    )
    if slot.joint == "，" and same_head and slot.before[-1].text not in words.level:
        scene.remember(last.verb, noun, "")
        return last.verb + noun, "inherited", "list"
    if slot.unit in PEOPLE and noun in words.schooled and (school := _school(scene)):
        return school + noun, "inherited", "school"
    item = listed(thing) if slot.kinds & ETC else thing
    noun = _in_full(scene, noun if item is thing else text_of(item))
    short_rate = len(item) > 1 and item[-1].text[-1] == "率" and len(item[-1].text) <= 3
    tail = item[-1].text if short_rate else tail_of(item, words)  # 案件发案率，破案率
    named = noun[: len(noun) - len(tail)] if tail else noun
    scene.remember("", _TASK.sub("", named) if named.endswith(_TASKS) else named, tail)
    if said and len(said) <= 6:
        return noun + said, "around", "noun-and-predicate"
    return noun, "before", "noun-before"


def _without(thing: str, ends: frozenset[str]) -> str:
    """What is left of a thing without the word at its beginning or end that a list changes."""
    end = next((word for word in ends if thing.startswith(word) or thing.endswith(word)), "")
    return thing.removeprefix(end).removesuffix(end)


def _school(scene: Scene) -> str:
    """中学1所，教职工28人，学生260人: the school that those at it were told right behind."""
    last = scene.last
    school = last.things.get("所", "")
    if school not in scene.words.grades:
        return ""
    if last.unit in PEOPLE:
        return school if last.text.startswith(school) else ""
    several = not scene.words.grades.isdisjoint(last.recent[-2:-1])  # 小学8所，初中1所，教师90人: of both
    return school if last.unit == "所" and not several else ""


def undone(scene: Scene, slot: Slot) -> str:
    """完成加固12座，未完成的3座: those of the things told before of which a clause says what they lack."""
    before, last = slot.before, scene.last
    thing = last.thing + ("" if last.tail in scene.words.attribute else last.tail)
    if len(before) != 3 or before[-1].text != "的" or not thing:
        return ""
    return text_of(before[:-1]) + thing


def _is_bare(slot: Slot, words: Vocabulary) -> bool:
    """Is it a further item behind a comma, a noun and a number and nothing else?"""
    if slot.joint != "，" or slot.after or slot.does != "count":
        return False
    return all(t.tag in _ITEM and t.text not in words.act for t in slot.before)


def _of_area(topic: str, area: str, words: Vocabulary) -> str:
    """城乡低保标准提高，城镇人均提高90元: the area that a clause names instead of its topic's."""
    told = next((name for name in words.areas if topic.startswith(name)), "")
    return area + topic.removeprefix(told)


def inherit(scene: Scene, slot: Slot) -> Named:
    """No word names it: 861户1678人; 4.7万吨，增长1.9%. It measures what the number before does."""
    last = scene.last
    if slot.unit in PEOPLE and last.text.endswith("民族"):
        last.text += "人口"
        return last.text, "inherited", "total"  # 有8个少数民族，共75人
    alone = slot.unit in _HEADS and slot.joint == "，" and (not last.recent or last.unit not in _HEADS)
    if alone and holds(slot.before, _TOTALS) and all(t.text in JOINTS for t in slot.after):
        scene.remember("", "", "")
        return ("总户数" if slot.unit == "户" else "总人口"), "after", "total"
    if slot.unit == "位" and slot.kinds & MOVES and not last.text.endswith(("位次", "排名")):
        return last.text + "位次", "inherited", "rank"
    if last.text.endswith("户数") and slot.unit in _HEADS:
        return last.text[:-2] + "人口", "shared", "total"
    if last.value and not slot.joint:
        return last.value, "shared", "value"
    if not slot.before and slot.joint in ("", "，") and slot.unit in _HEADS and _is_division(scene):
        last.verb, last.thing, last.tail = "", "", ""
        return ("总户数" if slot.unit == "户" else "总人口"), "after", "total"  # 146个村民组8154户
    if not slot.before and (not slot.joint or slot.joint in JOINTS):
        people = last.unit not in PEOPLE and (slot.unit in PEOPLE or slot.unit == "户")
        before = last.text[:-1] if people else ""
        if reached := min((verb for verb in scene.words.reach if verb in before), key=before.index, default=""):
            whom = "农户" if slot.unit == "户" else "人口"
            return before[: before.index(reached) + len(reached)] + whom, "shared", "reach-people"
        return last.text, "shared", "shared"
    last.moved = bool(slot.kinds & MOVES)
    if any(t.text.endswith("完成") for t in slot.before):
        last.text = _TASK.sub("", last.text)  # 改厕任务382座，完成386座
    if (
        slot.unit != last.unit
        and (told := last.by_unit.get(slot.unit))
        and any(is_place(t) for t in slot.before)
    ):
        return told, "inherited", "inherited"  # 东村9件、经费7万元，西村10件
    if slot.unit in ("人", "名", "人次") and last.thing:
        each = next((t.text for t in slot.before if t.text in ("每期", "每场", "每次", "每批", "每班")), "")
        if each:
            return last.thing + each + "人数", "inherited", "each"
    return last.text, "inherited", "inherited"


def _is_division(scene: Scene) -> bool:
    """Has the number before counted villages or the like, and not told whom something reaches?"""
    told = scene.last.text
    return told.endswith(scene.words.divisions) and not any(verb in told for verb in scene.words.reach)


def _act_alone(scene: Scene, slot: Slot, verb: str) -> Named:
    """整改429处: the act without its object, which was told before in the same unit."""
    last = scene.last
    if last.thing and last.unit == slot.unit and scene.words.works.issuperset((verb[:2], verb[2:])):
        return verb + last.thing, "inherited", "act-alone"  # 改造提升2万亩
    said = verb not in scene.words.whole and last.thing
    if said and any(act.verb == verb and act.object == said for act in slot.acts):
        return verb + last.thing, "inherited", "act-alone"  # 新开线路5条、优化调整15条
    if verb in scene.words.over and last.unit == slot.unit and last.thing.endswith(scene.words.undertakings):
        last.thing = _without(last.thing, scene.words.over)
        scene.remember("", last.thing, "")
        return verb + last.thing, "inherited", "act-alone"  # 洽谈项目11个，签约3个
    if (
        verb in scene.words.whole
        or len(verb) >= 4
        or not (last.thing or beneficiary(slot.before, scene.words))
    ):
        scene.remember("" if len(verb) >= 4 else verb, last.thing, "")
        return verb, "before", "act-whole"
    if verb in scene.words.reach:
        return last.thing + verb, "inherited", "act-reach"
    if target := beneficiary(slot.before, scene.words):
        scene.remember(verb, target, "")
        return target + verb, "before", "act-for"
    if slot.joint in JOINTS and slot.unit != last.unit:
        return last.thing + verb, "inherited", "act-alone"
    if thing := last.things.get(slot.unit):
        scene.remember(verb, thing, "")
        return verb + thing, "inherited", "act-alone"
    return last.thing.removesuffix(verb) + verb, "inherited", "act-alone"


def _in_full(scene: Scene, noun: str) -> str:
    """健全乡镇临时救助周转金制度，每个乡镇周转金…: a short name stands for the long one told just before."""
    told = scene.passed
    if 2 <= len(noun) <= 4 and noun in told and not told.startswith(noun):
        return told[: told.index(noun) + len(noun)]
    title = scene.last.title
    return title if 2 <= len(noun) <= 4 and title.endswith(noun) else noun
