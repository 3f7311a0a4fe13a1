"""Figures: numbers of one indicator that disagree (解决问题363个 here, 解决问题800余件 there)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from extractor.lexicon.load import load_table
from extractor.stages.checks.measures import bounds
from extractor.stages.findings import (
    Context,
    IndicatorFound,
    MentionFound,
    QuantityFound,
    SectionFound,
    StatementFound,
)
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_SHORTEST = 4  # characters of an indicator that names one thing (企业, 项目 name many)
_FIRST = 6  # numbers of one indicator: more are many things of one name
_TAIL = 4  # characters at the end of an indicator, without its act (召开/开展屋场恳谈会)
Key = tuple[str | None, str | None, str]


def find_disagreeing_figures(
    reading: Reading,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    mentions: Sequence[MentionFound],
    contexts: Mapping[int, Context],
    indicators: Mapping[int, IndicatorFound],
    codes: Mapping[int, str],
) -> list[Doubt]:
    """Two numbers of one indicator, place, time, status and kind of unit in different statements.

    The same words are told of several events in one report, so two flows are queried only where the statements
    share another indicator, too; two levels where the codebook knows the indicator.
    """
    many = [
        same
        for text, named in _recurring(indicators).items()
        for same in _alike(named, mentions, contexts)
        if len(same) > 1 and not _vague().search(text)
    ]
    if not many:
        return []
    told = _Told(reading, sections, statements, mentions, indicators)
    doubts = []
    for indexes in many:
        for a, b in combinations(indexes[:_FIRST], 2):
            name = indicators[a].text or ""
            level = a in codes and not _flow().match(name)
            level = level and indicators[a].evidence == indicators[b].evidence == "before"
            if told.disagree(a, b) and (level or told.share_another(a, b)):
                spans = tuple((mentions[i].start, mentions[i].end) for i in (a, b))
                one, other = (reading.text[x:y] for x, y in spans)
                said = f"{name}: {one} and {other} do not agree"
                doubts.append(Doubt("checks.figures", "warning", said, spans))
                break
    return doubts


def _recurring(indicators: Mapping[int, IndicatorFound]) -> Mapping[str, Sequence[int]]:
    """The numbers of each indicator that has several: few have."""
    named: dict[str, list[int]] = defaultdict(list)
    for index, indicator in indicators.items():
        text = indicator.text
        if text and len(text) >= _SHORTEST:
            named[text.replace("总面积", "面积")].append(index)
    return {text: indexes for text, indexes in named.items() if len(indexes) > 1}


def _alike(
    indexes: Sequence[int], mentions: Sequence[MentionFound], contexts: Mapping[int, Context]
) -> Iterable[Sequence[int]]:
    """The numbers of one indicator in groups that tell of the same."""
    groups: dict[Key, list[int]] = defaultdict(list)
    for index in indexes:
        key = _key(mentions[index], contexts.get(index))
        if key is not None:
            groups[key].append(index)
    return groups.values()


def _key(mention: MentionFound, context: Context | None) -> Key | None:
    """What two numbers must have in common to tell of the same; None for a number that cannot be held to one."""
    if not isinstance(mention, QuantityFound) or context is None or context.status != "achieved":
        return None
    if mention.unit is None or mention.per or mention.modifier == "less_than":
        return None
    if context.change or context.came_from is not None:
        return None
    return context.time, context.place, mention.unit.dimension


@dataclass(frozen=True, slots=True)
class _Told:
    """Where and how the numbers are told."""

    reading: Reading
    sections: Sequence[SectionFound]
    statements: Sequence[StatementFound]
    mentions: Sequence[MentionFound]
    indicators: Mapping[int, IndicatorFound]

    def disagree(self, a: int, b: int) -> bool:
        """Whether two statements of what was done give numbers behind which no one true number can be."""
        first, second = self._home(a), self._home(b)
        return (
            first is not None and second is not None and first is not second
            and self._done(first) and self._done(second)
            and _disagree(self.reading.text, self.mentions[a], self.mentions[b])
        )  # fmt: skip

    def share_another(self, a: int, b: int) -> bool:
        """Whether the two statements have another indicator in common, apart from its act."""
        own = (self.indicators[a].text or "")[-_TAIL:]
        return bool((self._beside(a) & self._beside(b)) - {own})

    def _home(self, index: int) -> StatementFound | None:
        at = bisect_right(self.statements, self.mentions[index].start, key=_start) - 1
        inside = at >= 0 and self.mentions[index].start < self.statements[at].end
        return self.statements[at] if inside else None

    def _done(self, s: StatementFound) -> bool:
        """Told of what was done, outside the plan, and no list of the parts of the one before (其中：…)."""
        planned = s.section is not None and self.sections[s.section].part == "plan"
        return s.kind == "achieved" and not planned and not self.reading.text.startswith("其中", s.start)

    def _beside(self, index: int) -> set[str]:
        """The ends of the indicators of the number's statement."""
        home = self._home(index)
        if home is None:
            return set()
        first, last = (bisect_left(self.mentions, at, key=_start) for at in (home.start, home.end))
        texts = [i.text for m in range(first, last) if (i := self.indicators.get(m)) and i.text]
        return {text[-_TAIL:] for text in texts if len(text) > _TAIL}


def _start(found: StatementFound | MentionFound) -> int:
    return found.start


def _disagree(text: str, one: MentionFound, other: MentionFound) -> bool:
    if not isinstance(one, QuantityFound) or not isinstance(other, QuantityFound):
        return False
    first, second = bounds(one, text), bounds(other, text)
    if one.unit is None or other.unit is None or first is None or second is None:
        return False
    a, b = one.unit.factor, other.unit.factor
    return first[0] * a > second[1] * b or second[0] * b > first[1] * a


@cache
def _flow() -> regex.Pattern[str]:
    return regex.compile("|".join(load_table("checks")["figures"]["flows"]))


@cache
def _vague() -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, load_table("checks")["figures"]["vague"])))
