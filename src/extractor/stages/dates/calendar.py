"""Calendar: EDTF (ISO 8601-2) strings of the points and periods that reports name."""

from __future__ import annotations

import calendar as gregorian
from functools import cache

_TERM_INDEX = {"清明": 6, "冬至": 23}  # of the 24 solar terms, counted from 小寒
_TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0, "两": 2, "元": 1}


def small_number(text: str) -> int:
    """The value of 12, 十二, 二十, 二〇二一 or 三十一; below 100 where it is written with 十."""
    if text.isdecimal():
        return int(text)
    if "百" in text:
        head, _, tail = text.partition("百")
        return small_number(head or "一") * 100 + (small_number(tail.lstrip("零〇")) if tail.strip("零〇") else 0)
    if "十" in text:
        head, _, tail = text.partition("十")
        return (small_number(head) if head else 1) * 10 + small_number(tail)  # any run of digits, too: no crash
    value = 0
    for c in text:
        value = value * 10 + _DIGITS[c]
    return value


def month(year: int, number: int) -> str | None:
    return f"{year:04}-{number:02}" if 1 <= number <= 12 else None


def day(year: int, number: int, of_month: int) -> str | None:
    """None for a day that the month does not have."""
    if not 1 <= number <= 12 or not 1 <= of_month <= gregorian.monthrange(year, number)[1]:
        return None
    return f"{year:04}-{number:02}-{of_month:02}"


def quarter(year: int, number: int) -> str | None:
    return f"{year:04}-{32 + number}" if 1 <= number <= 4 else None


def half(year: int, second: bool) -> str:
    return f"{year:04}-{41 if second else 40}"


def season(year: int, name: str) -> str:
    return f"{year:04}-{_SEASONS[name]}"


def ten_days(year: int, number: int, part: str) -> str | None:
    """上旬, 中旬, 下旬 or 中下旬 (without 旬) as an interval of days."""
    if not 1 <= number <= 12:
        return None
    first, last = _TEN_DAYS[part[0]][0], _TEN_DAYS[part[-1]][1]
    last = min(last, gregorian.monthrange(year, number)[1])
    return f"{day(year, number, first)}/{day(year, number, last)}"


def half_month(year: int, number: int, part: str) -> str | None:
    """上半月 or 下半月 (by its first character) as an interval of days."""
    if not 1 <= number <= 12:
        return None
    first, last = (1, 15) if part == "上" else (16, gregorian.monthrange(year, number)[1])
    return f"{day(year, number, first)}/{day(year, number, last)}"


def quarter_number(written: str) -> int:
    """一季度, 第三季度, 首季 as 1 to 4."""
    return next((_DIGITS[c] if c in _DIGITS else int(c) for c in written if c in _DIGITS or c.isdecimal()), 1)


def between(start: str | None, end: str | None) -> str | None:
    """From the start of one period to the end of another; None where one is unknown or they run backwards."""
    if start is None or end is None:
        return None
    first, last = start.split("/")[0], end.split("/")[-1]
    return None if last[:4] < first[:4] else f"{first}/{last}"


def years(first: int, last: int) -> str | None:
    if not 1000 <= first <= last <= 9999:
        return None
    return f"{first}/{last}" if first != last else str(first)


def plan_period(number: int) -> str:
    """The years of the N-th five-year plan: the first ran from 1953, the third (after a pause) from 1966."""
    first = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return f"{first}/{first + 4}"


@cache
def lunar_day(year: int, number: int, of_month: int) -> str | None:
    """The day of the sun's calendar on which a day of the lunar year falls (`of_month` 0: the last day before).

    None where the month has no such day. 腊月三十 is the eve of the new year also where that month has 29 days.
    """
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate  # here: few texts need it

    if (number, of_month) == (12, 30):
        return lunar_day(year + 1, 1, 0)
    if not 1901 <= year <= 2099:
        return None
    try:
        found = LunarDate(year, number, of_month or 1).to_solar_date()
    except InvalidLunarDateError:
        return None
    if of_month == 0:
        found = found.fromordinal(found.toordinal() - 1)
    return str(found.isoformat())


@cache
def solar_term(year: int, name: str) -> str | None:
    from borax.calendars.lunardate import TermUtils

    if not 1901 <= year <= 2099:
        return None
    return str(TermUtils.nth_term_day(year, _TERM_INDEX[name]).isoformat())
