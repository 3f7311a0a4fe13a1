"""Turning: words that play another part before such a word: 规划建设, 强链条, 植树活动."""

from __future__ import annotations

from functools import lru_cache

from extractor.lexicon.word_classes import VERBS, group, letter_of, letters
from extractor.stages.findings import Token

OPENING = frozenset(("", "a", "m", "d", "l", ",", "k"))  # behind these a verb may open
SHORT = {"争": "nhHM", "强": "nhHwM", "严": "nhHwM", "上": "nhH"}  # verbs before these: 争项目, 强链条
_OPENED = ("开通", "启用", "通")  # what is opened is a thing, or stands behind
TURNING = frozenset(
    (
        "规划",
        "部署",
        "深入",
        "坚定",
        "综合",
        "对口",
        *_OPENED,
        "公开",
        "上门",
        "负责",
        "覆盖",
        "后",
        "统一",
        "投入",
        "投资",
        *SHORT,
    )
)
_PLACES = frozenset("村屯庄街路湾沟巷岭坪")  # 陈后村
_LEFT_OUT = frozenset(("外", "之外", "以外"))
_TOTAL = ("所有", "全", "各", "每", "整个", "城乡", "周边")  # what is covered


def turned(text: str, last: str, following: Token) -> str:
    """The letter of a word between a letter and a word; an empty string where it is what it always is."""
    if one_each(text):  # 一企一策研究, but 实行一企一策管理
        return (
            ""
            if (last and last in "VwPo") or letter_of(following.text, following.tag)[1] not in "VwI"
            else "a"
        )
    counted = following.tag == "m:quantity"
    part = "-" if following.tag == "w" else letters().get(following.text, "n")
    if text == "规划":
        if last in OPENING and (counted or part in "wVoz"):
            return "V" if counted else "w"
        return "w" if last in ("a", "m") and part in "nhH" else ""
    if text == "部署":
        return "V" if last in OPENING and (part in "nhHVw" or following.text in "“《") else ""
    if text == "深入":
        return "a" if part in "wVPfF" else ""
    if text == "负责":  # 负责组织培训
        return "a" if part in "VPf" else ""
    if text in ("综合", "对口"):  # 综合整治油烟
        return "a" if part == "w" and last in OPENING else ""
    if text in ("公开", "上门"):  # 每季公开一次
        return "w" if counted else ""
    if text in _OPENED:  # 村组开通班车, 各组通自来水
        return "V" if part in "nh" and last and last in "nhr" else ""
    if text == "坚定":
        return "a" if part in "VP" else ""
    if text == "统一":
        return "V" if part in "nhMx" and last in OPENING | {"x"} else ""
    if text == "覆盖":
        return "V" if following.text.startswith(_TOTAL) or (counted and last in "nhH") else ""
    if text == "后":
        return "n" if following.text in _PLACES else ""
    if text in SHORT:
        opens = text == "争" or last in ("", ",", "m")
        return "o" if part in SHORT[text] and opens else ""
    if counted and text in ("投入", "投资"):
        return "M" if last and last in "nVwhH" else ""
    return "n" if holds_its_object(text) and _names(following) else ""


@lru_cache(4096)
def holds_its_object(word: str) -> bool:
    """Whether a verb takes no object, so that a noun behind it is what it belongs to: 植树活动."""
    return letters().get(word) == "V" and word in group("complete")


def _names(token: Token) -> bool:
    return token.mention is None and letter_of(token.text, token.tag)[1] in "nhH"


def one_each(name: str) -> bool:
    """Whether a name tells that each has its own: 一企一策."""
    return len(name) == 4 and name[0] == name[2] == "一"


def passes(tokens: list[Token], i: int) -> bool:
    """Whether 通过 at i says what is passed, as the clause ends in it: 10月前通过竣工验收."""
    return len(tokens) - i <= 6 and tokens[-1].text in group("to_pass")


def clears(tokens: list[Token], i: int) -> bool:
    """Whether 除 at i is a verb (除杂草), and not what is left out (除杂草外)."""
    return not any(t.text in _LEFT_OUT for t in tokens[i + 1 : i + 12])


def cut_off(text: str) -> bool:
    """Whether 化 belongs to the word before: 化, 化整治, but not 化解."""
    return text == "化" or (text not in letters() and letters().get(text[1:], "n") in VERBS)
