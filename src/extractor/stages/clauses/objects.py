"""Objects: where a verb's object ends, which verb comes next, and what of the object is said."""

from __future__ import annotations

from extractor.lexicon.word_classes import eventive, group
from extractor.stages.clauses.grammar import (
    ACT,
    AND_VERB,
    BEHIND_FIELDS,
    BEHIND_PLACE,
    EACH,
    EARNINGS,
    ENDS_IN_NAME,
    FIELDS,
    FORMED,
    LEVEL_BEHIND,
    LEVEL_NEXT,
    NEXT,
    PARALLEL,
    RESOLVED,
    SERIAL,
    SHORT_LIST,
    STOPS,
    SURE,
    TWO_SUBJECTS,
    end_of,
    search,
)
from extractor.stages.clauses.units import Units

_COUNTED = frozenset("nhHMwQD")  # behind a number: what is counted
_LEFT_OUT = frozenset("qQd(")  # numbers, dates and brackets are no part of what is said


def object_end(u: Units, h: int, start: int) -> tuple[int, int | None]:
    """Where the object that begins at `start` ends, and the next head of the clause."""
    s, texts, n = u.parts, u.texts, len(u.parts)
    if s[h] == "P" and texts[h] not in ("推进", "实现", "争取", "坚持", "吸引"):
        if texts[h] in SURE and (m := TWO_SUBJECTS.search(s, start)):
            return m.start("comma"), m.start("comma") + 1
        anew = RESOLVED.search(s, start) if ",a" in s else None
        if anew is not None and texts[anew.end() - 1] in group("resolved"):
            return anew.start(), anew.end()  # 推动服务下沉、坚决守住底线
        return n, None
    if texts[start : start + 1] and texts[start] in group("relating") and "D" in s[start:]:
        return n, None  # 创作贴近生活、贴近群众的节目
    stops = STOPS.search(s, start)
    if stops is None:
        return n, None
    listing = s.rfind("u")
    if listing >= 0 and texts[listing][0] != "等":
        listing = -1
    for k in range(stops.start(), n):
        letter = s[k]
        if k == start and letter not in ",VP":
            continue
        if letter in "zp" and s[k - 1] in "qQ" and k - 1 > start:  # 选派教师30名到乡村支教
            return k, None
        if letter == "," and k + 1 < n and texts[k + 1][0] in "每户人亩" and texts[k + 1] in EACH:
            return k, None
        themed = letter == "," and s[k + 1 : k + 2] == "t" and len(texts[k + 1]) > 1
        if themed and k > start:  # 解放思想、立足实际
            return k, None
        if letter == "," and s[k - 1] == "q" and _level_follows(u, h, k):
            return k, None
        if letter == "e" and s[k - 1] in "nhH" and (light := ACT.match(s, k + 1)):  # 深入企业进行调研
            return k, light.end() - 1
        if letter in ",j":
            t = _joined_head(u, h, start, k, listing)
        elif letter == "m" and k > start and LEVEL_BEHIND.match(s, k + 1):  # 游客力争突破…
            return k, None
        elif letter in "am" and s[k - 1] in "nhHMq" and s[h] != "P":
            t = _adverb_head(u, k)
        elif letter in "VP" and s[k - 1] in "nhHMqw" and s[h] != "P" and k > start:
            named = k + 2 == n and texts[k] in group("naming") and texts[-1][-1] in "能力度平区"  # 支持效能
            if texts[k] in SURE:  # 加强巡查确保安全
                return k, k
            one = named or (s[n - 1] in "hH" and texts[h] in group("clausal"))
            t = (
                k
                if not one and k - start <= 3 and texts[k] in group("serial") and SERIAL.match(s, k)
                else None
            )
            if (
                not one
                and t is None
                and texts[k - 1] in FIELDS
                and s[k - 2] == "u"
                and BEHIND_FIELDS.match(s, k + 1)
            ):
                t = k
        elif (
            letter in "VP"
            and s[k - 1] == "c"
            and s[k - 2] in "nhHM"
            and texts[k] in group("serial")
            and s[-1] != "H"
            and AND_VERB.match(s, k)
        ):
            return k - 1, k  # 提高质量和促进公平
        elif letter == "o" and s[h] == "o" and s[k - 1] in "nhHMqw" and k + 1 < n and s[k + 1] in "nwhMa":
            t = k
        else:
            continue
        if t is not None:
            return k, t
    return n, None


def _level_follows(u: Units, h: int, k: int) -> bool:
    """Whether a measure with its level stands behind the 、 at k, and no second object: 游客15万人、旅游收入突破…."""
    m = LEVEL_NEXT.match(u.parts, k)
    if m is None:
        return False
    earns = u.texts[m.end() - 2].endswith(EARNINGS) and u.texts[h] not in group("shift")
    return earns or u.texts[m.end() - 1][0] in "不超达逾突"


def _joined_head(u: Units, h: int, start: int, k: int, listing: int) -> int | None:
    """The head behind a 、 or 并 at k."""
    s, n = u.parts, len(u.parts)
    t = end_of(NEXT, s, k + 1)
    if s[k] == "j" and t < n and s[t] in "pt":
        m = search(BEHIND_PLACE, s, t + 1)
        return m.end() - 1 if m else None
    if t >= n or (s[k] == "," and listing > k) or u.texts[t - 1] in ("不", "未"):
        return None
    following = s[t + 1] if t + 1 < n else ""
    letter = s[t]
    if u.texts[h] in group("forming") and s[k - 1] not in "hHM" and FORMED.match(s, k):
        return None  # 形成一级抓一级、层层抓落实的局面
    if following == "q" and s[k - 1] in "wVoy" and t + 2 >= n:  # 整地、施肥、栽植三关
        return None
    if letter in "fFP" and following == "w" and t + 2 >= n:  # 优势互补、协调发展
        return None
    inside = u.texts[t] not in group("clausal") and u.texts[t] not in eventive()
    if inside and u.texts[h] in group("clausal") and letter in "VP" and ENDS_IN_NAME.match(s, t + 1):
        return None  # 健全联系群众、回应诉求机制
    if following == "q" and u.texts[h] in ("完成", "实施", "落实") and u.texts[t] in group("complete"):
        return None  # 完成人工造林600亩、封山育林3000亩
    resolved = u.texts[t - 1] in group("resolved")
    if (
        resolved
        and following
        and following not in "D,"
        and (letter in "VP" or (letter == "w" and following in "nhH"))
    ):
        return t  # 、着力做好优抚褒扬
    if letter in "VPfF" and following:
        if following in "PfF" and t + 2 >= n:  # 细化任务、加强协调
            return t
        anew = following == "a" and s[t + 2 : t + 3] in ("w", "n", "h") and "D" not in s[t:] and s[-1] != "H"
        if anew or following in "nqQTwhMzryx":  # 创造新业绩、开拓新局面
            return t
        if following == "H" and (u.texts[t] in eventive() or (PARALLEL.match(s, t) and k - start <= 3)):
            return t
    if letter == "I" and (following == "" or following in "nqQ"):
        return t
    if letter == "V" and following == "" and k == start:
        return t
    if letter == "o" and SHORT_LIST.match(s, k):
        return None
    if letter == "o" and following and following in "nwVMhH" and (s[h] == "o" or s[k] == "j"):
        return t
    counted = (
        following != "" and "q" in s[start:k] and (following in "qQ" or (following == "n" and "q" in s[t:]))
    )
    return t if letter == "w" and counted else None


def _adverb_head(u: Units, k: int) -> int | None:
    s, n = u.parts, len(u.parts)
    t = end_of(NEXT, s, k)
    if u.texts[t - 1][-1] == "化" or u.texts[t - 1][0] == "高":  # 要素市场化配置, 高质量培育基地
        return None
    if t + 1 < n and s[t] in "VP" and s[t + 1] not in "DH" and s[n - 1] != "H" and "D" not in s[t:]:
        return t
    return None


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
