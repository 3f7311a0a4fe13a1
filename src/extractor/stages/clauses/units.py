"""Units: the words of a clause, each with the part that it plays; quoted stretches whole, split verbs joined."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.lexicon.word_classes import (
    VERBS,
    always_making_nouns,
    beginnings,
    following,
    letter_of,
    letters,
    making_nouns,
    noun,
    split,
)
from extractor.stages.findings import Token

_QUOTES = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "〈": "〉"}
_CLOSED = _QUOTES | {"（": "）", "［": "］", "[": "]", "【": "】"}
_BOUNDS = frozenset(("以上", "以下"))
_INSIDE = frozenset(("内", "之内", "以内"))
_DATE_END = frozenset(("末", "底", "前", "内", "初", "之前", "以前", "底前", "期间", "前后", "起", "中"))
_OPENING = frozenset(("", "a", "m", "d", "l", ",", "k"))
_TURNING = {"规划": "wVoz", "争": "nhHM"}  # verbs before these: 规划建设, 规划好; 争项目
_ENDS_OF_SPLIT = frozenset("成到至")
_NOUN_LIKE = frozenset(("激励", "保障", "指导"))  # behind a noun: 守信激励
_MENTIONS = {"m:quantity": "q", "m:date": "d", "m:enumerator": "l", "m:ordinal": "n", "m:name": "n"}


@dataclass(slots=True)
class Units:
    """`parts[i]` is the letter of unit i (see `lexicon/word_classes.py`), which stands at `starts[i]:ends[i]` of the reading."""

    parts: str
    texts: list[str]
    starts: list[int]
    ends: list[int]


# words that the loop of `read_units` asks about their neighbours
_HANGING = _NOUN_LIKE.union(
    ("每", "逐", "系统", "对外开放", "计划", "投入", "投资", "在", "地", "到位"), _BOUNDS, _INSIDE, _DATE_END, _TURNING
)


def read_units(tokens: list[Token]) -> Units:
    """The units of a clause's tokens."""
    parts: list[str] = []
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    table, begins, follow, making, always = letters(), beginnings(), following(), making_nouns(), always_making_nouns()
    last = ""
    i, n = 0, len(tokens)
    while i < n:
        t = tokens[i]
        text, tag = t.text, t.tag
        letter = _plain(text, tag)
        if letter and (text not in follow or i + 1 == n or tokens[i + 1].text[0] not in follow[text]):
            parts.append(letter)
            texts.append(text)
            starts.append(t.start)
            ends.append(t.end)
            last = letter
            i += 1
            continue
        start, end = t.start, t.end
        step = 1
        if t.mention is not None and not (tag == "m:name" and split(text)):  # 进一步|提高
            letter = (table.get(text) if tag == "m:name" else None) or _MENTIONS[tag]
            if text[0] == "每":
                letter = "d"
        elif tag == "w":
            if text == "、":
                letter = ","
            elif text in _CLOSED and (j := _closing(tokens, i, _CLOSED[text])) > i:
                dated = j == i + 2 and tokens[i + 1].tag == "m:date"
                letter = "d" if dated else "n" if text in _QUOTES else "("
                built = letter == "(" and j + 1 < n and tokens[j + 1].text in ("建", "建设")
                if built and last and texts[-1] in ("新", "改", "扩", "迁", "新建", "改建"):  # 新（改、扩）建
                    texts[-1] = texts[-1][0] + tokens[j + 1].text
                    ends[-1] = tokens[j + 1].end
                    last = parts[-1] = "V"
                    i = j + 2
                    continue
                text, end, step = "".join(k.text for k in tokens[i : j + 1]), tokens[j].end, j + 1 - i
            else:
                letter = "-"
        elif last == "d" and text in _DATE_END:
            letter = "d"
        elif last == "q" and text in _INSIDE:
            letter = "s"
        elif text in begins and (longer := _joined(tokens, i, table, begins)):
            text, step = longer
            letter, end = noun(text, table[text]), tokens[i + step - 1].end
            if letter == "Y":
                at = split(text) or 1
                parts.append("V" if at > 1 else "o")
                texts.append(text[:at])
                starts.append(start)
                ends.append(start + at)
                text, start = text[at:], start + at
                letter = "z" if text in _ENDS_OF_SPLIT else "n"
        elif text == "逐" and i + 1 < n and tokens[i + 1].mention is None and len(tokens[i + 1].text) == 1:
            text, end, step, letter = text + tokens[i + 1].text, tokens[i + 1].end, 2, "a"
        elif text == "每" and i + 1 < n and tokens[i + 1].mention is None and len(tokens[i + 1].text) == 1:
            text, end, step, letter = text + tokens[i + 1].text, tokens[i + 1].end, 2, "Q"
        elif text in _TURNING and i + 1 < n and table.get(tokens[i + 1].text, "n") in _TURNING[text]:
            letter = "w" if text == "规划" and last in _OPENING else "o" if text == "争" else table[text]
        elif text == "规划" and last in _OPENING and i + 1 < n and tokens[i + 1].tag == "m:quantity":
            letter = "V"
        elif text in _NOUN_LIKE and last and last in "nhHMwy":
            letter = "w"
        elif text == "到位" and last and last in "Vwyo":  # 调试到位
            texts[-1] += text
            ends[-1] = end
            last = parts[-1] = "I"
            i += 1
            continue
        elif text == "系统" and last and last in "nhHMwy":
            letter = "n"
        elif text == "对外开放" and i + 1 == n and last and last in "dams":
            letter = "I"
        elif text == "计划" and last and last in "nhHMVwy":  # 改善计划
            letter = "H"
        elif text in _BOUNDS and last != "q":  # 规模以上, 限额以上
            letter = "n"
        elif text in ("投入", "投资") and last and last in "nVwhH" and i + 1 < n and tokens[i + 1].tag == "m:quantity":
            letter = "M"
        elif (
            text in making and last and len(texts[-1]) == 2 and (last in "wy" or (last in "VPI" and text in always))
        ):  # 培训班, 治理率
            texts[-1] += text
            ends[-1] = end
            last = parts[-1] = noun(texts[-1], "n")
            i += 1
            continue
        elif text == "在" and last and (last in "VwIFoyf" or texts[-1] == "用"):  # 控制在, 用在
            letter = "z"
            parts[-1] = "o" if last == "t" else last
        elif text == "地" and last and last in "nyhI":  # 创造性地: an adverb
            parts[-1] = "a"
            letter = "u"
        else:
            if text[0] == "化" and last == "a" and _cut_off(text, table):  # 常态|化整治
                texts[-1] += "化"
                ends[-1] += 1
                text, start = text[1:], start + 1
                if not text:
                    i += 1
                    continue
            at, letter = letter_of(text, tag)
            if at:
                parts.append(table.get(text[:at]) or "n")
                texts.append(text[:at])
                starts.append(start)
                ends.append(start + at)
                text, start = text[at:], start + at
        parts.append(letter)
        texts.append(text)
        starts.append(start)
        ends.append(end)
        last = letter
        i += step
    return Units("".join(parts).rstrip("-"), texts, starts, ends)


@lru_cache(65536)
def _plain(text: str, tag: str) -> str:
    """The letter of a word whose letter hangs on no neighbour; an empty string for the others."""
    if tag == "w" or tag.startswith("m:") or text[0] == "化" or text in _HANGING or text in making_nouns():
        return ""
    at, letter = letter_of(text, tag)
    return "" if at else letter


def _cut_off(text: str, table: dict[str, str]) -> bool:
    """Whether 化 belongs to the word before: 化, 化整治, but not 化解."""
    return text == "化" or (text not in table and table.get(text[1:], "n") in VERBS)


def _joined(
    tokens: list[Token], i: int, table: dict[str, str], begins: frozenset[str]
) -> tuple[str, int] | None:
    """A word of the lexicon that jieba cut in two to four, the longest: its text and how many tokens it takes."""
    found = None
    joined = tokens[i].text
    for k in range(i + 1, min(i + 4, len(tokens))):
        if tokens[k].mention is not None:
            break
        joined += tokens[k].text
        if len(joined) > 6:
            break
        letter = table.get(joined)
        if letter is not None and letter in "VwPIfFanxKQYtT":
            found = joined, k + 1 - i
        if joined not in begins:
            break
    return found


def _closing(tokens: list[Token], at: int, closing: str) -> int:
    """Index of the token that closes the quote or bracket at `at`; `at` itself where none does in the clause."""
    for j in range(at + 1, min(len(tokens), at + 40)):
        if tokens[j].text == closing:
            return j
    return at
