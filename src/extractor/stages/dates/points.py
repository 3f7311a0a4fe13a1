"""Points: how a point of the calendar is written, and what it is in EDTF."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractor.stages.dates import calendar
from extractor.text import patterns as regex

N = r"(?:\d{1,2}|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"
# not behind the point of a decimal, but behind that of a label (1.4月底前)
WHOLE_NUMBER = r"(?<!\d|[^\n。；：　 \d]\d[.,]|[^\n。；：　 \d]\d\d[.,])"
YEAR = (
    rf"(?:{WHOLE_NUMBER}(?:1[6-9]|20|21)\d\d"
    r"|(?<![一二三四五六七八九十百千万])(?:一[六七八九]|二[〇零○O])[〇零○O一二三四五六七八九]{2})"
)
MINGUO = (
    r"(?:(?:中华)?民国(?:元|[一二三四五六七八九十百]{1,5}|\d{1,3})(?=年)"
    r"|(?<![一二三四五六七八九十百千])(?:[五六七八九]十[一二三四五六七八九]?|一百(?:[〇零一二]?十?[一二三四五六七八九]?))(?=年度)"
    r"|(?<![\d.,])(?:[5-9]\d|1[012]\d)(?=年(?!来|间|以[上下内外来前后及]|多|余|历|资|的)))"
)
MONTH = r"(?:(?<!\d)(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九元])"
TO = r"(?: ?(?:——|--|[—–―－~至到-]) ?)"
QUARTER = r"(?:第?[一二三四1-4]季度|第[一二三四1-4]季(?![节豆稻作])|首季度?(?![豆稻作种养花果])|[一二三]季(?=[，。、末初]))"
# 今年, 上年 … but not 今年级, 以上年龄, 过去年份, 文明年度, 近年来年均
RELATIVE = (
    r"(?:今年度?|本年度?|当年度?(?<![适相每]当年)|(?<!过)去年度?|(?<![以往向三])上一?年度?(?!纪|限)|下一年度?|(?<![以之上一足])下年度?"
    r"|(?<![文光鲜透说证])明年度?|(?<![年近往历])来年(?!均)|(?<![一多每首两\d])次年(?![会度])|翌年"
    r"|(?<![大以三\d])前年(?!度)|(?<![以之今\d])后年(?!度))(?![级龄轻长])"
)
BEFORE = r"(?:前夕|(?:之|以)?前(?![三两几\d期后往来年提线十夕]|[一二四五六七八九]批))?"
_PART = r"[初中底末](?![小学期级高等])"


def sub(n: str) -> str:
    """What stands behind a year, or alone: a month with its day, a quarter, a half-year."""
    return (
        rf"(?:(?P<m{n}>{MONTH})月(?:份|(?:的)?(?P<d{n}>{N})[日号](?![线楼机院文令])|(?P<x{n}>[上中下]|上中|中下)旬"
        rf"|(?P<w{n}>[上下])半月|{_PART})?"
        rf"|(?P<q{n}>{QUARTER})[初末底]?|(?P<h{n}>[上下])半年[初末底]?)"
    )


def whole(n: str) -> str:
    """A point with its year: 2021年, 2021年6月底, 今年上半年, 民国113年9月, 2020年底."""
    return (
        rf"(?:(?:(?:公元|西元)?(?P<y{n}>{YEAR}) ?年(?:度|份)?|(?P<g{n}>{MINGUO})年度?|(?P<r{n}>{RELATIVE}))"
        rf"(?!代|[轻龄])(?:的?{sub(n)}|年?{_PART}|的?(?P<s{n}>[春夏秋冬])[季天]?(?![耕种播收管训运节奥分至]))?)"
    )


class Point(NamedTuple):
    """One end of a date as written; parts that are not written are None."""

    year: int | None
    relative: str | None  # 今年, 去年 …
    month: int | None
    day: int | None
    ten_days: str | None  # 上, 中 or 下
    half_month: str | None
    quarter: int | None
    half: str | None
    season: str | None

    @property
    def has_year(self) -> bool:
        return self.year is not None or self.relative is not None

    def edtf(self, year: int | None) -> str | None:
        """This point in the given year."""
        if year is None:
            return None
        if self.month is not None:
            if self.day is not None:
                return calendar.day(year, self.month, self.day)
            if self.ten_days:
                return calendar.ten_days(year, self.month, self.ten_days)
            if self.half_month:
                return calendar.half_month(year, self.month, self.half_month)
            return calendar.month(year, self.month)
        if self.quarter is not None:
            return calendar.quarter(year, self.quarter)
        if self.half:
            return calendar.half(year, self.half == "下")
        if self.season:
            return calendar.season(year, self.season)
        return f"{year:04}"


@cache
def _groups(pattern: regex.Pattern[str], n: str) -> tuple[str, list[int]]:
    """The letters of the groups that a pattern has for point `n`, and their numbers."""
    index = pattern.groupindex
    letters = "".join(letter for letter in "ygrmdxwqhs" if letter + n in index)
    return letters, [index[letter + n] for letter in letters]


def read_point(match: regex.Match[str], n: str) -> Point:
    """The point whose groups end in `n`."""
    letters, numbers = _groups(match.re, n)
    get = dict(zip(letters, match.group(0, *numbers)[1:], strict=True)).get
    year = _number(get("y"))
    if minguo := get("g"):
        era = minguo[minguo.rfind("国") + 1 :]
        year = 1911 + (1 if era == "元" else calendar.small_number(era))
    quarter = get("q")
    return Point(
        year=year,
        relative=get("r"),
        month=_number(get("m")),
        day=_number(get("d")),
        ten_days=get("x"),
        half_month=get("w"),
        quarter=calendar.quarter_number(quarter) if quarter else None,
        half=get("h"),
        season=get("s"),
    )


def _number(written: str | None) -> int | None:
    return calendar.small_number(written) if written else None
