"""Actions: the main verbs of a planned statement, each with its object.

A clause is read as a string of parts (`words.py`). Its head is found behind what may stand before it (adverbs,
dates, phrases with 在 or 通过, a subject); verbs that join the head, and the object up to the next head, follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.stages.findings import ActionFound, Clause
from extractor.stages.tasks.units import Units, read_units
from extractor.stages.tasks.words import after, eventive, fusing, group, part

_VERB = frozenset("VwPIfFoy")
_LEAD = re.compile(
    r"(?:[adlmkxju(\-]|d[zu]+|q+s|Q[qdn]?|r(?=[admVPwIfFopBTtx])|[zp]d[uz]*|[fF](?=[am]*[VPtTpB])|f(?=[am]*w[nhHMqr])"
    r"|(?<=a)q(?=[VB])|B(?=[am]*[VPf](?!D))|[VwIoyz][nhHMw]{0,3}Z|n{1,2}Z|dZ)*"
)
_NEXT = re.compile(r"[adlmk(\-]*(?:[fF](?=[VP]))?")
# where the predicate of a subject may stand
_PREDICATE = re.compile(
    r"(?<![D,c])(?:[amd]+[fF]?(?P<adverbial>[VwPIfFy]|o(?=[nwqzQ]|$))(?!D|M[amdpzQTnxs]*(?:q|L))"
    r"|(?P<plain>[VP])(?!D|d+[VwI]$|[Vw]{0,2}H|[nhHw]{0,3}M[amdpzQTnxs]*(?:q|L|[VwFI]z?q)"
    r"|[nhHMw]{0,3}[amd]+q[VwI]$)|(?P<closing>[wIFo])(?=[zqQ]|$)|(?P<before>I|(?<=[sdaq])w)(?=,)|(?P<counted>w)(?=n{1,2}q)|(?P<level>L)(?=[zQ]*q|$))"
)
_LATER_RESULT = re.compile(r"[zqQdams]+[IV](?=,|$)")
# where the verb behind a phrase may stand
_BEHIND = (
    re.compile(r"(?<![D,cpt])(?:[am]+(?P<a>[VwPIfFo])(?!D)|(?P<b>[VP])(?=[nwhHMqQdaTryf]))"),
)
_BEHIND_PLACE = (
    re.compile(r"(?<![D,cpt])(?:[am]+(?P<a>[VwPIfFo])(?!D)|(?P<b>[VPe])(?=[nwhHMqQdaTVzoryf]))"),
    re.compile(r"(?<![D,cpt])(?P<c>[woF])(?=[anqQhr])"),
    re.compile(r"(?<![D,cpt])(?P<d>[IVw])$"),
)
_RESULT = re.compile(r"[wVo](?!,)[nhHMw,cDusyo]*[dam]+I+$|w(?!,)[nhHMw,cDus]+I+$|w(?!,)[nhHMw,cDus]*[dam]+[Vw]$|V[nhHMwyo]*Hd+[Vw]$")
_RELATIVE_SUBJECT = re.compile(r"V[nhs]{1,3}D[nhHM]{1,3}a+[VPI]")
_ACT_ON_MEASURE = re.compile(r"[wo][nhHMDw,cu]*q")
# 播种面积稳定在…, 抽查比例不低于…: what is measured, no act
_MEASURED = re.compile(
    r"[VwFoy][nhHwVDs,c]{0,4}M(?:[Qamdn]*q(?!z?D)|[amdjrpTtzQxsqyn]*(?:L|[VwFIo](?=[zqQ]|$)))|[Vwy][nhw]{0,2}[VwF]zq|[wy][nhw]{1,2}[amdj]+[VwFo]q"
)
_PREDICATE_BEHIND_NOUN = re.compile(r"[VPI]|[am][wIfo]")
_LEVEL = re.compile(r"L(?=[zQ]*q|$)")
_PARALLEL = re.compile(r"[VPF][nhHMwr]{1,3}(?=,|$)")
_CLOSING = re.compile(r"(?<![D,c])[wI](?=[qQz]|$)")
_BARE = re.compile(r"[zqQ]*")
_LEVEL_OF = re.compile(r"L(?=[zQ]*q)")
_RATE_ONLY = re.compile(r"[^VPIL]*M[Qadmz]*q[^VPI]*")
_COUNTED_NOUN = re.compile(r"[nhr]{0,3}n(?=q[Q]*$)")
_ACT = re.compile(r"a*[VwIFoP]")
# 由3.5米加宽到4.5米: what stands before is its subject
_FROM_TO = re.compile(r"p[Qa]*q[amj]*[VwFIoy](?=z?[Qa]*q)")
_SERIAL = re.compile(r"[VP][anhMwr]{1,5}[hH]?(?=,|$)")
_AFTER_MONEY = re.compile(r"[Qu]*(?=[VPwoam])")
_NOUN = re.compile(r"[nhHMwyr]")
_NOMINAL = re.compile(r"[nhHMwrVPIoy]")
_TWO_SUBJECTS = re.compile(r"[IVw](?P<comma>,)n[nhHMDs]*[dam]*I")
_LAST_FRONTED = re.compile(r"(?<!D)[VPwo](?![DHh])")
_GOAL = frozenset(("到", "为", "成", "成为", "至", "在", "于", "作为", "向", "进", "给", "入"))
_EACH = frozenset("每 每个 每村 每人 每期 每户 户均 人均 亩均 村均".split())
_SURE = frozenset(("确保", "保证"))
_LEVEL_WORDS = frozenset(("到", "至", "为", "在", "于"))
_TIMES = frozenset("次遍轮回场年天日月期%元")
_BECOMING = frozenset(("成", "成为", "为"))
_PLACING = frozenset("放 摆 列 视 当 看 放在 摆在 作为 列为 视为".split())
_TO_PASS = frozenset("验收 评审 评估 考核 认证 审议 审查 检查 鉴定 认定 审核 评定 复审".split())


@dataclass(slots=True)
class _Carry:
    """What a clause hands on to the next one of its statement."""

    object: tuple[str, int, int] | None = None
    built: tuple[str, int, int] | None = None
    sure: bool = False
    topic: bool = False


def find_actions(clauses: Sequence[Clause], bodies: Sequence[tuple[int, int]] = ()) -> list[ActionFound]:
    """Actions of one statement's clauses, in text order; the words that name its `bodies` are passed over."""
    found: list[ActionFound] = []
    carry = _Carry()
    for clause in clauses:
        tokens = clause.tokens
        for start, end in bodies:
            if start < clause.end and clause.start < end:
                tokens = [t for t in tokens if not start <= t.start < end]
        if not tokens:
            continue
        reader = _ClauseReader(read_units(tokens), carry)
        reader.read()
        found += reader.found
    return found


def _end(pattern: re.Pattern[str], parts: str, at: int) -> int:
    m = pattern.match(parts, at)
    return m.end() if m else at


class _ClauseReader:
    def __init__(self, units: Units, carry: _Carry) -> None:
        self.u = units
        self.s = units.parts
        self.n = len(units.parts.rstrip("-"))
        self.s = self.s[: self.n]
        self.carry = carry
        self.first = True
        self.found: list[ActionFound] = []

    # ---- the walk ------------------------------------------------------------------------------------

    def read(self) -> None:
        was_sure, self.carry.sure = self.carry.sure, False
        self.first = True
        if self.s.endswith("D"):  # 对…的, 逾期的: a case, no act
            return
        self._clause(0, was_sure)
        if not self.found:
            for k in range(self.n - 2):
                if self.s[k] == "," and self.s[k + 1] in "VP" and _PARALLEL.match(self.s, k + 1):
                    self._head(k + 1, None)
                    break

    def _clause(self, at: int, was_sure: bool) -> None:
        i = _end(_LEAD, self.s, at)
        if i >= self.n:
            return
        letter = self.s[i]
        if letter == "n" and self.u.texts[i][0] == "“" and i + 1 < self.n and self.s[i + 1] in "VPw":
            i += 1
            letter = self.s[i]
        if letter in "wV" and self.u.texts[i] in group("money") and i + 2 < self.n and self.s[i + 1] == "q":
            m = _AFTER_MONEY.match(self.s, i + 2)
            if m is not None:
                self._clause(m.end(), was_sure)
                return
        m = _FROM_TO.search(self.s, i + 1) if "q" in self.s and letter not in "BT" else None
        if m is not None and self.u.texts[m.start()] in ("由", "从"):
            self._head(m.end() - 1, (i, m.start()))
        elif letter == "B":
            self._fronted(i)
        elif letter == "T":
            self._towards(i)
        elif letter in "pt":
            self._behind_phrase(i)
        elif letter == "e":
            m = _ACT.match(self.s, i + 1)
            if m is not None:
                self._head(m.end() - 1, None)
        elif letter in _VERB and self._is_head(i):
            self._head(i, None)
        elif letter == "L" and _end(_LEVEL, self.s, i) > i or letter == "K":
            return
        elif letter != "z" or self.u.texts[i] not in ("成为", "作为", "为"):
            self._subject(i, was_sure)

    def _is_head(self, i: int) -> bool:
        s = self.s
        following = s[i + 1] if i + 1 < self.n else ""
        letter = s[i]
        if following == "D":
            return False
        if letter in "wVIo" and _RESULT.match(s, i):
            return False
        if letter == "V" and _RELATIVE_SUBJECT.match(s, i):
            return False
        if (letter in "wFoy" or self.u.texts[i] not in eventive()) and _MEASURED.match(s, i):
            return letter == "V" and part(self.u.texts[i]) == "V" and self.u.texts[i] in group("shift")
        if (letter == "y" and "L" in s[i:]) or (letter == "I" and following == "L"):
            return False
        if letter == "y":
            return following != "" and following in "nhHMqwrT,"
        if letter == "o" and (following == "n" and len(self.u.texts[i + 1]) == 1 or following == ""):
            return False
        if letter in "wo":
            if "L" in s[i:] and not _ACT_ON_MEASURE.match(s, i):
                return False
            if letter == "w" and following and following in "hHM":
                return _PREDICATE_BEHIND_NOUN.search(s, i + 2) is None
        return True

    def _subject(self, i: int, was_sure: bool) -> None:
        s = self.s
        m = _PREDICATE.search(s, i + 1)
        if m is None:
            self._compound(i)
            return
        if m.group("level"):
            return
        j = m.end() - 1
        start = m.start()
        if s[j] == "w" and m.group("closing") and self._only_level(j + 1):
            return
        if m.group("closing") and s[j] in "wo" and (later := _LATER_RESULT.search(s, j + 1)):
            start, j = later.start(), later.end() - 1
        if was_sure and s[j] in "IVw" and (j + 1 == self.n or s[j] == "I"):
            self._put("确保", i, i, i, self.n)
            self.carry.sure = True
            return
        if self.u.texts[i] and s[i] == "q" and self.u.texts[j] in group("shift"):
            return
        if j + 2 < self.n and s[j + 1] == ",":
            self._emit(j, j, None, (i, start), j + 1, j + 1, j)
            self.carry.topic = True
            self._clause(j + 2, was_sure)
            self.carry.topic = False
            return
        self._head(j, (i, start))

    def _only_level(self, k: int) -> bool:
        """Whether a quantity at k says how many at least or at most, and not how often."""
        if k >= self.n or self.s[k] != "q":
            return False
        text = self.u.texts[k]
        return text[0] in "不超达逾" and text.rstrip("以上左右多余")[-1:] not in _TIMES

    def _compound(self, i: int) -> None:
        """A noun that ends in its own verb, and how many: 商标注册500件."""
        m = _COUNTED_NOUN.match(self.s, i)
        if m is None:
            return
        k = m.end() - 1
        text, start = self.u.texts[k], self.u.starts[i]
        if len(text) > 3 and part(text[-2:]) in ("w", "V") and self.u.texts[k + 1][-1] not in "元%":
            head = self._object_text(i, k) + text[:-2]
            self.found.append(ActionFound(start, self.u.ends[k], text[-2:], head))

    # ---- phrases before the verb -------------------------------------------------------------------

    def _fronted(self, i: int) -> None:
        """把/将 X V: X is the object."""
        s, texts = self.s, self.u.texts
        last = None
        for j in range(i + 2, self.n):
            if (s[j] in _VERB or texts[j] == "用") and s[j - 1] != "D":
                following = s[j + 1] if j + 1 < self.n else ""
                if texts[j] in group("into") and following not in ("D", ""):
                    last = j
                    break
                if (following == "" and s[j] != "y") or (following and following in "zqQ,u"):
                    last = j
                    if following and following in "zqQ,":
                        break
        if last is None:
            m = _LAST_FRONTED.search(s, i + 2)
            if m is None:
                return
            last = m.start()
        if texts[last] in _PLACING:
            return
        end = last
        while end > i + 1 and s[end - 1] in "amdrQqpu":
            end -= 1
        self._put(self._verb_text(last, last), last, last, i + 1, end)

    def _towards(self, i: int) -> None:
        """对 X 进行 V: X is the object; 对 X V Y: Y is."""
        s = self.s
        e = s.find("e", i)
        if e > 0:
            j = e + 1
            while j < self.n and s[j] in "an":
                j += 1
            if j < self.n and s[j] in _VERB:
                self._put(self._verb_text(j, j), j, j, i + 1, e)
                return
        m = _search(_BEHIND_PLACE, s, i + 2)
        if m is None:
            closing = _CLOSING.search(s, i + 2)
            if closing:
                j = closing.start()
                self._put(self._verb_text(j, j), j, j, i + 1, j)
            elif (trimmed := self._trim(i + 1, self.n)) is not None:
                self.carry.object = self._carried(*trimmed)
                self.carry.topic = True
            return
        j = m.end() - 1
        self._head(j, None if self.u.texts[j] in group("open") else (i + 1, m.start()))

    def _behind_phrase(self, i: int) -> None:
        s, texts = self.s, self.u.texts
        theme = s[i] == "t"
        if texts[i] == "用于":
            return
        j = i + 1
        if texts[i] == "以":
            for k in range(i + 1, self.n):
                if texts[k] == "为":
                    j = k + 2
                    break
        elif j < self.n and s[j] in _VERB:
            if texts[i] in ("为", "为了"):
                return
            j += 1
        patterns = _BEHIND if theme else _BEHIND_PLACE
        m = _search(patterns, s, j, last=texts[i] == "为")
        if m is None:
            if texts[i] == "通过" and self.n - i <= 8 and texts[self.n - 1] in _TO_PASS:
                self._put("通过", i, i, i + 1, self.n)
            return
        h = m.end() - 1
        bare = _BARE.fullmatch(s, h + 1) is not None
        self._head(h, (i + 1, m.start()) if bare and texts[i] in ("为", "给") else None)

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
            self._clause(h + 1, False)
            return None
        if texts[h] in ("争取", "力争") and h + 2 < n and (s[n - 1] == "I" or s[h + 1] in "pamdzVI"):
            before = len(self.found)
            self._clause(h + 1, False)
            if len(self.found) > before:
                return None
        verbs: list[tuple[int, int]] = []
        j = h
        first = h
        while True:
            following = s[j + 1] if j + 1 < n else ""
            if following == "z" and texts[j + 1] in after():
                j += 1
                if texts[j] in _GOAL:
                    break
                continue
            if following and following in _VERB and self._fuses(first, j, j + 1):
                j += 1
                continue
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
            self._clause(start + 1, False)
            return None
        stop, following_head = self._object_end(h, start)
        level = _LEVEL_OF.search(s, start, stop + 2)
        if texts[h] in _SURE and _RATE_ONLY.fullmatch(s, start, stop):
            return None
        if level and level.start() < stop:
            if texts[h] in _SURE or (s[h] == "P" and level.start() == start):
                return None
            stop = level.start()
        goal = texts[start - 1] in _GOAL and (subject is not None or texts[start - 1] not in _BECOMING) and s[start - 1] == "z" and start - 1 > h
        obj = None if goal else self._trim(start, stop)
        for a, b in verbs:
            self._emit(a, b, obj, subject, start, stop, h)
        if texts[h] in _SURE:
            self.carry.sure = True
        if following_head is not None:
            if texts[h] in _SURE and s[following_head] not in "VP":
                self._put("确保", h, h, following_head, n)
            else:
                return following_head
        return None

    def _emit(
        self, a: int, b: int, obj: tuple[int, int] | None, subject: tuple[int, int] | None,
        start: int, stop: int, h: int,
    ) -> None:  # fmt: skip
        """One action of the verb at units `a..b`: its object, else its subject, else what was spoken of before."""
        s = self.s
        verb = self._verb_text(a, b)
        if obj is not None:
            self._put(verb, a, b, *obj)
            return
        if (verb == "完成" and subject is None) or (verb in group("money") and "q" in s[start:stop]):
            return
        if subject is not None:
            at, until = subject
            for k in range(at + 1, until):
                if s[k] in "aptTBmdqQ" and _NOUN.search(s, at, k):
                    until = k
                    break
            temporal = s[until - 1] == "Z" or "Z" in s[at : until + 1]
            trimmed = None if temporal else self._trim(at, until, "am")
            kept = verb in group("keeping") and s[b] == "z" and "q" in s[b:]
            if kept and trimmed is not None and s[trimmed[1] - 1] == "M":
                return
            if trimmed is not None:
                self._put(verb, a, b, *trimmed)
                return
            if temporal and self.carry.object and "q" not in s[b:]:
                self._put_text(verb, a, b, self.carry.object[0])
                return
        if s[a] in "wV" and self._only_level(b + 1):
            return
        if verb in group("complete"):
            self._put_text(verb, a, b, None)
            return
        inherits = "I" in s[a : b + 1] or self.carry.topic or ("q" in s[start:stop] and h > 0 and s[h - 1] == ",")
        inherits = inherits or (b + 1 >= self.n and self.first)
        if not inherits and b + 1 < self.n and s[b + 1] == "q" and verb not in group("money"):
            inherits = self.u.texts[b + 1].rstrip("以上左右多余")[-1:] not in _TIMES
        spoken = self.carry.built if s[b] == "I" and self.carry.built else self.carry.object
        self._put_text(verb, a, b, spoken[0] if inherits and spoken else None)

    def _fuses(self, first: int, j: int, k: int) -> bool:
        """Whether the verb at k, right behind that at j, is one verb with it."""
        s, n = self.s, self.n
        if self.u.texts[j][0] == self.u.texts[k][0] and s[k] == "V":  # 用足用好
            return True
        if k + 1 >= n or s[k + 1] in "D,c":
            return k + 1 >= n and (
                (s[k] == "I" and s[j] != "P")
                or (self.u.texts[j] in group("making") and self.u.texts[k] in group("finishing"))
            )
        if _NOMINAL.search(s, k + 1) is None:
            return s[k] == "I" and s[j] != "P"
        if s[j] == "P" and s[k] != "P":
            return False
        if s[k] in "VPIF":
            return not (s[n - 1] in "hHM" and s[first] not in "fF" and self.u.texts[j] not in fusing())
        if s[k] in "wf":
            return self.u.texts[j] in fusing() and s[k + 1] not in "hHw,cDu"
        return False

    def _object_end(self, h: int, start: int) -> tuple[int, int | None]:
        """Where the object that begins at `start` ends, and the next head of the clause."""
        s, texts, n = self.s, self.u.texts, self.n
        if s[h] == "P" and texts[h] not in ("推进", "实现", "争取", "坚持", "吸引"):
            if texts[h] in _SURE and (m := _TWO_SUBJECTS.search(s, start)):
                return m.start("comma"), m.start("comma") + 1
            return n, None
        listing = s.rfind("u")
        if listing >= 0 and texts[listing][0] != "等":
            listing = -1
        for k in range(start, n):
            letter = s[k]
            if k == start and letter not in ",VP":
                continue
            if letter in "zp" and s[k - 1] in "qQ":  # 选派教师30名到乡村支教
                return k, None
            if letter == "," and k + 1 < n and texts[k + 1][0] in "每户人亩" and texts[k + 1] in _EACH:
                return k, None
            if letter in ",j":
                t = self._joined_head(h, start, k, listing)
            elif letter in "am" and s[k - 1] in "nhHMq" and s[h] != "P":
                t = self._adverb_head(k)
            elif letter in "VP" and s[k - 1] in "nhHMqw" and s[h] != "P" and k > start:
                one = s[n - 1] in "hH" and texts[h] in group("clausal")
                t = k if not one and k - start <= 3 and texts[k] in group("serial") and _SERIAL.match(s, k) else None
            elif letter == "o" and s[h] == "o" and s[k - 1] in "nhHMqw" and k + 1 < n and s[k + 1] in "nwhMa":
                t = k
            else:
                continue
            if t is not None:
                return k, t
        return n, None

    def _joined_head(self, h: int, start: int, k: int, listing: int) -> int | None:
        """The head behind a 、 or 并 at k."""
        s, n = self.s, self.n
        t = _end(_NEXT, s, k + 1)
        if s[k] == "j" and t < n and s[t] in "pt":
            m = _search(_BEHIND_PLACE, s, t + 1)
            return m.end() - 1 if m else None
        if t >= n or (s[k] == "," and listing > k):
            return None
        following = s[t + 1] if t + 1 < n else ""
        letter = s[t]
        if letter in "VPfF" and following:
            if following in "nqQTwhMzry":
                return t
            if following == "H" and (self.u.texts[t] in eventive() or (_PARALLEL.match(s, t) and k - start <= 3)):
                return t
        if letter == "I" and (following == "" or following in "nqQ"):
            return t
        if letter == "V" and following == "" and k == start:
            return t
        if letter == "o" and following and following in "nwVMh" and (s[h] == "o" or s[k] == "j"):
            return t
        if letter == "w" and following and "q" in s[start:k]:
            if following in "qQ" or (following == "n" and "q" in s[t:]):
                return t
        return None

    def _adverb_head(self, k: int) -> int | None:
        s, n = self.s, self.n
        t = _end(_NEXT, s, k)
        if t + 1 < n and s[t] in "VP" and s[t + 1] not in "DH" and s[n - 1] != "H" and "D" not in s[t:]:
            return t
        return None

    # ---- records -------------------------------------------------------------------------------------

    def _trim(self, a: int, b: int, loose: str = "") -> tuple[int, int] | None:
        """The object without what stands loose at its edges; None where nothing is left."""
        s = self.s
        front, back = "qQdDu,cjlk(-" + loose, "qQdDu,cjp(-" + loose
        while a < b and s[a] in front and self.u.texts[a] not in ("与", "同"):
            a += 1
        while b > a and (s[b - 1] in back or (s[b - 1] in "az" and b < self.n and s[b] in "qQ")):
            b -= 1
        if b - a == 1 and s[a] == "s":
            return None
        return (a, b) if a < b else None

    def _verb_text(self, a: int, b: int) -> str:
        while b > a and self.u.texts[b] in _LEVEL_WORDS and self.s[b] == "z":  # 提高到: the verb is 提高
            b -= 1
        return "".join(self.u.texts[a : b + 1])

    def _object_text(self, a: int, b: int) -> str:
        s, texts = self.s, self.u.texts
        kept: list[str] = []
        last = ""
        for k in range(a, b):
            letter = s[k]
            if letter == "Q" and (k + 1 < b and s[k + 1] in "qQzn" and k > a and last not in ("q", "Q")) and s[k + 1] == "n":
                pass
            elif letter in "qQd(" or (letter in "Ds" and last in "qQd" and last):
                last = "q" if letter == "s" else letter
                continue
            last = letter
            kept.append(texts[k])
        text = "".join(kept)
        if "、" in text:  # 亿元以上项目、5000万元以上项目: named once
            text = "、".join(dict.fromkeys(text.split("、")))
        return text

    def _carried(self, c: int, d: int) -> tuple[str, int, int]:
        return self._object_text(c, d), self.u.starts[c], self.u.ends[d - 1]

    def _put(self, verb: str, a: int, b: int, c: int, d: int) -> None:
        trimmed = self._trim(c, d)
        if trimmed is None:
            self._put_text(verb, a, b, None)
            return
        carried = self._carried(*trimmed)
        text, start, end = carried
        if self.s[trimmed[1] - 1] == "M":
            pass  # a measure is not what later opens or comes into use
        elif self.s[b] != "I" or self.carry.object is None:
            self.carry.object = carried
            if verb in group("building"):
                self.carry.built = carried
        start, end = min(self.u.starts[a], start), max(self.u.ends[b], end)
        self.found.append(ActionFound(start, end, verb, text or None))
        self.first = False

    def _put_text(self, verb: str, a: int, b: int, text: str | None) -> None:
        self.found.append(ActionFound(self.u.starts[a], self.u.ends[b], verb, text))


def _search(
    patterns: tuple[re.Pattern[str], ...], parts: str, at: int, last: bool = False
) -> re.Match[str] | None:
    """The first match of the first pattern that has one; of several in the first pattern the last, where asked."""
    for pattern in patterns:
        m = pattern.search(parts, at)
        if m is not None:
            while last and (later := pattern.search(parts, m.end())):
                m = later
            return m
    return None
