"""Reader: the units of words whose part hangs on their neighbours, or that are cut otherwise than the lexicon knows them."""

from __future__ import annotations

from extractor.lexicon.word_classes import (
    always_making_nouns,
    beginnings,
    group,
    letter_of,
    letters,
    making_nouns,
    noun,
    split,
)
from extractor.stages.clauses.turning import OPENING, clears, cut_off, passes, turned
from extractor.stages.findings import Token

_QUOTES = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "〈": "〉"}
_CLOSED = _QUOTES | {"（": "）", "［": "］", "[": "]", "【": "】"}
BOUNDS = frozenset(("以上", "以下", "上下"))
INSIDE = frozenset(("内", "之内", "以内"))
_NAMES, _ACTS = frozenset("nhH"), frozenset("VwI")
_VERBAL = frozenset("VPwB")
DATE_END = frozenset(
    ("时期", "末", "底", "前", "内", "初", "之前", "以前", "底前", "期间", "前后", "起", "中")
)
NOUN_LIKE = frozenset(("激励", "保障", "指导"))
_ENDS_OF_SPLIT = frozenset("成到至于")
_AFTER_NOUN = dict.fromkeys(NOUN_LIKE, "w") | {"系统": "n", "计划": "H"}  # 守信激励, 改善计划
_TAGS = {
    **dict.fromkeys("VwPIfFoLye", "v"),
    "a": "ad",
    "d": "m:date",
    "z": "v",
    "p": "p",
    "t": "p",
    "(": "x",
}  # nouns: the others


class Reader:
    """The units of a clause as they are made; the methods return how many tokens they took, 0 where none fits."""

    __slots__ = ("parts", "texts", "tokens", "words")

    def __init__(self, tokens: list[Token], letters: list[str]) -> None:
        self.tokens = tokens
        self.parts = letters
        self.words = tokens[: len(letters)]
        self.texts = [t.text for t in self.words]

    def read(self, i: int) -> int:
        t = self.tokens[i]
        if t.mention is not None and t.text[0] == "每":
            return self._take("d", t)
        if t.tag == "w":
            return self._mark(i)
        return self._behind(i) or self._joined(i) or self._before(i) or self._word(i)

    def _add(self, letter: str, text: str, start: int, end: int, took: int = 1) -> int:
        self.parts.append(letter)
        self.texts.append(text)
        self.words.append(Token(start, end, text, _TAGS.get(letter, "n")))
        return took

    def _take(self, letter: str, token: Token) -> int:
        self.parts.append(letter)
        self.texts.append(token.text)
        self.words.append(token)
        return 1

    def _join(self, letter: str, text: str, end: int, took: int = 1) -> int:
        """Makes one unit of the last one and what follows it."""
        self.parts[-1] = letter
        self.texts[-1] += text
        self.words[-1] = Token(self.words[-1].start, end, self.texts[-1], _TAGS.get(letter, "n"))
        return took

    def _mark(self, i: int) -> int:
        """Punctuation: quoted and bracketed stretches are one unit."""
        tokens, t = self.tokens, self.tokens[i]
        j = self._closing(i, _CLOSED[t.text]) if t.text in _CLOSED else i
        if j == i:
            return self._take("-", t)
        dated = j == i + 2 and tokens[i + 1].tag == "m:date" and self.texts[-1:] != ["为"]
        letter = "d" if dated else "n" if t.text in _QUOTES else "("
        if letter == "(" and j + 1 < len(tokens) and tokens[j + 1].text in ("建", "建设") and self._renews():
            self.texts[-1] = self.texts[-1][0]  # 新（改、扩）建
            return self._join("V", tokens[j + 1].text, tokens[j + 1].end, j + 2 - i)
        text = "".join(k.text for k in tokens[i : j + 1])
        return self._add(letter, text, t.start, tokens[j].end, j + 1 - i)

    def _renews(self) -> bool:
        return bool(self.texts) and self.texts[-1] in ("新", "改", "扩", "迁", "新建", "改建")

    def _closing(self, at: int, closing: str) -> int:
        """Index of the token that closes the quote or bracket at `at`; `at` itself where none does in the clause."""
        tokens = self.tokens
        for j in range(at + 1, min(len(tokens), at + 40)):
            if tokens[j].text == closing:
                return j
        return at

    def _behind(self, i: int) -> int:
        """Words whose letter hangs on a number or a day before them."""
        t, last = self.tokens[i], self.parts[-1] if self.parts else ""
        if last == "d" and t.text in DATE_END:
            return self._take("d", t)
        if t.tag == "m:quantity":  # 水样24小时复检
            following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
            part = "" if following is None else letter_of(following.text, following.tag)[1]
            acts = part == "I" if last and last in "Vwy" else last in _NAMES and part in _ACTS
            return self._take("d" if acts else "q", t)
        if last == "q" and t.text in INSIDE:
            return self._take("s", t)
        return 0

    def _joined(self, i: int) -> int:
        """A word of the lexicon that jieba cut in two to four, the longest."""
        table, begins = letters(), beginnings()
        tokens, t = self.tokens, self.tokens[i]
        joined = t.text
        if joined == "要紧" and i + 1 < len(tokens) and tokens[i + 1].text in "盯抓扣跟":  # 要|紧盯
            self._add("m", "要", t.start, t.start + 1)
            return self._add("V", "紧" + tokens[i + 1].text, t.start + 1, tokens[i + 1].end, 2)
        if joined not in begins:
            return 0
        word, last = "", i
        for k in range(i + 1, min(i + 4, len(tokens))):
            if tokens[k].mention is not None or len(joined := joined + tokens[k].text) > 6:
                break
            letter = table.get(joined)
            if letter is not None and letter in "VwPIfFanxkKQYtT":
                word, last = joined, k
            if joined not in begins:
                break
        if not word:
            return 0
        letter, start, end = noun(word, table[word]), t.start, tokens[last].end
        if letter == "Y":
            at = split(word) or 1
            self._add("V" if at > 1 else "o", word[:at], start, start + at)
            word, start = word[at:], start + at
            letter = "z" if word in _ENDS_OF_SPLIT else "n"
        return self._add(letter, word, start, end, last + 1 - i)

    def _before(self, i: int) -> int:
        """Words whose letter hangs on what stands before or behind them."""
        t, text = self.tokens[i], self.tokens[i].text
        last = self.parts[-1] if self.parts else ""
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        letter = ""
        if following is not None:
            letter = turned(text, last, following)
            if text == "除" and last in OPENING and clears(self.tokens, i):
                letter = "o"
            if text == "通过" and last and passes(self.tokens, i):
                letter = "V"
            if text in ("逐", "每") and following.mention is None and len(following.text) == 1:  # 逐户, 每村
                return self._add(
                    "a" if text == "逐" else "Q", text + following.text, t.start, following.end, 2
                )
        elif text == "对外开放" and last and last in "dams":
            letter = "I"
        if t.tag == "i" and last in OPENING and following is not None and letter_of(text, "i") == (0, "n"):
            letter = "a" if letter_of(following.text, following.tag)[1] in _VERBAL else ""  # 尽心竭力做好
        if not letter and last:
            letter = _AFTER_NOUN.get(text, "") if last in "nhHMwy" else ""
            if (
                text == "到位" and last in "Vwyo" and (following is None or following.mention is not None)
            ):  # 调试到位
                return self._join("I", text, t.end)
            if text == "计划" and last == "V":
                letter = "H"
            elif text == "在" and self._puts(last):  # 控制在, 用在
                letter = "z"
                self.parts[-1] = "o" if last == "t" else last
            elif text == "为" and self.texts[-1] in group("becoming"):  # 改建为康复医院
                letter = "z"
            elif text == "期内" and last in "wVy":  # 防火期内
                return self._join("d", text, t.end)
            elif text == "地" and last in "nyhI":  # 创造性地: an adverb
                letter = "u"
                self.parts[-1] = "a"
            elif (
                text in making_nouns() and len(self.texts[-1]) == 2 and self._makes_noun(text, last)
            ):  # 培训班, 治理率
                return self._join(noun(self.texts[-1] + text, "n"), text, t.end)
        if not letter and text in BOUNDS and last != "q":  # 规模以上, 限额以上
            letter = "n"
        return self._take(letter, t) if letter else 0

    def _puts(self, last: str) -> bool:
        """Whether the last verb says where something is put: 控制在, 用在; but 提升在全省的地位."""
        verb = self.texts[-1]
        return (last in "VwIFoyf" and verb not in group("raising")) or verb == "用"

    def _makes_noun(self, text: str, last: str) -> bool:
        return last in "wy" or (last in "VPI" and text in always_making_nouns())

    def _word(self, i: int) -> int:
        """Any other word; some are cut where jieba joined two."""
        t = self.tokens[i]
        text, start = t.text, t.start
        if text[0] == "化" and self.parts and self.parts[-1] == "a" and cut_off(text):  # 常态|化整治
            self._join("a", "化", start + 1)
            text, start = text[1:], start + 1
            if not text:
                return 1
        at, letter = letter_of(text, t.tag)
        if not at and start == t.start:
            return self._take(letter, t)
        if at:
            left = "a" if text[:at] == "深入" else letters().get(text[:at]) or "n"
            self._add(left, text[:at], start, start + at)
            text, start = text[at:], start + at
        return self._add(letter, text, start, t.end)
