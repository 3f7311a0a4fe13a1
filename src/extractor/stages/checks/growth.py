"""Growth: a rate or an increase that does not follow from its two levels (由200亩增加到300亩，增长30%)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.checks.measures import slack
from extractor.stages.findings import Context, IndicatorFound, MentionFound, QuantityFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.reading import Reading

# Between the level reached and its movement: nothing but a word for it.
_JOINT = regex.compile(
    r"[，、（]?(?:同比|净|共|累计|比上年|比去年|较上年|较去年|分别)?(?P<way>增长|增加|提高|提升|上升|增幅达?|增长率为?|下降|减少|降低|降幅达?)了?(?:约)?"
)
_TOLERANCE = Decimal("0.5")  # percentage points beyond what rounding explains
_PERCENT = Decimal(100)


def find_wrong_growth(
    reading: Reading,
    mentions: Sequence[MentionFound],
    contexts: Mapping[int, Context],
    indicators: Mapping[int, IndicatorFound],
) -> list[Doubt]:
    """Pairs of levels, the movement told right behind them, and whether it follows."""
    doubts: list[Doubt] = []
    for index, context in contexts.items():
        if context.came_from is None or index + 1 >= len(mentions):
            continue
        old, new, moved = mentions[context.came_from], mentions[index], mentions[index + 1]
        if not (isinstance(old, QuantityFound) and isinstance(new, QuantityFound) and isinstance(moved, QuantityFound)):
            continue
        joint = _JOINT.fullmatch(reading.text, new.end, moved.start)
        if joint is None or any(q.modifier != "exact" or q.value is None for q in (old, new, moved)):
            continue
        if old.unit is None or new.unit is None or old.unit.dimension != new.unit.dimension:
            continue
        doubts += _query(reading.text, old, new, moved, indicators.get(index))
    return doubts


def _query(
    text: str, old: QuantityFound, new: QuantityFound, moved: QuantityFound, indicator: IndicatorFound | None
) -> Iterator[Doubt]:
    assert old.unit and new.unit and moved.unit is not None or moved.unit is None
    if moved.unit is None or old.value is None or new.value is None or moved.value is None or not old.value:
        return
    if old.unit is None or new.unit is None:
        return
    a, b = old.value * old.unit.factor, new.value * new.unit.factor
    loose_a, loose_b = slack(old) * old.unit.factor, slack(new) * new.unit.factor
    told = abs(moved.value)
    if moved.unit.text == "%" and new.unit.text != "%":
        if indicator and indicator.text and _constant_prices().search(indicator.text):
            return
        if a <= loose_a:
            return
        low = abs((b - loose_b) / (a + loose_a) - 1) * _PERCENT
        high = abs((b + loose_b) / (a - loose_a) - 1) * _PERCENT
        computed = abs(b / a - 1) * _PERCENT
        open_ = slack(moved) + _TOLERANCE
    elif moved.unit.dimension in (new.unit.dimension, "percentage_points"):
        if (moved.unit.dimension == "percentage_points") != (new.unit.text == "%"):
            return
        told *= moved.unit.factor if moved.unit.dimension == new.unit.dimension else 1
        if moved.unit.dimension == "percentage_points":
            a, b, loose_a, loose_b = old.value, new.value, slack(old), slack(new)
        computed = abs(b - a)
        low = high = computed
        open_ = slack(moved) * (moved.unit.factor if moved.unit.dimension == new.unit.dimension else 1) + loose_a + loose_b
    else:
        return
    if min(low, high) - open_ <= told <= max(low, high) + open_:
        return
    said = f"from {text[old.start : old.end]} to {text[new.start : new.end]} is {computed:.4g}, not {text[moved.start : moved.end]}"
    spans = tuple((q.start, q.end) for q in (old, new, moved))
    yield Doubt("checks.growth", "warning", said, spans)


@cache
def _constant_prices() -> regex.Pattern[str]:
    return regex.compile("|".join(load_table("checks")["growth"]["constant_prices"]))
