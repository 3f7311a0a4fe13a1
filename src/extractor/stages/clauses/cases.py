"""Cases: clauses that open with the case that is dealt with, and tell at once how: 逾期不改的责令停业."""

from __future__ import annotations

import re

from extractor.stages.clauses.units import Units

# what is done to the case: light, behind an adverb or a day, or bare
_DEALT = re.compile(r"(?P<light>e)|(?P<urged>(?:[amfF]|d[zuZ]?)+[VwPyIo])|[VI]|w(?=[VIwq,]|$)")
_OPENS = frozenset("pTtBe,P")  # phrases and lists are read elsewhere
_VERBAL = frozenset("LyIo")  # in a case: 达不到标准的, 超期的
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
    tells = any(text[0] in _DENIES or text in _ABLE for text in u.texts[:end])
    if dealt["urged"] is None and not tells and s[:end].lstrip("ad")[:1] in "VI":  # 启动规划的编撰
        return None
    if dealt["urged"] is not None or s[end + 1] == "V":
        tells = tells or s[end - 1] in "Vw"
    tells = tells or any(s[k] in _VERBAL and u.texts[k] != "是" for k in range(end))
    return dealt.end() - 1 if tells else None
