"""Acts: what a clause tells: its verbs, each with its object.

A clause is read as a string of parts (`lexicon/word_classes.py`). Its head is found behind what may stand before it (adverbs,
dates, phrases with 在 or 通过, a subject); verbs that join the head, and the object up to the next head, follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.lexicon.word_classes import (
    after,
    closing_themes,
    events,
    frames,
    group,
    part,
    persons,
    seasons,
    ways,
    works,
)
from extractor.stages.clauses.grammar import (
    ACT,
    ACT_GOT,
    AFTER_EVENT,
    AFTER_MONEY,
    AS_WHAT,
    BARE,
    BECOMING,
    BEHIND,
    BEHIND_PLACE,
    BESIDE,
    BUILT_MEASURES,
    CLOSING,
    COPULA,
    COUNTED_NOUN,
    DOERS,
    EACH,
    ENTERED_CASE,
    FIELDS,
    FROM_TO,
    GETTING,
    GIVEN,
    GOAL,
    HOW,
    KEPT,
    LAST_FRONTED,
    LATE,
    LATER_RESULT,
    LEAD,
    LEVEL,
    LEVEL_OF,
    LEVEL_WORDS,
    LIGHT_CLOSING,
    MOVED,
    NOUN,
    PARALLEL,
    PLACING,
    PREDICATE,
    RATE_ONLY,
    SLOGAN,
    STEADY,
    SUBJECT_CASE,
    SURE,
    TIMES,
    TO_PASS,
    TOPIC,
    TOWARDS_CASE,
    TOWARDS_WHOM,
    VERB,
    WHOM,
    end_of,
    search,
)
from extractor.stages.clauses.heads import fuses, is_head, only_level, unit_of, verb_text
from extractor.stages.clauses.objects import object_end, object_text, trim
from extractor.stages.clauses.units import Units, read_units
from extractor.stages.findings import ActFound, Clause, StatementFound


@dataclass(slots=True)
class _Carry:
    """What a clause hands on to the next one of its statement."""

    object: tuple[str, int, int] | None = None
    built: tuple[str, int, int] | None = None
    unit: str = ""  # of the number of that object
    model: tuple[str, int, int] | None = None  # a way of working that is tried, and later spread
    sure: bool = False
    topic: bool = False


def read_acts(
    clauses: Sequence[Clause], statements: Sequence[StatementFound], passed: Sequence[tuple[int, int]] = ()
) -> None:
    """Gives each clause its acts.

    Of a statement that is not planned only the clauses without a quantity are read: they say what the numbers
    beside them belong to. `passed` (in text order) are words that are passed over: those that name bodies.
    """
    statement = -1
    carry = _Carry()
    at = 0
    for clause in clauses:
        if clause.statement != statement:
            statement = clause.statement
            planned = statements[statement].kind == "planned"
            carry = _Carry()
        tokens = clause.tokens
        if not planned and any(t.tag == "m:quantity" for t in tokens):
            continue
        while at < len(passed) and passed[at][1] <= clause.start:
            at += 1
        k = at
        while k < len(passed) and passed[k][0] < clause.end:
            start, end = passed[k]
            tokens = [t for t in tokens if not start <= t.start < end]
            k += 1
        if tokens:
            reader = _ClauseReader(read_units(tokens), carry)
            reader.read()
            clause.acts = reader.found


class _ClauseReader:
    __slots__ = ("carry", "chained", "first", "found", "hoped", "n", "s", "themed", "todo", "u")

    def __init__(self, units: Units, carry: _Carry) -> None:
        self.u = units
        self.s = units.parts
        self.n = len(units.parts.rstrip("-"))
        self.s = self.s[: self.n]
        self.carry = carry
        self.first = True
        self.chained = False  # behind the 、 of a subject's verb: the next verb is said of the same thing
        self.themed = False  # a phrase with 围绕, 以 opens the clause
        self.hoped: int | None = None  # 争取 X V: what is hoped for, unless the clause behind it says an act
        self.todo: list[tuple[int, bool]] = []
        self.found: list[ActFound] = []

    # ---- the walk ------------------------------------------------------------------------------------

    def read(self) -> None:
        was_sure, self.carry.sure = self.carry.sure, False
        self.first = True
        if self.s.endswith("D"):  # 对…的, 逾期的: a case, no act
            return
        self.todo.append((0, was_sure))
        while self.todo:
            self._clause(*self.todo.pop())
        if not self.found and self.hoped is not None:
            self._put(self.u.texts[self.hoped], self.hoped, self.hoped, self.hoped + 1, self.n)
        if not self.found and not self.themed:
            for k in range(self.n - 2):
                if self.s[k] == "," and self.s[k + 1] in "VP" and PARALLEL.match(self.s, k + 1):
                    self._head(k + 1, None)
                    break

    def _clause(self, at: int, was_sure: bool) -> None:
        i = at
        if not (at < self.n and self.s[at] in STEADY and "Z" not in self.s):
            i = end_of(LEAD, self.s, at)
        if i >= self.n:
            if i and (text := self.u.texts[i - 1]) in group("idle") and text[0] not in "下花":  # 加大力度 alone
                self.found.append(ActFound(self.u.starts[i - 1], self.u.ends[i - 1], text[:2], text[2:]))
            return
        if self.u.texts[i] in seasons() and self.s[i + 1 : i + 2] not in ("", "D", ","):  # 暑期动工
            i = end_of(LEAD, self.s, i + 1)
            if i >= self.n:
                return
        if i > at and self.u.texts[i - 1] == "把":  # 把加装电梯…办好: no verb of the clause
            i -= 1
        if self.u.texts[i] in BESIDE and self.s[i + 1 : i + 2] in VERB:  # 联合监测水质
            i += 1
        if SLOGAN.match(self.s, i) and all(len(t) == 2 for t in self.u.texts[i : self.n] if t != "、"):  # 部门协同、上下联动
            return
        letter = self.s[i]
        if letter == "n" and self.u.texts[i][0] == "“" and i + 1 < self.n and self.s[i + 1] in "VPw":
            i += 1
            letter = self.s[i]
        if letter in "wV" and self.u.texts[i] in group("money") and i + 2 < self.n and self.s[i + 1] == "q":
            m = AFTER_MONEY.match(self.s, i + 2)
            if m is not None:
                self.todo.append((m.end(), was_sure))
                return
        m = FROM_TO.search(self.s, i + 1) if "q" in self.s and "p" in self.s and letter not in "BT" else None
        if m is not None and self.u.texts[m.start()] in ("由", "从"):
            self._head(m.end() - 1, (i, m.start()))
        elif letter == "B":
            self._fronted(i)
        elif letter == "T":
            self._towards(i)
        elif letter in "pt" or (letter == "z" and self.u.texts[i] == "到"):
            self._behind_phrase(i)
        elif letter == "e":
            m = ACT.match(self.s, i + 1)
            self._head(m.end() - 1 if m is not None else i, None)
        elif letter in VERB and is_head(self.u, i):
            using = self.u.texts[i] in group("using")
            way = next((k for k in range(i + 1, self.n) if self.u.texts[k] in FIELDS and self.s[k - 1] == "u"), None)
            if using and way is not None:  # 采取…等方式，加快培养
                if way + 1 < self.n:
                    self.todo.append((way + 1, was_sure))
                return
            how = HOW.search(self.s, i + 2) if using else None
            self._head(i if how is None else how.end() - 1, None)
        elif (letter == "L" and end_of(LEVEL, self.s, i) > i) or letter == "K":
            return
        elif letter != "z" or self.u.texts[i] not in ("成为", "作为", "为"):
            self._subject(i, was_sure)

    def _subject(self, i: int, was_sure: bool) -> None:
        s = self.s
        kept = KEPT.match(s, i) if "q" in s else None
        if kept is not None and (kept["verb"] is None or self._only_measures(kept)):
            return
        after = AFTER_EVENT.match(s, i) if "Z" in s else None
        if after is not None and after.end() < self.n:  # 大班额消除后转入…
            self.todo.append((after.end(), was_sure))
            return
        if (copula := COPULA.match(s, i)) and self.u.texts[copula.start("is")] == "为":  # 余下为退化林修复
            return
        case = SUBJECT_CASE.match(s, i)
        if case is None and (entered := ENTERED_CASE.match(s, i)) and self.u.texts[entered.end() - 1] in group("entering"):
            case = entered  # 违规的计入不良信用
        if case is not None:  # 不达标的停产
            j = case.end() - 1
            self._put(verb_text(self.u, j, j), j, j, i, case.end("case") - 1)
            return
        whom = TOWARDS_WHOM.match(s, i) if "p" in s or "t" in s or "T" in s else None
        if whom is not None:
            at = whom.end()
            how = search(BEHIND, s, at + 2) if s[at] == "t" else None
            if how is not None and BARE.fullmatch(s, how.end()):  # 经费按…足额列支
                self._head(how.end() - 1, (i, at))
                return
            if self.u.texts[at] in WHOM or how is not None:
                self.todo.append((at, was_sure))
                return
        light = LIGHT_CLOSING.search(s, i + 1) if "e" in s else None
        given = GIVEN.search(s, i + 1) if "e" in s else None
        if given is not None:  # 随班学生由财政给予交通补助
            self._put(self.u.texts[given.start()], given.start(), given.start(), given.start() + 1, self.n)
            return
        if light is not None:  # 结果在村务公开栏进行公示
            until = next((k for k in range(i + 1, light.start()) if s[k] in "ptam"), light.start())
            self._put(verb_text(self.u, light.start("verb"), self.n - 1), light.start("verb"), self.n - 1, i, until)
            return
        m = PREDICATE.search(s, i + 1)
        if m is None:
            self._compound(i)
            return
        if m.group("level"):
            return
        moved = MOVED.search(s, m.end())
        if moved is not None and self.u.texts[moved.end() - 1] in LEVEL_WORDS and "," not in s[m.end() : moved.start()]:
            self._head(moved.start(), (i, moved.start()))  # 定点机构扩大到…
            return
        j = m.end() - 1
        start = m.start()
        late = LATE.search(s, m.end()) if s[j] in "Vw" and (m["plain"] or m["counted"]) else None
        if late is not None:  # 生态安葬奖补足额兑现
            start, j = late.start(), late.start("verb")
        if s[j + 1 :] == "Z" or self.u.texts[j - 1][-1] in "不未":  # 标准提高后: when; 一律不列支
            return
        if s[j] == "w" and self.u.texts[-1].endswith("%") and (m["closing"] or m["counted"]):
            return
        if s[j] == "w" and m.group("closing") and only_level(self.u, j + 1):
            return
        if (m["closing"] or m["counted"]) and s[j] in "wo" and (later := LATER_RESULT.search(s, j + 1)):
            start, j = later.start(), later.end() - 1
        if was_sure and s[j] in "IVw" and (j + 1 == self.n or s[j] == "I"):
            self._put("确保", i, i, i, self.n)
            self.carry.sure = True
            return
        if m["closing"] and start == i + 1 and (self.u.texts[i] in EACH or self.u.texts[i][0] == "每"):
            return
        if m["closing"] and s[j + 1 : j + 2] == "Q" and self.u.texts[j + 1][0] == "每":  # 培训每人补贴…
            return
        moves = s[j] != "I" and self.u.texts[j] in group("shift")
        if s[i] == "q" and not self.chained and (moves or (m["closing"] and s[j] == "w")):
            return
        if self.u.texts[j] in group("entering"):
            trimmed = trim(self.u, i, start, "am")
            if trimmed is not None:
                self._put(self.u.texts[j], j, j, *trimmed)
            return
        if self.u.texts[j] in GETTING and (got := ACT_GOT.match(s, j + 1)):  # 粪污得到处理
            start, j = j, got.end() - 1
        if j + 2 < self.n and s[j + 1] == ",":
            self._emit(j, j, None, (i, start), j + 1, j + 1, j)
            said = trim(self.u, i, start, "am")
            if said is not None:
                self.carry.object = self.carry.built = self._carried(*said)
            self.chained = True
            self.todo.append((j + 2, was_sure))
            return
        self._head(j, (i, start))

    def _only_measures(self, kept: re.Match[str]) -> bool:
        """Whether a measure stays or moves: 入园率保持…, 满意度提高到…; the width of a road is work."""
        at = kept.start("verb")
        verb, measure = self.u.texts[at], self.u.texts[kept.end("measure") - 1]
        return verb in group("keeping") or (verb in group("moving") and not measure.endswith(BUILT_MEASURES))

    def _compound(self, i: int) -> None:
        """A noun that ends in its own verb, and how many: 商标注册500件."""
        if self.s[i] in "nhHMw":
            counted = self.s.find("q", i)
            self._topic(i, counted if counted > 0 else self.n)
        m = COUNTED_NOUN.match(self.s, i)
        if m is None:
            return
        k = m.end() - 1
        text, start = self.u.texts[k], self.u.starts[i]
        if len(text) > 3 and part(text[-2:]) in ("w", "V") and self.u.texts[k + 1][-1] not in "元%":
            head = object_text(self.u, i, k) + text[:-2]
            self.found.append(ActFound(start, self.u.ends[k], text[-2:], head))

    # ---- phrases before the verb -------------------------------------------------------------------

    def _fronted(self, i: int) -> None:
        """把/将 X V: X is the object."""
        s, texts = self.s, self.u.texts
        last = None
        placed = next((j for j in range(i + 2, self.n) if texts[j] in AS_WHAT), None)
        if placed is not None:  # 把…列为头号实事
            self._topic(i + 1, placed)
            return
        for j in range(i + 2, self.n):
            if (s[j] in VERB or texts[j] == "用") and s[j - 1] != "D":
                following = s[j + 1] if j + 1 < self.n else ""
                if texts[j] in group("into") and following not in ("D", ""):
                    last = j
                    break
                listed = s[j] == "w" and (following == "," or s[j - 1] == ",")  # 把资源、服务、管理下沉到…
                if not listed and ((following == "" and s[j] != "y") or (following and following in "zqQ,u")):
                    last = j
                    if following and following in "zqQ,":
                        break
        if last is None:
            m = LAST_FRONTED.search(s, i + 2)
            if m is None:
                return
            last = m.start()
        if texts[last] in PLACING:
            return
        end = last
        while end > i + 1 and s[end - 1] in "amdrQqpu":
            end -= 1
        for k in range(i + 2, end):
            if texts[k] in ("由", "从") and "q" in s[k:last]:  # 将标准由300元提高到…
                end = k
                break
        self._put(verb_text(self.u, last, last), last, last, i + 1, end)

    def _towards(self, i: int) -> None:
        """对 X 进行 V: X is the object; 对 X V Y: Y is."""
        s = self.s
        e = s.find("e", i)
        if e > 0:
            j = e + 1
            while j < self.n and s[j] in "anhH":
                j += 1
            if j < self.n and s[j] in VERB:
                last = j
                while last + 1 < self.n and s[last + 1] in VERB:  # 任职培训
                    last += 1
                self._put(verb_text(self.u, j, last), j, last, i + 1, e)
                while last + 2 < self.n and s[last + 1] in ",c" and s[last + 2] in VERB:
                    last += 2
                    self._put(verb_text(self.u, last, last), last, last, i + 1, e)
                return
        if TOPIC.match(s, i) and (topic := trim(self.u, i + 1, self.n)) is not None:  # 对检查发现的问题，…
            self.carry.object = self._carried(*topic)
            self.carry.topic = True
            return
        case = TOWARDS_CASE.match(s, i)
        if case is not None:  # 对干得好的要表扬
            j = case.end() - 1
            self._put(verb_text(self.u, j, j), j, j, i + 1, case.end("case") - 1)
            self.chained = True
            if s[j + 1 : j + 2] == ",":
                self.todo.append((j + 2, False))
            return
        m = search(BEHIND_PLACE, s, i + 2)
        if m is None:
            closing = CLOSING.search(s, i + 2)
            if closing:
                j = closing.start()
                self._put(verb_text(self.u, j, j), j, j, i + 1, j)
            elif (trimmed := trim(self.u, i + 1, self.n)) is not None:
                self.carry.object = self._carried(*trimmed)
                self.carry.topic = True
            return
        j = m.end() - 1
        whom = None if self.u.texts[j] in group("open") else (i + 1, m.start())
        if whom is not None and s[j + 1 : j + 2] == ",":  # 对实名举报优先办理、及时答复
            self._emit(j, j, None, whom, j + 1, j + 1, j)
            self.chained = True
            self.todo.append((j + 2, False))
            return
        self._head(j, whom)

    def _behind_phrase(self, i: int) -> None:
        s, texts = self.s, self.u.texts
        theme = self.themed = s[i] == "t"
        if theme and texts[i] not in ("以", "通过") and texts[self.n - 1] in closing_themes():
            return
        if texts[i] == "用于":
            return
        j = i + 1
        if texts[i].endswith("以"):
            for k in range(i + 1, self.n):
                if texts[k] == "为":
                    j = k + 2
                    break
        elif texts[i] == "在" and (frame := self._frame(i)):
            j = frame
        else:
            while j < self.n and s[j] in "am":
                j += 1
            if j < self.n and s[j] in VERB:
                if texts[i] in ("为", "为了"):
                    return
                j += 1
            else:
                j = i + 1
        patterns = BEHIND if theme else BEHIND_PLACE
        m = search(patterns, s, j, last=texts[i] == "为")
        if m is None:
            if texts[i] == "通过" and self.n - i <= 8 and texts[self.n - 1] in TO_PASS:
                self._put("通过", i, i, i + 1, self.n)
            return
        h = m.end() - 1
        if texts[i] == "为":
            h = next((k for k in range(j, h) if s[k] == "V" and s[k - 1] not in "D,c" and texts[k] in group("dative")), h)
        bare = BARE.fullmatch(s, h + 1) is not None
        self._head(h, (i + 1, m.start()) if bare and texts[i] in ("为", "给") else None)

    def _frame(self, i: int) -> int | None:
        """Where the frame of a 在 ends: 在…的基础上, 在…的同时."""
        for k in range(i + 2, self.n - 1):
            if self.s[k] == "D" and self.u.texts[k + 1] in frames():
                return k + 2
        return None

    # ---- head, joined verbs, object -----------------------------------------------------------------

    def _head(self, h: int, subject: tuple[int, int] | None) -> None:
        """The verbs from h on, each with its object, one after the other to the end of the clause."""
        following: int | None = self._one_head(h, subject)
        while following is not None:
            following = self._one_head(following, None)

    def _one_head(self, h: int, subject: tuple[int, int] | None) -> int | None:
        """One verb (or fused or joined verbs) with its object; the place of the next head, if any."""
        s, texts, n = self.s, self.u.texts, self.n
        if h >= n:
            return None
        if texts[h] == "坚持" and h + 1 < n and s[h + 1] in "amQd":
            k = h + 1
            while k < n and s[k] in "amQd":
                k += 1
            if not (k + 1 < n and s[k] in VERB and s[k + 1] in ",c"):  # 规模化经营、产业化带动: what is kept to
                self.todo.append((h + 1, False))
                return None
        if texts[h] in ("争取", "力争") and h + 2 < n and (s[n - 1] == "I" or s[h + 1] in "pamdzVIB"):
            self.hoped = h
            self.todo.append((h + 1, False))
            return None
        verbs: list[tuple[int, int]] = []
        j = h
        first = h
        while True:
            following = s[j + 1] if j + 1 < n else ""
            if following == "z" and texts[j + 1] in after():
                j += 1
                if texts[j] in GOAL:
                    break
                continue
            if following and following in VERB and fuses(self.u, first, j, j + 1):
                j += 1
                continue
            if following == "c" and texts[j + 1] in ("与", "同") and texts[n - 1] in group("mutual"):
                break
            if following and following in ",cj" and j + 2 < n:
                k = j + 2
                while k < n and s[k] in "a":
                    k += 1
                chained = k + 1 < n and (s[k + 1] not in ",cD" or (s[k + 1] in ",c" and s[k] in "VP"))
                if chained and s[k] in "VPwfFo" and s[h] != "I":
                    verbs.append((first, j))
                    first = j = k
                    continue
            break
        verbs.append((first, j))
        start = j + 1
        if start + 1 < n and s[start] == ",":  # 一季度招标、二季度施工
            for a, b in verbs:
                self._emit(a, b, None, subject, start, start, h)
            self.todo.append((start + 1, False))
            return None
        stop, following_head = object_end(self.u, h, start)
        level = LEVEL_OF.search(s, start, stop + 2) if "L" in s else None
        if texts[h] in SURE and RATE_ONLY.fullmatch(s, start, stop):
            return None
        if level and level.start() < stop:
            if texts[h] in SURE or (s[h] == "P" and level.start() == start):
                return None
            stop = level.start()
        last = start - 1
        goal = last > h and s[last] == "z" and texts[last] in GOAL
        if goal and subject is None and texts[last] in BECOMING:  # 打造成…: what it becomes is the object
            goal = False
        obj = None if goal else trim(self.u, start, stop)
        through = self._through(start, stop) if s[h] == "P" else None
        if through is not None and obj is not None:
            text = object_text(self.u, start, through[0]) + object_text(self.u, through[1], obj[1])
            self.found += [
                ActFound(self.u.starts[a], self.u.ends[obj[1] - 1], verb_text(self.u, a, b), text) for a, b in verbs
            ]
            return None
        for a, b in verbs:
            self._emit(a, b, obj, subject, start, stop, h)
        if texts[h] in SURE:
            self.carry.sure = True
        if following_head is not None:
            if texts[h] in SURE and s[following_head] not in "VP":
                self._put("确保", h, h, following_head, n)
            else:
                return following_head
        return None

    def _through(self, start: int, stop: int) -> tuple[int, int] | None:
        """The phrase of means inside a clause that is an object: 引导乡贤通过…等方式|助推…."""
        texts = self.u.texts
        at = next((k for k in range(start + 1, stop) if texts[k] == "通过"), None)
        end = None if at is None else next((k + 1 for k in range(at, stop - 1) if texts[k] in FIELDS), None)
        return None if at is None or end is None else (at, end)

    def _emit(
        self, a: int, b: int, obj: tuple[int, int] | None, subject: tuple[int, int] | None,
        start: int, stop: int, h: int,
    ) -> None:  # fmt: skip
        """One action of the verb at units `a..b`: its object, else its subject, else what was spoken of before."""
        s = self.s
        verb = verb_text(self.u, a, b)
        if obj is not None:
            self._put(verb, a, b, *obj)
            if subject is not None:
                self._topic(*subject)
            return
        by = "" if subject is None else self.u.texts[subject[1] - 1]
        said = subject is not None and s[subject[0] - 1 : subject[0]] not in ("T", "p", "B")
        whole = verb in group("complete") and said
        if whole or (by.endswith(DOERS) and "I" not in s[a : b + 1]):
            self._put_text(verb, a, b, None)
            return
        if (verb == "完成" and subject is None) or (verb in group("money") and "q" in s[start:stop]):
            return
        if subject is not None:
            at, until = subject
            for k in range(at + 1, until):
                modifies = s[k] == "a" and NOUN.search(s, k, until)  # 垃圾分类小区
                if s[k] in "aptTBmdqQ" and not modifies and NOUN.search(s, at, k):
                    until = k
                    break
            temporal = s[until - 1] == "Z" or "Z" in s[at : until + 1]
            trimmed = None if temporal else trim(self.u, at, until, "am")
            kept = verb in group("keeping") and s[b] == "z" and "q" in s[b:]
            if kept and trimmed is not None and s[trimmed[1] - 1] == "M":
                return
            if trimmed is not None:
                self._put(verb, a, b, *trimmed)
                if s[b] == "I":
                    self._topic(at, until)
                return
            if temporal and self.carry.object and "q" not in s[b:]:
                self._put_text(verb, a, b, self.carry.object[0])
                return
        if s[a] == "w" and only_level(self.u, b + 1):
            return
        if verb in group("complete") and not self.carry.topic:
            self._put_text(verb, a, b, None)
            return
        counted = unit_of(self.u.texts[b + 1]) if s[b + 1 : b + 2] == "q" else ""
        if counted and verb in group("moving") and subject is None and counted != self.carry.unit:
            return  # 较上年提高5个百分点
        inherits = "I" in s[a : b + 1] or self.carry.topic or self.chained or ("q" in s[start:stop] and h > 0 and s[h - 1] == ",")
        inherits = inherits or (b + 1 >= self.n and self.first)
        if counted and verb not in group("money") and not self.chained:
            inherits = (inherits and counted in TIMES) or counted == self.carry.unit
        spoken = self.carry.built if s[b] == "I" and self.carry.built else self.carry.object
        if spoken is not None and s[b] == "I" and spoken[0].endswith(events()):
            spoken = None
        if verb in group("spreading") and self.carry.model:
            spoken, inherits = self.carry.model, True
        elif verb in group("caring") and spoken is not None and spoken[0].endswith(persons()):  # 配齐农技员，每年轮训一遍
            inherits = True
        self._put_text(verb, a, b, spoken[0] if inherits and spoken else None)

    def _topic(self, i: int, end: int) -> None:
        """A work that is spoken of, and later opens or comes into use."""
        while end > i and self.s[end - 1] in "amd":
            end -= 1
        trimmed = trim(self.u, i, end)
        if trimmed is not None and self.u.texts[trimmed[1] - 1].endswith(works()):
            self.carry.built = self._carried(*trimmed)

    # ---- records -------------------------------------------------------------------------------------

    def _carried(self, c: int, d: int) -> tuple[str, int, int]:
        return object_text(self.u, c, d), self.u.starts[c], self.u.ends[d - 1]

    def _put(self, verb: str, a: int, b: int, c: int, d: int) -> None:
        trimmed = trim(self.u, c, d)
        if trimmed is None:
            self._put_text(verb, a, b, None)
            return
        carried = self._carried(*trimmed)
        text, start, end = carried
        if self.s[trimmed[1] - 1] == "M":
            pass  # a measure is not what later opens or comes into use
        elif self.s[b] != "I" or self.carry.object is None or verb in group("building"):
            work = self._work(*trimmed)
            if work is not None:
                self.carry.object = work
                self.carry.unit = self._unit(min(a, c), max(b + 1, d))
                if verb in group("building"):
                    self.carry.built = work
                if verb in group("trying") or work[0].endswith(ways()):
                    self.carry.model = work
        start, end = min(self.u.starts[a], start), max(self.u.ends[b], end)
        self.found.append(ActFound(start, end, verb, text or None))
        self.first = False

    def _unit(self, c: int, d: int) -> str:
        """The unit in which the object at `c..d` is counted, before or behind it."""
        counted = next((k for k in (*range(d, min(d + 2, self.n)), *range(c, d)) if self.s[k] == "q"), None)
        return "" if counted is None else unit_of(self.u.texts[counted])

    def _work(self, c: int, d: int) -> tuple[str, int, int] | None:
        """The work that an object names, without the step of it that it ends in: …水库土地报批."""
        texts = self.u.texts
        while d > c and (texts[d - 1] in group("steps") or self.s[d - 1] in "D,"):
            d -= 1
        return self._carried(c, d) if d > c else None

    def _put_text(self, verb: str, a: int, b: int, text: str | None) -> None:
        self.found.append(ActFound(self.u.starts[a], self.u.ends[b], verb, text))
