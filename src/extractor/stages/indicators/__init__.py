"""Indicators: what each quantity measures, in the shortest phrase that a table header needs.

`vocabulary` knows the words, `slots` lays out what stands around each number, `phrases` makes a header of words,
`find` walks over the slots of a statement and decides which of them a number takes its header from.
"""

from extractor.stages.indicators.find import find_indicators

__all__ = ["find_indicators"]
