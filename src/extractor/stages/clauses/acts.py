"""Acts: what each clause says is done, to what.

A clause is read as a string of letters (`units.py`). What may stand before its predicate is passed over here; then the
clause opens with a phrase (`phrases.py`), a verb (`predicate.py`) or a subject (`subjects.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.lexicon.word_classes import group, role, seasons, states
from extractor.stages.clauses.carry import Carry
from extractor.stages.clauses.cases import act_behind_case
from extractor.stages.clauses.grammar import (
    ACT,
    AFTER_MONEY,
    FROM_TO,
    HOW,
    LEAD,
    LEVEL,
    MANNER_PAIRS,
    PARALLEL,
    PLAIN,
    QUIET,
    SLOGAN,
    STEADY,
    VERB,
    end_of,
)
from extractor.stages.clauses.heads import is_head
from extractor.stages.clauses.phrases import read_behind_phrase, read_fronted, read_towards
from extractor.stages.clauses.predicate import emit, read_head
from extractor.stages.clauses.subjects import read_subject
from extractor.stages.clauses.units import Units, read_units
from extractor.stages.clauses.walk import Walk
from extractor.stages.clauses.words import words_of
from extractor.stages.findings import Clause, StatementFound

_ACTLESS = frozenset("djklmqsuxLMQ(-")  # measures, levels, dates: with these alone a clause tells no act


def read_acts(
    clauses: Sequence[Clause], statements: Sequence[StatementFound], passed: Sequence[tuple[int, int]] = ()
) -> None:
    """Gives each clause its words and acts. `passed` (in text order) are passed over: words that name bodies."""
    statement = end = -1
    carry = Carry()
    opened: Units | None = None
    at = 0
    for clause in clauses:
        opens = clause.statement != statement
        if opens:
            statement = clause.statement
            carry = Carry(before=opened if clause.start == end + 1 else None)  # of one paragraph
        end = clause.end
        tokens = clause.tokens
        while at < len(passed) and passed[at][1] <= clause.start:
            at += 1
        k = at
        while k < len(passed) and passed[k][0] < clause.end:
            first, last = passed[k]
            tokens = [t for t in tokens if not first <= t.start < last]
            k += 1
        units = read_units(tokens)
        if opens:
            opened = units
        clause.words = tokens if units.words is clause.tokens else words_of(units, clause.tokens)
        if _ACTLESS.issuperset(units.parts) or ("M" in units.parts and QUIET.match(units.parts)):
            carry.sure = False
            continue
        walk = Walk(units, carry)
        _read(walk)
        clause.acts = walk.found


def _read(w: Walk) -> None:
    was_sure, w.carry.sure = w.carry.sure, False
    if w.s.endswith("D"):  # 对…的, 逾期的: a case, no act; what comes deals with it
        w.speak_of_case(w.n)
        return
    if _tells_how(w) or _is_plain(w):
        return
    dealt = act_behind_case(w.u) if "D" in w.s else None
    if dealt is not None:
        _read_dealt(w, dealt)
        return
    w.todo.append((0, was_sure))
    while w.todo:
        _read_from(w, *w.todo.pop())
    if not w.found and w.hoped is not None:
        w.put(w.hoped, w.hoped, w.hoped + 1, w.n)
    if not w.found and not w.themed and "," in w.s:
        for k in range(w.n - 2):
            if w.s[k] == "," and w.s[k + 1] in "VP" and PARALLEL.match(w.s, k + 1):
                read_head(w, k + 1, None)
                break


def _tells_how(w: Walk) -> bool:
    """Whether the clause only says by what rule: 谁受益谁管护, 先安置后拆除, 禁牧休牧并举."""
    if w.u.texts[-1] in states() and w.s[0] in "wnhH" and "P" not in w.s:  # 督查暗访常态化
        return True
    if w.u.texts[-1] in role("by_both") and w.u.texts[0] not in role("standing") and "D" not in w.s:
        return True
    if "r" in w.s and w.u.texts.count("谁") > 1:
        return True
    return w.s[-2:-1] == "Z" and w.u.texts[-4:-3] == ["先"]


def _read_dealt(w: Walk, at: int) -> None:
    """What is done from `at` on is done to the case before it; the next clause goes on with what was spoken of."""
    carry = w.carry
    kept = carry.object, carry.built, carry.topic
    w.speak_of_case(w.s.index("D"))
    carry.built = carry.object
    w.todo.append((at, False))
    while w.todo:
        _read_from(w, *w.todo.pop())
    carry.object, carry.built, carry.topic = kept


def _is_plain(w: Walk) -> bool:
    """Whether the clause is a verb and its object with nothing else to decide (10月新建泵站9座): then it is read."""
    m = PLAIN.match(w.s)
    if m is None or "cw" in w.s:  # 改造公厕和设置垃圾箱
        return False
    h, texts = m.start("verb"), w.u.texts
    named = w.s[h] == "w" and texts[-1].endswith(("元", "方面"))  # 抚育补助每亩90元
    if named or texts[h] in role("standing") or texts[h] in group("using"):
        return False
    counted = m["count"] is not None
    emit(w, h, h, (h + 1, w.n - counted), None, counted)
    return True


def _read_from(w: Walk, at: int, was_sure: bool) -> None:
    """Reads the clause from a unit on: by what it opens with."""
    s, texts = w.s, w.u.texts
    if ",a" in s and w.carry.object is None and MANNER_PAIRS.match(s, at):
        return  # 常态排查、快速响应: of nothing that was spoken of
    i = _opening(w, at)
    if i is None or (
        "," in s
        and s[i] in "nh"
        and SLOGAN.match(s, i)
        and all(len(t) == 2 for t in texts[i : w.n] if t != "、")
    ):
        return  # 部门协同、上下联动
    letter = s[i]
    if (
        letter == "," and i and texts[i - 1] in group("idle") and PARALLEL.match(s, i + 1)
    ):  # 整合资源、创新模式
        w.put_idle(i - 1)
        w.todo.append((i + 1, was_sure))
        return
    if letter in "wV" and s[i + 1 : i + 2] == "q" and i + 2 < w.n and texts[i] in group("money"):
        m = AFTER_MONEY.match(s, i + 2)
        if m is not None:
            w.todo.append((m.end(), was_sure))
            return
    m = FROM_TO.search(s, i + 1) if "q" in s and "p" in s and letter not in "BT" else None
    if m is not None and texts[m.start()] in ("由", "从"):
        read_head(w, m.end() - 1, (i, m.start()))
    elif (changed := _changed(w, i)) is not None:
        w.put(changed, changed, i, texts.index("由", i + 1))
    elif letter == "B":
        read_fronted(w, i)
    elif letter == "T":
        read_towards(w, i)
    elif letter in "pt" or (letter == "z" and texts[i] == "到"):
        read_behind_phrase(w, i)
    elif letter == "e":
        m = ACT.match(s, i + 1)
        read_head(w, m.end() - 1 if m is not None else i, None)
    elif letter in VERB and is_head(w.u, i):
        _read_verb(w, i, was_sure)
    elif letter == "K" or (letter == "L" and end_of(LEVEL, s, i) > i):
        return
    elif letter != "z" or texts[i] not in ("成为", "作为", "为"):
        read_subject(w, i, was_sure)


def _changed(w: Walk, i: int) -> int | None:
    """The verb behind 由…: 讲解由收费改为免费."""
    if "p" not in w.s[i:] or "由" not in w.u.texts[i + 1 :]:
        return None
    return next((k for k in range(i + 2, w.n) if w.u.texts[k] in role("changed")), None)


def _opening(w: Walk, at: int) -> int | None:
    """Where the clause opens, behind what may stand before (adverbs, dates, labels); None at its end."""
    s, texts, n = w.s, w.u.texts, w.n
    i = at
    if not (at < n and s[at] in STEADY and "Z" not in s):
        i = end_of(LEAD, s, at)
    if i < n and s[i] == "n" and texts[i] in seasons() and s[i + 1 : i + 2] not in ("", "D", ","):  # 暑期动工
        i = end_of(LEAD, s, i + 1)
    elif i >= n and i:
        w.put_idle()
    if i >= n:
        return None
    if i > at and texts[i - 1] == "把":  # 把加装电梯…办好: no verb of the clause
        i -= 1
    if texts[i] in role("beside") and s[i + 1 : i + 2] in VERB:  # 联合监测水质
        i += 1
    if s[i] == "n" and texts[i][0] == "“" and s[i + 1 : i + 2] in ("V", "P", "w"):
        i += 1
    return i


def _read_verb(w: Walk, i: int, was_sure: bool) -> None:
    s, texts = w.s, w.u.texts
    if texts[i] not in group("using"):
        read_head(w, i, None)
        return
    ends = "uD" if "," in s else "u"  # 采用请进来、走出去的办法
    way = next((k for k in range(i + 1, w.n) if texts[k] in role("fields") and s[k - 1] in ends), None)
    if way is None and texts[-1] == "措施":  # 采取全方位防控措施
        read_head(w, i, None)
    elif way is None:  # 利用闲置厂房建设…
        how = HOW.search(s, i + 2)
        read_head(w, i if how is None else how.end() - 1, None)
    elif way + 1 < w.n:  # 采取…等方式，加快培养
        w.todo.append((way + 1, was_sure))
