"""Relations: numbers that compare or last: durations, distances, gaps, shares, ratios."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.models.records import Evidence
from extractor.stages.findings import Token
from extractor.stages.indicators.acts import own_words
from extractor.stages.indicators.bounds import is_bound
from extractor.stages.indicators.nouns import noun_phrase
from extractor.stages.indicators.phrases import (
    holds,
    is_attribute,
    is_noun,
    is_verb,
    join,
    text_of,
    trim,
)
from extractor.stages.indicators.scene import Named, Scene
from extractor.stages.indicators.slots import Slot
from extractor.stages.indicators.tasks import of_task
from extractor.stages.indicators.vocabulary import FAR, GAP, LASTING, RATIO, SHARE, TASK, Vocabulary

_SPANS = ("年", "天", "日", "个月", "季度", "周", "小时", "个年头", "届", "次")
_SHARES = ("比重", "比例", "份额")


def compared(scene: Scene, n: int, slot: Slot) -> Named | None:
    """Numbers that compare or last; a rule is asked only where the words that it needs stand before."""
    kinds, rate = slot.kinds, slot.does == "rate"
    if (kinds & TASK or (rate and n and len(slot.before) == 1)) and (named := of_task(scene, n, slot)):
        return named
    if kinds & GAP and (named := gap(scene, slot.before)):
        return named
    if kinds & SHARE and (named := share(scene, slot)):
        return named
    if kinds & RATIO and rate and (named := ratio(scene, slot)):
        return named
    if (kinds & LASTING or slot.text[0] == "连") and (named := duration(scene, slot)):
        return named
    if kinds & FAR and (named := distance(scene, slot)):
        return named
    return None if slot.unit else fraction(scene, slot)


def distance(scene: Scene, slot: Slot) -> Named | None:
    """距县城30公里, 位于县城西南部19公里处."""
    if slot.unit not in ("公里", "千米", "米", "里", "华里"):
        return None
    goes_on = slot.before[0].text in ("至", "到") and scene.last.text[:1] == "距"
    at = (
        0
        if goes_on
        else next(
            (k for k, t in enumerate(slot.before) if t.text in ("距", "距离", "离", "相距", "位于")), None
        )
    )
    if at is None or (slot.before[at].text == "位于" and not (slot.after and slot.after[0].text == "处")):
        return None
    return (
        "距"
        + text_of([t for t in slot.before[at + 1 :] if t.tag not in ("d", "p") and t.text != "各"])
        + "距离",
        "before",
        "distance",
    )


def fraction(scene: Scene, slot: Slot) -> Named | None:
    """三分之一以上村集体收入突破50万元: which share of the things does so."""
    if slot.unit or not ("分之" in slot.text or "半" in slot.text):
        return None
    after = slot.after[1:] if slot.after and slot.after[0].text == "的" else slot.after
    if not after or not is_noun(after[0]):
        return None
    said: list[Token] = []
    for t in slot.rest:
        if t.tag == "w":
            break
        if t.tag not in ("d", "ul") and t.text not in ("以上", "左右", "的"):
            said.append(t)
    return text_of(said)[:20] + "占比", "after", "fraction"


def duration(scene: Scene, slot: Slot) -> Named | None:
    """连续5年居全省首位: how long something has been so."""
    if not slot.unit.endswith(_SPANS):
        return None
    at = next((k for k, t in enumerate(slot.before) if t.text == "连续"), None)
    if at is None and not slot.text.startswith("连续"):
        return None
    said = []
    for t in slot.rest:
        if t.tag == "w":
            break
        said.append(t)
    if said and is_noun(said[0]):
        said = noun_phrase(said, scene.words, False)[:2]
    while said and said[-1].tag in ("c", "w"):
        said.pop()
    says = text_of([t for t in said if t.tag not in ("d", "ul")])[:14]
    kept = own_words(slot.before[:at], scene.words)
    if len(kept) == 1 and kept[0].tag == "v":
        kept = []
    if kept:
        scene.remember("", text_of(kept), "")
        scene.last.text = text_of(kept)
    told = scene.last.text if scene.last.recent or scene.passed else ""
    topic = "" if says[:1] in ("无", "未", "没", "零") else (text_of(kept) or told)
    return topic + "连续" + says, "around" if kept else "inherited", "duration"


def _is_time(token: Token) -> bool:
    """A time, but for “九五”: a plan is somebody else's level."""
    return token.tag in ("m:date", "t") and token.text[0] != "“"


def gap(scene: Scene, before: list[Token]) -> Named | None:
    """高出全省均值0.7个百分点: the distance to somebody else's level."""
    words = scene.words
    for k, t in enumerate(before[:-1]):
        if t.text not in words.gap:
            continue
        base = before[k + 1 :]
        if t.text == "较" and base[0].tag == "a":
            continue  # 较好处置6起
        in_time = any(_is_time(b) for b in base)
        more = any(b.text in ("多", "少", "高", "低") for b in base)
        if t.text in ("比", "较") and (in_time or (holds(base, words.movement) and not more)):
            return None
        beyond = t.text in ("超", "超过", "超出")
        if beyond and not any(
            b.text in words.scope or b.text.startswith(("平均", "全", "预期", "目标")) for b in base
        ):
            return None
        base = [
            b
            for b in base
            if (b.tag != "m:date" or b.text[0] == "“")
            and (b.text not in words.movement or b.text in ("多", "少"))
        ]
        if not any(
            b.text in words.scope or b.text[0] == "“" or (is_noun(b) and b.text not in words.manner)
            for b in base
        ):
            return None
        kept = trim(before[:k], words)
        topic = text_of(kept)
        if kept and not is_attribute(kept, words):
            scene.last.text = topic
        if topic and before[k - 1].text in ("增速", "增幅"):
            topic = join(topic, before[k - 1].text)
        if topic in ("增速", "增幅"):
            topic = join(scene.last.text, topic)
        elif not topic:
            topic = scene.last.text + (
                "增速" if scene.last.moved and not scene.last.text.endswith("增速") else ""
            )
        elif is_attribute(kept, words):
            topic = join(scene.last.thing, topic)
        return topic + t.text + text_of(base), "around" if kept else "inherited", "gap"
    return None


def is_base(before: Sequence[Token], words: Vocabulary) -> bool:
    """较上年预算数250亿元，增加27亿元: is the number only what another one is compared with?"""
    return not any(t.text in words.movement or is_verb(t, words) for t in before)


def share(scene: Scene, slot: Slot) -> Named | None:
    """占总量的16%."""
    words, before = scene.words, slot.before
    if slot.does != "rate" and slot.unit:
        return None
    if (found := of_whole(before, words)) is None:
        return None
    at, suffix = found
    kept = trim(before[:at], words)
    if suffix.endswith("进度"):  # 完成形象进度的20%
        return join(text_of(kept) or scene.last.thing, suffix.removeprefix("完成")), "inherited", "share"
    topic = text_of(kept) or scene.last.text
    if kept and is_bound([u for u in kept if u.text != "的"]):
        topic += scene.last.thing
    evidence: Evidence = "before" if kept else "inherited"
    whole = [t.text for t in before[at + 1 :]]
    of_plan = bool(whole) and words.set_by.union(words.task).issuperset(whole)
    return topic + suffix, evidence, "task" if of_plan else "share"


def of_whole(before: Sequence[Token], words: Vocabulary) -> tuple[int, str] | None:
    """Where a share of a whole is told, and how a header says it: 占总量, 完成年度任务的."""
    for k, t in enumerate(before):
        if t.text in words.share:
            behind = before[k + 1 :]
            of = behind[:-1] if behind and behind[-1].text == "的" else behind
            planned = bool(of) and of[-1].text in words.task
            kept = behind if planned else trim(behind, words)  # 占年初计划的115%
            whole = text_of([b for b in kept if b.text != "的"])
            if not whole:
                return k, "占比"
            return k, "占" + whole + ("" if whole.endswith(_SHARES) else "比重")
        if t.text == "完成" and before[-1].text == "的":
            return k, "完成" + text_of([b for b in before[k + 1 : -1] if b.tag != "d" or b.text == "进度"])
    return None


def ratio(scene: Scene, slot: Slot) -> Named | None:
    """是2016年的1.8倍; 不到上年的七成."""
    if slot.unit not in ("倍", "成", "%") or not slot.before or slot.before[-1].text != "的":
        return None
    for k, t in enumerate(slot.before[:-2]):
        if t.text in scene.words.ratio:
            kept = trim(slot.before[:k], scene.words)
            scene.last.text = text_of(kept) or scene.last.text
            whole = slot.before[k + 1 : -1]
            base = text_of(whole)
            of_plan = slot.unit == "%" and whole[-1].text in scene.words.task  # 为年初预算的101%
            return (
                scene.last.text + (f"占{base}比重" if of_plan else "相当于" + base),
                "around" if kept else "inherited",
                "ratio",
            )
    return None
