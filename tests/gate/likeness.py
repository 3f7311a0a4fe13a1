"""When are two answers the same? Phrases, numbers, periods and actions that a fair reader would accept."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

Action = tuple[str, str]  # verb, object

_JOINTS = re.compile(r"[、和与及并]")
# Verbs that state a level or a growth: with an indicator as object they are targets, not actions.
_LEVELS = re.compile(r"达到|达|增长|下降|降|超过|突破|占|稳定在|控制在|保持在|不低于|不高于|压在|坚持")
_SHIFTS = re.compile(
    r"提高|提升|升|增|增加|减|新增|净增|压|压减|降低|缩小|缩短|压缩"
    r"|稳定|控制|保持|提高到|提升到|降到|压减到"
)
_INDICATOR = re.compile(r"(率|值|收入|产量|占比|比重|总量|额|数|缺口|能力|密度|成本|面积|标准|价|时间|时限)$")
_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


def bare(phrase: str | None) -> str:
    """A phrase without punctuation and spaces."""
    return re.sub(r"\W", "", phrase or "")


def closeness(one: str | None, other: str | None) -> float:
    """0 to 1: characters matched in order or pairs of characters shared, so 种植花椒 is close to 花椒种植."""
    a, b = bare(one), bare(other)
    if not a and not b:
        return 1.0
    pairs_a, pairs_b = Counter(pairwise(a)), Counter(pairwise(b))
    shared = 2 * (pairs_a & pairs_b).total() / max(1, pairs_a.total() + pairs_b.total())
    return max(shared, SequenceMatcher(None, a, b, autojunk=False).ratio())


def same_number(one: float | None, other: float | None) -> bool:
    """Equal; a fraction that was rounded (三分之二 as 0.6667) may differ in the fourth place."""
    if one is None or other is None:
        return one is other
    return abs(one - other) < (1e-3 if 0 < abs(other) < 1 else 1e-9 * max(1.0, abs(other)))


def interval(edtf: str | None) -> tuple[str | None, str | None] | str | None:
    """First and last day of a year, month, day, quarter (33-36), half-year (40, 41) or a span of them.

    What is none of these comes back as it is.
    """
    if not edtf:
        return None
    if "/" in edtf:
        first, last = (interval(part) for part in edtf.split("/", 1))
        return (first[0] if isinstance(first, tuple) else None, last[1] if isinstance(last, tuple) else None)
    m = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", edtf)
    if m is None:
        return edtf
    if m[3]:
        return edtf, edtf
    year = int(m[1])
    begin, end = _MONTHS.get(int(m[2]), (int(m[2]), int(m[2]))) if m[2] else (1, 12)
    if not 1 <= begin <= 12:
        return edtf
    return f"{year}-{begin:02}-01", f"{year}-{end:02}-{monthrange(year, end)[1]:02}"


def last_day(edtf: str | None) -> str | None:
    span = interval(edtf)
    return span[1] if isinstance(span, tuple) else span


def single_actions(actions: list[Action]) -> list[Action]:
    """One action for each of the verbs that 、 or 和 joins; levels and growths of indicators left out."""
    each = [(verb, obj) for joined, obj in actions for verb in _JOINTS.split(joined) if verb]
    return [
        (verb, obj)
        for verb, obj in each
        if not _LEVELS.fullmatch(verb) and not (_SHIFTS.fullmatch(verb) and _INDICATOR.search(obj))
    ]


def same_action(one: Action, other: Action) -> bool:
    """The same verb, a complement (落实好) in or out, and a close object."""
    short, long = sorted((one[0], other[0]), key=len)
    same_verb = (
        short == long
        or (len(long) - len(short) == 1 and long.startswith(short))
        or (len(short) >= 2 and (long.startswith(short) or long.endswith(short)))
    )
    a, b = bare(one[1]), bare(other[1])
    head = min(len(a), len(b)) >= 2 and (a.endswith(b) or b.endswith(a))
    return same_verb and (head or closeness(a, b) >= 0.5)
