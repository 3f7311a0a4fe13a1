"""Measures: what a written number leaves open, so that a check does not query rounding."""

from __future__ import annotations

from decimal import Decimal

from extractor.stages.findings import QuantityFound
from extractor.text import patterns as regex

_DIGITS = regex.compile(r"\d[\d,]{0,14}(?:\.\d{1,6})?")
_ABOUT = Decimal("0.05")  # of the value: 约, 左右
_MORE = Decimal("0.3")  # 800余 is said of what lies under 1,100
Bounds = tuple[Decimal, Decimal]


def slack(quantity: QuantityFound, text: str) -> Decimal:
    """Half of the last digit that is written: 2.2万 leaves 500 open, 12.5公里 0.05; 363个 were counted one by one."""
    value = quantity.value
    if not value:
        return Decimal(0)
    written = _DIGITS.search(text, *quantity.core)
    if written is None:  # in words: 三百 is told to the hundred
        return Decimal(5).scaleb(int(value.normalize().as_tuple().exponent) - 1)
    digits = Decimal(written[0].replace(",", ""))
    if digits == value and quantity.unit and quantity.unit.dimension == "count":
        return Decimal(0)
    return abs(value / digits).scaleb(int(digits.as_tuple().exponent)) / 2 if digits else Decimal(0)


def bounds(quantity: QuantityFound, text: str) -> Bounds | None:
    """Between what and what the true number lies as a reader takes it; None where only one side is told."""
    value = quantity.value
    if value is None or value <= 0:
        return None
    open_ = slack(quantity, text)
    if quantity.modifier == "exact":
        return value - open_, value + open_
    if quantity.modifier == "approximate":
        return value * (1 - _ABOUT) - open_, value * (1 + _ABOUT) + open_
    if quantity.modifier == "more_than":
        return value, value * (1 + _MORE)
    return None
