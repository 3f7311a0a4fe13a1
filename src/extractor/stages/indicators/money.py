"""Money: what a sum goes into, where the text names it only behind the sum."""

from __future__ import annotations

from extractor.stages.findings import Token
from extractor.stages.indicators.nouns import listed, noun_phrase
from extractor.stages.indicators.phrases import is_attribute, is_verb, join, text_of
from extractor.stages.indicators.scene import Scene
from extractor.stages.indicators.slots import Slot
from extractor.stages.indicators.vocabulary import Vocabulary

SPENT = frozenset(["历时", "用时", "为期", "耗时"])  # time: what it was spent on stands behind, too


def invests(scene: Scene, kept: list[Token], slot: Slot) -> bool:
    """Does the text say only that money is spent, and not yet on what?"""
    if slot.joint != "，" or not slot.unit.endswith("元"):
        return False
    behind = slot.after[0] if slot.after else None
    if scene.passed and not (behind and (behind.text in scene.words.purpose or is_verb(behind, scene.words))):
        return False
    phrase = text_of(kept)
    spent = spent_as(kept, scene.words)
    who = phrase.removesuffix(spent)
    if phrase == "总投资":
        return not scene.last.recent
    return spent != "" and (not who or who.endswith(scene.words.spenders))


def spent_as(kept: list[Token], words: Vocabulary) -> str:
    """乡政府投入资金: how money is spent, without who spends it."""
    phrase = text_of(kept)
    if not phrase.endswith(words.spends):
        return ""
    return next(word for word in words.spends if phrase.endswith(word))


def spent_on(thing: str, spent: str) -> str:
    """学校投资, but 安排特色产业资金: money that is given has no other name."""
    return join(thing, spent) if "资" in spent or "投" in spent else spent + thing + "资金"


def behind_size(scene: Scene, n: int, slot: Slot) -> str:
    """投资8亿元的5万吨饲料项目: what the sum goes into, behind the size of that."""
    if n + 1 == len(scene.slots) or text_of(slot.after) not in ("", "的"):
        return ""
    following = scene.slots[n + 1]
    if following.clause != slot.clause or text_of(following.before) not in ("", "的"):
        return ""
    thing = text_of(noun_phrase(following.after, scene.words, False))
    return thing if thing.endswith(scene.words.undertakings) else ""


def object_ahead(scene: Scene, slot: Slot, following: bool = False) -> str:
    """What the money goes into (投资4.8亿元实施了…工程; 投资1亿元，启动…工程)."""
    words = scene.words
    ahead = [slot.rest]
    if (following or not scene.last.recent) and slot.clause + 1 < len(scene.clauses):
        ahead.append(scene.clauses[slot.clause + 1].words)
    for tokens in ahead:
        at = next(
            (k for k, t in enumerate(tokens) if is_verb(t, words) or t.text in ("用于", "对", *words.helper)),
            None,
        )
        if at is None or any(t.tag == "m:quantity" for t in tokens[:at]):
            continue
        first = at
        while at + 1 < len(tokens) and (
            is_verb(tokens[at + 1], words) or tokens[at + 1].text in words.helper
        ):
            at += 1
        rest = [
            t
            for t in tokens[at + 1 :]
            if t.tag not in ("ul", "m:quantity", "q", "place") and t.text not in words.manner
        ]
        while len(rest) > 2 and rest[1].text == "的" and rest[0].text in words.attribute:
            rest = rest[2:]  # 铺设了总面积1.4万平方米的水泥路
        noun = noun_phrase(rest, scene.words, True)
        while noun and noun[-1].text in words.over:
            noun.pop()  # 投资800万元建设的学校全部竣工
        if noun and not is_attribute(noun, scene.words):
            noun = listed(noun)
            scene.last.thing = text_of(noun)
            acts = [t for t in tokens[first : at + 1] if t.text in words.makes]
            return text_of([*acts, *noun])
    return ""
