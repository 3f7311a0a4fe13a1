"""Issuer and place: the body that speaks, and the area that it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.header.lines import SESSION, SPEAKER, Lines, choice, is_body, is_place
from extractor.text import patterns as regex

# 贵州 goes on in 贵州省, 云岭县 does not in 云岭县乡村振兴局
_NO_MORE = "(?!(?!乡村|乡镇|村镇|镇村|镇街|街镇|市场|市政|市容|区划|区域)[省市县区旗乡镇街村州盟])"
_NO_NAME = regex.compile("^[自本我该全各].$|在|[全各](?:[省市县区旗]|[乡镇])")  # 县长在全县乡镇
_GOVERNMENTS = ("政府", "人民政府", "自治区政府", "自治区人民政府")
_TOWNSHIPS = ("镇", "乡", "街道", "苏木")
_IN_TOWNSHIPS = ("村", "社区", "街", "农场", "林场")
_INNER_TITLE = regex.compile(r"《(.{4,40}?)》")
_THREE = regex.compile(r"\p{Han}{3}")
_FEWEST = 5  # how often a text without a title must name its place
_READ = 50_000  # characters in which they are counted


# 白莲塘镇，隶属于芷云县: a text without a title begins with what it tells of
_TOLD_OF = regex.compile(
    r"\s{0,9}(?P<place>(?![全本我该各])\p{Han}{1,8}?(?:街道|[镇乡县区市旗村]))(?:（[^（）]{1,20}）)?，?"
    "(?:隶属|位于|地处|坐落|是|为|处于|属|辖|距|因|地势|现辖|幅员|总面积|原名|古称|东)"
)
# 2023年以来，清河镇坚持…: … or with who acts
_ACTS = regex.compile(
    r"\s{0,9}(?:[^，。；\n]{1,14}(?:以来|年来|年|季度|月份?)，)?"
    r"(?:(?:在|面对|围绕|紧紧围绕|按照|根据)[^，。；\n]{2,50}，){0,2}"
    r"(?P<place>(?![全本我该各])\p{Han}{1,8}?(?:街道|[镇乡县区市旗]))"
    "(?:党委|人民政府|政府|坚持|围绕|紧紧围绕|紧扣|聚焦|立足|始终|认真|深入|全面|积极|扎实|以|把|高度重视|严格)"
)


def find_issuer(title: str | None, lines: Lines, place: str | None) -> str | None:
    """A body's line under the title or at the end, the speaker's body, or the body that the title begins with."""
    for line in [*lines.front, *lines.signature]:
        if SPEAKER.search(line):
            if m := _body_of_speaker().match(line):
                return _full_name(m[1], place, lines)
        elif is_body(joined := "".join(line.split())):
            return joined
    if not title:
        return None
    if m := _body_in_title().match(title):
        body = m[1]
        if not place and body.removesuffix("人民政府").removesuffix("政府") in load_table("header")["kinds"]:
            return None  # 乡镇政府工作报告 names none
        bare = place and body.endswith("政府") and not body.endswith("人民政府")
        return f"{place}人民政府" if bare else body
    # by law it is the people's government that gives this report
    return f"{place}人民政府" if place and "政府工作报告" in title else None


def _full_name(body: str, place: str | None, lines: Lines) -> str:
    """X县人民政府 for 县人民政府; 中共X市委, where a line of the title calls so whom the speaker's calls X市委."""
    if place and place.endswith(body[0]):
        return place + body[1:]
    party = f"中共{body}"
    return party if any(party in line for line in lines.front) else body


@cache
def _body_of_speaker() -> regex.Pattern[str]:
    """乌兰塔拉乡人民政府 in 乌兰塔拉乡人民政府乡长　陶格图"""
    return regex.compile(
        rf"(\p{{Han}}{{2,20}}?(?:{choice('bodies')}))(?:党组)?(?=(?:代理|代|副)?\p{{Han}}{{2}}[ 　])"
    )


@cache
def _body_in_title() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:\d{{4}}年)?(\p{{Han}}{{2,20}}(?:{choice('bodies')}))(?=关于|施政|\d{{3,4}}年?|年度|上半年|下半年|工作|党组)"
    )


def find_place(title: str | None, lines: Lines, text: str) -> str | None:
    """The smallest area that title, body or meeting names; without a title the one that the text names most."""
    if title is None:
        return _in_names(lines) or _told_or_named(text)
    if is_place(title):
        return title
    for short, full in load_table("header")["short"].items():
        if any(f"{short}{body}" in title for body in _GOVERNMENTS):
            return str(full)
    inner = _INNER_TITLE.findall(title)
    named = next((name for source in [title, *inner] if (name := _named(source))), None)
    return named or _in_names(lines) or _told_or_named(text)


def _told_or_named(text: str) -> str | None:
    told = _TOLD_OF.match(text) or _ACTS.match(text)
    named = told and told["place"] not in load_table("header")["kinds"] and not _NO_NAME.search(told["place"])
    return told["place"] if told and named else _most_named(text)


def _in_names(lines: Lines) -> str | None:
    bodies = [line for line in [*lines.front, *lines.signature] if is_body(line) or SPEAKER.search(line)]
    sessions = [m[1] for line in lines.front for m in SESSION.finditer(line)]
    return next((name for source in [*bodies, *sessions] if (name := _named(source))), None)


@cache
def _area() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:(?:19|20)\d{2}年)?(?:关于|中共|中国共产党)?+"
        rf"((?!(?:{choice('goes_on')})(?![省市县区旗乡镇街村]))\p{{Han}}{{1,14}}?(?:{choice('places')}){_NO_MORE})+(?!长|场|域|级)"
    )


@cache
def _piece() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{1,8}}?(?:{choice('places')}){_NO_MORE}")


def _named(source: str) -> str | None:
    """栗江镇 of 衡南县栗江镇2021年…; kinds of places (农业农村, 自治区) are no names."""
    body, about, _ = source.partition("关于")
    # a name never spans 关于: what stands before it speaks, what follows is the matter
    m = _area().match(body if about and _THREE.search(body) else source)
    if m is None:
        return None
    kinds = load_table("header")["kinds"]
    areas = [area for area in _descending(m.captures(1)) if area not in kinds]
    if not areas:
        return None
    pieces = _piece().findall(areas[-1])
    name = pieces[-1] if pieces and len(pieces[-1]) > 1 else areas[-1]
    return None if _NO_NAME.search(name) else name


def _descending(areas: Sequence[str]) -> Sequence[str]:
    """The areas up to a township, and what lies in it: a county or another township does not (镇…农贸市, 镇…集镇)."""
    for i, area in enumerate(areas[:-1]):
        if area.endswith(_TOWNSHIPS):
            return areas[: i + 2] if areas[i + 1].endswith(_IN_TOWNSHIPS) else areas[: i + 1]
    return areas


def _most_named(text: str) -> str | None:
    table = load_table("header")
    kinds = "|".join(table["kinds"])
    found = regex.findall(
        rf"(?!\p{{Han}}(?:{kinds}))\p{{Han}}{{2}}[县市区镇乡旗](?![场域级民长])", text[:_READ]
    )
    no_names = tuple(table["no_names"])
    ranked = Counter(name for name in found if not name.startswith(no_names)).most_common()
    name, count = ranked[0] if ranked else ("", 0)
    second = next((n for other, n in ranked[1:] if other[:2] != name[:2]), 0)
    return name if count >= _FEWEST and count >= 1.5 * second else None
