"""Themes, goals, means, recurrence: what a task stands under, what it is to reach, by what, and how often."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.lexicon.word_classes import group
from extractor.stages.findings import ActFound, SectionFound, StatementFound
from extractor.stages.tasks.framed import find_frames
from extractor.text import patterns as regex

JOIN = " > "

_STRIP = " 　\t。；，：、;!！—-"
_LEAD_LABEL = regex.compile(
    r"^[ 　\t]*(?:第?[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．)]|[①-⑳])[ 　]*"
)
_AIM = regex.compile(
    r"以(?P<aim>[^，；。：！？以]{2,40}?)为(?:总|发展|奋斗|工作|主要)?(?:目标|方向|目的|愿景)"
)
_BY = regex.compile(
    r"(?:^|(?<=[，；。：、！？\s]))(?P<how>"
    r"以(?:[^，；。：！？]{1,40}?)为(?:抓手|载体|契机|突破口|重点|引领|牵引|支撑|依托|主线|核心|龙头|基础|平台|动力|保障|纽带|示范|导向|主体|手段|统领|切入点|总抓手)"
    r"|(?:通过|依托|借助|依靠|凭借|借力|运用|采取|采用|充分利用|充分依托|紧紧依靠)[^，；。：！？]{2,60}?(?=[，；。！？]|$|(?:等)?(?:方式|形式|办法|措施|途径|手段|模式)))"
    r"(?:等?(?:方式|形式|办法|措施|途径|手段|模式))?"
)
_BEGINS_BY = re.compile("[以通依借凭运采充紧]")  # what `_BY` may begin with: a quick look
_LONGEST_PASSED = 20  # characters
_POINTING = ("上述", "以上", "这", "该")  # 实现上述目标 says no goal
_AIMING = frozenset(("实现", "确保", "形成", "做到", "保证", "达成", "争创"))


@cache
def _often() -> regex.Pattern[str]:
    words = "|".join(sorted(load_table("tasks")["recurrence"]["words"].split(), key=len, reverse=True))
    return regex.compile(rf"(?:{words})(?:首月|末月|末|初|底)?(?:\d{{1,2}}[日号])?(?:之?前|上旬|中旬|下旬)?")


@cache
def _begins_often() -> re.Pattern[str]:
    """What `_often` may begin with: a quick look."""
    firsts = {word[0] for word in load_table("tasks")["recurrence"]["words"].split()}
    return re.compile(f"[{''.join(sorted(firsts))}]")


def theme_of(
    text: str, sections: Sequence[SectionFound], statement: StatementFound, lead: tuple[int, int] | None
) -> str | None:
    """The chain of section titles and the lead that a statement stands under: 产业发展 > 做强茶产业."""
    chain: list[str] = []
    at = statement.section
    while at is not None:
        title = sections[at].title.strip(_STRIP)
        if title:
            chain.append(title)
        at = sections[at].parent
    chain.reverse()
    if lead is not None:
        said = _LEAD_LABEL.sub("", text[lead[0] : lead[1]]).strip(_STRIP)
        if said:
            chain.append(said)
    return JOIN.join(chain) or None


def goal_of(text: str, statement: StatementFound, actions: Sequence[ActFound]) -> str | None:
    """What the statement is to reach: 以…为目标, or the object of its last 实现, 确保, 形成."""
    by = text.find("以", statement.start, statement.end)
    m = _AIM.search(text, by, statement.end) if by >= 0 else None
    if m is not None:
        return m["aim"].strip(_STRIP)
    for action in reversed(actions):
        if action.verb in _AIMING and action.object and not action.object.startswith(_POINTING):
            return action.object
    return None


def means_of(text: str, statement: StatementFound) -> str | None:
    """By what the statement is to be done, as written: 通过…, 以…为抓手, 依托…."""
    begin = _BEGINS_BY.search(text, statement.start, statement.end)
    if begin is None:
        return None
    long = {f.start: f.end for f in find_frames(text, begin.start(), statement.end) if f.way}
    found = [
        how
        for m in _BY.finditer(text, begin.start(), statement.end)
        if not _is_passed(how := text[m.start() : long.get(m.start(), m.end())].strip(_STRIP))
    ]
    return "；".join(found) or None


def _is_passed(how: str) -> bool:
    """通过验收, 通过省级评审: what is reached, no way to it."""
    return how.startswith("通过") and len(how) <= _LONGEST_PASSED and how.endswith(tuple(group("to_pass")))


def recurrence_of(text: str, statement: StatementFound) -> str | None:
    """How often, as written: 每季度, 每月25日前."""
    begin = _begins_often().search(text, statement.start, statement.end)
    m = _often().search(text, begin.start(), statement.end) if begin else None
    return m.group() if m else None
