"""Finding dates: rules are tried where one may begin; each match is read by the rule that made it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from extractor.stages.dates.context import Context
from extractor.stages.dates.readers import festivals
from extractor.stages.dates.rules import RULES, DateRule, pattern_of
from extractor.stages.dates.years import Years
from extractor.stages.findings import DateFound, HeaderFound, SectionFound, StatementFound
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_TERM = regex.compile(r"(?:过去的?|今后|未来|这)([三四五])年|([三四五])年来")

# Where a date may begin: only there the rules are tried. A number counts if a unit of time can stand behind it.
_NUMBER_START = (
    r"(?:(?<!\d)\d++|(?<![一二三四五六七八九十百千])[〇零○一二两三四五六七八九十百]++)"
    r"(?= ?(?:[年月日季世学·•・]|[:：]\d|[.\-/]\d{1,2}(?:[.\-/]|[”’」国全世国家消宪禁日防安地助法主志学])|[多余]年"
    r"|(?:——|--|[—–―－~至到/-]) ?(?:\d{1,4}|[〇一二三四五六七八九十]{1,4}) ?[年月日号季学:：）〕\]》]|、第?[一二三四1-4]季))"
    r"|(?<![\d.,])(?:19|20)\d\d(?=\p{Han}|“|）)|[几数多](?=多?余?年)|十[一二三四五六七八九]?五|(?<=[“‘「『])[一二三四五六七八九]五"
)
_WORD_START = (
    "今[年春夏秋冬]|去冬今|本[年月季届世]|当[年月季]|次[月季]|月[底末]前|去年|上[年一个半世月]|下[年一半月]|明年|来年|次年|翌年"
    "|[前后][年一个\\d一二两三四五六七八九十]|[近这][年几数多若\\d一二两三四五六七八九十]"
    "|最近|过去|刚刚过去|今后|未来|接下来|往后|此后|那一|新的?一|新年|全年|年[内底末初中]|同期|每[年月季周旬半]|星期|礼拜|周[一二三四五六日天]"
    "|凌晨|[清早]晨|早|[上中正下]午|傍晚|晚|深夜|午夜|每[天日]|[日号] ?\\d"
    "|首季|正月|腊月|冬月|[农阴旧]历|第[一二三四1-4](?:季|(?=[、和至—]第?[一二三四1-4]季))"
    "|第[一二三四五六七八九十]+个五年|[春秋]季?学|公元|西元|(?:中华)?民国"
)
# The characters that such a start begins with, and what must follow: `re` finds these five times as fast.
_NUMBER_LIKE = re.compile(
    r"[\d〇零○一二两三四五六七八九十百几数多](?:"
    r"(?=[\d〇零○一二两三四五六七八九十百]*+ ?[年月日季世学·•・:：.\-/多余—–―－~至到、])"
    r"|(?<=[12])(?=[09]\d\d)|(?=[一二三四五六七八九]?五))"
)
_WORD_LIKE = re.compile(
    "[今去本当次月上下明来翌前后近这最过刚未接往此那新全年同每星礼周凌清早晨正中傍晚深午日号首腊冬农阴旧第春秋公西民]"
    r"(?:(?=[年春夏秋冬月季届世底末一个半\d二两三四五六七八九十几数多若去刚后来下的内初中期旬天日拜晨午晚夜历元学华国周近 ])"
    "|(?<=[早晚]))"
)


Choice = tuple[tuple[DateRule, regex.Pattern[str]], ...]  # rules to try, in order


@dataclass(frozen=True, slots=True)
class _Scan:
    """`start` finds where a date may begin; `like` finds all that `start` does and more.

    The rules are chosen by one character: the first of the date, or the one behind its start (the unit of a number).
    """

    like: re.Pattern[str]
    start: regex.Pattern[str]
    choose: Callable[[str], Choice]
    by_first: bool = False

    def starts(self, text: str) -> Iterator[tuple[int, Choice]]:
        free = 0
        for m in self.like.finditer(text):
            at = m.start()
            if at >= free and (start := self.start.match(text, at)):
                free = start.end()
                told = at if self.by_first else free
                yield at, self.choose(text[told : told + 1])


@cache
def _scans() -> tuple[_Scan, ...]:
    """For dates that begin with a number, with a word, with a festival: apart they are faster than as one."""
    names = sorted(festivals(), key=len, reverse=True)
    festival = rf"(?:{'|'.join(names)})(?=[节日前期假长后当、”’]|(?<=[节日]))"
    firsts, seconds = ("".join(sorted({name[i] for name in names})) for i in (0, 1))
    like = re.compile(f"[{firsts}](?=[{seconds}])")
    return (
        _Scan(_NUMBER_LIKE, regex.compile(_NUMBER_START), _by_unit),
        _Scan(_WORD_LIKE, regex.compile(_WORD_START), _by_first, by_first=True),
        _Scan(like, regex.compile(festival), _festival),
    )


@cache
def _by_unit(unit: str) -> Choice:
    if unit not in ("年", "月", "日", "季"):
        return _compiled(r for r in RULES if r.begins != "word")
    return _compiled(r for r in RULES if r.begins != "word" and unit in r.units)


@cache
def _by_first(first: str) -> Choice:
    return _compiled(r for r in RULES if r.begins != "number" and first in (r.firsts or first))


def _festival(first: str) -> Choice:
    return _compiled(r for r in RULES if r.id == "dates.festival")


def _compiled(rules: Iterable[DateRule]) -> Choice:
    return tuple((rule, _pattern(rule)) for rule in rules)


@cache
def _pattern(rule: DateRule) -> regex.Pattern[str]:
    return regex.compile(pattern_of(rule))


def find_dates(
    reading: Reading,
    header: HeaderFound,
    sections: Sequence[SectionFound] = (),
    statements: Sequence[StatementFound] = (),
) -> Found[DateFound]:
    """Every date of the text; years that are not written come from the sentence, its section or the header."""
    text = reading.text
    starts = [start for scan in _scans() for start in scan.starts(text)]
    starts.sort(key=itemgetter(0))
    years = Years(reading, header, sections, statements)
    context = Context(text, years, statements)
    terms = frozenset(a or b for a, b in _TERM.findall(text))
    found: list[DateFound] = []
    done = 0
    for start, rules in starts:
        if start < done:
            continue
        hit = _first_match(rules, text, start)
        if hit is None:
            continue
        rule, match = hit
        if not years.minguo and rule.id == "dates.point" and _is_minguo(match):
            continue
        if rule.id == "dates.term-years" and match["a"] not in terms:
            continue
        context.move(start)
        done = match.end()
        found.append(DateFound(start, done, rule.read(match, context), rule.id))
    return Found(found)


def _first_match(rules: Choice, text: str, at: int) -> tuple[DateRule, regex.Match[str]] | None:
    for rule, pattern in rules:
        if (match := pattern.match(text, at)) is not None:
            return rule, match
    return None


def _is_minguo(match: regex.Match[str]) -> bool:
    """Whether a year is written as a bare number of the Minguo era (113年)."""
    return any(year is not None and year.isdecimal() for year in (match["g1"], match["g2"]))
