"""Figures: numbers of one indicator that disagree (解决问题363个 here, 解决问题800余件 there)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from extractor.lexicon.load import load_table
from extractor.stages.checks.measures import bounds
from extractor.stages.findings import Context, IndicatorFound, MentionFound, QuantityFound, StatementFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex

_SHORTEST = 4  # characters of an indicator that names one thing (企业, 项目 name many)
_TAIL = 4  # characters at the end of an indicator, without its act (召开/开展屋场恳谈会)
Key = tuple[str, str | None, str | None, str]


def find_disagreeing_figures(
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
    groups: dict[Key, list[int]] = defaultdict(list)
    for index, indicator in indicators.items():
        key = _key(mentions[index], contexts.get(index), indicator, codes.get(index))
        if key is not None:
            groups[key].append(index)
    many = [indexes for indexes in groups.values() if len(indexes) > 1]
    if not many:
        return []
    homes = _homes(statements, mentions)
    beside: dict[int, dict[str, str]] = defaultdict(dict)  # of a statement: the ends of its indicators
    for index, indicator in indicators.items():
        if indicator.text and len(indicator.text) > _TAIL:
            beside[homes.get(index, -1)][indicator.text[-_TAIL:]] = indicator.text
    doubts = []
    for indexes in many:
        for a, b in combinations(indexes[:6], 2):
            one, other = mentions[a], mentions[b]
            assert isinstance(one, QuantityFound) and isinstance(other, QuantityFound)
            if homes.get(a) is None or homes.get(b) is None or homes[a] == homes[b] or _agree(one, other):
                continue
            text = indicators[a].text or ""
            shared = (beside[homes[a]].keys() & beside[homes[b]].keys()) - {text[-_TAIL:]}
            if shared or a in codes:
                said = f"{text}: two numbers that disagree"
                doubts.append(Doubt("checks.figures", "warning", said, ((one.start, one.end), (other.start, other.end))))
                break
    return doubts


def _key(
    mention: MentionFound, context: Context | None, indicator: IndicatorFound, code: str | None
) -> Key | None:
    """What two numbers must have in common to tell of the same; None for a number that cannot be held to one."""
    if not isinstance(mention, QuantityFound) or context is None or context.status != "achieved":
        return None
    if mention.unit is None or mention.per or context.change or context.came_from is not None:
        return None
    text = indicator.text
    if not text or len(text) < _SHORTEST or _vague().search(text):
        return None
    return code or text, context.time, context.place, mention.unit.dimension


def _agree(one: QuantityFound, other: QuantityFound) -> bool:
    """Whether one true number could be behind both, as far as their digits tell."""
    if one.unit is None or other.unit is None:
        return True
    first, second = bounds(one), bounds(other)
    if first is None or second is None:
        return True
    a, b = one.unit.factor, other.unit.factor
    return first[0] * a <= second[1] * b and second[0] * b <= first[1] * a


def _homes(statements: Sequence[StatementFound], mentions: Sequence[MentionFound]) -> Mapping[int, int]:
    """The statement of each mention that lies in one."""
    homes, at = {}, 0
    for index, m in enumerate(mentions):
        while at < len(statements) and statements[at].end <= m.start:
            at += 1
        if at < len(statements) and statements[at].start <= m.start:
            homes[index] = at
    return homes


@cache
def _vague() -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, load_table("checks")["figures"]["vague"])))
