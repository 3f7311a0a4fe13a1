"""Actions: the main verbs of a planned statement, each with its object.

A clause is read as a string of parts (`words.py`). Its head is found behind what may stand before it (adverbs, dates,
phrases with 在 or 通过, a subject); verbs that join the head, and the object up to the next head, follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.stages.findings import ActionFound, Clause
from extractor.stages.tasks.units import Units, read_units
from extractor.stages.tasks.words import after, fusing

_VERB = frozenset("VwPIfo")
_LEAD = regex.compile(r"(?:[adlmkxju(\-]|r(?=[admVPwIfopBTtx])|[zp]d[uz]*|f(?=[am]*[VPIoB])|f(?=[am]*w[nhHq]))*")
_NEXT = regex.compile(r"[adlmk(\-]*(?:f(?=[VP]))?")
# where the predicate of a subject, or the verb behind a phrase, may stand
_PREDICATE = regex.compile(r"(?<![D,c])(?:[am]+f?(?P<adverbial>[VwPIfo])(?!D)|(?P<plain>[VP])(?![DhH])|(?P<closing>[wIfo])(?=[zqQ]|$)|(?P<level>L))")
_BEHIND = regex.compile(r"(?<![D,cpt])(?:[am]+(?P<a>[VwPIfo])(?!D)|(?P<b>[VP])(?=[nwhHqQdaT]))")
_BEHIND_PLACE = regex.compile(r"(?<![D,cpt])(?:[am]+(?P<a>[VwPIfo])(?!D)|(?P<b>[VPe])(?=[nwhHqQdaTVzo])|(?P<c>[wo])(?=[nqQh]|$)|(?P<d>I)$)")
_RESULT = regex.compile(r"[wV][nhHw,cDu]*[dam]+I+$|[w][nhHw,cDu]+I+$")
_GOAL = frozenset(["到", "为", "成", "成为", "至", "在", "于", "作为", "向", "进", "给", "入"])
_SURE = frozenset(("确保", "保证"))
_PLACING = frozenset(["放", "摆", "列", "视", "当", "看"])


@dataclass(slots=True)
class _Carry:
    """What a clause hands on to the next one of its statement."""

    object: tuple[str, int, int] | None = None
    sure: bool = False


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


def _end(pattern: regex.Pattern[str], parts: str, at: int) -> int:
    m = pattern.match(parts, at)
    return m.end() if m else at


class _ClauseReader:
    def __init__(self, units: Units, carry: _Carry) -> None:
        self.u = units
        self.s = units.parts
        self.n = len(units.parts)
        self.carry = carry
        self.found: list[ActionFound] = []

    # ---- the walk ------------------------------------------------------------------------------------

    def read(self) -> None:
        was_sure, self.carry.sure = self.carry.sure, False
        i = _end(_LEAD, self.s, 0)
        if i >= self.n:
            return
        letter = self.s[i]
        if letter == "B":
            self._fronted(i)
        elif letter == "T":
            self._towards(i)
        elif letter in "pt":
            self._behind_phrase(i)
        elif letter == "e":
            self._head(i + 1, None)
        elif letter in _VERB and self._is_head(i):
            self._head(i, None)
        elif letter != "L":
            self._subject(i, was_sure)

    def _is_head(self, i: int) -> bool:
        s = self.s
        following = s[i + 1] if i + 1 < self.n else ""
        if following == "D":
            return False
        if s[i] in "wVI" and _RESULT.match(s, i):
            return False
        if s[i] in "wo":
            if "L" in s[i:] and not regex.match(r"[wo][nhHDw,cu]*q", s[i:]):
                return False
            if following in "hH" and following:
                return regex.search(r"[VPI]|[am][wIfo]", s[i + 2 :]) is None
        return True

    def _subject(self, i: int, was_sure: bool) -> None:
        m = _PREDICATE.search(self.s, i + 1)
        if m is None or m.group("level"):
            return
        j = m.end() - 1
        if was_sure and self.s[j] in "IVw" and (j + 1 == self.n or self.s[j] == "I"):
            self._put("确保", i, i, i, self.n)
            self.carry.sure = True
            return
        self._head(j, (i, m.start()))

    # ---- phrases before the verb -------------------------------------------------------------------

    def _fronted(self, i: int) -> None:
        """把/将 X V: X is the object."""
        s = self.s
        last = None
        for j in range(i + 2, self.n):
            if s[j] in _VERB and s[j - 1] not in "D":
                following = s[j + 1] if j + 1 < self.n else ""
                if following == "" or following in "zqQ,a" or (following in "u"):
                    last = j
                    if following in "zqQ":
                        break
        if last is None:
            m = regex.compile(r"(?<!D)[VPwo](?![Dh])").search(s, i + 2)
            if m is None:
                return
            last = m.start()
        if self.u.texts[last] in _PLACING and last + 1 < self.n and s[last + 1] == "z" and self.u.texts[last + 1] in _GOAL:
            return
        end = last
        while end > i + 1 and s[end - 1] in "amdrQqp":
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
        m = _BEHIND_PLACE.search(s, i + 2)
        if m is None:
            m2 = regex.compile(r"(?<![D,c])[wI](?=[qQz]|$)").search(s, i + 2)
            if m2:
                self._put(self._verb_text(m2.start(), m2.start()), m2.start(), m2.start(), i + 1, m2.start())
            return
        j = m.end() - 1
        self._head(j, (i + 1, m.start()))

    def _behind_phrase(self, i: int) -> None:
        s, texts = self.s, self.u.texts
        theme = s[i] == "t"
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
        pattern = _BEHIND if theme else _BEHIND_PLACE
        if texts[i] == "为":
            m = None
            for m in pattern.finditer(s, j):
                pass
        else:
            m = pattern.search(s, j)
        if m is None:
            if texts[i] == "通过" and self.n - i <= 8 and texts[-1] in ("验收", "评审", "评估", "考核", "认证", "审议", "审查", "检查", "鉴定", "认定"):
                self._put("通过", i, i, i + 1, self.n)
            return
        self._head(m.end() - 1 if m.lastgroup != "d" else m.start(), None)

    # ---- head, joined verbs, object -----------------------------------------------------------------

    def _head(self, h: int, subject: tuple[int, int] | None) -> None:
        s, texts, n = self.s, self.u.texts, self.n
        if h >= n:
            return
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
            if following and following in "VPIfwo" and self._fuses(first, j, j + 1):
                j += 1
                continue
            if following and following in ",cj" and j + 2 < n:
                k = j + 2
                while k < n and s[k] in "a":
                    k += 1
                if k + 1 < n and s[k] in "VPwfo" and s[k + 1] not in ",cD" and (s[h] != "I"):
                    verbs.append((first, j))
                    first = j = k
                    continue
            break
        verbs.append((first, j))
        start = j + 1
        stop, following_head = self._object_end(h, start)
        pivot = s[h] == "P"
        if pivot and "L" in s[start:stop] and "q" in s[start:stop]:
            cut = s.index("L", start)
            if texts[h] in _SURE or cut == start:
                return
            stop = cut
        elif "L" in s[start:stop]:
            stop = s.index("L", start)
        goal = start > 0 and texts[start - 1] in _GOAL and s[start - 1] == "z" and start - 1 > h
        obj = None if goal else self._trim(start, stop)
        for a, b in verbs:
            verb = self._verb_text(a, b)
            if obj is not None:
                self._put(verb, a, b, *obj)
            elif subject is not None:
                subj = self._trim(*subject)
                if subj is None:
                    self._put_text(verb, a, b, None)
                else:
                    self._put(verb, a, b, *subj)
            elif s[a] == "I" or (self.found and "q" in s[start:stop] and h > 0 and s[h - 1] in ","):
                self._put_text(verb, a, b, self.carry.object[0] if self.carry.object else None)
            else:
                self._put_text(verb, a, b, None)
        if texts[h] in _SURE:
            self.carry.sure = True
        if following_head is not None:
            if texts[h] in _SURE and s[following_head] not in "VP":
                self._put("确保", h, h, following_head, n)
            else:
                self._head(following_head, None)

    def _fuses(self, first: int, j: int, k: int) -> bool:
        """Whether the verb at k, right behind that at j, is one verb with it."""
        s, n = self.s, self.n
        if k + 1 >= n or s[k + 1] in "D,c":
            return s[k] == "I" and k + 1 >= n
        if s[k] in "VPI":
            return not (s[n - 1] in "hH" and s[first] != "f" and self.u.texts[j] not in fusing())
        if s[k] == "w" or s[k] == "f":
            return self.u.texts[j] in fusing() and s[k + 1] not in "hHw,cDu"
        return False

    def _object_end(self, h: int, start: int) -> tuple[int, int | None]:
        """Where the object that begins at `start` ends, and the next head of the clause."""
        s, texts, n = self.s, self.u.texts, self.n
        if s[h] == "P" and texts[h] not in ("推进", "实现", "争取", "坚持", "吸引"):
            if texts[h] in _SURE:
                m = regex.compile(r"[IVw](?P<comma>,)n[nhHD]*[am]*I").search(s, start)
                if m:
                    return m.start("comma"), m.start("comma") + 1
            return n, None
        listing = s.rfind("u")
        for k in range(start, n):
            letter = s[k]
            if letter in ",j" and k > start:
                t = _end(_NEXT, s, k + 1)
                if letter == "j" and t < n and s[t] in "pt":
                    m = _BEHIND_PLACE.search(s, t + 1)
                    if m:
                        return k, m.end() - 1
                if t >= n or (letter == "," and listing > k and texts[listing] == "等"):
                    continue
                following = s[t + 1] if t + 1 < n else ""
                if s[t] in "VPf" and following and following in "nqQTwhHz" and following != "h":
                    return k, t
                if s[t] == "I" and (following == "" or following in "nqQ"):
                    return k, t
                if s[t] == "o" and following == "n" and (s[h] == "o" or letter == "j"):
                    return k, t
                if s[t] == "w" and following and "q" in s[start:k] and (following in "qQ" or (following == "n" and "q" in s[t:])):
                    return k, t
            elif letter in "am" and k > start and s[k - 1] in "nhHq" and s[h] != "P":
                t = _end(_NEXT, s, k)
                if t + 1 < n and s[t] in "VP" and s[t + 1] not in "DhH" and s[n - 1] != "H" and "D" not in s[t:]:
                    return k, t
            elif letter in "VP" and k > start and s[k - 1] in "nhHq" and k + 1 < n:
                if s[k + 1] in "nwq" and s[n - 1] != "H" and "D" not in s[k:] and s[h] != "P":
                    return k, k
            elif letter == "o" and s[h] == "o" and k > start and s[k - 1] in "nhHqw" and k + 1 < n and s[k + 1] in "nwh":
                return k, k
        return n, None

    # ---- records -------------------------------------------------------------------------------------

    def _trim(self, a: int, b: int) -> tuple[int, int] | None:
        """The object without what stands loose at its edges; None where nothing is left."""
        s = self.s
        while a < b and s[a] in "amqQdDu,cjzrxlkT(-":
            a += 1
        while b > a and s[b - 1] in "amqQdDu,cjzp(-":
            b -= 1
        return (a, b) if a < b else None

    def _verb_text(self, a: int, b: int) -> str:
        return "".join(self.u.texts[a : b + 1])

    def _object_text(self, a: int, b: int) -> str:
        s, texts = self.s, self.u.texts
        kept: list[str] = []
        for k in range(a, b):
            if s[k] in "qQd(" or (s[k] == "D" and kept == []) or (s[k] == "D" and s[k - 1] in "qQ"):
                continue
            kept.append(texts[k])
        return "".join(kept)

    def _put(self, verb: str, a: int, b: int, c: int, d: int) -> None:
        trimmed = self._trim(c, d)
        if trimmed is None:
            self._put_text(verb, a, b, None)
            return
        c, d = trimmed
        text = self._object_text(c, d)
        u = self.u
        start, end = min(u.starts[a], u.starts[c]), max(u.ends[b], u.ends[d - 1])
        self.found.append(ActionFound(start, end, verb, text or None))
        self.carry.object = (text, u.starts[c], u.ends[d - 1])

    def _put_text(self, verb: str, a: int, b: int, text: str | None) -> None:
        self.found.append(ActionFound(self.u.starts[a], self.u.ends[b], verb, text))
