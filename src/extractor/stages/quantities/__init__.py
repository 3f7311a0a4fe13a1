"""Quantities: numerals that count or measure, with value, bounds, modifier, unit and base."""

from extractor.stages.quantities.find import find_quantities
from extractor.stages.quantities.leftovers import find_leftovers
from extractor.stages.quantities.numerals import find_numerals
from extractor.stages.quantities.rates import find_rates
from extractor.stages.quantities.whole import read_quantity

__all__ = ["find_leftovers", "find_numerals", "find_quantities", "find_rates", "read_quantity"]
