"""Heads: whether a verb governs its clause, and whether the next verb is one with it."""

from __future__ import annotations

from extractor.lexicon.word_classes import eventive, fusing, group, kinds_of, part, role
from extractor.stages.clauses.grammar import (
    ACT_ON_MEASURE,
    BEFORE_ADVERB,
    BEFORE_MODAL,
    CASE,
    CASE_END,
    COMPOUND,
    DONE_SUBJECT,
    ENTERED,
    GIVEN_OUT,
    MEASURED,
    NAMED,
    NAMED_CASE,
    NOMINAL,
    NOMINALS,
    ONLY_VERBS,
    PREDICATE_BEHIND_NOUN,
    PRICE,
    RELATIVE_SUBJECT,
    RESULT,
    TWO_OF_ONE,
)
from extractor.stages.clauses.units import Units

_PLAIN = frozenset("VPnhHrwc,lkjoyeFf(-")  # behind a verb, with these alone, it governs its clause
_OF_RESULTS = frozenset("Idamqsz")  # without one of these there is no later predicate


def is_head(u: Units, i: int) -> bool:
    """Whether the verb at i governs its clause."""
    s = u.parts
    letter = s[i]
    if letter == "V" and _PLAIN.issuperset(s[i:]):
        return True
    if s[-1] == "L" and u.texts[i] in role("restraining"):  # 控制人口增长
        return True
    if _in_a_name(u, i):
        return False
    may_measure = ("M" in s or "q" in s) and (letter in "wFoy" or u.texts[i] not in eventive())
    measured = MEASURED.match(s, i) if may_measure else None
    if measured is not None and not _handles_a_measure(u, measured.end()):
        return letter == "V" and part(u.texts[i]) == "V" and u.texts[i] in group("shift")
    following = s[i + 1] if i + 1 < len(s) else ""
    leveled = letter in "yIwo" and "L" in s[i:]
    if letter == "w" and u.texts[-1] == "方面":  # 教育方面
        return False
    if letter == "y" and following in ("a", "x") and i and u.texts[i - 1] in group("resolved"):
        return not leveled and s[i + 2 : i + 3] in ("n", "h", "H")  # 坚决禁用高残留农药
    if letter == "y":
        return not leveled and following != "" and following in "nhHMqwrT,"
    if letter == "I":
        return not leveled
    if letter == "o" and (following == "" or (following == "n" and len(u.texts[i + 1]) == 1)):
        return s[i + 2 : i + 3] == "q"  # 挖塘20口
    if leveled and not ACT_ON_MEASURE.match(s, i):
        return False
    if letter == "w" and (named := NAMED.match(s, i)):
        if i and u.texts[i - 1] in group("resolved"):  # 全力服务重点项目投产
            return True
        comma = s.find(",", named.end())
        return PREDICATE_BEHIND_NOUN.search(s, named.end(), comma if comma > 0 else len(s)) is None
    return True


def _handles_a_measure(u: Units, end: int) -> bool:
    """Whether the verb that ends at `end` ends the clause and says what is done with a measure: …质量监管."""
    s = u.parts
    return (
        end == len(s)
        and s[end - 1] in "VwFI"
        and kinds_of(u.texts[end - 1]).isdisjoint(("shift", "moving", "keeping"))
    )


def _in_a_name(u: Units, i: int) -> bool:
    """Whether the verb only begins the name of a thing or a case, whose own predicate comes later."""
    s = u.parts
    letter = s[i]
    adverb = i > 0 and s[i - 1] in "af"
    if s[i + 1 : i + 2] in ("D", "q", "Q", "d") and CASE.match(s, i + 1):  # 撂荒一年以上的
        return True
    if "D" in s and CASE_END.search(s, i):  # 移交逾期的予以通报
        return True
    if adverb and u.texts[i - 1] in role("already") and DONE_SUBJECT.match(s, i):
        return True
    if letter in "VP" and "D" in s and RELATIVE_SUBJECT.match(s, i):
        return True
    modal = BEFORE_MODAL.match(s, i) if "m" in s else None
    if modal is not None and u.texts[modal.end() - 1] in role("duties"):  # 清查结果应当…
        return True
    compound = COMPOUND.match(s, i) if letter in "wy" and not adverb else None
    if compound is not None and not any(
        s[k] == "a" and u.texts[k][0] == "高" for k in range(i, compound.end())
    ):
        return True  # but 建设稻谷高标准育秧基地
    if letter == "w" and (i == 0 or s[i - 1] not in "af") and BEFORE_ADVERB.match(s, i):
        return True
    price = PRICE.match(s, i) if letter == "w" else None
    if price is not None and u.texts[price.end() - 1].endswith("元"):  # 抚育补助每亩200元
        return any(text[0] == "每" or text in group("money") for text in u.texts[i + 1 : price.end()])
    if letter in "yI" and NAMED_CASE.match(s, i + 1):  # 离任村干部补贴按…发放
        return True
    if letter == "w" and s[-1] == "V" and u.texts[-1] in group("mutual"):  # 考核结果与评优挂钩
        return True
    given = GIVEN_OUT.match(s, i) if letter == "w" and not adverb else None
    if given is not None and u.texts[given.start("verb")] not in group("shift"):  # 创业贷款发放9000万元
        return True
    entered = ENTERED.match(s, i)
    if entered is not None and u.texts[entered.end() - 1] in group("entering"):  # 养殖用药纳入抽检
        return entered.end() > i + 2 or u.texts[i] in group("complete")  # 移风易俗写入…, but 识别纳入
    if letter == "w" and "覆盖" in u.texts and s[u.texts.index("覆盖")] == "V":  # 助餐服务覆盖所有社区
        return True
    urged = letter == "w" and adverb  # 大力发展光伏发电
    if letter == "V" and u.texts[i] in eventive() and u.texts[i] not in group("building"):
        return False  # 加强设备试运行; but 新建校舍全部完工
    return (
        letter in "wVIoy" and not urged and not _OF_RESULTS.isdisjoint(s) and RESULT.match(s, i) is not None
    )


def fuses(u: Units, first: int, j: int, k: int) -> bool:
    """Whether the verb at k, right behind that at j, is one verb with it."""
    s, n = u.parts, len(u.parts)
    if s[k] == "V" and (u.texts[j][0] == u.texts[k][0] or (s[j] == "V" and u.texts[j][-1] == u.texts[k][-1])):
        return True  # 用足用好, 建好用好
    ends = u.texts[j][-1] + u.texts[k][-1]
    if s[j] == s[k] == "V" and role("complements").issuperset(ends) and u.texts[k] != "落实":
        return True  # 学深悟透
    if u.texts[k] == "完成" and s[j] in "Vw" and k + 1 < n and s[k + 1] in NOMINALS:  # 编制完成
        return True
    if u.texts[j] == "完成" or u.texts[j] in group("separate"):
        return False
    if "e" in s and s[:first].rstrip("qQaD")[-1:] == "e":  # 进行细化分解, 进行一次细致的检查验收
        return s[k] in "VwIF"
    if u.texts[j] in eventive() and (u.texts[k] == "新增" or ONLY_VERBS.match(s, k)):  # 加强沟通协调
        return False
    if s[k] == "I" and k + 2 == n and s[k + 1] == "w":  # 实行销号管理
        return False
    if s[k] in "wfV" and u.texts[j] in fusing() and TWO_OF_ONE.match(s, k + 1):  # 加快建设和改造提升…基地
        return s[k] != "V" or u.texts[j] not in group("clausal")
    if s[k] == "w" and _needs_no_object(u, j) and s[k + 1 : k + 2] in ("", "q", ","):  # 挂网招标
        return True
    if k + 1 >= n:
        return _fuse_at_end(u, j, k)
    if s[k + 1] in "D,c" or ("D" in s[k:] and u.texts[k] in group("relating")):
        return False
    added = u.texts[j] == "新增"
    if (
        s[k + 1 : k + 2] == "q" and s[j] == s[k] == "V" and not added and u.texts[j] not in eventive()
    ):  # 走访慰问一遍
        return True
    if NOMINAL.search(s, k + 1) is None and not (
        u.texts[j] == "新增" and s[k] == "V" and not u.texts[k].endswith("就业")
    ):
        return s[k] == "I" and s[j] != "P"
    if s[j] == "o" and s[k] == "V" and len(u.texts[k]) == 2 and u.texts[k] not in group("serial"):
        return False  # 建回归人才库
    if s[j] == "P" and s[k] != "P":
        return u.texts[j] == "组织" and s[k] == "V"  # 组织开展活动
    if s[k] == "P" and s[j] == "V" and u.texts[k] not in role("pushing") and u.texts[j] not in fusing():
        return False
    if s[k] in "VPIF":
        return not (s[n - 1] in "hHM" and s[first] in "VP" and u.texts[j] not in fusing())
    if s[k] in "wf":
        return u.texts[j] in fusing() and s[k + 1] not in "hHw,cDu"
    return False


def _needs_no_object(u: Units, j: int) -> bool:
    """Whether the verb says all by itself: 签约, 挂牌, 结对; but 启动 and 开放 take what follows."""
    kinds = kinds_of(u.texts[j])
    return (u.parts[j] == "I" or "complete" in kinds) and kinds.isdisjoint(("eventive", "open"))


def _fuse_at_end(u: Units, j: int, k: int) -> bool:
    """Of two verbs that end the clause: 关闭腾退, 印发实施; but what is 开展 or 提供 is its object."""
    s, texts = u.parts, u.texts
    if s[k] == "I" and s[j] != "P":
        return texts[j] not in ("安排", "恢复")  # 安排施工, 恢复通车: what is arranged
    eventful = texts[j] in eventive() or texts[j] in group("dative") or texts[j] in group("money")
    if s[k] == "V" and s[j] in "Vwy" and not eventful and texts[j][-1] not in role("complements"):
        return True
    if s[j] == "V" and not eventful and texts[k] in group("handling"):  # 约谈调整
        return kinds_of(texts[j]).isdisjoint(("taking_acts", "shift"))
    return texts[j] in group("making") and texts[k] in group("finishing")


def only_level(u: Units, k: int) -> bool:
    """Whether a quantity at k says how many at least or at most, and not how often."""
    if k >= len(u.parts) or u.parts[k] != "q":
        return False
    text = u.texts[k]
    return text[0] in "不超达逾" and unit_of(text) not in role("times")


def unit_of(quantity: str) -> str:
    """What a number counts by, as its last character: 亩, 家; 人 for 人次."""
    unit = quantity.rstrip("以上下内左右多余")[-2:]
    return "人" if unit == "人次" else unit[-1:]


def verb_text(u: Units, a: int, b: int) -> str:
    while b > a and u.texts[b] in role("level_words") and u.parts[b] == "z":  # 提高到: the verb is 提高
        b -= 1
    return "".join(u.texts[a : b + 1])
