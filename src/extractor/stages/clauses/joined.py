"""Joined: the next head of a clause, behind a 、 or 和, an adverb, or another object."""

from __future__ import annotations

from extractor.lexicon.word_classes import endings, eventive, group, role
from extractor.stages.clauses.grammar import (
    AND_VERB,
    BEHIND_FIELDS,
    BEHIND_PLACE,
    DOING_OF_LIST,
    ENDS_IN_NAME,
    FORMED,
    LEVEL_NEXT,
    NEXT,
    PARALLEL,
    SERIAL,
    SHORT_LIST,
    TELLS_OF,
    TELLS_WHICH,
    end_of,
    search,
)
from extractor.stages.clauses.units import Units


def level_follows(u: Units, h: int, k: int) -> bool:
    """Whether a measure with its level stands behind the 、 at k, and no second object: 游客15万人、旅游收入突破…."""
    m = LEVEL_NEXT.match(u.parts, k)
    if m is None:
        return False
    earns = u.texts[m.end() - 2].endswith(endings("earnings")) and u.texts[h] not in group("shift")
    return earns or u.texts[m.end() - 1][0] in "不超达逾突"


def joined_head(u: Units, h: int, start: int, k: int, listing: int) -> int | None:
    """The head behind a 、 or 并 at k."""
    s, texts, n = u.parts, u.texts, len(u.parts)
    t = end_of(NEXT, s, k + 1)
    if s[k] == "j" and t < n and s[t] in "pt":
        m = search(BEHIND_PLACE, s, t + 1)
        return m.end() - 1 if m else None
    if t >= n or (s[k] == "," and listing > k) or texts[t - 1] in ("不", "未"):
        return None
    letter, following = s[t], s[t + 1 : t + 2]
    if _goes_on(u, h, k, t):
        return None
    if letter in "VPfF":
        return t if _begins_anew(u, start, k, t) else None
    if letter == "I":
        return t if following == "" or following in "nqQ" else None
    if following == "":
        return None
    if letter == "o":
        return t if following in "nwVMhH" and (s[h] == "o" or s[k] == "j") else None
    if letter != "w":
        return None
    if following in "nhH" and texts[t - 1] in group("resolved"):  # 、大力发展林果
        return t
    if following in "nhH" and texts[t] == texts[h]:  # 治理污水、治理垃圾
        return t
    counts = following in "qQ" or (following == "n" and "q" in s[t:])
    return t if counts and "q" in s[start:k] else None


def _goes_on(u: Units, h: int, k: int, t: int) -> bool:
    """Whether the verb at t, behind a 、 at k, is part of the object: of a list, a name, what is formed."""
    s, texts, n = u.parts, u.texts, len(u.parts)
    letter, following = s[t], s[t + 1 : t + 2]
    if texts[h] in group("forming") and s[k - 1] not in "hHM" and FORMED.match(s, k):
        return True  # 形成一级抓一级、层层抓落实的局面
    if following == "q":
        if s[k - 1] in "wVoy" and t + 2 >= n:  # 整地、施肥、栽植三关
            return True
        if texts[h] in ("完成", "实施", "落实") and texts[t] in group("complete"):
            return True  # 完成人工造林600亩、封山育林3000亩
    if letter in "fFP" and following == "w" and t + 2 >= n:  # 优势互补、协调发展
        return True
    if s[-1] in "HM" and DOING_OF_LIST.match(s, t):  # 提高保障、组织指挥、决策和动员能力
        return True
    if letter == "o":
        return SHORT_LIST.match(s, k) is not None  # 打基础、利长远的工作
    if "D" in s[t:] and (TELLS_WHICH.match(s, t) or (texts[h] in group("clausal") and TELLS_OF.match(s, t))):
        return True
    if letter not in "VP" or texts[h] not in group("clausal") or not ENDS_IN_NAME.match(s, t + 1):
        return False
    return texts[t] not in group("clausal") and texts[t] not in eventive()  # 健全联系群众、回应诉求机制


def _begins_anew(u: Units, start: int, k: int, t: int) -> bool:
    """Whether a verb behind a 、 begins a new act, by what follows it."""
    s, texts, n = u.parts, u.texts, len(u.parts)
    following = s[t + 1 : t + 2]
    if following == "":
        return s[t] == "V" and k == start
    if following in "nqQTwhMzryx":
        return True
    if s[t] in "VP" and following not in "D," and texts[t - 1] in group("resolved"):  # 、着力做好优抚
        return True
    if following == "I" and s[k] == "j":  # 完成加固并实现开放
        return t + 2 >= n
    if following in "PfF":  # 细化任务、加强协调
        return t + 2 >= n
    if following == "a":  # 创造新业绩、开拓新局面
        return s[t + 2 : t + 3] in ("w", "n", "h") and "D" not in s[t:] and s[-1] != "H"
    if following == "V" and s[t] in "VP":  # 、协调解决难题
        return s[t + 2 : t + 3] in ("n", "h", "M", "q", "x") and s[-1] != "H"
    return following == "H" and (
        texts[t] in eventive() or (k - start <= 3 and PARALLEL.match(s, t) is not None)
    )


def adverb_head(u: Units, k: int) -> int | None:
    """The head behind an adverb at k: 完善制度全面落实责任."""
    s, n = u.parts, len(u.parts)
    t = end_of(NEXT, s, k)
    if u.texts[t - 1][-1] == "化" or u.texts[t - 1][0] == "高":  # 要素市场化配置, 高质量培育基地
        return None
    if t + 1 < n and s[t] in "VP" and s[t + 1] not in "DH" and s[n - 1] != "H" and "D" not in s[t:]:
        return t
    return None


def serial_head(u: Units, h: int, start: int, k: int) -> int | None:
    """The verb at k behind an object: 扩大投资拉动增长; None where it is part of the object."""
    s, texts, n = u.parts, u.texts, len(u.parts)
    if texts[k] in role("sure"):  # 加强巡查确保安全
        return k
    if s[n - 1] in "hH" and texts[h] in group("clausal"):
        return None
    if k + 2 == n and texts[-1][-1] in "能力度平区" and texts[k] in group("naming"):  # 支持效能
        return None
    if k - start <= 3 and texts[k] in group("serial") and SERIAL.match(s, k):
        return k
    fields = texts[k - 1] in role("fields") and s[k - 2] == "u"
    return k if fields and BEHIND_FIELDS.match(s, k + 1) else None


def and_head(u: Units, k: int) -> bool:
    """Whether the verb at k, behind 和, begins a new act: 提高质量和促进公平."""
    s = u.parts
    return (
        s[k - 2] in "nhHM"
        and u.texts[k] in group("building" if s[k] == "w" else "serial")
        and s[-1] not in ("Hq" if s[k] != "w" else "HnhM")
        and AND_VERB.match(s, k) is not None
    )
