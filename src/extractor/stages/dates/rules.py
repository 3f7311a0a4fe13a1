"""Rules: how dates are written, tried in this order where one may begin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractor.lexicon.load import load_table
from extractor.stages.dates import readers
from extractor.stages.dates.points import (
    BEFORE,
    MONTH,
    QUARTER,
    RELATIVE,
    TO,
    WHOLE_NUMBER,
    YEAR,
    N,
    sub,
    whole,
)


@dataclass(frozen=True, slots=True)
class DateRule:
    """`pattern` finds a date, `read` says what it is in EDTF; `begins` with a number, a word or either.

    `units`: which of 年 月 日 季 can stand right behind a number that it begins with, if one of them does.
    `firsts`: the characters that a word can have first which it begins with.
    `behind_year`: what can stand behind 年 where it begins with a year (any character, where it is empty).
    """

    id: str
    pattern: str
    read: readers.Read
    begins: Literal["number", "word", "either"] = "either"
    units: str = ""
    firsts: str = ""
    behind_year: str = ""


DYNASTIES = "唐宋元明清"


def pattern_of(rule: DateRule) -> str:
    """The rule's pattern; some are made of the lexicon's words."""
    if rule.id == "dates.festival":
        return _festival_pattern()
    return _reign_pattern() if rule.id == "dates.reign" else rule.pattern


def behind_year_of(rule: DateRule) -> str:
    """What can stand behind 年; with festivals also the lexicon tells."""
    return rule.behind_year + (_festival_firsts() if rule.id == "dates.festival" else "")


@cache
def _festival_firsts() -> str:
    return "".join(sorted({name[0] for name in readers.festivals()}))


def _reign_pattern() -> str:
    return (
        rf"(?:[{DYNASTIES}]朝?)?(?P<e>{'|'.join(readers.reigns())})(?P<a>元|[一二三四五六七八九十]{{1,3}}|\d{{1,2}})年"
        r"(?:间|[初末]年?)?"
    )


def _festival_pattern() -> str:
    names = sorted(readers.festivals(), key=len, reverse=True)
    every = "|".join(names)
    whole_names = "|".join(n for n in names if n[-1] in "节日一")
    marks = "|".join(load_table("dates")["festival_marks"]["after"])
    numbers = "一二三四五六七八九十"
    return (
        rf"(?:(?P<y0>{YEAR})年|(?P<r0>{RELATIVE}))?(?=[{_festival_firsts()}])(?<![{numbers}\d])"
        rf"(?P<f>(?:{whole_names})(?<!五一|七一|八一|六一|十一)|(?:{every})(?<!(?<![“‘])十一)"
        rf"(?=(?:[”’]?[和与及]?[“‘]?(?:{every}))?[”’]?(?:{marks})))(?!目)"
        rf"{BEFORE}(?:期间)?"
    )


_WHOLE = rf"{whole('1')}(?:同期)?(?P<to>{TO}(?:{whole('2')}|(?P<d3>{N})[日号]|{sub('2')}|(?P<now>今)(?!年)))?{BEFORE}"
_BARE = (
    rf"{WHOLE_NUMBER}(?<![个几数第一二三四五六七八九十每]){sub('1')}(?<!(?<!\d)[1-9一二三四五六七八九]月(?=亮|球|饼|嫂|牙|台|子))"
    rf"(?P<to>{TO}(?:{whole('2')}|(?P<d3>{N})[日号]|{sub('2')}|(?P<now>今)(?!年)))?{BEFORE}"
)
_DAY_OF_WEEK = (
    r"(?<=周)[一二三四五六日](?!调度|通报|汇报|总结|督查|督导|研判|会商|碰头|小结|考核|评比|巡查|检查|晾晒|排名|清)"
    rf"(?:(?:{TO}|、)周?[一二三四五六日])*(?![次回个场期遍项条天轮])"
)
_DAYS_OF_MONTH = rf"{N}(?:[日号]?(?:{TO}|、){N})*[日号]"
_EACH = (
    rf"每(?:年|月|季度?|半年|周|旬)"
    rf"(?:度|的|首月|末月|{QUARTER}|[上下]半年|{MONTH}(?:月?{TO}(?:次年)?{MONTH})?月份?|[初中底末](?!端))*"
    rf"(?<!每年|每月|每季|每季度|每年度|每半年|每周|每旬|的)(?:(?<=[月周旬季度年]){_DAYS_OF_MONTH}|{_DAY_OF_WEEK})?{BEFORE}"
    rf"|每(?:年|月|季度?|周|旬)的?(?:{_DAYS_OF_MONTH}|{_DAY_OF_WEEK}){BEFORE}"
)
_YEARS_WORD = r"最近|近|过去的?|刚刚过去的|上一?个|前一个|今后的?|未来|接下来的?|往后|此后|这"
_COUNT = r"\d{1,2}|[一二两三四五六七八九十]{1,3}|[一两三]到[二三四五]|几|数|若干|多"
_MONTH_DOT_DAY = r"(?<![\d.·])(?P<m>1[0-2]|[1-9])[·•・.](?P<d>3[01]|[12]\d|[1-9])"
_DIGITS = "0123456789一二三四五六七八九十元"
_RELATIVE_FIRSTS = "今本当去上下明来次翌前后"
_PLAN_BEHIND = r"[”’」』\"]|时期|期间|规划|计划|以来|末|初|开局|收官|目标|纲要|时|发展|重点|中期|任务|普法"

RULES = (
    DateRule("dates.each", _EACH, readers.no_value, begins="word", firsts="每"),
    DateRule(
        "dates.weekday",
        rf"(?:星期|礼拜|(?<![\d一二两三四五六七八九十几数每半])周)[一二三四五六日天](?![次回个场期遍项条年轮边密围])"
        rf"(?:(?:{TO}|、)(?:星期|礼拜|周)?[一二三四五六日天])?",
        readers.no_value,
        begins="word",
        firsts="星礼周",
    ),
    DateRule(
        "dates.numeric",
        r"(?<![\d.\-/])(?P<y>(?:19|20)\d\d)(?:-(?P<m>1[0-2]|0?[1-9])-|/(?P<m>1[0-2]|0?[1-9])/"
        r"|\.(?P<m>1[0-2]|0?[1-9])\.)"
        r"(?P<d>3[01]|[12]\d|0?[1-9])(?!\d|[.\-/]\d)(?:[ T](?P<t>(?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?)?",
        readers.read_iso,
        begins="number",
    ),
    DateRule(
        "dates.clock",
        r"(?:凌晨|清晨|早晨|早上|早|上午|中午|正午|下午|傍晚|晚上|晚间|晚|深夜|午夜|每天|每日|[日号] ?)"
        r"(?<!(?:每|工作|\d个?)[日号] ?)(?:\d{1,2}|十[一二]?|[一二两三四五六七八九])(?:[时点](?!钟头|间|段|差|期|线|面|名"
        r"|心)(?:\d{1,2}分|半|整|许)?|[:：][0-5]\d)"
        r"(?:(?:——|[—–~至到-])(?:次日|上午|下午|晚上?)?\d{1,2}(?:[时点](?:\d{1,2}分|半|整)?|[:：][0-5]\d))?"
        r"|(?<![\d:.∶比])(?:[01]?\d|2[0-3])[:：][0-5]\d(?:——|[—–~至到-])(?:次日)?(?:[01]?\d"
        r"|2[0-4])[:：][0-5]\d(?![\d:∶.])",
        readers.no_value,
        firsts="凌清早上中正下傍晚深午每日号",
    ),
    DateRule(
        "dates.school-year",
        rf"(?:{YEAR}(?:[-—–~/至](?:{YEAR}|\d\d))?|(?<!\d)\d{{2,3}})年? ?学年度?(?: ?第?[一二上下12] ?学期)?"
        rf"|(?:{YEAR}年?)?[春秋]季?学期",
        readers.no_value,
        units="年",
        firsts="春秋",
        behind_year=" 学春秋",
    ),
    DateRule(
        "dates.years",
        rf"(?P<a>{YEAR})(?:年度?)?(?:{TO}|/)(?P<b>{YEAR}|\d\d(?=年))(?:年度?(?!{MONTH}月|[初底]|[一二三四]季|[上下]半年)"
        rf"|(?=[）〕\]》]|榨季|采暖季|供暖季|雪季|赛季|财年))",
        readers.read_year_span,
        units="年",
        begins="number",
        behind_year=" 度—–―－~～至到-/",
    ),
    DateRule(
        "dates.years-near",
        rf"(?P<w>{_YEARS_WORD})(?P<a>{_COUNT})个?(?:多|余)?年(?:多)?(?:时间|以?来|间|内|里)?(?![级期制])"
        r"|(?P<w>上|前|后|下)一?个(?P<a>五|三|十)年"
        r"|(?<=[”’五])(?P<w>前|后)(?P<a>[一两二三四])年"
        r"|(?<=[比较])(?P<w>前)(?P<a>五)年"
        r"|(?<![第满\d.一二三四五六七八九十百千])(?P<a>\d{1,3}|[一二两三四五六七八九十百]{1,4}|几|数|多)(?:多|余)?年多?(?:以?来(?![自到源])"
        r"|间(?=[，。、]))",
        readers.read_years_near,
        units="年",
        firsts="最近过刚上前今未接往此这后下",
        behind_year="多以来间",
    ),
    DateRule(
        "dates.within-years",
        r"(?<=[计划争取，。；力于在：\n]|预计|计划)(?P<a>[一二两三四五六七八九十]|\d)年(?:之|以)?内(?![不未无免没])",
        readers.read_within_years,
        units="年",
        begins="number",
        behind_year="之以内",
    ),
    DateRule(
        "dates.term-years",
        r"(?<=[，。；：！\n　—]|以来的|最[多大快好]的)(?P<a>[三四五])年"
        r"(?![来以内后前级期制级间多一二三四五六七八九十]|规划|计划|行动|攻坚)",
        readers.read_term_years,
        units="年",
        begins="number",
    ),
    DateRule(
        "dates.one-year",
        r"新的?一年度?(?![轮代])|(?:刚刚)?过去的?这?一年|[这那上]一年度?",
        readers.read_one_year,
        begins="word",
        firsts="新刚过这那上",
    ),
    DateRule(
        "dates.first-part",
        rf"(?:(?P<y0>{YEAR})年|(?P<r0>{RELATIVE}))?[前头](?P<a>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})(?P<u>个?季度|个月)",
        readers.read_first_part,
        units="年",
        firsts=_RELATIVE_FIRSTS + "头",
        behind_year="度前头",
    ),
    DateRule(
        "dates.plan-period",
        r"第(?P<a>[一二三四五六七八九十]{1,3})个五年(?:计划|规划)(?:时期|期间)?"
        rf"|(?<![一二三四五六七八九十百千万两第\d])(?P<b>十[一二三四五六七八九]五)(?![十百千万亿个年月日名家户人条亩公吨岁天])"
        rf"|(?<![一二三四五六七八九十百千万两第\d])(?P<b>十五)(?={_PLAN_BEHIND})(?<![\d一-十]十五(?=时))"
        r"|(?<=[“‘「『])(?P<c>[一二三四五六七八九]五)(?=[”’」』](?:计划|时期|期间|规划|末|以来)|(?:计划|时期|期间|规划)[”’」』])",
        readers.read_plan,
        firsts="第",
    ),
    DateRule(
        "dates.decade",
        r"(?P<c>上个?世纪|本世纪|(?:1\d|2[01]|二十一?|十九)世纪)?(?<![\d一二三四五六七八九十])(?P<a>(?:19|20)\d0|[1-9]0"
        r"|[二三四五六七八九]{1,2}十)年代(?:[初中末后]期?)?",
        readers.read_decade,
        units="年",
        firsts="上本",
        behind_year="代",
    ),
    DateRule(
        "dates.century",
        r"(?P<a>1\d|2[01]|二十一?|十[一二三四五六七八九])世纪(?:[初中末]叶?)?",
        readers.read_century,
        begins="number",
    ),
    DateRule(
        "dates.day-of-event",  # “6·19”特大暴雨
        rf"{_MONTH_DOT_DAY}(?=[”’」』]?(?:特大|重大|洪灾|洪水|洪涝|暴雨|山洪|水灾|火灾|地震|泥石流|事故|事件|专案|大案|疫情))",
        readers.read_day_of_event,
        begins="number",
    ),
    DateRule(
        "dates.month-dot-day",
        rf"{_MONTH_DOT_DAY}(?=[”’」』]?(?:国际|全国|世界|国家|消费者|宪法"
        r"|禁毒|(?<![.]\d{1,2})日|防灾|安全|地球|助残|法制|法治|主题|志愿|学雷锋))(?!日均)",
        readers.read_month_dot_day,
        begins="number",
    ),
    DateRule("dates.reign", "", readers.read_reign, begins="word"),
    DateRule("dates.festival", "", readers.read_festival, units="年", behind_year="度"),
    DateRule(
        "dates.range",
        rf"(?:(?P<y0>{YEAR})年|(?P<r0>{RELATIVE}))?(?=第?[\d一二三四五六七八九十元]{{1,2}}(?: ?[—–―－~～至到-]|[、和]))"
        rf"{WHOLE_NUMBER}(?:(?P<a>{MONTH})(?:{TO}|、(?=[一二三四]季度))(?P<b>{MONTH})(?P<u>月)份?"
        rf"|第?(?P<a>[一二三1-3])(?:{TO}|[、和])第?(?P<b>[二三四2-4])(?P<u>季)度?){BEFORE}",
        readers.read_bare_range,
        units="年",
        firsts=_RELATIVE_FIRSTS + "第元",
        behind_year="度第" + _DIGITS,
    ),
    DateRule(
        "dates.days-of-month",  # 6月28至30日
        rf"(?:(?P<y0>{YEAR})年"
        rf"|(?P<r0>{RELATIVE}))?{WHOLE_NUMBER}(?P<m0>{MONTH})月(?P<a>{N}){TO}(?P<b>{N})[日号]{BEFORE}",
        readers.read_days_of_month,
        units="年月",
        firsts=_RELATIVE_FIRSTS,
        behind_year="度" + _DIGITS,
    ),
    DateRule(
        "dates.lunar",  # 正月十五, 农历八月十五
        r"(?:(?:农|阴|旧)历)?(?<![一二三四五六七八九十])(?P<m>正|腊|冬|[一二三四五六七八九]|十[一二]?)月"
        r"(?P<d>初[一二三四五六七八九十]|十[一二三四五六七八九]?|[二廿]十?[一二三四五六七八九]|二十|三十|(?<=二月)二|(?<=三月)三|(?<=六月)六|(?<=七月)七"
        r"|(?<=九月)九)(?![日号年个多余几名人天次])",
        readers.read_lunar,
        units="月",
        firsts="农阴旧正腊冬",
    ),
    DateRule("dates.point", _WHOLE, readers.read_points, units="年", firsts=_RELATIVE_FIRSTS + "公西中民"),
    DateRule("dates.part", _BARE, readers.read_points, units="月季", firsts="第首上下元"),
    DateRule(
        "dates.year-of-event",  # 2024中国国际农机展, 2025版
        r"(?<![\d.,\-—])(?P<a>(?:19|20)\d\d)(?=版|(?<=（\d{4})）|(?:中国|世界|国际|全球|全国|亚洲|亚太|东盟|上合|新华|长江|黄河|“)"
        r"|[\p{Han}·—]{2,14}(?:大会|论坛|博览会|峰会|展览?会?|文化节|艺术节|大赛|锦标赛|马拉松|年会|洽谈会|交易会|推介会)(?!议))",
        readers.read_event_year,
        units="年",
        begins="number",
    ),
    DateRule(
        "dates.day",
        rf"(?<=[，、；。和及至与\n]|当日|次日)(?P<a>{N})日(?:{TO}(?P<b>{N})日)?(?![内均常游]|以|之|个|左)",
        readers.read_days,
        units="日",
        begins="number",
    ),
    DateRule(
        "dates.word",
        r"(?<![健安齐保]|(?<!完)成|完(?=全))全年(?![龄级会])|(?<![\d当历近多几半一二两三四五六七八九十])年(?:内|底|末|初"
        r"|中(?=[，。前]))(?:以?前)?(?![期级])"
        rf"|[本当上下次](?:月(?:{N}[日号]|[内底末初中])?(?![球亮台饼份票息薪经嫂考会例])|季度末?){BEFORE}|(?<![\d一二三四五六七八九十个每当本上下几])月(?:底|末)前|(?<![合共])同期(?![房声内])|本届政府(?:任期内?|以来|成立以来)|近年来?"
        r"|去冬今春|今冬明春|今[春夏秋冬]",
        readers.read_word,
        begins="word",
        firsts="全年本当上下次月同近去今",
    ),
)
