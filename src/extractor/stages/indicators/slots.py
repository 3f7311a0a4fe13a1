"""Slots: what stands around each number of a clause, and what the number does there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractor.stages.findings import Clause, QuantityFound, Token

Does = Literal["count", "threshold", "rate"]

_EDGES = ("以上", "以下", "以内", "以外", "之内", "之外", "之间", "内")
_LOOSE = frozenset({"以上", "以下", "以内", "以外", "左右", "上下", "之多", "之内", "多", "余", "以", "上", "及"})
_JOINTS = frozenset("、和与及或") | {"以及"}
_COUNTS = frozenset("个名家户座件所处场次项人条起份位只台部支期批间栋幢幅张套辆艘架株棵亩头匹尾本册篇首块片段对组队类种门眼口")


@dataclass(slots=True)
class Slot:
    """One number with the words that may name it."""

    mention: int
    clause: int  # index in the list of clauses
    text: str
    unit: str
    does: Does
    before: list[Token]  # since the number before it in the clause, or since the clause began
    after: list[Token]  # up to the next number or the end of the clause
    joint: str  # 、 和 … or "" between it and the number before; "，" for the first number of a clause
    inside: bool = False  # within parentheses that follow another number
    rest: list[Token] = field(default_factory=list)  # everything behind it in its clause


def is_noun(token: Token) -> bool:
    """May this word begin or carry a noun phrase?"""
    tag = token.tag
    return (
        tag[0] in "nblijsgz" or tag in ("vn", "an", "m:name", "m:ordinal", "eng", "x", "zg", "a") or token.text in "“《"
    )


def lay_out(clauses: Sequence[Clause], mentions: Mapping[int, QuantityFound]) -> list[Slot]:
    """The slots of some clauses, in text order."""
    slots: list[Slot] = []
    for number, clause in enumerate(clauses):
        tokens = clause.tokens
        at = [i for i, t in enumerate(tokens) if t.tag == "m:quantity"]
        begin = 0
        first = True
        for n, i in enumerate(at):
            token = tokens[i]
            assert token.mention is not None
            found = mentions[token.mention]
            stop = at[n + 1] if n + 1 < len(at) else len(tokens)
            after = tokens[i + 1 : stop]
            while after and after[0].text in _LOOSE:
                after = after[1:]
            before = tokens[begin:i]
            joint = "，" if first else ""
            if not first and before and before[0].text in _JOINTS:
                joint, before = before[0].text, before[1:]
            inside = False
            for k, t in enumerate(before):
                if t.text == "（" and not any(u.text == "）" for u in before[k:]):
                    inside, before = True, before[k + 1 :]
                    break
            unit = found.unit.text if found.unit else ""
            does = _does(token, tokens[i + 1 : i + 3], after, unit)
            slots.append(Slot(token.mention, number, token.text, unit, does, before, after, joint, inside, tokens[i + 1 :]))
            if does != "threshold":
                begin, first = i + 1 + _taken(after, stop < len(tokens)), False
    return slots


def _does(token: Token, following: Sequence[Token], after: Sequence[Token], unit: str) -> Does:
    edged = token.text.endswith(_EDGES) or (bool(following) and following[0].text in _EDGES)
    if edged and unit and unit not in ("%", "‰", "成", "个百分点") and unit[-1] not in "个名家户座件所处场项":
        if after and (after[0].text == "的" or is_noun(after[0])):
            return "threshold"
    if unit in ("%", "‰", "成", "倍", "番") or unit.endswith("百分点"):
        return "rate"
    return "count"


def _taken(after: Sequence[Token], more: bool) -> int:
    """How many words behind a number belong to it and not to the next number of the clause."""
    if not more:
        return 0
    for k, t in enumerate(after):
        if t.text in _JOINTS or t.text == "（":
            return k
    return 0
