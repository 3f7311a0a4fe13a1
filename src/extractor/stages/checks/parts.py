"""Parts: a part larger than its whole, and parts that leave nothing over but do not sum to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.checks.measures import bounds, slack
from extractor.stages.findings import Context, MentionFound, QuantityFound, StatementFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_CLAUSE_END = regex.compile("[，；：]")
_EACH = regex.compile("均|各|每")
_NOUN = regex.compile(r"\p{Han}{0,10}[，：（]?")
_LISTS = regex.compile("(?P<all>分别[为是]|分为)|包括")
_LIST_END = regex.compile("[，；。：）\n]|其中")
_ITEM_END = regex.compile("[、，；。）\n和及]|$")
_MOST = 40  # mentions behind a whole: its parts stand near
_CLOSE = 40  # characters between a whole and 其中
_NEAR = (Decimal("0.5"), Decimal("1.5"))  # of the whole: what is further off tells of other things
_AMONG = regex.compile(r"其中(?<=[，；（]其中)[，：]?")
_MARK = regex.compile("[：:∶]")
_RATIO = regex.compile(
    r"产业(?:结构|比例|比重|占比|之?比|增加值)[^，。；\n\d]{0,16}(?:\d[\d.]{0,4}(?: ?[：:∶] ?\d[\d.]{0,4}){2}[^，。；\n\d]{1,8})?"
    r"(?P<shares>\d{1,3}(?:\.\d{1,2})?(?: ?[：:∶] ?\d{1,3}(?:\.\d{1,2})?){2})(?![：:∶\d.])"
)
_ANOTHER_WHOLE = regex.compile("[，；。][^，；。]{0,12}(?:共|总|全[省市县区镇乡村年])")
_WHOLE = Decimal(100)


def find_unequal_parts(
    reading: Reading,
    statements: Sequence[StatementFound],
    mentions: Sequence[MentionFound],
    contexts: Mapping[int, Context],
) -> list[Doubt]:
    """Wholes right before 其中 or 分别为, their parts behind it; and ratios of three industries, which sum to 100."""
    text = reading.text
    doubts = list(_ratios(text))
    told = _Told(text, mentions, contexts)
    for m in _AMONG.finditer(text):
        at = bisect_right(statements, m.start(), key=lambda s: s.start) - 1
        if at >= 0 and m.start() < statements[at].end:
            doubts += told.among(m.start() - 1, m.end(), statements[at])
    for m in _LISTS.finditer(text):
        doubts += told.listed(m.start(), m.end(), every=m["all"] is not None)
    return doubts


@dataclass(frozen=True, slots=True)
class _Told:
    """The numbers of a text that parts can be taken of."""

    text: str
    mentions: Sequence[MentionFound]
    contexts: Mapping[int, Context]

    def among(self, start: int, end: int, s: StatementFound) -> Iterator[Doubt]:
        """`[start, end)` is ，其中; the whole stands in the clause before it."""
        first = self._first(end)
        index = first - 1
        while index >= 0 and self.mentions[index].end > start - _CLOSE and not self._counts(index):
            index -= 1
        if index < 0 or self.mentions[index].start < s.start or self.mentions[index].end <= start - _CLOSE:
            return
        total = self.mentions[index]
        if not isinstance(total, QuantityFound) or _CLAUSE_END.search(self.text, total.end, start):
            return
        parts = self._parts(first, s.end, total)
        if not parts or _EACH.search(self.text, max(s.start, total.start - 16), total.start):
            return
        if total.modifier != "exact" or self._first_quantity(first) is not parts[0]:
            return  # 其中3个村达20万元: a level of some, not a part
        limit, least = bounds(total, self.text), bounds(parts[0], self.text)
        if limit and least and least[0] > limit[1]:
            said = f"a part ({self._said(parts[0])}) is larger than its whole ({self._said(total)})"
            yield _doubt("checks.part-exceeds", said, [total, parts[0]])
            return
        for names in _complete():
            if _are_named(self.text, end, names, parts):
                yield from self._sum(total, parts, "、".join(names))
                return

    def listed(self, start: int, end: int, every: bool) -> Iterator[Doubt]:
        """`[start, end)` is 分别为, which lists all parts, or 包括, which may leave some out."""
        index = self._first(end) - 1
        total = self.mentions[index] if index >= 0 else None
        if not isinstance(total, QuantityFound) or not self._counts(index) or total.value is None:
            return
        if not _NOUN.fullmatch(self.text, total.end, start):
            return
        parts: list[QuantityFound] = []
        for q in self._parts(index + 1, len(self.text), total, wide=False):
            if _LIST_END.search(self.text, parts[-1].end if parts else end, q.start):
                break
            if not _ITEM_END.match(self.text, q.end):
                return  # 3个点位: the number of something inside an item
            parts.append(q)
        values = [q.value for q in parts if q.value is not None]
        much = sum(values, Decimal(0))
        if len(values) < 2 or len(values) < len(parts) or not _NEAR[0] <= much / (total.value or 1) <= _NEAR[1]:
            return
        if every or much > total.value:
            yield from self._sum(total, parts, "the parts listed")

    def _sum(self, total: QuantityFound, parts: Sequence[QuantityFound], names: str) -> Iterator[Doubt]:
        if any(q.modifier != "exact" or q.value is None for q in (total, *parts)):
            return
        values = [q.value for q in parts if q.value is not None]
        much, whole = sum(values, Decimal(0)), total.value or Decimal(0)
        open_ = sum((slack(q, self.text) for q in (total, *parts)), Decimal(0))
        if abs(much - whole) > open_:
            yield _doubt("checks.parts-sum", f"{names} sum to {_plain(much)}, the whole is {_plain(whole)}", [total, *parts])

    def _first(self, at: int) -> int:
        """The first mention at or behind an offset."""
        return bisect_left(self.mentions, at, key=lambda m: m.start)

    def _first_quantity(self, first: int) -> MentionFound | None:
        near = self.mentions[first : first + _MOST]
        return next((m for m in near if isinstance(m, QuantityFound)), None)

    def _parts(self, first: int, end: int, total: QuantityFound, wide: bool = True) -> list[QuantityFound]:
        """The numbers in the whole's unit, up to where another whole is told, or in a narrow list to its end."""
        parts: list[QuantityFound] = []
        last = None
        for index in range(first, min(len(self.mentions), first + _MOST)):
            m = self.mentions[index]
            if m.start >= end or (last is not None and _ANOTHER_WHOLE.search(self.text, last, m.start)):
                break
            if not wide and last is not None and _LIST_END.search(self.text, last, m.start):
                break
            if isinstance(m, QuantityFound) and self._counts(index) and _unit(m) == _unit(total):
                parts.append(m)
            last = m.end
        return parts

    def _counts(self, index: int) -> bool:
        """A level that parts can be taken of: no share, no movement, no base of a rate."""
        m, context = self.mentions[index], self.contexts.get(index)
        return (
            isinstance(m, QuantityFound)
            and m.unit is not None
            and m.unit.dimension not in ("ratio", "percentage_points", "doublings", "time")
            and not m.per
            and (context is None or (context.change is None and context.status != "reference"))
        )

    def _said(self, q: QuantityFound) -> str:
        return self.text[q.start : q.end]


def _unit(q: QuantityFound) -> str:
    return q.unit.text if q.unit else ""


def _doubt(code: str, message: str, quantities: Sequence[QuantityFound]) -> Doubt:
    return Doubt(code, "warning", message, tuple((q.start, q.end) for q in quantities))


def _are_named(text: str, start: int, names: Sequence[str], parts: Sequence[QuantityFound]) -> bool:
    """Whether each part has one of the names right before it, in order, and there is no other."""
    if len(parts) != len(names):
        return False
    last = start
    for name, q in zip(names, parts, strict=True):
        at = text.find(name, last, q.start)
        if at < 0 or q.start - at > len(name) + 8:
            return False
        last = q.end
    return True


def _ratios(text: str) -> Iterator[Doubt]:
    """12.5∶43.2∶44.3 of three industries."""
    for m in _RATIO.finditer(text):
        values = [Decimal(v) for v in _MARK.sub(" ", m["shares"]).split()]
        if abs(sum(values, Decimal(0)) - _WHOLE) > Decimal("0.25") and sum(values) > 50:
            said = f"the shares {m['shares']} sum to {sum(values)}, not to 100"
            yield Doubt("checks.parts-sum", "warning", said, (m.span("shares"),))


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


@cache
def _complete() -> list[list[str]]:
    found: list[list[str]] = load_table("checks")["parts"]["complete"]
    return found
