"""Predicate: the verbs of a clause from its head on, each with its object."""

from __future__ import annotations

from extractor.lexicon.word_classes import after, endings, group, kinds_of, on_duty, persons, role
from extractor.stages.clauses.grammar import (
    DENIAL,
    KEPT_AT,
    LEVEL_OF,
    NOUN,
    OF_AMOUNT,
    ORGANISED,
    RATE_ONLY,
    TWO_SUBJECTS,
    VERB,
    WORK_OF_LIST,
)
from extractor.stages.clauses.heads import fuses, only_level, unit_of, verb_text
from extractor.stages.clauses.objects import object_end, object_text, trim
from extractor.stages.clauses.walk import Span, Walk
from extractor.stages.findings import ActFound

_GOES_ON = VERB | frozenset("z,cj")  # behind a verb: what may be one with it or joined to it


def read_head(w: Walk, h: int, subject: Span | None) -> None:
    """The verbs from h on, each with its object, one after the other to the end of the clause."""
    following: int | None = _one_head(w, h, subject)
    while following is not None:
        following = _one_head(w, following, None)


def _one_head(w: Walk, h: int, subject: Span | None) -> int | None:
    """One verb (or fused or joined verbs) with its object; the place of the next head, if any."""
    s, texts, n = w.s, w.u.texts, w.n
    if h >= n or (texts[h] in ("坚持", "争取", "力争", "组织") and _stands_for_another(w, h)):
        return None
    verbs = _verbs(w, h)
    start = verbs[-1][1] + 1
    if start + 1 < n and s[start] == ",":  # 一季度招标、二季度施工
        for a, b in verbs:
            emit(w, a, b, None, subject)
        w.todo.append((start + 1, False))
        return None
    if subject is not None and (item := WORK_OF_LIST.match(s, start)):
        for a, b in verbs:
            emit(w, a, b, None, subject)
        w.todo.append((item.end(), False))
        return None
    stop, following = object_end(w.u, h, start)
    sure = texts[h] in role("sure")
    if (sure or (s[h] == "P" and texts[h] not in role("drawing"))) and RATE_ONLY.fullmatch(s, start, stop):
        return None
    if sure and _keeps_level(w, start, stop):  # 确保产能稳定在60万头
        return None
    level = LEVEL_OF.search(s, start, stop + 2) if "L" in s else None
    if level is not None and level.start() < stop:
        if sure or (s[h] == "P" and (level.start() == start or s[level.start() - 1] == "M")):
            return None
        stop = level.start()
    goal = start - 1 > h and _only_goal(w, start - 1, subject)
    reports = texts[h] in role("to_whom")  # 报县政府审批
    obj = None if goal or reports else trim(w.u, start, stop)
    if obj is not None and s[h] == "P" and (means := _through(w, start, stop)) is not None:
        text = object_text(w.u, start, means[0]) + object_text(w.u, means[1], obj[1])
        end = w.u.words[obj[1] - 1].end
        w.found += [ActFound(at := w.u.words[a].start, end, verb_text(w.u, a, b), text, at) for a, b in verbs]
        return None
    numbered = "q" in s[start:stop]
    listed = reports or (numbered and h > 0 and s[h - 1] == ",")
    for a, b in verbs:
        emit(w, a, b, obj, subject, numbered, listed)
    if sure:
        w.carry.sure = True
        if following is not None and s[following] not in "VP":
            while (m := TWO_SUBJECTS.search(s, following)) is not None:  # 确保A开工、B竣工、C投用
                w.put(h, h, following, m.start("comma"), "确保")
                following = m.end("comma")
            w.put(h, h, following, n, "确保")
            return None
    return following


def _stands_for_another(w: Walk, h: int) -> bool:
    """坚持 or 争取 before what is really done: that is read on."""
    s, texts, n = w.s, w.u.texts, w.n
    if texts[h] == "组织":  # 组织逐份审核
        if ORGANISED.match(s, h + 1) is None:
            return False
        w.todo.append((h + 1, False))
        return True
    if texts[h] == "坚持" and h + 1 < n and s[h + 1] in "amQd":
        k = h + 1
        while k < n and s[k] in "amQd":
            k += 1
        if k == n - 1 and s[k] in "wIF":  # 坚持高标准建设
            return False
        if k + 1 < n and s[k] in VERB and s[k + 1] in ",c":  # 规模化经营、产业化带动: what is kept to
            return False
        if s[h + 1] == "a":  # but 坚持每月一调度
            w.hoped = h
        w.todo.append((h + 1, False))
        return True
    if texts[h] in ("争取", "力争") and h + 2 < n and (s[n - 1] == "I" or s[h + 1] in "pamdzVIB"):
        w.hoped = h
        w.todo.append((h + 1, False))
        return True
    return False


def _verbs(w: Walk, h: int) -> list[Span]:
    """The verb at h with what is one with it, and those that 、 or 和 joins to it; ends inclusive."""
    s, texts, n = w.s, w.u.texts, w.n
    if h + 1 >= n or s[h + 1] not in _GOES_ON:
        return [(h, h)]
    verbs: list[Span] = []
    first = j = h
    while True:
        following = s[j + 1] if j + 1 < n else ""
        if following == "z" and texts[j + 1] in after():
            j += 1
            if texts[j] in role("goal"):
                break
            continue
        if following and following in VERB and fuses(w.u, first, j, j + 1):
            j += 1
            continue
        if following == "c" and texts[j + 1] in ("与", "同") and texts[n - 1] in group("mutual"):
            break
        if following and following in ",cj" and j + 2 < n:
            k = j + 2
            while k < n and s[k] == "a":
                k += 1
            goes_on = k + 1 < n and (s[k + 1] not in ",cD" or (s[k + 1] in ",c" and s[k] in "VP"))
            if goes_on and s[k] in "VPwfFo" and s[h] != "I":
                verbs.append((first, j))
                first = j = k
                continue
        break
    verbs.append((first, j))
    return verbs


def _keeps_level(w: Walk, start: int, stop: int) -> bool:
    """Whether something is only kept at a level."""
    kept = KEPT_AT.fullmatch(w.s, start, stop)
    return kept is not None and "keeping" in kinds_of(w.u.texts[kept.start("verb")])


def _only_goal(w: Walk, last: int, subject: Span | None) -> bool:
    """Whether the verb ends in 到, 为: what follows is a goal; with 打造成 what it becomes is the object."""
    if w.s[last] != "z" or w.u.texts[last] not in role("goal"):
        return False
    return subject is not None or w.u.texts[last] not in role("becoming")


def _through(w: Walk, start: int, stop: int) -> Span | None:
    """The phrase of means inside a clause that is an object: 引导乡贤通过…等方式|助推…."""
    texts = w.u.texts
    at = next((k for k in range(start + 1, stop) if texts[k] == "通过"), None)
    end = (
        None if at is None else next((k + 1 for k in range(at, stop - 1) if texts[k] in role("fields")), None)
    )
    return None if at is None or end is None else (at, end)


def emit(
    w: Walk,
    a: int,
    b: int,
    obj: Span | None,
    subject: Span | None,
    numbered: bool = False,
    listed: bool = False,
) -> None:
    """One act of the verb at units `a..b`: its object, else its subject, else what was spoken of before.

    `numbered`: a number stands where the object was looked for; `listed`: and a 、 before the verb.
    """
    s = w.s
    verb = verb_text(w.u, a, b)
    kinds = kinds_of(verb) or kinds_of(w.u.texts[b])  # of 加快推进, those of 推进
    if a and (denial := DENIAL.search(w.u.texts[a - 1])) is not None:  # 不搞形式主义, 一律不供地
        a, verb = a - 1, denial[0] + verb
    if obj is not None and subject is None and w.carry.topic and w.carry.object and "entering" in kinds:
        w.put_text(a, b, w.carry.object[0], verb)  # 凡属集体的资产，均应纳入清查范围
        return
    if obj is not None:
        w.put_kept(a, b, *obj, verb, kinds)
        if subject is not None:
            w.speak_of(*subject)
        return
    if subject is not None:
        last = subject[1] - 1
        while last > subject[0] and s[last] in "amdqQs":  # 县财政局5个工作日内拨付
            last -= 1
        does = w.u.texts[last].endswith(endings("doers")) and "I" not in s[a : b + 1]
        does = does or (verb in group("duty") and w.u.texts[last].endswith(on_duty()))
        plain = s[subject[0] - 1 : subject[0]] not in ("T", "p", "B")
        if does or (plain and "complete" in kinds):  # 护林员巡山: who does it
            w.put_text(a, b, None, verb)
            return
    if (verb == "完成" and subject is None) or (numbered and "money" in kinds):
        return
    if subject is not None and _said_of_subject(w, a, b, subject, verb, kinds):
        return
    if s[a] in "wI" and only_level(w.u, b + 1):
        return
    if not w.carry.topic and "complete" in kinds:
        w.put_text(a, b, None, verb)
        return
    counted = unit_of(w.u.texts[b + 1]) if s[b + 1 : b + 2] == "q" else ""
    compared = w.u.texts[0] in ("比", "较") or counted != w.carry.unit
    if counted and subject is None and compared and "moving" in kinds:
        return  # 较上年提高5个百分点
    spoken = w.carry.object if w.u.texts[b] == "到" and w.first else None
    sent = spoken is not None and spoken[0].endswith(persons())  # 教师全部安排到乡镇
    takes = listed or sent or "I" in s[a : b + 1] or (b + 1 >= w.n and w.first)
    taken = w.carry.taken_up(verb, kinds, s[a] == "I", counted, w.chained, takes)
    if taken is not None or s[a : b + 1] != "o":  # a lone 招 is no act
        w.put_text(a, b, taken, verb)


def _said_of_subject(w: Walk, a: int, b: int, subject: Span, verb: str, kinds: frozenset[str]) -> bool:
    """Whether the act is said of the subject: then it is put, or it only says how a measure stands."""
    s = w.s
    at, until = subject
    if (amount := OF_AMOUNT.match(s, at, until)) is not None:
        at = amount.end()
    for k in range(at + 1, until):
        which = s[k] == "q" and s[k + 1] in "nh"  # 乡村两级图书室, but 东河村、西河村两个村
        which = which and not w.u.texts[k - 1].endswith(w.u.texts[k + 1])
        modifies = which or (
            (s[k] == "a" or w.u.texts[k] == "协同") and NOUN.search(s, k, until)
        )  # 垃圾分类小区
        if s[k] in "aptTBmdqQ" and not modifies and NOUN.search(s, at, k):
            until = k
            break
    if "Z" in s[at : until + 1]:  # 标准提高后, …: said of what was spoken of
        if w.carry.object is None or "q" in s[b:]:
            return False
        w.put_text(a, b, w.carry.object[0], verb)
        return True
    kept = trim(w.u, at, until, "am")
    if kept is None:
        return False
    measured = s[kept[1] - 1] == "M" or verb == "控制"  # 用工控制在50人以内
    if measured and s[b] == "z" and "q" in s[b:] and "keeping" in kinds:
        return True
    w.put_kept(a, b, *kept, verb, kinds)
    if s[b] == "I":
        w.speak_of(at, until)
    return True
