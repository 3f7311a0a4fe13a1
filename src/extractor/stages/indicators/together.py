"""Together: numbers that share one predicate (A、B分别达X和Y), each with its own thing."""

from __future__ import annotations

from extractor.stages.findings import Token
from extractor.stages.indicators.acts import own_words
from extractor.stages.indicators.phrases import holds, is_attribute, is_per, is_verb, tail_of, text_of
from extractor.stages.indicators.relations import of_whole
from extractor.stages.indicators.scene import Named, Scene
from extractor.stages.indicators.slots import JOINTS, Slot
from extractor.stages.indicators.vocabulary import Vocabulary
from extractor.text import patterns as regex

_INDUSTRIES = regex.compile("三次产业|第?一、二、三次?产业?|第?一二三产业?")
_JOINTS = regex.compile("[、和与及]")
_MOST = 24  # values of one 分别


def respectively(scene: Scene, n: int, slot: Slot) -> Named | None:
    """A、B分别达X和Y; 分别增长X和Y takes the headers before."""
    run = _run_of_values(scene, n)
    if run is None:
        return None
    first, size = run
    before = scene.slots[first].before
    at = max(k for k, t in enumerate(before) if t.text.startswith("分别"))
    place = n - first
    if place == 0:
        scene.last.moved = holds(before[at:], scene.words.movement)
    else:
        scene.last.moved = scene.last.moved or False
    behind = before[at + 1 :]
    whole = of_whole(behind, scene.words) if slot.does == "rate" else None
    gap = whole[1] if whole else _gap_base(behind, scene.words)
    done = (
        "" if gap else next((t.text for t in behind if t.text in scene.words.each), "")
    )  # 分别新增11个和27项
    kept = own_words(before[:at], scene.words)
    side = behind[-1].text if behind and behind[-1].text in scene.words.attribute else ""
    if not kept:
        recent = scene.last.recent[: len(scene.last.recent) - place][-size:]
        if len(recent) < size:
            return None
        return done + recent[place] + gap, "shared", "respectively-before"
    items = _items(kept, scene.words)
    told = _JOINTS.split(scene.passed)
    if is_attribute(kept, scene.words) and len(told) == size:
        items = [item + text_of(kept) for item in told]  # 萤石和硅灰石，储量分别为…
    if size == 3 and (industries := _INDUSTRIES.match(text_of(kept))):
        items = [f"第{number}产业{text_of(kept)[industries.end() :]}" for number in "一二三"]
    if len(items) == 1 and size == 2 and items[0].startswith("城乡"):
        items = [area + items[0][2:] for area in ("城镇", "农村")]
    if len(items) != size:
        return None
    return done + items[place] + side + gap, "shared", "respectively"


def _run_of_values(scene: Scene, n: int) -> tuple[int, int] | None:
    """Where the values of a 分别 begin and how many there are, if slot n is one of them."""

    def opens(slot: Slot) -> bool:
        return any(t.text[:2] == "分别" for t in slot.before)

    def goes_on(slot: Slot) -> bool:
        if slot.before and not is_per(slot.before):  # 分别为每人每月700元和每人每年6000元
            return False
        return slot.joint in JOINTS or (slot.joint == "，" and not slot.after)

    first = n
    at_first = max(0, n - _MOST)
    while not opens(scene.slots[first]):
        slot = scene.slots[first]
        if first == at_first or not goes_on(slot) or slot.clause - scene.slots[first - 1].clause > 1:
            return None
        first -= 1
    size = 1
    for slot in scene.slots[first + 1 : first + _MOST]:
        if not goes_on(slot) or slot.clause - scene.slots[first + size - 1].clause > 1:
            break
        size += 1
    return (first, size) if size > 1 else None


def _items(kept: list[Token], words: Vocabulary) -> list[str]:
    """The items of a coordination, each with the act before and the attribute behind that they share."""
    verb = ""
    if is_verb(kept[0], words) and kept[0].tag == "v" and len(kept) > 1 and kept[1].text not in JOINTS:
        verb, kept = kept[0].text, kept[1:]
    items: list[list[Token]] = [[]]
    for t in kept:
        if t.text in JOINTS:
            items.append([])
        elif t.text[0] == "“" and items[-1] and items[-1][-1].text[0] == "“":
            items.append([t])  # “甲”“乙”
        else:
            items[-1].append(t)
    if any(not item for item in items):
        return []
    tail = tail_of(items[-1], words) or next(
        (items[-1][-1].text[-k:] for k in (2, 1) if items[-1][-1].text[-k:] in words.measure), ""
    )
    if tail and (tail_of(items[0], words) in words.attribute or items[0][-1].text[-1] in "率数额值量"):
        tail = ""  # each has its own
    if len(items[0]) == 1 and len(items[-1]) > 1 and not items[0][0].text.endswith(tail or "、"):
        tail = text_of(items[-1][1:])  # 城镇、农村居民收入
    texts = [text_of(item) for item in items]
    if (side := tail_of(items[0], words)) in words.attribute:
        owner = texts[0].removesuffix(side)  # 安全事故起数、死亡人数
        texts[1:] = [
            owner + x if is_attribute(item, words) else x
            for x, item in zip(texts[1:], items[1:], strict=True)
        ]
    lead = texts[0][:-1] if tail in ("量", "率") and texts[0].endswith("产") and texts[-1] == "销量" else ""
    return [
        verb + lead * (k > 0) + (x if not tail or x.endswith(tail) else x + tail) for k, x in enumerate(texts)
    ]


def _gap_base(behind: list[Token], words: Vocabulary) -> str:
    at = next((k for k, t in enumerate(behind[:-1]) if t.text in words.gap), None)
    if at is None or behind[at].text in ("比", "较"):
        return ""
    return text_of(behind[at:])
