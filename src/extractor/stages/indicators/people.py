"""People: those who are counted, by what is told of them behind the number."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.stages.findings import Token
from extractor.stages.indicators.around import HELPS
from extractor.stages.indicators.scene import PEOPLE, Named, Scene
from extractor.stages.indicators.slots import JOINTS, Slot


def telling_of(slots: Sequence[Slot], n: int) -> Slot:
    """651户1331人稳定脱贫: the number whose words behind it tell of number n, too; else n itself."""
    slot, following = slots[n], slots[n + 1]
    last = n + 2 == len(slots) or slots[n + 2].clause > slot.clause
    pairs = slot.unit == "户" and following.unit in PEOPLE and not slot.after and not following.before
    return following if last and pairs and following.joint in ("", "、") else slot


def of_people(scene: Scene, n: int, slot: Slot, kept: list[Token], telling: Slot, tail: str) -> Named | None:
    """3100人受益; 全镇651户1331人稳定脱贫; 组织20人参训."""
    last, words = scene.last, scene.words
    persons = slot.unit in PEOPLE
    if not kept and (persons or slot.unit == "户"):
        reached = next((word for word in words.reach if len(word) > 1 and tail.startswith(word)), "")
        owner = last.event if last.event and reached.startswith(("参", "到", "观")) else last.thing
        if persons and reached and owner:
            return owner + reached, "around", "people-reached"
        alone = not reached and all(t.text in words.scope for t in slot.before)
        tells = (len(tail) > 3 or tail in words.whole) and telling.after[0].tag[0] in "va"
        if (
            alone
            and tells
            and (slot.joint == "，" or (slot.joint in JOINTS and _ends_an_item(scene.slots[n - 1])))
        ):
            scene.remember("", tail, "")
            return tail, "after", "people-who"
    if len(kept) == 1 and kept[0].text in HELPS and persons and len(tail) <= 8:
        whom = last.thing if last.unit in PEOPLE else ""
        return kept[0].text + whom + tail, "around", "people-helped"
    return None


def _ends_an_item(ahead: Slot) -> bool:
    """11个贫困村出列、8800人稳定脱贫: has the number before words of its own behind it?"""
    return any(t.text not in JOINTS for t in ahead.after)
