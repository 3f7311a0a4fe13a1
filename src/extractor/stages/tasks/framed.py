"""Framed: phrases that run over commas, so that the clauses in them tell of no act.

按照因地制宜，分类指导，突出特色的原则, 通过入股分红，吸纳务工，订单收购等方式.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.text import patterns as regex

_CLAUSE = r"[^，；。：！？\n]"
_WAYS = r"等(?:多种|各种|一系列|有效)?(?:方式|形式|措施|途径|办法|手段|举措|方法|渠道)"
_PRINCIPLES = (
    r"的(?:基本|总体|工作|发展)?(?:原则|思路|方针|总要求|要求|理念|方法|步骤|目标|路径|模式)(?=[，；。])"
)
_CLOSING = re.compile(f"{_WAYS}|{_PRINCIPLES}")  # looked for in all tasks: `re`
_FRAME = regex.compile(
    r"(?<![^，；。：！？\n是要、） 　])(?:"
    rf"(?:按照|按|依照|本着|遵循|坚持){_CLAUSE}{{2,12}}(?:，{_CLAUSE}{{2,8}}){{1,6}}{_PRINCIPLES}"
    rf"|(?P<way>(?:通过|采取|采用|运用)(?:(?!{_WAYS}){_CLAUSE}){{2,30}}(?:，(?:(?!{_WAYS}){_CLAUSE}){{2,20}}){{1,4}}{_WAYS}))"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Such a phrase at `[start, end)`; `way`: it tells by what ways something is done."""

    start: int
    end: int
    way: bool


def find_frames(text: str, start: int, end: int) -> list[Frame]:
    """The phrases in the stretch."""
    if _CLOSING.search(text, start, end) is None:
        return []
    return [Frame(*m.span(), m["way"] is not None) for m in _FRAME.finditer(text, start, end)]
