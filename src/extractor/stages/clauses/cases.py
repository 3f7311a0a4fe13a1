"""Cases: clauses that open with the case that is dealt with, and tell at once how: 逾期不改的责令停业."""

from __future__ import annotations

import re

from extractor.lexicon.word_classes import kinds_of
from extractor.stages.clauses.units import Units

# what is done to the case: light, behind an adverb or a day, or bare
_DEALT = re.compile(
    r"(?P<light>e)|(?P<urged>(?:[amfF]|d[zuZ]?)+(?:[VPyIo]|w(?=[,zqQ]|$)))|[VI]|w(?=[VIwq,]|$)"
)
_OPENS = frozenset("pTtBe,P")  # phrases and lists are read elsewhere
_DENIES = frozenset("不未无拒逾超")
_ABLE = frozenset(("能", "可", "该"))
_LONGEST = 10  # units of a case


def act_behind_case(u: Units) -> int | None:
    """Where the act begins behind the case that opens the clause; None where 的 belongs to a noun."""
    s = u.parts
    end = s.find("D", 1, _LONGEST)
    dealt = _DEALT.match(s, end + 1) if end > 0 else None
    if dealt is None or not _OPENS.isdisjoint(s[:end]):
        return None
    if dealt["light"] is not None:
        return end + 1
    return dealt.end() - 1 if _is_case(u, end, dealt["urged"] is not None) else None


def _is_case(u: Units, end: int, urged: bool) -> bool:
    """Whether what stands before the 的 at `end` tells a case; `urged`: an adverb stands behind it."""
    s = u.parts
    opening = next((k for k in range(end) if s[k] not in "admk"), 0)
    denied = any((text[0] in _DENIES and len(text) < 4) or text in _ABLE for text in u.texts[:end])
    if s[opening] in "VI" and not (denied or urged):  # 启动规划的编撰
        return False
    if s[opening] == "V" and not kinds_of(u.texts[opening]).isdisjoint(("eventive", "shift")):
        return False  # 减少不必要的重复检查
    verbal = s[end - 1] in "yIo" or (s[end - 1] in "Vw" and (urged or s[end + 1] == "V"))
    verbal = verbal or ("y" in s[:end] and s[end + 1] == "V" and s[end + 2 : end + 3] in ("n", "h"))
    reached = "L" in s[:end] and "是" not in u.texts[:end]
    return denied or verbal or reached
