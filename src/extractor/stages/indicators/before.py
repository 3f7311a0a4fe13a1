"""Before: headers from the words before a number, completed by what was told before them."""

from __future__ import annotations

from extractor.stages.findings import Token
from extractor.stages.indicators.acts import beneficiary, split
from extractor.stages.indicators.nouns import listed
from extractor.stages.indicators.phrases import holds, is_attribute, join, tail_of, text_of, without_per
from extractor.stages.indicators.scene import PEOPLE, Named, Scene
from extractor.stages.indicators.slots import COUNTERS, JOINTS, Slot
from extractor.stages.indicators.vocabulary import ETC, MOVES, Vocabulary
from extractor.text import patterns as regex

_TOTALS = frozenset(["共有", "共计", "有", "现有", "辖", "总计", "合计", "共"])
_ITEM = frozenset(["n", "b", "nz", "j", "l", "nr", "ng", "zg", "m:name", "eng"])
NOT_YET = ("未", "尚未")
_HEADS = frozenset(["户", "人", "口", "口人", "人口"])
_TASK = regex.compile("(?<=..)(?:考核|目标|年度)*(?:任务|指标|目标)$")
_AGREED = ("到位", "实际到位", "合同", "协议", "资金到位")
_GENERIC = frozenset(["项目", "工程", "企业", "产品", "平台", "园区", "基地"])


def with_before(scene: Scene, slot: Slot, kept: list[Token], part: bool, said: str) -> Named:
    """The words before the number name it; `said` is what is told of it behind the number."""
    words, last = scene.words, scene.last
    last.moved = bool(slot.kinds & MOVES)
    if last.moved and last.text and all(t.text in words.aspect for t in kept[1:]):
        area = kept[0].text if kept[0].text in words.areas else ""
        if (area and kept[1:]) or (kept[0].text in words.aspect and len(kept) > 1):
            last.text = _of_area(last.text, area, words) if area else last.text
            return last.text, "inherited", "inherited"  # 标准提高，年人均增加90元
    if kept[0].text == "人均" and (whose := _of_whom(scene, slot)):
        scene.remember("", whose, "")
        return whose + text_of(kept), "inherited", "attribute"
    if is_attribute(kept, words):
        return _attribute(scene, slot, kept)
    whole = kept
    if kept[0].text[0] == "每":
        kept = without_per(kept)
    if len(kept) > 1 and kept[-1].text in ("新增", "净增"):
        kept = kept[:-1]
    if kept[-1].text == "新增" and len(kept) == 1 and slot.unit.endswith(COUNTERS) and last.unit == slot.unit:
        return "新增" + last.thing, "inherited", "act-alone"
    if kept[0].text in words.aspect and all(t.text in words.aspect for t in kept):
        return inherit(scene, slot)
    verb, thing = split(slot, kept, scene.words)
    noun = text_of(thing)
    alone = not thing or (not verb and thing[0].tag == "v" and all(t.tag == "v" for t in thing))
    goes_on = last.part and (slot.joint in JOINTS or (len(noun) <= 4 and last.unit == slot.unit))
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
        return _attribute(scene, slot, thing)
    if (part or goes_on) and noun in words.grades and last.thing.endswith(words.schooled):
        last.part = True
        return noun + last.thing, "inherited", "part"  # 在校学生900人，其中小学500人
    if part or goes_on or slot.joint in JOINTS:
        if part and noun[-1:] in ("类", "型", "级") and last.thing:
            last.part = True
            return noun + last.thing, "inherited", "part"
        if noun in words.ranks and last.thing:
            return (
                last.verb + noun + _without(last.thing, words.ranks),
                "inherited",
                "part",
            )  # 省级示范社2家、市级8家
        if part and len(thing) == 1 and thing[0].tag == "b" and last.thing:
            return noun + last.thing, "inherited", "part"  # 其中闲置56个
        if goes_on and noun[-1:] in ("类", "型", "级"):
            return noun + last.thing, "inherited", "part"
        own = tail_of(thing, words) in words.attribute or noun[-2:] in words.attribute
        same_unit = last.unit == slot.unit or last.tail in words.stock
        if last.tail == "总面积" and same_unit and not own:
            last.part = True
            return noun, "before", "part"  # 林地总面积3万亩，其中天然林8000亩
        if last.tail and same_unit and not own and not noun.endswith(last.tail):
            last.part = part or goes_on
            if not last.part:
                last.thing = noun
            return noun + last.tail, "inherited", "part"
        if part or goes_on:
            last.part, last.tail = True, ""
            if own and len(side := tail_of(thing, words)) < len(noun):
                last.whole = last.whole or last.thing
                last.thing = noun[: len(noun) - len(side)]  # 其中红枣种植面积3公顷，产量2吨
            return noun, "before", "part"
        if last.verb and not part and not (last.thing and noun.endswith(last.thing)):
            scene.remember(last.verb, noun, "")
            return last.verb + noun, "inherited", "list"
    if (
        last.recent
        and last.verb in words.adds
        and slot.unit == last.unit
        and _is_bare(slot, words)
        and not tail_of(thing, words)
    ):
        scene.remember(last.verb, noun, "")
        return last.verb + noun, "inherited", "list"  # 打深井9眼，浅井5眼
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
    tail = tail_of(item, words)
    scene.remember("", _TASK.sub("", noun[: len(noun) - len(tail)] if tail else noun), tail)
    if said and len(said) <= 6:
        return noun + said, "around", "noun-and-predicate"
    return noun, "before", "noun-before"


def _without(thing: str, ends: frozenset[str]) -> str:
    """What is left of a thing without the word at its beginning or end that a list changes."""
    end = next((word for word in ends if thing.startswith(word) or thing.endswith(word)), "")
    return thing.removeprefix(end).removesuffix(end)


def _firm(scene: Scene) -> str:
    """乡镇企业12家，从业人员455人，年总产值1650万元: whose business it is."""
    last = scene.last
    return last.topic if last.topic.endswith(scene.words.spenders) else last.things.get("家", "")


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


def _of_whom(scene: Scene, slot: Slot) -> str:
    """城镇居民人均收入6000元，人均住房面积46平方米; 脱贫户126户407人人均纯收入9000元: whose side it is."""
    if not slot.joint and scene.last.thing.endswith(scene.words.persons):
        return scene.last.thing
    told = scene.last.recent[-1] if scene.last.recent else ""
    whose = told.partition("人均")[0]
    return whose if whose != told and whose.endswith(scene.words.persons) else ""


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
    if not slot.before and slot.joint in ("", *JOINTS):
        reached = next((verb for verb in scene.words.reach if verb in last.text[:-1]), "")
        if reached and last.unit not in PEOPLE and (slot.unit in PEOPLE or slot.unit == "户"):
            whom = "农户" if slot.unit == "户" else "人口"
            return last.text[: last.text.index(reached) + len(reached)] + whom, "shared", "reach-people"
        return last.text, "shared", "shared"
    last.moved = bool(slot.kinds & MOVES)
    if slot.unit in ("人", "名", "人次") and last.thing:
        each = next((t.text for t in slot.before if t.text in ("每期", "每场", "每次", "每批", "每班")), "")
        if each:
            return last.thing + each + "人数", "inherited", "each"
    return last.text, "inherited", "inherited"


def _is_division(scene: Scene) -> bool:
    """Has the number before counted villages or the like, and not told whom something reaches?"""
    told = scene.last.text
    return told.endswith(scene.words.divisions) and not any(verb in told for verb in scene.words.reach)


def _attribute(scene: Scene, slot: Slot, phrase: list[Token]) -> Named:
    """成活率达91%: the side of the thing told before; sums of investment belong to the first thing told."""
    last = scene.last
    noun = text_of(phrase)
    if scene.apart:
        last.thing = last.topic = scene.apart
    if slot.joint in JOINTS and last.verb and last.unit == slot.unit and last.thing.endswith(phrase[-1].text):
        return last.verb + noun, "inherited", "list"  # 新增灌溉面积3万亩、除涝面积1万亩
    sum_of_money = slot.unit.endswith("元") and "投资" in noun and last.topic
    owner = beneficiary(slot.before, scene.words) or (last.topic if sum_of_money else last.thing)
    if last.unit in PEOPLE and phrase[-1].text in scene.words.business:
        owner = last.thing = _firm(scene) if slot.joint == "，" else ""  # persons have no turnover
    if owner in scene.words.labour:
        owner = ""  # 完成土石方3万方，投资80万元
    owner = owner[
        max(owner.rfind(bound) + len(bound) if bound in owner else 0 for bound in ("以上", "以下")) :
    ]
    if noun[1:2] == "均" and (owner.endswith("资金") or (owner == "农户" and noun[0] == "户")):
        owner = ""  # 到位资金3亿元，亩均税收8万元; 带动农户90户，户均增收900元
    elif owner in _GENERIC and noun.startswith(_AGREED):
        owner = ""  # 引进项目3个，到位资金3亿元
    elif owner in _GENERIC and noun[-1] == "率":
        pass  # 实施项目3个，完工率100%
    elif owner in _GENERIC or noun.endswith("金额"):
        owner = last.verb + owner  # 发放津贴90人次，金额8万元
    last.tail = noun
    if not owner:
        return noun, "before", "attribute"
    area = noun not in scene.words.takes and any(
        t.text in scene.words.scope and len(t.text) > 1 for t in slot.before
    )  # 全乡总收入 is the area's
    if area or owner.endswith(scene.words.divisions):
        owner = ""
    if not owner or noun in owner:
        return noun, "before", "attribute"
    return join(owner, noun), "inherited", "attribute"


def _act_alone(scene: Scene, slot: Slot, verb: str) -> Named:
    """整改429处: the act without its object, which was told before in the same unit."""
    last = scene.last
    if last.thing and last.unit == slot.unit and scene.words.works.issuperset((verb[:2], verb[2:])):
        return verb + last.thing, "inherited", "act-alone"  # 改造提升2万亩
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
    return last.thing + verb, "inherited", "act-alone"


def _in_full(scene: Scene, noun: str) -> str:
    """健全乡镇临时救助周转金制度，每个乡镇周转金…: a short name stands for the long one told just before."""
    told = scene.passed
    if 2 <= len(noun) <= 4 and noun in told and not told.startswith(noun):
        return told[: told.index(noun) + len(noun)]
    title = scene.last.title
    return title if 2 <= len(noun) <= 4 and title.endswith(noun) else noun
