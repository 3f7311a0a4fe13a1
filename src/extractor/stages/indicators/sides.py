"""Sides: whose an attribute is that stands alone before a number (成活率达91%)."""

from __future__ import annotations

from extractor.stages.findings import Token
from extractor.stages.indicators.phrases import join, text_of
from extractor.stages.indicators.scene import PEOPLE, Named, Scene
from extractor.stages.indicators.slots import JOINTS, Slot
from extractor.stages.indicators.vocabulary import Vocabulary

_AGREED = ("到位", "实际到位", "合同", "协议", "资金到位")
_GENERIC = frozenset(["项目", "工程", "企业", "产品", "平台", "园区", "基地"])


def side_of_thing(scene: Scene, slot: Slot, phrase: list[Token]) -> Named:
    """成活率达91%: the side of the thing told before."""
    last = scene.last
    noun = text_of(phrase)
    if scene.apart:
        last.thing = last.topic = scene.apart
    added = last.verb in scene.words.adds and last.thing[-1:] == noun[-1]  # 学位60个、床位8张
    alike = added or (last.unit == slot.unit and last.thing.endswith(phrase[-1].text))
    if slot.joint in JOINTS and last.verb and alike:
        return last.verb + noun, "inherited", "list"  # 新增灌溉面积3万亩、除涝面积1万亩
    owner = _owner(scene, slot, phrase)
    if merged := _merged(owner, noun, scene.words):
        return merged, "inherited", "attribute"
    owner = owner[
        max(owner.rfind(bound) + len(bound) if bound in owner else 0 for bound in ("以上", "以下")) :
    ]
    if _is_nobodys(owner, noun, scene.words):
        owner = ""
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
    if area or owner.endswith(scene.words.divisions) or noun in owner:
        return noun, "before", "attribute"
    return join(owner, noun), "inherited", "attribute"


def _owner(scene: Scene, slot: Slot, phrase: list[Token]) -> str:
    """The thing told before whose side it is; sums of investment belong to the first thing told."""
    last, words = scene.last, scene.words
    noun = text_of(phrase)
    if last.unit in PEOPLE and phrase[-1].text in words.business:
        last.thing = _firm(scene) if slot.joint == "，" else ""  # persons have no turnover
        return last.thing
    if slot.unit == "平方公里" and last.unit and not last.recent:
        return ""  # 有公路30公里。总面积106平方公里
    if last.part and last.item:
        return last.item  # 其中小麦13万亩，单产284公斤
    if noun.startswith("受益") and last.whole:
        return last.whole  # 总投资9万元，其中中央资金5万元，受益人口3万人
    if whom := beneficiary(slot.before, words):
        return whom
    invested = slot.unit.endswith("元") and "投资" in noun and last.topic != ""
    named = last.thing.endswith(words.undertakings)  # 招商活动5次、开工项目58个，总投资66亿元
    owner = last.topic if invested and not named else last.thing
    if noun.endswith(("投资", "经费")) and owner == last.thing and last.tail in words.act:
        owner += last.tail  # 路灯维修450盏，经费120万元
    return owner.removeprefix("办理")


def _merged(owner: str, noun: str, words: Vocabulary) -> str:
    """家禽饲养量9万羽，出栏5万羽; 资源回收量860吨，回收率40%: two sides of one thing, told by one word each."""
    stock = next((word for word in words.stock if owner.endswith(word)), "")
    if stock and noun in words.stock:
        return owner.removesuffix(stock) + noun
    if noun[-1] == "率" and owner[-1:] == "量" and owner[:-1].endswith(noun[:-1]):
        return owner[:-1] + "率"
    return ""


def _is_nobodys(owner: str, noun: str, words: Vocabulary) -> bool:
    """Is it no side of the thing told before, but of the whole area, or of another thing?"""
    if noun.endswith(words.lent):
        return not owner.endswith(words.lenders)
    if noun == "税收":
        return owner[-1:] == "业"  # 工业总产值5亿元，税收2亿元
    if noun[1:2] == "均" and (owner.endswith("资金") or (owner == "农户" and noun[0] == "户")):
        return True  # 到位资金3亿元，亩均税收8万元; 带动农户90户，户均增收900元
    if owner in _GENERIC:
        return noun.startswith(_AGREED)  # 引进项目3个，到位资金3亿元
    return (
        owner in words.ground or owner in words.labour
    )  # 国土面积8平方公里，海拔20米; 土石方3万方，投资8万元


def _firm(scene: Scene) -> str:
    """乡镇企业12家，从业人员455人，年总产值1650万元: whose business it is."""
    last = scene.last
    return last.topic if last.topic.endswith(scene.words.spenders) else last.things.get("家", "")


def of_whom(scene: Scene, slot: Slot) -> str:
    """城镇居民人均收入6000元，人均住房面积46平方米; 脱贫户126户407人人均纯收入9000元: whose side it is."""
    if not slot.joint and scene.last.thing.endswith(scene.words.persons):
        return scene.last.thing
    told = scene.last.recent[-1] if scene.last.recent else ""
    whose = told.partition("人均")[0]
    return whose if whose != told and whose.endswith(scene.words.persons) else ""


def beneficiary(before: list[Token], words: Vocabulary) -> str:
    """为65岁以上老人免费体检: whom the act is for."""
    at = next(
        (k for k, t in enumerate(before[:-1]) if t.text in ("为", "对", "给", "向") and t.tag == "p"), None
    )
    if at is None:
        return ""
    noun = []
    for t in before[at + 1 :]:
        if t.tag == "m:date" or t.tag[0] in "vdr" or t.text in words.manner:
            break
        noun.append(t)
    return text_of(noun)
