"""Acts: the act and the thing of a phrase, and what opens a clause before them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.lexicon.word_classes import part
from extractor.stages.findings import ActFound, Token
from extractor.stages.indicators.phrases import (
    holds,
    is_attribute,
    is_noun,
    is_place,
    is_verb,
    tail_of,
    text_of,
    trim,
)
from extractor.stages.indicators.slots import JOINTS, Slot
from extractor.stages.indicators.vocabulary import (
    ATTAINS,
    CIRCUMSTANCE,
    ETC,
    JOINS,
    LOOSE,
    PLACE_TAGS,
    Vocabulary,
    kinds_of,
)

_BESIDE_PLACES = frozenset([*JOINTS, "等", "村", "镇", "各"])
_BESIDES = ("扣除", "剔除")
_BY = frozenset(["按", "以", "按照"])
_WITH = frozenset("与和同跟")
_FOR = frozenset("为对以向给")
_HAVING = frozenset(["现有", "共有", "设有", "建有", "拥有", "下辖"])  # jieba takes 现有 for an attribute
_RANKS = frozenset(
    ["位列", "列", "居", "位居", "排", "排名", "名列", "跃居", "稳居", "均居", "继续居", "首位"]
)


def own(slot: Slot, words: Vocabulary) -> list[Token]:
    """The words before a number that name it; found once."""
    if slot.own is None:
        slot.own = _own_words(slot.before, words, slot.kinds, slot.acts)
    return slot.own


def own_words(before: Sequence[Token], words: Vocabulary) -> list[Token]:
    """Of some words, those that name a thing."""
    return _own_words(before, words, kinds_of(before, words), ())


def _own_words(
    before: Sequence[Token], words: Vocabulary, kinds: int, acts: Sequence[ActFound]
) -> list[Token]:
    """Without what is around the thing, and without places that stand alone."""
    if kinds & ETC and before[-1].text == "等":
        before = _before_examples(before)
    phrase = behind_circumstance(before, words, acts) if kinds & CIRCUMSTANCE else before
    kept = trim(phrase, words, loose=bool(kinds & LOOSE))
    if kinds & JOINS:
        kept = _last_predicate(kept, words)
    if kinds & ATTAINS:
        kept = _without_attaining(kept, words)
    for t in kept:
        if not (t.text in _BESIDE_PLACES or is_place(t)):
            return kept
    return []


def _before_examples(before: Sequence[Token]) -> Sequence[Token]:
    """药用植物有麻黄、柴胡等200多种: what the examples are of."""
    at = next(
        (k for k, t in enumerate(before) if k and t.text in ("有", "包括", "如", "主要有")), len(before)
    )
    return before[:at]


def _last_predicate(kept: list[Token], words: Vocabulary) -> list[Token]:
    """项目落地、投资380亿元: what stands before the 、 tells something else, where it ends in a predicate."""
    at = max((k for k, t in enumerate(kept) if t.text == "、"), default=0)
    if at and kept[at - 1].tag in ("v", "a", "m:ordinal") and is_attribute(kept[at + 1 :], words):
        return [*kept[: at - 1], *kept[at + 1 :]]
    return kept


def _without_attaining(kept: list[Token], words: Vocabulary) -> list[Token]:
    """两家企业实现产值 is 两家企业产值, 实现产值 is 产值."""
    if len(kept) > 2 and kept[0].text == "实际" and kept[1].text in words.attains:
        return kept[2:]
    if (
        len(kept) == 2
        and kept[0].text in words.attains
        and kept[1].text in words.attribute
        and kept[1].text != "投资"
    ):
        return kept[1:]
    for k in range(1, len(kept) - 1):
        side = kept[k + 1 :]
        if kept[k].text in words.attains and kept[k - 1].tag[0] == "n" and side[-1].text in words.attribute:
            return kept if side[-1].text.endswith("投资") else [*kept[:k], *side]
    return kept


def behind_circumstance(
    before: Sequence[Token], words: Vocabulary, acts: Sequence[ActFound] = ()
) -> list[Token]:
    """Without phrases of place and manner (为…, 在…, 通过…) that open a clause, up to the act that was read there."""
    for k, t in enumerate(before[:-1]):
        if t.text not in words.circumstance:
            continue
        if t.text in _WITH and k and before[k - 1].tag[0] in "nv" and not is_place(before[k - 1]):
            continue  # 研究与试验发展经费 is one thing
        if t.text in ("把", "将") and t.tag != "n":
            if k and t.text == "将" and not is_noun(before[k + 1]):
                continue  # 产值将首超百亿元
            return list(before[k + 1 :])
        if t.text in _BESIDES and k:
            return list(before[:k])  # 收入扣除减收因素增长
        if t.text in _BY and (
            at := next((j for j in range(k + 2, len(before) - 1) if before[j].text in words.reckons), 0)
        ):
            return list(before[at + 1 :])  # 按常住人口计算
        if t.tag in ("p", "c") or len(t.text) > 1:
            told = _act_between(acts, t.end, before[-1].start, words)
            for j in range(k + 2, len(before)):
                if before[j].start == told or (not told and is_verb(before[j], words)):
                    return list(before[j:])
            if t.text in _WITH:
                continue
            if t.text == "通过" and k:
                return list(before[k:])  # 议会通过预算: here it is what is done
            return list(before[:k] if k else before[1:])
    last = len(before) - 1
    return [
        t
        for k, t in enumerate(before)
        if not (
            t.tag in PLACE_TAGS and k < last and is_place(t) and (k == 0 or before[k - 1].text not in "“《")
        )
    ]


def _act_between(acts: Sequence[ActFound], start: int, last: int, words: Vocabulary) -> int:
    """Where the verb of the first act of the reading stands there; 0 where none does that has its object behind it."""
    for act in acts:
        if start < act.at <= last and act.start == act.at and act.verb not in words.movement:
            return act.at
    return 0


def is_within_circumstance(before: Sequence[Token], words: Vocabulary) -> bool:
    """建成以12个村为重点的…, 对5个村进行…: does a particle stand before the number, and no act after it?"""
    for k in range(len(before) - 1, -1, -1):
        t = before[k]
        if is_verb(t, words):
            return False
        if t.text in _FOR and t.tag == "p":
            return not (k and before[k - 1].text in words.attribute)  # 宽度为
    return False


def split(slot: Slot, kept: list[Token], words: Vocabulary) -> tuple[str, list[Token]]:
    """The act and the thing of a phrase before a number, as its clause was read."""
    while len(kept) > 1 and kept[0].text in words.helper and holds(kept[1:-1], words.act):
        at = next(i for i, t in enumerate(kept[1:], 1) if t.text in words.act)
        kept = kept[at:]
    if len(kept) > 2 and kept[0].text in words.pushes and tail_of(kept, words) in words.attribute:
        return "", kept[1:]  # 推动新材料产值突破100亿元
    if not kept:
        return "", kept
    if kept[0].text in words.attains and len(kept) > 1:
        kept = kept[2:] if kept[1].text == "的" and len(kept) > 2 else kept[1:]
    if kept[0].text[0] == "每" and len(kept) > 1 and is_verb(kept[1], words):
        kept = kept[1:]
    if len(kept) > 1 and _begins_a_name(kept[0].text, slot.joint in JOINTS, words):
        return "", kept
    found = _act_in(slot.acts, kept, words)
    if found is not None:
        return found
    # what is measured is no act of the reading: 盘活土地90亩
    return _acts(kept, words) if kept[0].text in words.act else ("", kept)


def _begins_a_name(verb: str, in_list: bool, words: Vocabulary) -> bool:
    """上市公司, 脱贫人口: whether a verb at the head of a phrase is of the name; 配备…、护理床位: in a list a weak one."""
    letter = part(verb)
    if letter == "w":
        return in_list and verb not in words.counted
    return letter == "I" and (verb in words.whole or verb not in words.counted)


def _act_in(acts: Sequence[ActFound], kept: list[Token], words: Vocabulary) -> tuple[str, list[Token]] | None:
    """The last act of the reading whose verb stands in the phrase: with what 、 joins to it, and its thing."""
    start, end = kept[0].start, kept[-1].end
    inside = [act for act in acts if start <= act.at < end]
    if not inside:
        return None
    first = last = len(inside) - 1
    act = inside[last]
    if act.verb in words.helper or act.verb in words.movement:
        return None
    if act.at == start and act.verb == kept[0].text and (len(kept) == 1 or not is_verb(kept[1], words)):
        return act.verb, kept[1:]
    while first and inside[first - 1].end == act.end:  # 新建、改建学校: of one thing
        first -= 1
    begins = inside[first].at
    ends = act.at + len(act.verb)
    at = next(k for k, t in enumerate(kept) if t.end > begins)
    behind = next((k for k, t in enumerate(kept) if t.end > ends), len(kept))
    if kept[at].start < begins or at == behind:
        return "", kept  # 商标注册
    subject = kept[:at]
    while at + 1 < behind and kept[at].text in words.helper:
        at += 1  # 加快推进
    if kept[at].text in words.helper:
        return None
    while behind + 1 < len(kept) and is_verb(kept[behind], words) and part(kept[behind].text) != "w":
        behind += 1  # 选举产生
    verb, thing = text_of(kept[at:behind]), kept[behind:]
    if all(part(t.text) == "a" for t in subject):
        return text_of(subject) + verb, thing  # 新登记企业
    told = text_of(thing)
    if act.verb not in words.counted or len(told) < 2 or told in words.task or is_attribute(thing, words):
        return "", kept  # 医疗保险补助标准 is a thing, not the aid of a standard
    name = text_of(subject)
    return (name if len(name) <= 8 and not name.endswith(words.offices) else "") + verb, thing


def _acts(kept: list[Token], words: Vocabulary) -> tuple[str, list[Token]]:
    """Acts that stand together (新建和改造, 整治提升) are one."""
    at = 1
    while at + 1 < len(kept) and (
        is_verb(kept[at], words) or (kept[at].text in JOINTS and is_verb(kept[at + 1], words))
    ):
        at += 1
    return text_of(kept[:at]), kept[at:]


def governor(slot: Slot, kept: list[Token], words: Vocabulary) -> tuple[str, list[Token]]:
    """The act that governs the noun behind a number: the last word before it, where that is a verb."""
    if not kept or kept[-1].tag[0] != "v" or is_attribute(kept, words):
        return split(slot, kept, words)
    at = len(kept) - 1
    while at and (
        kept[at - 1].tag == "v" or (at > 1 and kept[at - 1].text in JOINTS and kept[at - 2].tag[0] == "v")
    ):
        at -= 1
    while at < len(kept) - 1 and kept[at].text in words.helper:
        at += 1
    subject = text_of(kept[:at])
    named = 2 <= len(subject) <= 8 and not subject.endswith(words.offices)
    named = named and not any(is_place(t) or t.text in words.helper for t in kept[:at])
    return (subject if named else "") + text_of(kept[at:]), []


def is_governed(before: Sequence[Token], words: Vocabulary) -> bool:
    """Does a predicate stand right before the number, so that what follows is its object?"""
    for t in before:
        if t.text in _HAVING:
            return True
        if (
            t.tag[0] == "v"
            and t.text not in words.attribute
            and (t.text not in words.manner or t.text in words.level)
        ):
            return True
    return False


def predicate(tail: Sequence[Token], words: Vocabulary) -> str:
    """What is said of the thing counted: 8条高速公路建成通车."""
    kept = []
    for t in tail:
        if t.tag == "w" and t.text not in "“”《》":
            break
        kept.append(t)
    if not kept:
        return ""
    if kept[0].tag == "f" or holds(kept[:4] if kept[0].text == "的" else kept[:1], words.marks):
        return ""  # 利用两个市场上迈出新步伐; 突破100亿元大关
    kept = trim(kept, words)
    if any(t.tag == "m:ordinal" or t.text in _RANKS for t in kept[:2]):
        return ""  # a rank says nothing of what is counted
    text = text_of(kept)
    return text if len(text) <= 18 else ""
