"""Slots: what stands around each number of a clause, and what the number does there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractor.stages.findings import ActFound, Clause, QuantityFound, Token
from extractor.stages.indicators.phrases import is_noun
from extractor.stages.indicators.vocabulary import Vocabulary, kinds_of

Does = Literal["count", "threshold", "limit", "rate"]

JOINTS = frozenset(["、", "和", "与", "及", "或", "以及", "并"])
PARTS = frozenset(["其中", "其余", "其他", "另外"])
_FAR = 80  # words; what names a number stands no farther before it
RATES = frozenset(["%", "‰", "成", "倍", "番"])
_EDGES = ("以上", "以下", "以外")
_LIMITS = ("以内", "之内", "内")
_FOR = frozenset("为对给向")
EVENTS = ("场", "次", "期", "轮", "班", "批", "场次", "项", "梯次", "届")
TIMES = ("天", "日", "小时", "分钟", "个月", "年", "个工作日", "工作日", "周", "个小时", "秒")
COUNTERS = tuple("个名家户座件所处场项条人口次部位只台支期批间栋幢套辆艘架类种门所")
_COUNTED = frozenset("个名家户座件所处场项条人口次")
_LOOSE = frozenset(
    ["以上", "以下", "以内", "以外", "左右", "上下", "之多", "之内", "多", "余", "以", "上", "及", "内"]
)


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
    inside: bool  # within parentheses that follow another number
    part: bool  # behind 其中，
    kinds: int  # what sorts of words stand before it: `vocabulary.GAP` and the others
    tokens: list[Token]  # its clause
    at: int  # where it stands there
    acts: list[ActFound]  # of its clause
    host: list[Token]  # what stands right before the parenthesis that it opens
    own: list[Token] | None = None  # the words before it that name it, once `acts.own` was asked

    @property
    def rest(self) -> list[Token]:
        """Everything behind it in its clause."""
        return self.tokens[self.at + 1 : self.at + 1 + _REST]


_LEFT_OPEN = frozenset("Xx×*_")  # figures that a template has left to fill in: 完成投资XX万元
_REST = 200  # words behind a number that are looked at


def lay_out(
    text: str,
    clauses: Sequence[Clause],
    mentions: Mapping[int, QuantityFound],
    starts: Sequence[int],
    places: Sequence[tuple[int, int]],
    words: Vocabulary,
) -> list[Slot]:
    """The slots of the clauses of `text`, in order.

    `starts` are those of the quantities, `places` the spans of place names, both sorted.
    """
    slots: list[Slot] = []
    opened = "（" in text
    for number, clause in enumerate(clauses):
        counted = bisect_left(starts, clause.start)
        if counted == len(starts) or starts[counted] >= clause.end:
            continue
        tokens = _whole_places(clause.words, places) if places else clause.words
        at = [i for i, t in enumerate(tokens) if t.tag == "m:quantity"]
        at.append(len(tokens))
        part = number > 0 and _says_part(clauses[number - 1])
        begin = 0
        first = True
        for i, stop in pairwise(at):
            token = tokens[i]
            if token.mention is None:
                continue
            found = mentions[token.mention]
            after = tokens[i + 1 : stop]
            behind = after[0].text if after else ""
            while after and after[0].text in _LOOSE:
                after = after[1:]
            before = tokens[max(begin, i - _FAR) : i]
            while before and before[-1].text[0] in _LEFT_OPEN and _LEFT_OPEN.issuperset(before[-1].text):
                before = before[:-1]
            joint = "，" if first else ""
            if not first and before and before[0].text in JOINTS:
                joint, before = before[0].text, before[1:]
                if before and before[0].text in words.attains:
                    joint = "，"  # 接待游客3万人次、实现收入2亿元: an act of its own
            inside, host = False, before[:0]
            if opened and (opening := _opening(before)):
                inside, host, before = True, before[: opening - 1], before[opening:]
            elif not first and before and before[0].text in _LIMITS:
                before = before[1:]  # 100米内覆盖率
            unit = found.unit.text if found.unit else ""
            does = _does(token.text, behind, after, unit, stop < len(tokens))
            kinds = kinds_of(before, words) if before else 0
            slots.append(
                Slot(
                    token.mention,
                    number,
                    token.text,
                    unit,
                    does,
                    before,
                    after,
                    joint,
                    inside,
                    part and first,
                    kinds,
                    tokens,
                    i,
                    clause.acts,
                    host,
                )
            )
            if does not in ("threshold", "limit"):
                begin, first = i + 1, False
                if stop < len(tokens):
                    begin += _taken(before, after, does, words)
    return slots


def _opening(before: Sequence[Token]) -> int:
    """Where the words inside a parenthesis begin that is not closed yet; 0 where none is open."""
    for k, t in enumerate(before):
        if t.text == "（" and not any(u.text == "）" for u in before[k:]):
            return k + 1
    return 0


def _says_part(clause: Clause) -> bool:
    return bool(clause.words) and clause.words[-1].text in PARTS


def _whole_places(tokens: list[Token], places: Sequence[tuple[int, int]]) -> list[Token]:
    """The words of a clause with each place name as one word."""
    if not tokens:
        return tokens
    at = bisect_left(places, (tokens[0].start, 0))
    if at == len(places) or places[at][0] >= tokens[-1].end:
        return tokens
    whole: list[Token] = []
    for t in tokens:
        while at < len(places) and places[at][1] <= t.start:
            at += 1
        if at < len(places) and places[at][0] <= t.start and t.end <= places[at][1] and t.tag != "m:quantity":
            if whole and whole[-1].tag == "place" and whole[-1].start == places[at][0]:
                whole[-1] = Token(whole[-1].start, t.end, whole[-1].text + t.text, "place")
            else:
                whole.append(Token(t.start, t.end, t.text, "place"))
        else:
            whole.append(t)
    return whole


def _does(text: str, behind: str, after: Sequence[Token], unit: str, followed: bool) -> Does:
    """`followed`: is there a further number in the clause?"""
    if unit in RATES or unit.endswith("百分点") or (not unit and "分之" in text):
        return "rate"
    edged = behind in _EDGES or text.endswith(_EDGES)
    if edged and followed and not after and unit.endswith(("岁", "元")):
        return "threshold"  # 14岁以下1800人
    if not after or not unit:
        return "count"  # a bound needs what it bounds
    first = after[0]
    if (behind in _LIMITS or text.endswith(_LIMITS)) and first.tag != "w" and unit.endswith(TIMES):
        return "limit"
    of_age = unit[-1] == "岁"
    if of_age and first.tag[0] == "n" and "-" in text:
        return "threshold"
    edged = edged or (of_age and text.startswith(("未满", "满")))
    if edged and unit[-1] not in _COUNTED and (first.text == "的" or is_noun(first)):
        return "threshold"
    return "count"


def _taken(before: Sequence[Token], after: Sequence[Token], does: Does, words: Vocabulary) -> int:
    """How many words behind a number belong to it and not to the next number of the clause."""
    for k, t in enumerate(after):
        if t.text in JOINTS or t.text == "（":
            return k
    nouns = next((k for k, t in enumerate(after) if not is_noun(t) or t.tag == "vn"), len(after))
    if len(after) > 2 and after[0].text == "的" and after[1].text == "基础":
        return 3  # 在上年90亩的基础上扩大5%
    if after and all(t.text in words.attribute for t in after):
        return 0  # 8座海拔2000米的山峰
    if before and before[-1].text in _FOR:
        return nouns  # 为12名学生发放: they are whom it is for
    if not after or does != "count" or nouns < len(after):
        return 0
    named = any(t.tag[0] in "nljx" or t.tag == "m:name" for t in before) and before[-1].tag[0] != "v"
    return 0 if named else len(after)  # where nothing before the number names it, the noun behind it does
