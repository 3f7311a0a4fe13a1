"""Header: title, issuer, date of issue, years and place of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.lexicon.parts import part_words
from extractor.stages.findings import Block, Given, HeaderFound, SectionPart
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_DIGITS = dict(zip("〇○零O0一二三四五六七八九", [0, 0, 0, 0, 0, *range(1, 10)], strict=True))
_DAY = regex.compile(
    r"(?:(?:中华)?(?P<minguo>民国)[ ]?)?(?P<year>(?:19|20)\d{2}|1\d{2}|[一二][〇○零O0一二三四五六七八九]{3})年"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
)
_DATED = regex.compile(r"[-—－–]{1,6}|[（(]?(?:(?:19|20)\d{2}|[二一][〇○零O0一二三四五六七八九]{3}|民国\d{2,3}|1\d{2})年\d{1,2}月\d{1,2}日")
_NUMBER = regex.compile(r"[〔\[［（(【]\d{4}[〕\]］）)】]第?\d{1,4}号$")
_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|—|-|–|~)(?![—–~-]\d)")
_READ_OUT = regex.compile(r"(?:二[〇零○ＯO0]|一九)[〇零○ＯO0一二三四五六七八九]{2}(?=年)")  # 二〇二三年
_SPOKEN = str.maketrans("〇零○ＯO一二三四五六七八九", "00000123456789")
_MINGUO_YEAR = regex.compile(r"(?<![\d.])(1[01]\d)(?=年)")
_SPEAKER = regex.compile(r"(?:代理|代|副)?(?:省长|市长|县长|区长|旗长|乡长|镇长|主席|主任|书记|局长|州长|盟长|院长|厅长|站长|所长|处长)[ 　].{0,12}$")
_SESSION = regex.compile(r"在(\p{Han}{2,20}?)第[一二三四五六七八九十百\d]{1,4}[届次]")
_REPORT = regex.compile(r"政府工作报告|工作报告")
_NO_MORE = "(?![省市县区旗乡镇街村州盟])"  # 贵州 goes on in 贵州省
_HALF = regex.compile("上半年|下半年|前三季度|季度")


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines that a header is read from, without blanks around."""

    front: list[str]
    heads: list[str]
    signature: list[str]


def find_header(reading: Reading, blocks: Sequence[Block], given: Given) -> HeaderFound:
    """What the caller gives goes before what the text says; what neither says stays None."""
    text = reading.text
    lines = _Lines(*([text[b.start : b.end] for b in blocks if b.kind == kind] for kind in ("title", "heading", "signature")))
    title = _title(lines.front)
    if title is None or not (_ends_title(title) or _is_place(title)):
        title = _field_title(text, blocks) or title
    profile = _is_profile(title)
    issued = None if profile else _issued(lines)
    place = given.place or _place(title, lines, text)
    issuer = given.issuer or (None if profile else _issuer(title, lines, place))
    review, plan = (None, None) if profile else _years(title, lines, issued, text)
    part = _part(title, profile)
    if given.year and part == "plan":
        review, plan = None, given.year
    elif given.year:
        review, plan = given.year, given.year if plan and plan == review else given.year + 1
    return HeaderFound(title, issuer, issued, review, plan, place, part)


def _part(title: str | None, profile: bool) -> SectionPart:
    """What the whole text is by its title; none where the title names both review and plan, or neither."""
    if profile:
        return "profile"
    done, plan = (bool(part_words(group, "any").search(title or "")) for group in ("done", "plan"))
    return "none" if done == plan else "review" if done else "plan"


# ---- title -------------------------------------------------------------------------------------------------


def _title(front: Sequence[str]) -> str | None:
    """The lines of the title joined, without those that name the body, the speaker, the date or a number."""
    kept: list[str] = []
    lines = [line for line in front if not _is_beside_title(line)]
    for i, line in enumerate(lines):
        if _is_body(line) and not _open(line) and (kept or i + 1 < len(lines)):
            if kept and not _open(kept[-1]):
                break
            if not kept and not (_open(lines[i + 1]) or lines[i + 1].startswith("关于")):
                continue
            if not kept:
                continue
        kept.append(line)
        if not _open("".join(kept)) and (_ends_title(line) or _is_place(line)):
            break
    return "".join("".join(kept).lstrip("#").split()) or None


def _is_beside_title(line: str) -> bool:
    return bool(_DATED.match(line) or _NUMBER.search(line) or _SPEAKER.search(line) or _SESSION.search(line))


def _open(line: str) -> bool:
    """Whether a title goes on behind a line: a mark is open, or its last word asks for more."""
    unclosed = any(line.count(a) > line.count(b) for a, b in ("《》", "“”", "（）"))
    return unclosed or line.endswith(("关于", "关于印发", "印发", "的", "和", "及", "暨", "、", "年"))


def _ends_title(line: str) -> bool:
    return bool(_ends().search(line))


def _is_place(line: str) -> bool:
    return bool(regex.fullmatch(rf"\p{{Han}}{{1,12}}(?:{_choice('places')})", line))


def _is_profile(title: str | None) -> bool:
    return bool(title and (_is_place(title) or regex.search("(?:简介|概况|基本情况|镇情|乡情|村情)$", title)))


def _field_title(text: str, blocks: Sequence[Block]) -> str | None:
    """A title that the furniture names (标题：…), where the text has none of its own."""
    for block in blocks:
        if block.kind == "furniture" and (m := regex.match(r"(?:- )?(?:标题|title)[：:] ?(.{4,80})", text[block.start : block.end])):
            return "".join(m[1].split())
    return None


# ---- issuer and place --------------------------------------------------------------------------------------


def _is_body(line: str) -> bool:
    return len(line) <= 30 and bool(_bodies().search(line)) and not _ends_title(line)


def _issuer(title: str | None, lines: _Lines, place: str | None) -> str | None:
    for line in [*lines.front, *lines.signature]:
        line = "".join(line.split()) if _SPEAKER.search(line) is None else line
        if _is_body(line):
            return line
        if m := regex.match(rf"(\p{{Han}}{{2,20}}?(?:{_choice('bodies')}))(?:党组)?(?=(?:代理|代|副)?\p{{Han}}{{2}}[ 　])", line):
            return m[1] if _SPEAKER.search(line) else None
    if title and (m := regex.match(rf"(?:\d{{4}}年)?(\p{{Han}}{{2,20}}(?:{_choice('bodies')}))(?=关于|\d{{4}}|年度|上半年|工作)", title)):
        body = m[1]
        if place and body.endswith("政府") and not body.endswith("人民政府"):
            return place + "人民政府"
        return body
    if title and place and _REPORT.search(title) and "政府工作报告" in title:
        return place + "人民政府"
    return None


def _place(title: str | None, lines: _Lines, text: str) -> str | None:
    """The smallest area that title, body or meeting names; without them the one that the text names most."""
    for short, full in load_table("header")["short"].items():
        if title and regex.search(rf"{short}(?:自治区)?(?:人民)?政府", title):
            return str(full)
    named = regex.compile(rf"(?:(?:19|20)\d{{2}}年)?(?:关于|中共|中国共产党)?(\p{{Han}}{{1,14}}?(?:{_choice('places')}){_NO_MORE})+(?!长|场|域)")
    if title and _is_place(title):
        return title
    bodies = [line for line in [*lines.front, *lines.signature] if _is_body(line) or _SPEAKER.search(line)]
    sessions = [m[1] for line in lines.front for m in _SESSION.finditer(line)]
    inner = regex.findall(r"《(.{4,40}?)》", title or "")
    for source in [title or "", *inner, *bodies, *sessions]:
        if m := named.match(source):
            kinds = load_table("header")["kinds"]
            pieces = [piece.removeprefix("委") for piece in m.captures(1) if piece not in kinds]
            name = _smallest(pieces[-1]) if pieces else ""
            if len(name) > 2 or (name and name[0] not in "自本我该全各"):
                return name
    if title is None and (told := _TOLD_OF.match(text)):
        return told["place"]
    return _most_named(text) if title is None else None


# 白莲塘镇，隶属于芷云县: a text without a title begins with what it tells of
_TOLD_OF = regex.compile(
    r"\s*(?P<place>\p{Han}{1,8}?(?:街道|[镇乡县区市旗村]))(?:（[^（）]{1,20}）)?，?(?:隶属|位于|地处|坐落|是|为|处于|属|辖|距|因|地势|现辖|幅员|总面积|原名|古称|东)"
)


def _smallest(name: str) -> str:
    """栗江镇 of 衡南县栗江镇."""
    parts = regex.findall(rf"\p{{Han}}{{1,8}}?(?:{_choice('places')}){_NO_MORE}", name)
    return parts[-1] if parts and len(parts[-1]) > 1 else name


def _most_named(text: str) -> str | None:
    table = load_table("header")
    kinds = "|".join(table["kinds"])
    found = regex.findall(rf"(?!\p{{Han}}(?:{kinds}))\p{{Han}}{{2}}[县市区镇乡旗]", text[:50_000])
    ranked = Counter(name for name in found if not name.startswith(tuple(table["no_names"]))).most_common()
    name, count = ranked[0] if ranked else ("", 0)
    second = next((n for other, n in ranked[1:] if other[:2] != name[:2]), 0)
    return name if count >= 5 and count >= 1.5 * second else None


# ---- dates and years ---------------------------------------------------------------------------------------


def _issued(lines: _Lines) -> str | None:
    """The date under the title or of the meeting, else the first one of a signature."""
    for line in [*lines.front, *lines.signature]:
        if (m := _DAY.search(line)) and m["day"]:
            year = _number(m["year"]) + (1911 if m["minguo"] or len(m["year"]) == 3 else 0)
            return f"{year}-{_number(m['month']):02}-{_number(m['day']):02}"
    return None


def _number(digits: str) -> int:
    """A number below 100 or a year, in either kind of digits."""
    if digits.isdecimal():
        return int(digits)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[c]) for c in digits))


def _years(title: str | None, lines: _Lines, issued: str | None, text: str) -> tuple[int | None, int | None]:
    """Review and plan year: by the title's words, by the headings' words, by the day of issue."""
    title = title or ""
    years = _years_in(title)
    done, plans = bool(part_words("done", "any").search(title)), bool(part_words("plan", "any").search(title))
    if len(years) > 1 and done:
        return min(years), max(years)
    review, plan = _years_of_headings(lines.heads)
    if review or plan:
        if review and plan:
            return review, plan
        if review:
            return review, review + 1 if plans or not done or _plans(lines.heads, text, review) else None
        if not done and plans:
            return None, plan
        return (plan or 0) - 1, plan
    if years and _HALF.search(title):
        return years[0], years[0]
    if years and "政府工作报告" not in title:
        if done:
            return years[0], years[0] + 1 if plans or _plans(lines.heads, text, years[0]) else None
        if plans:
            return None, years[0]
    if plans and not done and regex.search("分解|分工|任务|要点|方案|计划|清单", title):
        return None, years[0] if years else int(issued[:4]) if issued else None
    if issued:
        year, month = int(issued[:4]), int(issued[5:7])
        return (year, year + 1) if month >= 10 else (year - 1, year)
    if years:
        return (None, years[0]) if plans else (years[0] - 1, years[0]) if "政府工作报告" in title else (years[0], years[0] + 1)
    if not title:
        return None, None
    first = _years_in(text[:2000]) if done or any(part_words("done", "any").search(head) for head in lines.heads) else []
    return (first[0], first[0] + 1) if first else (None, None)


def _years_in(text: str) -> list[int]:
    text = _READ_OUT.sub(lambda m: m.group().translate(_SPOKEN), text)
    found = [int(y) for y in _YEAR.findall(text)] or [int(y) + 1911 for y in _MINGUO_YEAR.findall(text)]
    return sorted(set(found), key=found.index)


def _plans(heads: Sequence[str], text: str, review: int) -> bool:
    """Whether a review plans, too: a heading says so, or its sentences name the year after."""
    if any(part_words("plan", "strong").search(head) for head in heads):
        return True
    return bool(regex.search(rf"下一步|下步|明年|来年|{review + 1}年", text))


def _years_of_headings(heads: Sequence[str]) -> tuple[int | None, int | None]:
    reviews: list[int] = []
    plans: list[int] = []
    for head in heads:
        years = _years_in(head)
        if not years:
            continue
        if part_words("done", "strong" if "，" in head else "any").search(head):
            reviews.append(max(years))
        elif part_words("plan", "strong" if "，" in head else "any").search(head):
            plans.append(min(years))
    return (max(reviews) if reviews else None), (min(plans) if plans else None)


# ---- words -------------------------------------------------------------------------------------------------


@cache
def _choice(group: str) -> str:
    return "|".join(sorted(load_table("header")[group], key=len, reverse=True))


@cache
def _bodies() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{2,28}}(?:{_choice('bodies')})$")


@cache
def _ends() -> regex.Pattern[str]:
    choice = "|".join(load_table("outline")["title"]["ends"])
    return regex.compile(rf"(?:{choice})(?:[（(].{{1,20}}[）)])?$")
