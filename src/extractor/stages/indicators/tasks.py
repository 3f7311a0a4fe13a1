"""Tasks: figures that were set (年目标任务, 计划), and how much of them is done."""

from __future__ import annotations

from extractor.stages.indicators.phrases import text_of
from extractor.stages.indicators.scene import Named, Scene
from extractor.stages.indicators.slots import Slot
from extractor.stages.indicators.vocabulary import TASK, Vocabulary

_DONE = ("完成", "占", "达到", "实现")


def of_task(scene: Scene, n: int, slot: Slot) -> Named | None:
    """完成年目标任务1800人的111%: the figure that was set, then the share of it that is done."""
    topic = scene.last.text
    if not topic:
        return None
    if slot.does != "rate" and (task := _task(slot, scene.words)):
        return topic + task, "inherited", "task"
    if slot.does == "rate" and n and text_of(slot.before) == "的":
        ahead = scene.slots[n - 1]
        if task := _task(ahead, scene.words):
            done = next((t.text for t in ahead.before if t.text in _DONE), "完成")
            return topic + done + task, "inherited", "task"
    return None


def _task(slot: Slot, words: Vocabulary) -> str:
    """The words before a number, where they only say that it was set."""
    if not slot.kinds & TASK:
        return ""
    said = [t for t in slot.before if t.text not in _DONE and t.tag != "d"]
    if not said or said[-1].text not in words.task or not all(t.text in words.set_by for t in said):
        return ""
    return text_of(said)
