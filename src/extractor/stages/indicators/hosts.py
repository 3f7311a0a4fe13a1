"""Hosts: whose numbers stand in a parenthesis."""

from __future__ import annotations

from extractor.stages.indicators.acts import split
from extractor.stages.indicators.phrases import is_verb, text_of, trim
from extractor.stages.indicators.scene import Scene
from extractor.stages.indicators.slots import Slot


def take_host(scene: Scene, slot: Slot) -> None:
    """改造青石公路（全长8公里）: the thing right before a parenthesis is what its numbers are told of."""
    words = scene.words
    _, thing = split(slot, trim(slot.host, words), words)
    at = max((k for k, t in enumerate(thing) if t.text in ("有", "为", "是", "包括", "、")), default=-1)
    thing = thing[at + 1 :]  # 矿产有铝土（年产10万吨）
    while len(thing) > 1 and (thing[0].text in words.helper or is_verb(thing[0], words)):
        thing = thing[1:]
    if thing:
        name = text_of(thing)
        scene.remember("", name, "")
        scene.last.topic = scene.last.text = name
