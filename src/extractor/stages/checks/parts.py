"""Parts: a part larger than its whole, and parts that leave nothing over but do not sum to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.checks.measures import bounds, slack
from extractor.stages.findings import Context, MentionFound, QuantityFound, StatementFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_PARTS = regex.compile(r"其中(?<=[，；（]其中)[，：]?")
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
    """Wholes right before 其中, their parts behind it; and ratios of three industries, which sum to 100."""
    doubts = list(_ratios(reading))
    text, at = reading.text, 0
    for m in _PARTS.finditer(text):
        while at < len(statements) and statements[at].end <= m.start():
            at += 1
        if at == len(statements) or statements[at].start > m.start():
            continue
        doubts += _query(text, statements[at], m.start() - 1, m.end(), mentions, contexts)
    return doubts


def _query(
    text: str,
    s: StatementFound,
    start: int,
    end: int,
    mentions: Sequence[MentionFound],
    contexts: Mapping[int, Context],
) -> Iterator[Doubt]:
    first = bisect_left(mentions, end, key=lambda m: m.start)
    wholes = []
    for index in range(first - 1, -1, -1):
        m = mentions[index]
        if m.start < s.start or any(mark in text[m.end : start] for mark in "，；："):
            break
        wholes.append(index)
    parts: list[int] = []
    for index in range(first, len(mentions)):
        m = mentions[index]
        if m.start >= s.end or (parts and _ANOTHER_WHOLE.search(text, mentions[parts[-1]].end, m.start)):
            break
        parts.append(index)
    whole = next((i for i in wholes if _counts(mentions[i], contexts.get(i))), None)
    if whole is None:
        return
    total = mentions[whole]
    assert isinstance(total, QuantityFound) and total.unit is not None
    same = [
        q
        for i in parts
        if isinstance(q := mentions[i], QuantityFound)
        and _counts(q, contexts.get(i))
        and q.unit is not None
        and q.unit.text == total.unit.text
    ]
    if not same:
        return
    limit, least = bounds(total, text), bounds(same[0], text)
    if limit and least and least[0] > limit[1]:
        said = f"a part ({text[same[0].start : same[0].end]}) larger than its whole ({text[total.start : total.end]})"
        yield Doubt("checks.part-exceeds", "warning", said, ((total.start, total.end), (same[0].start, same[0].end)))
        return
    for names in _complete():
        chosen = _named(text, end, names, same)
        if chosen and total.modifier == "exact" and all(q.modifier == "exact" for q in chosen):
            values = [q.value for q in chosen if q.value is not None]
            gap = abs(sum(values, Decimal(0)) - (total.value or Decimal(0)))
            if len(values) == len(chosen) and gap > slack(total, text) + sum((slack(q, text) for q in chosen), Decimal(0)):
                said = f"{'、'.join(names)} sum to {_plain(sum(values, Decimal(0)))}, the whole is {_plain(total.value)}"
                spans = ((total.start, total.end), *((q.start, q.end) for q in chosen))
                yield Doubt("checks.parts-sum", "warning", said, spans)
            return


def _counts(mention: MentionFound, context: Context | None) -> bool:
    """A level that parts can be taken of: no share, no movement, no base of a rate."""
    return (
        isinstance(mention, QuantityFound)
        and mention.unit is not None
        and mention.unit.dimension not in ("ratio", "percentage_points", "doublings", "time")
        and not mention.per
        and (context is None or (context.change is None and context.status != "reference"))
    )


def _named(
    text: str, start: int, names: Sequence[str], quantities: Sequence[QuantityFound]
) -> list[QuantityFound] | None:
    """The number right behind each name, where each name has one and no other thing stands between."""
    chosen, last = [], start
    for name, quantity in zip(names, quantities, strict=False):
        at = text.find(name, last, quantity.start)
        if at < 0 or quantity.start - at > len(name) + 8:
            return None
        chosen.append(quantity)
        last = quantity.end
    return chosen if len(chosen) == len(names) and len(quantities) == len(names) else None


def _ratios(reading: Reading) -> Iterator[Doubt]:
    """12.5∶43.2∶44.3 of three industries."""
    for m in _RATIO.finditer(reading.text):
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
