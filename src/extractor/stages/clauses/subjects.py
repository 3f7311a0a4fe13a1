"""Subjects: clauses that open with what the act is done to, or with who does it."""

from __future__ import annotations

import re

from extractor.lexicon.word_classes import group, offices, part, role
from extractor.stages.clauses.grammar import (
    ACT_GOT,
    AFTER_EVENT,
    BARE,
    BEFORE_FRONTED,
    BEHIND,
    BEHIND_PLACE,
    BY_RULE,
    COPULA,
    COUNTED_NOUN,
    DOES,
    ENTERED_CASE,
    GIVEN,
    KEPT,
    LATE,
    LATER_RESULT,
    LIGHT_CLOSING,
    MOVED,
    PREDICATE,
    SUBJECT_CASE,
    TOWARDS_WHOM,
    search,
)
from extractor.stages.clauses.heads import only_level
from extractor.stages.clauses.levels import moves
from extractor.stages.clauses.objects import object_text, trim
from extractor.stages.clauses.predicate import emit, read_head
from extractor.stages.clauses.walk import Walk
from extractor.stages.findings import ActFound


def read_subject(w: Walk, i: int, was_sure: bool) -> None:
    """The predicate behind the subject at i, and what it says of it."""
    s = w.s
    if i and s[i - 1] == "d" and w.u.texts[i] == "一":  # 每月一调度
        return
    if i and w.u.texts[i - 1] in group("apposing") and "m" not in s:
        return
    if (
        _keeps_a_measure(w, i)
        or _reads_on(w, i, was_sure)
        or _is_case(w, i)
        or ("e" in s and _is_light(w, i))
    ):
        return
    m = _find_predicate(w, i)
    if m is None:
        if s[-1] == "a":  # 在建项目加快进度
            w.put_idle()
        _read_compound(w, i)
        return
    if m["level"] is not None:
        return
    moved = MOVED.search(s, m.end())
    if (
        moved is not None
        and w.u.texts[moved.end() - 1] in role("level_words")
        and "," not in s[m.end() : moved.start()]
    ):
        read_head(w, moved.start(), (i, moved.start()))  # 定点机构扩大到…
        return
    start, j = _predicate(w, m)
    if was_sure and s[j] in "IVw" and (j + 1 == w.n or s[j] == "I"):
        w.put(i, i, i, w.n, "确保")
        w.carry.sure = True
    elif not _tells_no_act(w, i, m, start, j):
        _read_predicate(w, i, start, j, was_sure)


def _find_predicate(w: Walk, i: int) -> re.Match[str] | None:
    """The predicate of the subject at i."""
    s, texts = w.s, w.u.texts
    m = PREDICATE.search(s, i + 1)
    if m is not None and m["counted"] and texts[i][0] == "每":  # 每亩管护经费20元列入预算
        m = PREDICATE.search(s, m.end()) or m
    if m is not None and m["short"] and texts[m.end() - 1] not in role("short_acts"):
        return None
    return m


def _keeps_a_measure(w: Walk, i: int) -> bool:
    """Whether a measure stays or moves: 入园率保持…, 满意度提高到…; the width of a road is work."""
    kept = KEPT.match(w.s, i) if "q" in w.s else None
    if kept is None:
        return False
    if kept["verb"] is None:
        return True
    return moves(w.u.texts[kept.start("verb")], w.u.texts[kept.end("measure") - 1])


def _reads_on(w: Walk, i: int, was_sure: bool) -> bool:
    """Whether what opens the clause is passed over: an event before another, a body before 为企业…."""
    s, texts = w.s, w.u.texts
    after = AFTER_EVENT.match(s, i) if "Z" in s else None
    if after is not None and after.end() < w.n:  # 大班额消除后转入…
        what = trim(w.u, i, i + len(after["what"].rstrip("w")))
        if what is not None and "V" not in after["what"]:
            w.carry.object = w.said(*what)
        w.todo.append((after.end(), was_sure))
        return True
    does = DOES.match(s, i)
    if does is not None:
        verb = does.start("verb")
        if texts[verb - 1].endswith(offices()) and texts[-1][-1] not in role("placed"):  # 市政公司清查管线
            read_head(w, verb, None)
            return True
    whom = TOWARDS_WHOM.match(s, i) if "p" in s or "t" in s or "T" in s else None
    if whom is None:
        return False
    at = whom.end()
    how = search(BEHIND, s, at + 2) if s[at] == "t" else None
    if how is None and texts[at][0] in "按依":
        how = BY_RULE.search(s, at + 2)
    if how is not None and BARE.fullmatch(s, how.end()):  # 经费按…足额列支
        read_head(w, how.end() - 1, (i, at))
        return True
    if (day := BEFORE_FRONTED.match(s, at)) is not None:  # 各单位要在4月前把任务拆到人
        w.todo.append((day.end(), was_sure))
        return True
    if texts[at] == "由" and (by := search(BEHIND_PLACE, s, at + 1)) is not None:  # 路灯统一由公司维护
        read_head(w, by.end() - 1, (i, at))
        return True
    if texts[at] in role("whom") or how is not None:
        w.todo.append((at, was_sure))
        return True
    return False


def _is_case(w: Walk, i: int) -> bool:
    """不达标的停产, 违规的计入不良信用: the case is what is dealt with. 余下为退化林修复 tells no act."""
    s, texts = w.s, w.u.texts
    if (copula := COPULA.match(s, i)) and texts[copula.start("is")] == "为":
        return True
    if "D" not in s:
        return False
    case = SUBJECT_CASE.match(s, i)
    if (
        case is None
        and (entered := ENTERED_CASE.match(s, i))
        and texts[entered.end() - 1] in group("entering")
    ):
        case = entered
    if case is None:
        return False
    j = case.end() - 1
    w.put(j, j, i, case.end("case") - 1)
    if s[j + 1 : j + 2] == ",":
        w.todo.append((j + 2, False))
    return True


def _is_light(w: Walk, i: int) -> bool:
    """随班学生由财政给予补助; 结果在公开栏进行公示: of the subject."""
    s = w.s
    given = GIVEN.search(s, i + 1)
    if given is not None:
        w.put(given.start(), given.start(), given.start() + 1, w.n)
        return True
    light = LIGHT_CLOSING.search(s, i + 1)
    if light is None:
        return False
    until = next((k for k in range(i + 1, light.start()) if s[k] in "ptam"), light.start())
    w.put(light.start("verb"), w.n - 1, i, until)
    return True


def _predicate(w: Walk, m: re.Match[str]) -> tuple[int, int]:
    """Where the predicate with its adverbs begins, and its verb: one of later in the clause may go before."""
    s = w.s
    start, j = m.start(), m.end() - 1
    late = LATE.search(s, m.end()) if s[j] in "Vw" and (m["plain"] or m["counted"]) else None
    if late is not None and "," not in s[m.end() : late.start()]:  # 生态安葬奖补足额兑现
        start, j = late.start(), late.start("verb")
    if s[j - 1 :] in ("yV", "yVq") and s[j - 2] in "nh":  # 便桥封闭重建
        return j - 1, j - 1
    if (m["closing"] or m["counted"]) and s[j] in "wo" and (later := LATER_RESULT.search(s, j + 1)):
        start, j = later.start(), later.end() - 1
    return start, j


def _tells_no_act(w: Walk, i: int, m: re.Match[str], start: int, j: int) -> bool:
    """Times, denials, prices, shares and levels."""
    s, texts = w.s, w.u.texts
    if s[j + 1 :] == "Z" or texts[j - 1][-1] in "不未":  # 标准提高后: when; 一律不列支
        return True
    moves = s[j] != "I" and texts[j] in group("shift")
    if s[i] == "q" and not w.chained and texts[-1] != "完成" and (moves or (m["closing"] and s[j] == "w")):
        return True
    if not m["closing"] and not m["counted"]:
        return False
    if s[j] == "w" and texts[-1].endswith("%"):
        return True
    if not m["closing"]:
        return False
    each = start == i + 1 and (texts[i] in role("each") or texts[i][0] == "每")
    priced = s[j + 1 : j + 2] == "Q" and texts[j + 1][0] == "每"  # 培训每人补贴…
    return each or priced or (s[j] == "w" and only_level(w.u, j + 1))


def _read_predicate(w: Walk, i: int, start: int, j: int, was_sure: bool) -> None:
    s, texts = w.s, w.u.texts
    if texts[j] in group("entering"):
        kept = trim(w.u, i, start, "am")
        if kept is not None:
            w.put(j, j, *kept, texts[j])
        return
    if texts[j] in role("getting") and (got := ACT_GOT.match(s, j + 1)):  # 粪污得到处理
        start, j = j, got.end() - 1
    if j + 2 >= w.n or s[j + 1] != ",":
        read_head(w, j, (i, start))
        return
    emit(w, j, j, None, (i, start))
    said = trim(w.u, i, start, "am")
    if said is not None and w.u.texts[said[1] - 1] not in group("steps"):  # but 主体封顶、10月交付
        w.carry.object = w.carry.built = w.said(*said)
    w.chained = True
    w.todo.append((j + 2, was_sure))


def _read_compound(w: Walk, i: int) -> None:
    """A noun that ends in its own verb, and how many: 商标注册500件."""
    s, texts = w.s, w.u.texts
    if s[i] in "nhHMw":
        counted = s.find("q", i)
        w.speak_of(i, counted if counted > 0 else w.n)
    m = COUNTED_NOUN.match(s, i)
    if m is None:
        return
    k = m.end() - 1
    text = texts[k]
    if len(text) > 3 and part(text[-2:]) in ("w", "V") and texts[k + 1][-1] not in "元%":
        thing = object_text(w.u, i, k) + text[:-2]
        end = w.u.words[k].end
        w.found.append(ActFound(w.u.words[i].start, end, text[-2:], thing, end - 2))
