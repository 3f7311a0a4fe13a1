"""Dates: calendar points and periods, as EDTF at the precision written."""

from extractor.stages.dates.find import find_dates

__all__ = ["find_dates"]
