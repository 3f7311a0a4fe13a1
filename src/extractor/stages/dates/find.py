"""Finding dates: one scan for all rules, each match read by the rule that made it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import regex

from extractor.lexicon.load import load_table
from extractor.stages.dates import calendar
from extractor.stages.dates.points import (
    BEFORE,
    MONTH,
    QUARTER,
    RELATIVE,
    TO,
    WHOLE_NUMBER,
    YEAR,
    N,
    Point,
    read_point,
    sub,
    whole,
)
from extractor.stages.dates.years import Years
from extractor.stages.findings import DateFound, HeaderFound, SectionFound, StatementFound
from extractor.stages.rule import Found
from extractor.text.reading import Reading

_COMPARED = regex.compile(r"(?:[比较由从]|相比|相对于|高于|低于|截至)[^，。；\n]{0,2}$")


class Context:
    """What the dates before say of the next one: the year and month named last in this statement."""

    def __init__(self, text: str, years: Years, statements: Sequence[StatementFound]) -> None:
        self.text = text
        self.years = years
        self._ends = [s.end for s in statements]
        self._statement = 0
        self._at = 0
        self._said: tuple[int, int | None] | None = None  # year and month of the point named last
        self._month: tuple[int, int, int] | None = None  # year and month named last, and where
        self.last_year: int | None = None

    def move(self, position: int) -> None:
        """Go on to a date at `position`; a new statement or line forgets what was said."""
        before = self._statement
        while self._statement < len(self._ends) and self._ends[self._statement] <= position:
            self._statement += 1
        if self._statement != before or self.text.find("\n", self._at, position) >= 0:
            self._said = None
        self._at = position

    def say(self, start: int, year: int | None, month: int | None) -> None:
        """A point of the text was read; a year that something is compared with is not the one spoken of."""
        if year is None:
            return
        self.last_year = year
        if month is not None:
            self._month = year, month, start
        if not _COMPARED.search(self.text, max(0, start - 4), start):
            self._said = (year, month)

    def year_of(self, point: Point, position: int) -> int | None:
        """The year of a point at `position`."""
        if point.year is not None:
            return point.year
        if point.relative is not None:
            word = load_table("dates")["relative_years"][point.relative]
            if word["from"] == "last":
                last = self.last_year if self._said else None
                base = last if last is not None else self.years.at(position)
                return None if base is None else base + int(word["plus"])
            return self.years.now(position, int(word["plus"]), compared=self.compared(position))
        return self._said[0] if self._said else self.years.at(position)

    def compared(self, position: int) -> bool:
        return _COMPARED.search(self.text, max(0, position - 4), position) is not None

    def month_before(self, position: int) -> tuple[int, int] | None:
        """Year and month named last in the paragraph."""
        if self._month is None or self.text.find("\n", self._month[2], position) >= 0:
            return None
        return self._month[:2]


_TERM = regex.compile(r"(?:过去的?|今后|未来|这)([三四五])年|([三四五])年来")

Read = Callable[[regex.Match[str], Context], str | None]


@dataclass(frozen=True, slots=True)
class DateRule:
    """`pattern` finds a date, `read` says what it is in EDTF; `begins` with a number, a word or either."""

    id: str
    pattern: str
    read: Read
    begins: Literal["number", "word", "either"] = "either"


def _no_value(match: regex.Match[str], context: Context) -> str | None:
    return None


def _read_iso(match: regex.Match[str], context: Context) -> str | None:
    year, number = int(match["y"]), int(match["m"])
    context.say(match.start(), year, number)
    found = calendar.day(year, number, int(match["d"]))
    return f"{found}T{match['t'].zfill(5)}" if found and match["t"] else found


def _read_year_span(match: regex.Match[str], context: Context) -> str | None:
    first, last = calendar.small_number(match["a"]), calendar.small_number(match["b"])
    if last < 100:
        last += first // 100 * 100
    return calendar.years(first, last)


def _read_points(match: regex.Match[str], context: Context) -> str | None:
    groups = match.groupdict()
    start = read_point(groups, "1")
    year = context.year_of(start, match.start())
    context.say(match.start(), year, start.month)
    first = start.edtf(year)
    if match["now"]:
        return f"{first}/.." if first else None
    if match["d3"]:
        month = start.month or 0
        return calendar.between(first, calendar.day(year, month, calendar.small_number(match["d3"])) if year else None)
    end = read_point(groups, "2")
    if end.has_year or end.month is not None or end.quarter is not None or end.half:
        last_year = context.year_of(end, match.start()) if end.has_year else year
        if not end.has_year and year and start.month and end.month and end.month < start.month:
            last_year = year + 1  # 11月至3月 runs into the next year
        context.say(match.start(), last_year, end.month)
        return calendar.between(first, end.edtf(last_year))
    return first


def _read_bare_range(match: regex.Match[str], context: Context) -> str | None:
    """7—10月, 一至三季度: only the end says what is counted."""
    year = context.year_of(read_point(match.groupdict(), "0"), match.start())
    if year is None:
        return None
    a, b = calendar.small_number(match["a"]), calendar.small_number(match["b"])
    if match["u"] == "月":
        context.say(match.start(), year, b)
        return calendar.between(calendar.month(year, a), calendar.month(year + (b < a), b))
    return calendar.between(calendar.month(year, 3 * a - 2), calendar.month(year, 3 * b)) if a < b <= 4 else None


def _read_days(match: regex.Match[str], context: Context) -> str | None:
    """10日 or 8日至10日 behind a date of the same paragraph: in its month."""
    month = context.month_before(match.start())
    if month is None:
        return None
    first = calendar.day(*month, calendar.small_number(match["a"]))
    if match["b"]:
        return calendar.between(first, calendar.day(*month, calendar.small_number(match["b"])))
    return first


def _read_first_part(match: regex.Match[str], context: Context) -> str | None:
    """前三季度, 前11个月."""
    year = context.year_of(read_point(match.groupdict(), "0"), match.start())
    number = calendar.small_number(match["a"]) * (3 if "季" in match["u"] else 1)
    if year is None or not 1 <= number <= 12:
        return None
    return calendar.between(calendar.month(year, 1), calendar.month(year, number))


_AHEAD = ("今后", "未来", "接下来", "往后", "此后")


def _read_years_near(match: regex.Match[str], context: Context) -> str | None:
    """近三年, 五年来: the years that end with the review year; 今后五年: those that begin with the plan year."""
    if match["a"] in ("几", "数", "多", "若干") or "到" in match["a"]:
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


def _read_term_years(match: regex.Match[str], context: Context) -> str | None:
    """五年 in a report on a term of five years: those behind, in a plan those ahead."""
    number = calendar.small_number(match["a"])
    years = context.years
    if years.planned_at(match.start()):
        return None if years.plan is None else calendar.years(years.plan, years.plan + number - 1)
    return None if years.review is None else calendar.years(years.review - number + 1, years.review)


def _read_within_years(match: regex.Match[str], context: Context) -> str | None:
    """两年内, counted from the year that the text speaks of."""
    first = context.years.at(match.start())
    return None if first is None else calendar.years(first, first + calendar.small_number(match["a"]))


def _read_one_year(match: regex.Match[str], context: Context) -> str | None:
    year = context.years.plan if "新" in match[0] else context.years.review
    return None if year is None else str(year)


def _read_plan(match: regex.Match[str], context: Context) -> str | None:
    written = match["a"] or match["b"] or match["c"]
    return calendar.plan_period(calendar.small_number(written) if match["a"] else _plan_number(written))


def _plan_number(written: str) -> int:
    """十四五 is the fourteenth, 十五 the tenth, 八五 the eighth."""
    return calendar.small_number(written[:-1])


def _read_decade(match: regex.Match[str], context: Context) -> str | None:
    century = match["c"]
    decade = calendar.small_number(match["a"])
    if decade > 100:
        return f"{decade}/{decade + 9}"
    if not century or century.startswith("上"):
        first = 1900
    elif century.startswith("本"):
        first = 2000
    else:
        first = (calendar.small_number(century.removesuffix("世纪")) - 1) * 100
    return f"{first + decade}/{first + decade + 9}"


def _read_century(match: regex.Match[str], context: Context) -> str | None:
    first = (calendar.small_number(match["a"]) - 1) * 100 + 1
    return f"{first:04}/{first + 99}"


def _read_event_year(match: regex.Match[str], context: Context) -> str | None:
    return match["a"]


def _read_month_dot_day(match: regex.Match[str], context: Context) -> str | None:
    year = context.years.at(match.start())
    return None if year is None else calendar.day(year, int(match["m"]), int(match["d"]))


def _read_word(match: regex.Match[str], context: Context) -> str | None:
    word = match[0]
    if word.startswith(("本届", "近", "本月", "当月", "上月", "下月", "当季", "本季")):
        return None
    year = context.years.at(match.start())
    if year is None or word in ("去冬今春", "今冬明春"):
        return None
    if word[-1] in "春夏秋冬":
        return calendar.season(year, word[-1])
    return str(year - 1 if "同期" in word else year)


def _read_festival(match: regex.Match[str], context: Context) -> str | None:
    point = read_point(match.groupdict(), "0")
    year = context.year_of(point, match.start()) if point.has_year else context.years.at(match.start())
    return None if year is None else _festival_day(match["f"].replace("”", "").replace("“", ""), year)


@cache
def _festivals() -> dict[str, dict[str, Any]]:
    return {form: entry for entry in load_table("dates")["festival"] for form in entry["forms"]}


def _festival_day(name: str, year: int) -> str | None:
    entry = _festivals()[name]
    if "sun" in entry:
        return calendar.day(year, *entry["sun"])
    if "moon" in entry:
        return calendar.lunar_day(year, *entry["moon"])
    return calendar.solar_term(year, entry["term"])


def _festival_pattern() -> str:
    names = sorted(_festivals(), key=len, reverse=True)
    whole_names = "|".join(n for n in names if n[-1] in "节日一")
    marks = "|".join(load_table("dates")["festival_marks"]["after"])
    numbers = "一二三四五六七八九十"
    return (
        rf"(?:(?P<y0>{YEAR})年|(?P<r0>{RELATIVE}))?(?<![{numbers}\d])"
        rf"(?P<f>(?:{whole_names})(?<!五一|七一|八一|六一)|(?:{'|'.join(names)})(?=[”’]?(?:{marks})))(?!目)"
        rf"{BEFORE}(?:期间)?"
    )


_WHOLE = rf"{whole('1')}(?:同期)?(?:{TO}(?:{whole('2')}|(?P<d3>{N})[日号]|{sub('2')}|(?P<now>今)(?!年)))?{BEFORE}"
_BARE = (
    rf"{WHOLE_NUMBER}(?<![个几数第一二三四五六七八九十每]){sub('1')}(?<!(?<!\d)[1-9一二三四五六七八九]月(?=亮|球|饼|嫂|牙|台|子))"
    rf"(?:{TO}(?:{whole('2')}|(?P<d3>{N})[日号]|{sub('2')}|(?P<now>今)(?!年)))?{BEFORE}"
)
_EACH = (
    rf"每(?:年|月|季度?|半年|周|旬)(?:度|的|首月|末月|{QUARTER}|[上下]半年|{MONTH}月份?|[初中底末](?![端]))*"
    rf"(?<!每年|每月|每季|每季度|每年度|每半年|每周|每旬|的)"
    rf"(?:(?<=[月周旬季度年]){N}(?:(?:{TO}|、){N})*[日号]|(?<=周)[一二三四五六日](?:(?:{TO}|、)周?[一二三四五六日])*(?![次回个场期遍项条天轮]))?{BEFORE}"
    rf"|每(?:年|月|季度?|周|旬)的?(?:{N}(?:(?:{TO}|、){N})*[日号]|(?<=周)[一二三四五六日](?:(?:{TO}|、)周?[一二三四五六日])*(?![次回个场期遍项条天轮])){BEFORE}"
)
_YEARS_WORD = (
    r"最近|近|过去的?|刚刚过去的|上一?个|前一个|今后的?|未来|接下来的?|往后|此后|这"
)
_COUNT = r"\d{1,2}|[一二两三四五六七八九十]{1,3}|[一两三]到[二三四五]|几|数|若干|多"
_PLAN_BEHIND = (
    r"[”’」』\"]|时期|期间|规划|计划|以来|末|初|开局|收官|目标|纲要|时|发展|重点|中期|任务|普法"
)

_RULES = (
    DateRule("dates.each", _EACH, _no_value, begins="word"),
    DateRule(
        "dates.weekday",
        rf"(?:星期|礼拜|(?<![\d一二两三四五六七八九十几数每半])周)[一二三四五六日天](?![次回个场期遍项条年轮边密围])"
        rf"(?:(?:{TO}|、)(?:星期|礼拜|周)?[一二三四五六日天])?",
        _no_value,
        begins="word",
    ),
    DateRule(
        "dates.numeric",
        r"(?<![\d.\-/])(?P<y>(?:19|20)\d\d)(?:-(?P<m>1[0-2]|0?[1-9])-|/(?P<m>1[0-2]|0?[1-9])/|\.(?P<m>1[0-2]|0?[1-9])\.)"
        r"(?P<d>3[01]|[12]\d|0?[1-9])(?!\d|[.\-/]\d)(?:[ T](?P<t>(?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?)?",
        _read_iso,
        begins="number",
    ),
    DateRule(
        "dates.clock",
        r"(?:凌晨|清晨|早晨|早上|早|上午|中午|正午|下午|傍晚|晚上|晚间|晚|深夜|午夜|每天|每日|[日号] ?)"
        r"(?<!(?:每|工作|\d个?)[日号] ?)(?:\d{1,2}|十[一二]?|[一二两三四五六七八九])(?:[时点](?!钟头|间|段|差|期|线|面|名|心)(?:\d{1,2}分|半|整|许)?|:[0-5]\d)"
        r"(?:(?:——|[—–~至到-])(?:次日|上午|下午|晚上?)?\d{1,2}(?:[时点](?:\d{1,2}分|半|整)?|:[0-5]\d))?"
        r"|(?<![\d:.∶比])(?:[01]?\d|2[0-3]):[0-5]\d(?:(?:——|[—–~至到-])(?:次日)?(?:[01]?\d|2[0-4]):[0-5]\d)(?![\d:∶.])",
        _no_value,
    ),
    DateRule(
        "dates.school-year",
        rf"(?:{YEAR}(?:[-—–~/至](?:{YEAR}|\d\d))?|(?<!\d)\d{{2,3}})年? ?学年度?(?: ?第?[一二上下12] ?学期)?"
        rf"|(?:{YEAR}年?)?[春秋]季?学期",
        _no_value,
    ),
    DateRule(
        "dates.years",
        rf"(?P<a>{YEAR})(?:年度?)?{TO}(?P<b>{YEAR}|\d\d(?=年))(?:年度?(?!{MONTH}月|[初底]|[一二三四]季|[上下]半年)|(?=[）〕\]》]))",
        _read_year_span,
        begins="number",
    ),
    DateRule(
        "dates.years-near",
        rf"(?P<w>{_YEARS_WORD})(?P<a>{_COUNT})个?(?:多|余)?年(?:多)?(?:时间|以?来|间|内|里)?(?![级期制])"
        r"|(?P<w>上|前|后|下)一?个(?P<a>五|三|十)年"
        r"|(?<=[”’五])(?P<w>前|后)(?P<a>[一两二三四])年"
        r"|(?<![第满\d.一二三四五六七八九十百千])(?P<a>\d{1,3}|[一二两三四五六七八九十百]{1,4}|几|数|多)(?:多|余)?年多?(?:以?来(?![自到源])|间(?=[，。、]))",
        _read_years_near,
    ),
    DateRule(
        "dates.within-years",
        r"(?<=[计划争取，。；力于在：\n]|预计|计划)(?P<a>[一二两三四五六七八九十]|\d)年(?:之|以)?内(?![不未无免没])",
        _read_within_years,
        begins="number",
    ),
    DateRule(
        "dates.term-years",
        r"(?<=[，。；：！\n　—]|以来的|最[多大快好]的)(?P<a>[三四五])年(?![来以内后前级期制级间多一二三四五六七八九十]|规划|计划|行动|攻坚)",
        _read_term_years,
        begins="number",
    ),
    DateRule(
        "dates.one-year",
        r"新的?一年度?(?![轮代])|(?:刚刚)?过去的?这?一年|[这那上]一年度?",
        _read_one_year,
        begins="word",
    ),
    DateRule(
        "dates.first-part",
        rf"(?:(?P<y0>{YEAR})年|(?P<r0>{RELATIVE}))?前(?P<a>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})(?P<u>个?季度|个月)",
        _read_first_part,
    ),
    DateRule(
        "dates.plan-period",
        r"第(?P<a>[一二三四五六七八九十]{1,3})个五年(?:计划|规划)(?:时期|期间)?"
        rf"|(?<![一二三四五六七八九十百千万两第\d])(?P<b>十[一二三四五六七八九]五)(?![十百千万亿个年月日名家户人条亩公吨岁天])"
        rf"|(?<![一二三四五六七八九十百千万两第\d])(?P<b>十五)(?={_PLAN_BEHIND})(?<![\d一-十]十五(?=时))"
        r"|(?<=[“‘「『])(?P<c>[一二三四五六七八九]五)(?=[”’」』](?:计划|时期|期间|规划|末|以来)|(?:计划|时期|期间|规划)[”’」』])",
        _read_plan,
    ),
    DateRule(
        "dates.decade",
        r"(?P<c>上个?世纪|本世纪|(?:1\d|2[01]|二十一?|十九)世纪)?(?<![\d一二三四五六七八九十])(?P<a>(?:19|20)\d0|[1-9]0|[二三四五六七八九]十)年代(?:[初中末后]期?)?",
        _read_decade,
    ),
    DateRule("dates.century", r"(?P<a>1\d|2[01]|二十一?|十[一二三四五六七八九])世纪(?:[初中末]叶?)?", _read_century, begins="number"),
    DateRule(
        "dates.month-dot-day",
        r"(?<![\d.·])(?P<m>1[0-2]|[1-9])[·•・.](?P<d>3[01]|[12]\d|[1-9])(?=[”’」』]?(?:国际|全国|世界|国家|消费者|宪法|禁毒|日|防灾|安全|地球|助残|法制|法治|主题|志愿|学雷锋))(?!日均)",
        _read_month_dot_day,
        begins="number",
    ),
    DateRule("dates.point", _WHOLE, _read_points),
    DateRule(
        "dates.range",
        rf"(?:(?P<y0>{YEAR})年|(?P<r0>{RELATIVE}))?{WHOLE_NUMBER}(?P<a>{MONTH})(?:{TO}|、(?=[一二三四]季度))(?P<b>{MONTH})(?P<u>月)份?{BEFORE}"
        rf"|(?:(?P<y0>{YEAR})年|(?P<r0>{RELATIVE}))?{WHOLE_NUMBER}第?(?P<a>[一二三1-3])(?:{TO}|[、和])第?(?P<b>[二三四2-4])(?P<u>季)度?{BEFORE}",
        _read_bare_range,
    ),
    DateRule("dates.part", _BARE, _read_points),
    DateRule(
        "dates.year-of-event",  # 2024中国国际农机展, 2025版
        r"(?<![\d.,\-—])(?P<a>(?:19|20)\d\d)(?=版|(?:中国|世界|国际|全球|全国|亚洲|亚太|东盟|上合|新华|长江|黄河|“)|[\p{Han}·—]{2,14}(?:大会|论坛|博览会|峰会|展览?会?|文化节|艺术节|大赛|锦标赛|马拉松|年会|洽谈会|交易会|推介会)(?!议))",
        _read_event_year,
        begins="number",
    ),
    DateRule("dates.festival", "", _read_festival),
    DateRule(
        "dates.day",
        rf"(?<=[，、；。和及至与\n]|当日|次日)(?P<a>{N})日(?:{TO}(?P<b>{N})日)?(?![内均常游]|以|之|个|左)",
        _read_days,
        begins="number",
    ),
    DateRule(
        "dates.word",
        r"(?<![健安齐保]|(?<!完)成|完(?=全))全年(?![龄级会])|(?<![\d当历近多几半一二两三四五六七八九十])年(?:内|底|末|初|中(?=[，。前]))(?:以?前)?(?![期级])"
        r"|[本当上下]月[内底末初]?(?![球亮台饼份])|(?<![合共])同期(?![房声内])|本届政府(?:任期内?|以来|成立以来)|近年来?"
        r"|去冬今春|今冬明春|今[春夏秋冬]",
        _read_word,
        begins="word",
    ),
)


# Where a date may begin: only there the rules are tried. A number counts if a unit of time can stand behind it.
_NUMBER_START = (
    r"(?:(?<!\d)\d++|(?<![一二三四五六七八九十百千])[〇零○一二两三四五六七八九十百]++)(?= ?[年月日号季时点:·•・.\-/—–~―至到、世学春秋多余个五])"
    r"|(?<![\d.,])(?:19|20)\d\d(?=\p{Han}|“)|[几数多](?=多?余?年)|十[一二三四五六七八九]?五|(?<=[“‘「『])[一二三四五六七八九]五"
)
_WORD_START = (
    "今[年春夏秋冬]|去冬今|本[年月季届世]|当[年月季]|去年|上[年一个半世月]|下[年一半月]|明年|来年|次年|翌年|[前后][年一个\\d一二两三四五六七八九十]|[近这][年几数多若\\d一二两三四五六七八九十]"
    "|最近|过去|刚刚过去|今后|未来|接下来|往后|此后|那一|新的?一|新年|全年|年[内底末初中]|同期|每[年月季周旬半]|星期|礼拜|周[一二三四五六日天]"
    "|凌晨|[清早]晨|早|[上中正下]午|傍晚|晚|深夜|午夜|每[天日]|[日号] ?\\d|首季|第[一二三四1-4](?:季|(?=[、和至—]第?[一二三四1-4]季))|第[一二三四五六七八九十]+个五年|[春秋]季?学|公元|西元|(?:中华)?民国"
)


_Groups = dict[str, tuple[DateRule, regex.Pattern[str]]]


@dataclass(frozen=True, slots=True)
class _Scan:
    """`start` finds where a date may begin, `rules` tells there which of the rules `by_group` it is."""

    start: regex.Pattern[str]
    rules: regex.Pattern[str]
    by_group: _Groups


@cache
def _scans() -> tuple[_Scan, ...]:
    """For dates that begin with a number, with a word, with a festival: apart they are faster than as one."""
    names = sorted(_festivals(), key=len, reverse=True)
    firsts = "".join(sorted({name[0] for name in names}))
    festival = rf"(?=[{firsts}])(?:{'|'.join(names)})(?=[节日前期假长后当、”’]|(?<=[节日]))"
    number = _scan(_NUMBER_START, [r for r in _RULES if r.begins != "word"])
    word = _scan(_WORD_START, [r for r in _RULES if r.begins != "number"])
    return number, word, _scan(festival, [r for r in _RULES if r.id == "dates.festival"])


def _scan(start: str, rules: Sequence[DateRule]) -> _Scan:
    by_group: _Groups = {}
    parts = []
    for index, rule in enumerate(rules):
        pattern = rule.pattern or _festival_pattern()
        name = f"r{index}"
        by_group[name] = (rule, regex.compile(pattern))
        parts.append(f"(?P<{name}>{regex.sub(r'[(][?]P<[a-z0-9]+>', '(?:', pattern)})")
    return _Scan(regex.compile(start), regex.compile("|".join(parts)), by_group)


def find_dates(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound] = (),
    statements: Sequence[StatementFound] = (),
) -> Found[DateFound]:
    """Every date of the text; years that are not written come from the sentence, its section or the header."""
    text = reading.text
    scans = _scans()
    starts = sorted((m.start(), i) for i, scan in enumerate(scans) for m in scan.start.finditer(text))
    years = Years(reading, header, sections, statements)
    context = Context(text, years, statements)
    terms = frozenset(a or b for a, b in _TERM.findall(text))
    found: list[DateFound] = []
    done = 0
    for start, which in starts:
        if start < done:
            continue
        scan = scans[which]
        hit = scan.rules.match(text, start)
        if hit is None:
            continue
        rule, pattern = scan.by_group[hit.lastgroup or ""]
        match = pattern.match(text, hit.start())
        if match is None:
            raise AssertionError(f"{rule.id} does not match what the scan found: {hit[0]!r}")
        if not years.minguo and rule.id == "dates.point" and _is_minguo(match):
            continue
        if rule.id == "dates.term-years" and match["a"] not in terms:
            continue
        context.move(hit.start())
        found.append(DateFound(hit.start(), hit.end(), rule.read(match, context), rule.id))
        done = hit.end()
    return Found(found)


def _is_minguo(match: regex.Match[str]) -> bool:
    """Whether a year is written as a bare number of the Minguo era (113年)."""
    return any(year is not None and year.isdecimal() for year in (match["g1"], match["g2"]))
