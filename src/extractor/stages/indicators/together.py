"""Together: numbers that share one predicate (A、B分别达X和Y), each with its own thing."""

from __future__ import annotations

from extractor.stages.findings import Token
from extractor.stages.indicators.acts import own_words
from extractor.stages.indicators.phrases import (
    holds,
    is_attribute,
    is_noun,
    is_per,
    is_verb,
    tail_of,
    text_of,
)
from extractor.stages.indicators.relations import of_whole
from extractor.stages.indicators.scene import Named, Scene
from extractor.stages.indicators.slots import JOINTS, Slot
from extractor.stages.indicators.vocabulary import JOINS, MOVES, PART, Vocabulary
from extractor.text import patterns as regex

_INDUSTRIES = regex.compile("三次产业|第?一、二、三次?产业?|第?一二三产业?")
_JOINTS = regex.compile("[、和与及]")
_BOTH = JOINTS | {"城乡", "存"}  # 存贷款余额达7亿元和4亿元
_MARK = frozenset("、")
_MOST = 24  # values of one 分别


def respectively(scene: Scene, n: int, slot: Slot) -> Named | None:
    """A、B分别达X和Y; 分别增长X和Y takes the headers before."""
    run = _run_of_values(scene, n)
    if run is None:
        return None
    before = scene.slots[run[0]].before
    at = max(k for k, t in enumerate(before) if t.text.startswith("分别"))
    return _each(scene, slot, n, run, before[:at], before[at + 1 :])


def shared_out(scene: Scene, n: int, slot: Slot) -> Named | None:
    """A和B收入达到X、Y; 占计划的X、Y: as many values as things, without 分别."""
    run = _bare_run(scene, n)
    if run is None:
        return None
    opener = scene.slots[run[0]]
    before = opener.before
    at = next((k for k, t in enumerate(before) if t.text in scene.words.share), len(before))
    if not (at < len(before) or opener.kinds & (MOVES | JOINS) or holds(before, _BOTH)):
        return None
    return _each(scene, slot, n, run, before[:at], before[at:])


def _each(
    scene: Scene, slot: Slot, n: int, run: tuple[int, int], said: list[Token], behind: list[Token]
) -> Named | None:
    """The header of one of several values: `said` names the things, `behind` is what is told of them all."""
    words, last = scene.words, scene.last
    first, size = run
    opener, place = scene.slots[first], n - first
    if place == 0:
        last.moved = holds(behind or said, words.movement)
    whole = of_whole(behind, words) if slot.does == "rate" else None
    gap = _whole_of(whole[1], place, size) if whole else _gap_base(behind, words)
    done = "" if gap else next((t.text for t in behind if t.text in words.each), "")  # 分别新增11个和27项
    kept = own_words(said, words)
    side = behind[-1].text if behind and behind[-1].text in words.attribute else ""
    if text_of(kept) in ("", "年均"):
        recent = last.recent[: len(last.recent) - place][-size:]
        if len(recent) < size:
            return None
        return done + recent[place] + gap, "shared", "respectively-before"
    items = _items(kept, words, size)
    told = _JOINTS.split(scene.passed)
    if is_attribute(kept, words) and len(told) == size:
        items = [item + text_of(kept) for item in told]  # 萤石和硅灰石，储量分别为…
    if size == 3 and (industries := _INDUSTRIES.match(text_of(kept))):
        items = [f"第{number}产业{text_of(kept)[industries.end() :]}" for number in "一二三"]
    if len(items) == 1 and size == 2 and items[0].startswith("城乡"):
        items = [area + items[0][2:] for area in ("城镇", "农村")]
    if len(items) == 1 and size == 2 and items[0].endswith("存贷款余额"):
        items = [items[0].replace("存贷款", sum_) for sum_ in ("存款", "贷款")]
    if len(items) != size:
        return None
    if (
        (opener.part or opener.kinds & PART)
        and last.unit == slot.unit
        and tail_of(kept, words) not in words.attribute
    ):
        side = side or last.tail  # 总产值8亿元，其中种植业、畜牧业分别为5亿元和3亿元
    return done + items[place] + side + gap, "shared", "respectively"


def _whole_of(share: str, place: int, size: int) -> str:
    """分别占户数和人口的90%和88%: the whole that the value at `place` is a part of."""
    wholes = _JOINTS.split(share.removeprefix("占").removesuffix("比重"))
    return f"占{wholes[place]}比重" if len(wholes) == size else share


def _bare_run(scene: Scene, n: int) -> tuple[int, int] | None:
    """Where values of one unit begin that only 、 or 和 parts, and how many there are, if slot n is one of them."""
    slots, unit = scene.slots, scene.slots[n].unit

    def goes_on(k: int) -> bool:
        slot, ahead = slots[k], slots[k - 1]
        return (
            slot.joint in JOINTS
            and slot.unit == unit == ahead.unit
            and not slot.before
            and all(t.text in JOINTS for t in ahead.after)
        )

    first = last = n
    while first and n - first < _MOST and goes_on(first):
        first -= 1
    while last + 1 < len(slots) and last - n < _MOST and goes_on(last + 1):
        last += 1
    behind = slots[last].after
    if first == last or (behind and is_noun(behind[0])):
        return None  # 新建3所、扩建5所; 3个、5个村
    return first, last - first + 1


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


def _items(kept: list[Token], words: Vocabulary, size: int) -> list[str]:
    """The `size` items of a coordination, each with the act before and the attribute behind that they share."""
    verb = ""
    if is_verb(kept[0], words) and kept[0].tag == "v" and len(kept) > 1 and kept[1].text not in JOINTS:
        verb, kept = kept[0].text, kept[1:]
    items = _parted(kept, JOINTS)
    if len(items) > size:  # 教育、社会保障和就业
        items = _parted(kept, _MARK)
        side = tail_of(items[-1], words) if tail_of(kept, words) in words.attribute else ""
        return [verb + text_of(item).removesuffix(side) + side for item in items]
    if any(not item for item in items):
        return []
    last = items[-1][-1].text
    tail = tail_of(items[-1], words) or next((last[-k:] for k in (2, 1) if last[-k:] in words.measure), "")
    if tail == "率" and len(items[-1]) > 1:
        tail = last  # 养老、医疗保险参保率
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
    verbs = [verb if verb != "接待" or not k else "" for k in range(size)]  # incomes are not received
    lead = texts[0][:-1] if tail in ("量", "率") and texts[0].endswith("产") and texts[-1] == "销量" else ""
    return [
        verbs[k] + lead * (k > 0) + (x if not tail or x.endswith(tail) else x + tail)
        for k, x in enumerate(texts)
    ]


def _parted(kept: list[Token], joints: frozenset[str]) -> list[list[Token]]:
    """The words between the joints."""
    items: list[list[Token]] = [[]]
    for t in kept:
        if t.text in joints:
            items.append([])
        elif t.text[0] == "“" and items[-1] and items[-1][-1].text[0] == "“":
            items.append([t])  # “甲”“乙”
        else:
            items[-1].append(t)
    return items


def _gap_base(behind: list[Token], words: Vocabulary) -> str:
    at = next((k for k, t in enumerate(behind[:-1]) if t.text in words.gap), None)
    if at is None or behind[at].text in ("比", "较"):
        return ""
    return text_of(behind[at:])
