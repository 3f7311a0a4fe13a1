"""Readers: what a matched date is in EDTF; None where it has no calendar value or nothing tells the year."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from extractor.lexicon.load import load_table
from extractor.stages.dates import calendar
from extractor.stages.dates.context import Context
from extractor.stages.dates.points import read_point
from extractor.text import patterns as regex

Read = Callable[[regex.Match[str], Context], str | None]


def no_value(match: regex.Match[str], context: Context) -> str | None:
    return None


def read_iso(match: regex.Match[str], context: Context) -> str | None:
    year, number = int(match["y"]), int(match["m"])
    context.say(match.start(), year, number)
    found = calendar.day(year, number, int(match["d"]))
    return f"{found}T{match['t'].zfill(5)}" if found and match["t"] else found


def read_year_span(match: regex.Match[str], context: Context) -> str | None:
    first, last = calendar.small_number(match["a"]), calendar.small_number(match["b"])
    if last < 100:
        last += first // 100 * 100
    return calendar.years(first, last)


def read_points(match: regex.Match[str], context: Context) -> str | None:
    start = read_point(match, "1")
    year = context.year_of(start, match.start())
    context.say(match.start(), year, start.month)
    first = start.edtf(year)
    if match["to"] is None:
        return first
    if match["now"]:
        return f"{first}/.." if first else None
    if match["d3"]:
        month = start.month or 0
        return calendar.between(first, calendar.day(year, month, calendar.small_number(match["d3"])) if year else None)
    end = read_point(match, "2")
    if end.has_year or end.month is not None or end.quarter is not None or end.half:
        last_year = context.year_of(end, match.start()) if end.has_year else year
        if not end.has_year and year and start.month and end.month and end.month < start.month:
            last_year = year + 1  # 11月至3月 runs into the next year
        context.say(match.start(), last_year, end.month)
        return calendar.between(first, end.edtf(last_year))
    return first


def read_bare_range(match: regex.Match[str], context: Context) -> str | None:
    """7—10月, 一至三季度: only the end says what is counted."""
    year = context.year_of(read_point(match, "0"), match.start())
    if year is None:
        return None
    a, b = calendar.small_number(match["a"]), calendar.small_number(match["b"])
    if match["u"] == "月":
        context.say(match.start(), year, b)
        return calendar.between(calendar.month(year, a), calendar.month(year + (b < a), b))
    return calendar.between(calendar.month(year, 3 * a - 2), calendar.month(year, 3 * b)) if a < b <= 4 else None


def read_days_of_month(match: regex.Match[str], context: Context) -> str | None:
    point = read_point(match, "0")
    year = context.year_of(point, match.start())
    if year is None or point.month is None:
        return None
    context.say(match.start(), year, point.month)
    first, last = (calendar.day(year, point.month, calendar.small_number(match[n])) for n in ("a", "b"))
    return calendar.between(first, last)


_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def read_lunar(match: regex.Match[str], context: Context) -> str | None:
    """A day of the moon's calendar; its year ends after the sun's, but is the one that the text speaks of."""
    year = context.years.at(match.start())
    if year is None:
        return None
    month = _LUNAR_MONTHS.get(match["m"]) or calendar.small_number(match["m"])
    written = match["d"].removeprefix("初").replace("廿十", "廿").replace("廿", "二十")
    return calendar.lunar_day(year, month, calendar.small_number(written))


def read_days(match: regex.Match[str], context: Context) -> str | None:
    """10日 or 8日至10日 behind a date of the same paragraph: in its month."""
    month = context.month_before(match.start())
    if month is None:
        return None
    first = calendar.day(*month, calendar.small_number(match["a"]))
    if match["b"]:
        return calendar.between(first, calendar.day(*month, calendar.small_number(match["b"])))
    return first


def read_first_part(match: regex.Match[str], context: Context) -> str | None:
    """前三季度, 前11个月."""
    year = context.year_of(read_point(match, "0"), match.start())
    number = calendar.small_number(match["a"]) * (3 if "季" in match["u"] else 1)
    if year is None or not 1 <= number <= 12:
        return None
    return calendar.between(calendar.month(year, 1), calendar.month(year, number))


_ABOUT = regex.compile("[一二两三四五六七八九]{2}")  # 两三年
_AHEAD = ("今后", "未来", "接下来", "往后", "此后")


def read_years_near(match: regex.Match[str], context: Context) -> str | None:
    """近三年, 五年来: the years that end with the review year; 今后五年: those that begin with the plan year."""
    if match["a"] in ("几", "数", "多", "若干") or "到" in match["a"] or _ABOUT.fullmatch(match["a"]):
        return None
    number = calendar.small_number(match["a"])
    if match["w"] in ("前", "后") and match["a"] != "五":
        return None  # “十四五”前两年
    if match["w"] and match["w"].startswith(_AHEAD):
        first = context.years.plan
        return None if first is None else calendar.years(first, first + number - 1)
    last = context.years.review
    if last is None or not number:
        return None
    if match["w"] and match["w"][0] in "上前":
        last -= number
    return calendar.years(last - number + 1, last)


def read_term_years(match: regex.Match[str], context: Context) -> str | None:
    """五年 in a report on a term of five years: those behind, in a plan those ahead."""
    number = calendar.small_number(match["a"])
    years = context.years
    if years.planned_at(match.start()):
        return None if years.plan is None else calendar.years(years.plan, years.plan + number - 1)
    return None if years.review is None else calendar.years(years.review - number + 1, years.review)


def read_within_years(match: regex.Match[str], context: Context) -> str | None:
    """两年内, counted from the year that the text speaks of; where the text looks back (三年来), 三年内 does, too."""
    if match["a"] in context.terms and not context.years.planned_at(match.start()):
        return read_term_years(match, context)
    first = context.years.at(match.start())
    return None if first is None else calendar.years(first, first + calendar.small_number(match["a"]))


def read_one_year(match: regex.Match[str], context: Context) -> str | None:
    year = context.years.plan if "新" in match[0] else context.years.review
    return None if year is None else str(year)


def read_plan(match: regex.Match[str], context: Context) -> str | None:
    written = match["a"] or match["b"] or match["c"]
    return calendar.plan_period(calendar.small_number(written) if match["a"] else _plan_number(written))


def _plan_number(written: str) -> int:
    """十四五 is the fourteenth, 十五 the tenth, 八五 the eighth."""
    return calendar.small_number(written[:-1])


def read_decade(match: regex.Match[str], context: Context) -> str | None:
    century, written = match["c"], match["a"]
    last = calendar.small_number(written[-2:])  # of 六七十年代 the seventies
    decade = calendar.small_number(written[0] + "十") if len(written) == 3 else calendar.small_number(written)
    if decade > 100:
        return f"{decade}/{decade + 9}"
    if not century or century.startswith("上"):
        first = 1900
    elif century.startswith("本"):
        first = 2000
    else:
        first = (calendar.small_number(century.removesuffix("世纪")) - 1) * 100
    return f"{first + decade}/{first + (last if len(written) == 3 else decade) + 9}"


def read_century(match: regex.Match[str], context: Context) -> str | None:
    first = (calendar.small_number(match["a"]) - 1) * 100 + 1
    return f"{first:04}/{first + 99}"


def read_event_year(match: regex.Match[str], context: Context) -> str | None:
    return match["a"]


def read_month_dot_day(match: regex.Match[str], context: Context) -> str | None:
    year = context.years.at(match.start())
    return None if year is None else calendar.day(year, int(match["m"]), int(match["d"]))


def read_day_of_event(match: regex.Match[str], context: Context) -> str | None:
    """“6·19”特大暴雨: of the year reviewed, even where lessons of it are planned."""
    year = context.years.review
    return None if year is None else calendar.day(year, int(match["m"]), int(match["d"]))


def read_word(match: regex.Match[str], context: Context) -> str | None:
    word = match[0]
    if word.startswith(("本届", "近", "本", "当", "上月", "上季", "下", "次", "月")):
        return None
    year = context.years.at(match.start())
    if year is None or word in ("去冬今春", "今冬明春"):
        return None
    if word[-1] in "春夏秋冬":
        return calendar.season(year, word[-1])
    return str(year - 1 if "同期" in word else year)


@cache
def reigns() -> dict[str, int]:
    found: dict[str, int] = load_table("dates")["reigns"]
    return found


def read_reign(match: regex.Match[str], context: Context) -> str | None:
    """光绪二十三年: counted from the first year of the reign."""
    number = 1 if match["a"] == "元" else calendar.small_number(match["a"])
    return str(reigns()[match["e"]] + number - 1) if number else None


def read_festival(match: regex.Match[str], context: Context) -> str | None:
    point = read_point(match, "0")
    year = context.year_of(point, match.start()) if point.has_year else context.years.at(match.start())
    return None if year is None else festival_day(match["f"].replace("”", "").replace("“", ""), year)


@cache
def festivals() -> dict[str, dict[str, Any]]:
    return {form: entry for entry in load_table("dates")["festival"] for form in entry["forms"]}


def festival_day(name: str, year: int) -> str | None:
    entry = festivals()[name]
    if "sun" in entry:
        return calendar.day(year, *entry["sun"])
    if "moon" in entry:
        return calendar.lunar_day(year, *entry["moon"])
    return calendar.solar_term(year, entry["term"])
