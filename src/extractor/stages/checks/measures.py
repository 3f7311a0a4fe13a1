"""Measures: what a written number leaves open, so that a check does not query rounding."""

from __future__ import annotations

from decimal import Decimal

from extractor.stages.findings import QuantityFound

_ABOUT = Decimal("0.05")  # of the value: 约, 左右
_MORE = Decimal("0.3")  # 800余 is said of what lies under 1,100
Bounds = tuple[Decimal, Decimal]


def slack(quantity: QuantityFound) -> Decimal:
    """Half of the last digit that is written: 2.2万 leaves 500 open, 363 a half."""
    value = quantity.value
    if value is None or not value:
        return Decimal(0)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def bounds(quantity: QuantityFound) -> Bounds | None:
    """Between what and what the true number lies as a reader takes it; None where only one side is told."""
    value = quantity.value
    if value is None or value <= 0:
        return None
    open_ = slack(quantity)
    if quantity.modifier == "exact":
        return value - open_, value + open_
    if quantity.modifier == "approximate":
        return value * (1 - _ABOUT) - open_, value * (1 + _ABOUT) + open_
    if quantity.modifier == "more_than":
        return value, value * (1 + _MORE)
    if quantity.modifier == "less_than":
        return value * (1 - _MORE), value
    return None
