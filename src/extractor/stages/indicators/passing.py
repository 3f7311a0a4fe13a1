"""Passing: what a clause without numbers tells of, for the numbers behind it."""

from __future__ import annotations

import re

from extractor.stages.findings import ActFound, Clause
from extractor.stages.indicators.acts import behind_circumstance
from extractor.stages.indicators.nouns import noun_phrase
from extractor.stages.indicators.phrases import holds, is_attribute, is_noun, is_place, is_verb, text_of
from extractor.stages.indicators.scene import Scene
from extractor.stages.indicators.slots import JOINTS
from extractor.stages.indicators.vocabulary import Vocabulary

_UNSAID = frozenset(["m:enumerator", "ul"])
_OPENERS = frozenset(["d", "m:date", "t", "c"])
_GROWS = ("发展", "壮大")
_GROWTH = re.compile(
    f"(?:规范|健康|快速|高质量|融合|集聚|协调|有序|稳定|持续|转型)?(?:{'|'.join(_GROWS)})$"
)  # 推动社会组织规范发展


def pass_by(scene: Scene, clause: Clause) -> None:
    """A clause without numbers: its thing is what a bare attribute behind it belongs to."""
    words = scene.words
    if scene.last.text and _parts_it(clause):
        scene.last.part, scene.last.tail = True, scene.last.text
        return
    if clause.words[0].text in words.adjusts:
        return  # 扣除价格因素，增长2%
    told = next((act for act in reversed(clause.acts) if act.object), None)
    subject = _subject(clause, told, words) if told else ""
    text = subject or (
        _object(clause, told, words)
        if told and not _is_predicate(clause, told)
        else _spoken_of(scene, clause)
    )
    if text.endswith(tuple(words.task)) and any(t.text.endswith("完成") for t in clause.words):
        return  # 超额完成年度任务
    if "、" in text:
        scene.passed = text
    if (
        not 2 <= len(text) <= (24 if "、" in text and "“" not in text else 14)
        or text in words.act
        or text in words.attribute
        or text.startswith(words.vague)
    ):
        return
    if subject or len(text) > 3 or not scene.last.thing:
        scene.passed = text
        if told and told.verb in words.holds:
            scene.last.event = text
        scene.last.thing = text
        scene.last.verb, scene.last.tail, scene.last.unit, scene.last.part = "", "", "", False
        scene.last.text = text


def _parts_it(clause: Clause) -> bool:
    """分产业看, 按城乡分: do the next clauses tell the parts of what was told last?"""
    first, last = clause.words[0].text, clause.words[-1].text
    return (first[0] == "分" and last == "看") or (first == "按" and last == "分")


def _subject(clause: Clause, act: ActFound, words: Vocabulary) -> str:
    """农博会实现线上线下融合: what an act is told of, where that is no body and no area."""
    if act.start < act.at:
        return ""
    before = [t for t in clause.words if t.start < act.at and t.tag not in _UNSAID and t.tag not in _OPENERS]
    if not before or before[0].tag[0] not in "njl" or any(is_place(t) or t.tag[0] in "pcr" for t in before):
        return ""
    name = text_of([t for t in before if t.text not in words.loose])
    return "" if name.endswith((*words.offices, *words.divisions, *words.doers, "、", "力量")) else name


def _is_predicate(clause: Clause, act: ActFound) -> bool:
    """保障水平不断提高: does the object tell something of its own?"""
    tags = [t.tag for t in clause.words if act.at <= t.start < act.end]
    return "d" in tags[1:-1]


def _object(clause: Clause, act: ActFound, words: Vocabulary) -> str:
    """The object of an act, as a thing that may be measured."""
    name = act.object or ""
    if act.verb in words.lets:  # 支持企业建设光伏: what is helped to be done, is done to the last thing
        inside = [t for t in clause.words if act.start <= t.start < act.end]
        at = max((k for k, t in enumerate(inside[1:-1], 1) if is_verb(t, words)), default=0)
        if at and (last := text_of(noun_phrase(inside[at + 1 :], words, True))):
            return last
    if name[0] == "“" and name[-1] == "”" and act.verb in words.how:
        return ""
    return _GROWTH.sub("", name) if name.endswith(_GROWS) else name


def _spoken_of(scene: Scene, clause: Clause) -> str:
    """The thing of a clause that tells no act with an object."""
    words = scene.words
    tokens = [t for t in clause.words if t.tag not in _UNSAID]
    at = 0
    while at < len(tokens) and (tokens[at].text in words.manner or tokens[at].tag in _OPENERS):
        at += 1
    tokens = tokens[at:]
    if len(tokens) == 1 and tokens[0].text[0] in "“「":
        return tokens[0].text[1:-1]  # a name alone is what is told of
    if not any(t.tag[0] in "vda" or t.text in words.act for t in clause.words[1:]):
        if holds(tokens, JOINTS):  # a list may be measured by the next clause
            things = tokens[1:] if tokens[0].tag == "v" else tokens
            scene.passed = text_of(noun_phrase(things, words, False))
        elif tokens and is_noun(tokens[-1]) and not any(is_place(t) for t in tokens):
            name = text_of(noun_phrase(tokens, words, False))
            if 3 <= len(name) <= 14 and not name.endswith(
                (*words.divisions, *words.vague, *words.task, "方面", "期间", "时期")
            ):
                scene.apart = name  # 青石水库，库容90万立方米
        return ""  # a bare phrase tells nothing
    if len(tokens) > 1 and tokens[-1].text == "为主" and tokens[-2].text.endswith("族"):
        return tokens[-2].text + "人口"  # 以汉族为主，达9000人
    at = next((k for k, t in enumerate(tokens) if t.text in ("有", "叫", "名叫")), 0)
    at = max((k for k, t in enumerate(tokens) if at and t.text == "的"), default=at)
    if at and not holds(tokens, JOINTS) and tokens[-1].text != "等":
        scene.apart = text_of(tokens[at + 1 :])  # 主峰有青石尖，海拔865米
        return ""
    opens = bool(tokens) and tokens[0].tag == "p" and tokens[0].text in words.circumstance
    tokens = behind_circumstance(tokens, words)
    if opens and not (tokens and is_verb(tokens[0], words)):
        return ""  # 按可比价格计算: how the next clause is meant
    noun = [t for t in noun_phrase(tokens, words, False) if not is_place(t)]
    while noun and (
        noun[-1].tag in ("a", "z", "ad", "i") or noun[-1].text in words.states or noun[-1].text == "不"
    ):
        noun.pop()  # 干部年龄偏大, 基地建设初具规模
    named = any(t.tag[0] == "n" or t.tag in ("vn", "m:name", "l") for t in noun)
    told = len(noun) > 1 and tokens[-1].tag[0] == "a"  # 资金缺口大，约80万元
    return text_of(noun) if named and (told or not is_attribute(noun, words)) else ""
