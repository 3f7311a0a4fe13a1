"""Objects: where a verb's object ends, and what of it is said."""

from __future__ import annotations

from extractor.lexicon.word_classes import group, role
from extractor.stages.clauses.grammar import (
    ACT,
    LEVEL_BEHIND,
    RESOLVED,
    STOPS,
    TWO_SUBJECTS,
)
from extractor.stages.clauses.joined import adverb_head, and_head, joined_head, level_follows, serial_head
from extractor.stages.clauses.units import Units

_READ_ON = frozenset(
    ("推进", "实现", "争取", "坚持", "吸引")
)  # what is pushed is read on; 支持 X 做 Y is not
_COUNTED = frozenset("nhHMwQD")  # behind a number: what is counted
_LEFT_OUT = frozenset("qQd(")  # numbers, dates and brackets are no part of what is said

End = tuple[int, int | None]  # where an object ends, and the next head of its clause


def object_end(u: Units, h: int, start: int) -> End:
    """Where the object that begins at `start` ends, and the next head of the clause."""
    s, texts, n = u.parts, u.texts, len(u.parts)
    if s[h] == "P" and texts[h] not in _READ_ON:
        return _end_of_pushed(u, h, start)
    stops = STOPS.search(s, start)
    if stops is None or (s[start] in "VP" and "D" in s and texts[start] in group("relating")):
        return n, None  # 创作贴近生活、贴近群众的节目
    listing = s.rfind("u")
    if listing >= 0 and texts[listing][0] != "等":
        listing = -1
    for k in range(stops.start(), n):
        if k > start or s[k] in ",VP" or (s[k] == "j" and s[h] == "I"):
            end = _end_at(u, h, start, k, listing)
            if end is not None:
                return end
    return n, None


def _end_of_pushed(u: Units, h: int, start: int) -> End:
    """支持 X 做 Y: the clause is the object, up to a second subject or an act of resolve."""
    s = u.parts
    if u.texts[h] in role("sure") and (m := TWO_SUBJECTS.search(s, start)):
        return m.start("comma"), m.start("comma") + 1
    anew = RESOLVED.search(s, start) if ",a" in s else None
    if anew is not None and u.texts[anew.end() - 1] in group("resolved"):
        return anew.start(), anew.end()  # 推动服务下沉、坚决守住底线
    return len(s), None


def _end_at(u: Units, h: int, start: int, k: int, listing: int) -> End | None:
    """The end at k, where the object ends there; `listing` is the place of its last 等."""
    s, texts, n = u.parts, u.texts, len(u.parts)
    letter, last = s[k], s[k - 1]
    following: int | None = None
    if letter == ",":
        if _closes(u, h, start, k):
            return k, None
        following = joined_head(u, h, start, k, listing)
    elif letter == "j":
        following = joined_head(u, h, start, k, listing)
    elif letter in "zp":  # 选派教师30名到乡村支教
        level = texts[k] == "至" and s[k + 1 : k + 2] in ("q", "d")  # 延长末班车至22时
        return (k, None) if level or (last in "qQ" and k - 1 > start) else None
    elif letter == "m" and k > start and LEVEL_BEHIND.match(s, k + 1):  # 游客力争突破…
        return k, None
    elif letter in "am":
        following = adverb_head(u, k) if last in "nhHMq" and s[h] != "P" else None
    elif letter == "V" and texts[k] in role("becomes") and k > start and last in "nhM":
        return k, None  # 腾退校舍改作食堂
    elif letter in "VPw" and last == "c":
        return (k - 1, k) if and_head(u, k) else None  # 提高质量和促进公平
    elif letter in "VP" and last in "nhHMqw" and s[h] != "P" and k > start:
        following = serial_head(u, h, start, k)
    elif letter == "e" and last in "nhH":  # 深入企业进行调研
        light = ACT.match(s, k + 1)
        following = None if light is None else light.end() - 1
    elif letter == "o" and s[h] == "o" and last in "nhHMqw" and k + 1 < n and s[k + 1] in "nwhMa":
        following = k
    return None if following is None else (k, following)


def _closes(u: Units, h: int, start: int, k: int) -> bool:
    """Whether a 、 at k closes the object, and no act comes next: before 每村, a theme or a measure's level."""
    s, texts = u.parts, u.texts
    if k + 1 >= len(s):
        return False
    if texts[k + 1][0] in "每户人亩" and texts[k + 1] in role("each"):
        return True
    if k > start and s[k + 1] == "t" and len(texts[k + 1]) > 1:  # 解放思想、立足实际
        return True
    return s[k - 1] == "q" and level_follows(u, h, k)


def trim(u: Units, a: int, b: int, loose: str = "") -> tuple[int, int] | None:
    """The object without what stands loose at its edges; None where nothing is left."""
    s = u.parts
    front, back = "qQdDu,cjlk(-" + loose, "qQdDu,cjkp(-" + loose
    while a < b and s[a] in front and u.texts[a] not in ("与", "同"):
        a += 1
    while b > a and (
        (s[b - 1] in back and not (u.texts[b - 1] == "为" and b == len(s)))
        or (s[b - 1] in "az" and b < len(u.parts) and s[b] in "qQ")
    ):
        b -= 1
    if b - a == 1 and s[a] == "s":
        return None
    return (a, b) if a < b else None


def object_text(u: Units, a: int, b: int) -> str:
    s, texts = u.parts, u.texts
    if _LEFT_OUT.isdisjoint(s[a:b]):
        kept = texts[a:b]
        a = b
    else:
        kept = []
    last = ""
    for k in range(a, b):
        letter = s[k]
        if (
            letter == "Q"
            and (k + 1 < b and s[k + 1] in "qQzn" and k > a and last not in ("q", "Q"))
            and s[k + 1] == "n"
        ):
            pass
        elif letter in "qQd(" or (letter in "Ds" and last in "qQd" and last):
            last = "q" if letter == "s" else letter
            continue
        elif letter == "," and last and last == "q" and s[k + 1] == "q" and s[k + 2 : k + 3] not in _COUNTED:
            continue  # 96户、183人
        last = letter
        kept.append(texts[k])
    text = "".join(kept)
    if "、" in text:  # 亿元以上项目、5000万元以上项目: named once
        text = "、".join(dict.fromkeys(text.split("、")))
    return text
