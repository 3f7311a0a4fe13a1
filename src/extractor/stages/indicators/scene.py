"""Scene: what the rules see of a statement, and what the numbers so far have been about."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.models.records import Evidence
from extractor.stages.findings import Clause
from extractor.stages.indicators.slots import Slot
from extractor.stages.indicators.vocabulary import Vocabulary

# the header, where its words come from, the rule's name
Named = tuple[str, Evidence, str]
PEOPLE = frozenset(["人", "名", "口", "人次"])


@dataclass(slots=True)
class Last:
    """What the numbers so far have been about."""

    title: str = ""  # the thing of the section's title
    text: str = ""  # the whole header of the number before
    verb: str = ""  # its act, which a list carries along
    thing: str = ""  # what it was about, without act and attribute
    tail: str = ""  # its attribute or verbal noun (播种面积), which parts share
    unit: str = ""
    part: bool = False  # it was a part of a whole
    item: str = ""  # that part, where it took over what the whole measures
    whole: str = ""  # what the parts are of, while each has a side of its own
    moved: bool = False
    event: str = ""  # what was held last: those who took part belong to it
    value: str = ""  # what the number right behind is of: 8个村收入超过30万元
    topic: str = ""  # the first thing of the statement: whom sums of money belong to
    recent: list[str] = field(default_factory=list)  # headers of the statement so far, for 分别
    by_unit: dict[str, str] = field(default_factory=dict)  # the last header of each unit in the statement
    things: dict[str, str] = field(default_factory=dict)  # the last thing of each unit in the statement


@dataclass(slots=True)
class Scene:
    """One statement: its clauses, the slots of its numbers, and what was told so far."""

    text: str
    clauses: list[Clause]
    slots: list[Slot]
    words: Vocabulary
    last: Last
    passed: str = ""  # the thing of the clause before, where that has no number
    apart: str = ""  # a topic that a comma sets off before it

    def remember(self, verb: str, thing: str, tail: str) -> None:
        """The act, the thing and the attribute of the number just named."""
        self.last.verb, self.last.thing, self.last.tail, self.last.part = verb, thing, tail, False
        self.last.value = self.last.item = ""
