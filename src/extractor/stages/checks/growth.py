"""Growth: a rate or an increase that does not follow from its two levels (由200亩增加到300亩，增长30%)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
_UP = ("增", "提", "上")
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
        if joint is None or any(q.modifier != "exact" for q in (old, new, moved)) or moved.value is None:
            continue
        if old.unit is None or new.unit is None or old.unit.dimension != new.unit.dimension:
            continue
        names_value_added = _constant_prices().search((i.text if (i := indicators.get(index)) else None) or "")
        computed = _computed(reading.text, old, new, moved, rates=not names_value_added)
        if computed is None:
            continue
        low, high, unit = computed
        told = moved.value if joint["way"].startswith(_UP) else -moved.value
        open_ = slack(moved, reading.text) + (_TOLERANCE if unit == "%" else 0)
        if not low - open_ <= told <= high + open_:
            doubts.append(_doubt(reading.text, old, new, moved, (low + high) / 2))
    return doubts


def _computed(
    text: str, old: QuantityFound, new: QuantityFound, moved: QuantityFound, rates: bool
) -> tuple[Decimal, Decimal, str] | None:
    """Between what and what the movement lies, in the unit that it is told in; None where the two do not compare."""
    if old.unit is None or new.unit is None or moved.unit is None or not old.value or new.value is None:
        return None
    a, b = old.value * old.unit.factor, new.value * new.unit.factor
    loose_a, loose_b = slack(old, text) * old.unit.factor, slack(new, text) * new.unit.factor
    shares = new.unit.text == "%"
    if moved.unit.text == "%" and not shares:
        if not rates or a <= loose_a:
            return None
        low, high = (b - loose_b) / (a + loose_a), (b + loose_b) / (a - loose_a)
        return (low - 1) * _PERCENT, (high - 1) * _PERCENT, "%"
    if moved.unit.dimension == "percentage_points" and shares:
        a, b, loose_a, loose_b = old.value, new.value, slack(old, text), slack(new, text)
        factor = Decimal(1)
    elif moved.unit.dimension == new.unit.dimension and not shares:
        factor = moved.unit.factor
    else:
        return None
    return (b - a - loose_a - loose_b) / factor, (b - a + loose_a + loose_b) / factor, moved.unit.text


def _doubt(text: str, old: QuantityFound, new: QuantityFound, moved: QuantityFound, computed: Decimal) -> Doubt:
    levels = f"from {text[old.start : old.end]} to {text[new.start : new.end]}"
    said = f"{levels} makes {computed:.4g}, not {text[moved.start : moved.end]}"
    return Doubt("checks.growth", "warning", said, tuple((q.start, q.end) for q in (old, new, moved)))


@cache
def _constant_prices() -> regex.Pattern[str]:
    return regex.compile("|".join(load_table("checks")["growth"]["constant_prices"]))
