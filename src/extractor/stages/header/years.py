"""Date of issue, review year and plan year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence

from extractor.lexicon.parts import part_words
from extractor.stages.header.day import Years, find_published, speaks_of_now, years_by_day
from extractor.stages.header.lines import Lines
from extractor.stages.header.title import plans, reviews
from extractor.text import patterns as regex

_DIGITS = dict(zip("〇○零O0一二三四五六七八九", [0, 0, 0, 0, 0, *range(1, 10)], strict=True))
_DAY = regex.compile(
    r"(?P<minguo>民国 ?)?(?P<year>(?:19|20)\d{2}|1\d{2}|[一二][〇○零O0一二三四五六七八九]{3})年"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日|(?=[）)]?$))"
)
_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|—|-|–|~)(?![—–~-]\d)")
_READ_OUT = regex.compile(r"(?:二[〇零○O0]|一九)[〇零○O0一二三四五六七八九]{2}(?=年)")  # 二〇二三年
_MINGUO_YEAR = regex.compile(r"(?<![\d.])(1[01]\d)(?=年)")
# reaches up to the year reviewed; of a plan named in passing (三年行动方案（2024—2026年）)
_SINCE = regex.compile(r"(?:19|20)\d{2}(?:年(?:\d{1,2}月)?以来|年?[-—–~至到]{1,2}(?:19|20)\d{2}年)")
_HALF = regex.compile("半年|前三季度|季度")
_TASKS = regex.compile("分解|分工|任务|要点|方案|计划|清单")
_OPENING = 2000  # characters in which a text without other dates names its year first
# 2023年，全镇上下…: a text whose title tells no year tells of the one that it begins with, unless it goes on with
# what will be
_BEGINNING = regex.compile(
    r"(?:^|\n)\s{0,9}(?P<year>(?:19|20)\d{2})年(?:度|以来|来|(?P<month>\d{1,2}月)(?:\d{1,2}日|份|[上中下]旬|[初底])?)?，"
    "(?![^。]{0,200}(?:将|打算|计划|力争|务必))"
)
_BEGINS_WITHIN = 120  # characters of title and furniture before it


def find_issued(lines: Lines) -> str | None:
    """The day or month under the title, of the meeting, else the first one of a signature; EDTF.

    A day that no calendar has (2月31日) is none; the mention's own check tells of it.
    """
    for line in [*lines.front, *lines.signature]:
        if m := _DAY.search(line):
            year = _number(m["year"]) + (1911 if m["minguo"] or len(m["year"]) == 3 else 0)
            month, day = _number(m["month"]), _number(m["day"] or "1")
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                return f"{year}-{month:02}" + (f"-{day:02}" if m["day"] else "")
    return None


def _number(digits: str) -> int:
    """A number below 100 or a year, in either kind of digits."""
    if digits.isdecimal():
        return int(digits)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return (_number(tens) if tens else 1) * 10 + (_number(ones) if ones else 0)
    return int("".join(str(_DIGITS[c]) for c in digits))


def find_years(title: str | None, lines: Lines, issued: str | None, text: str) -> Years:
    """By the title's words and years, by the headings', by the day of issue."""
    title = title or ""
    years = _years_in(title)
    if len(years) > 1 and reviews(title):
        return min(years), max(years)
    if years and _HALF.search(title):
        return years[0], years[0]
    if any(found := _years_of_headings(lines.heads)):
        return _completed(found, title, lines, text)
    if "政府工作报告" not in title or _TASKS.search(title):
        if years and reviews(title):
            return years[0], years[0] + 1 if plans(title) or _text_plans(lines, text, years[0]) else None
        if plans(title) and not reviews(title):
            return None, years[0] if years else int(issued[:4]) if issued else None
    return _years_of_report(title, years, lines, issued, text)


def _completed(found: Years, title: str, lines: Lines, text: str) -> Years:
    """Where headings tell one of the years, the title tells whether there is another."""
    review, plan = found
    if review and plan:
        return review, plan
    if review:
        also = plans(title) or not reviews(title) or _text_plans(lines, text, review)
        return review, review + 1 if also else None
    assert plan is not None
    return None if plans(title) and not reviews(title) else plan - 1, plan


def _years_of_report(title: str, years: Sequence[int], lines: Lines, issued: str | None, text: str) -> Years:
    """By the day of issue, the title's year, the line of publication, the text's first year."""
    if issued:
        return years_by_day(issued, title, lines, text)
    if years:
        review = years[0] - 1 if "政府工作报告" in title else years[0]
        return review, review + 1
    published = find_published(lines)
    # an old report may be published later: its own years go first, unless it counts from the day it was written
    if published and (speaks_of_now(text) or {int(published[:4])}.issuperset(_years_in(text))):
        return years_by_day(published, title, lines, text)
    if title and (reviews(title) or any(part_words("done", "any").search(head) for head in lines.heads)):
        first = _years_in(_SINCE.sub("", text[:_OPENING])) or _years_in(text[:_OPENING])
        if not first:
            return None, None
        return first[0], first[0] if _HALF.search(title) else first[0] + 1
    begins = _BEGINNING.search(text[:_OPENING])
    if begins and begins.start() <= _BEGINS_WITHIN:
        review = int(begins["year"])
        if max(_years_in(text[:_OPENING])) <= review + 1:  # a history goes on to later years
            if begins["month"]:  # an event, told in its year
                return review, review
            return review, review + 1 if _text_plans(lines, text, review) else None
    return None, None


def _years_in(text: str) -> list[int]:
    text = _READ_OUT.sub(lambda m: str(_number(m[0])), text)
    found = [int(y) for y in _YEAR.findall(text)] or [int(y) + 1911 for y in _MINGUO_YEAR.findall(text)]
    return sorted(set(found), key=found.index)


def _text_plans(lines: Lines, text: str, review: int) -> bool:
    """Whether a review plans, too: a heading says so, or its sentences name the year after."""
    if any(part_words("plan", "strong").search(head) for head in lines.heads):
        return True
    return any(word in text for word in ("下一步", "下步", "明年", "来年", f"{review + 1}年"))


def _years_of_headings(heads: Sequence[str]) -> Years:
    reviewed: list[int] = []
    planned: list[int] = []
    for head in heads:
        years = _years_in(head)
        if not years:
            continue
        strength = "strong" if "，" in head else "any"  # a comma shows a slogan
        if part_words("done", strength).search(head):
            reviewed.append(max(years))
        elif part_words("plan", strength).search(head):
            planned.append(min(years))
    return max(reviewed, default=None), min(planned, default=None)
