"""Units: the words of a clause, each with the part that it plays; quoted stretches whole, split verbs joined."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.stages.findings import Token
from extractor.stages.tasks.words import by_tag, part, split

_OPEN = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "〈": "〉"}
_BRACKETS = {"（": "）", "［": "］", "[": "]", "【": "】"}
_MEASURE = regex.compile(
    r"(?:率|量|额|面积|比例|比重|收入|支出|规模|标准|能力|价格|时间|频次|次数|户数|人数|总数|缺口|费用|成本|周期|时限|浓度|密度|占比|数|值|总值|产值|增速|增幅|水平|寿命|宽度|长度|高度)$"
)
_DATE_END = frozenset(("末", "底", "前", "内", "初", "之前", "以前", "底前", "期间", "前后", "起", "中"))
_MENTIONS = {"m:quantity": "q", "m:date": "d", "m:enumerator": "l", "m:ordinal": "n", "m:name": "n"}


@dataclass(frozen=True, slots=True)
class Units:
    """`parts[i]` is the letter of unit i (see `words.py`), which stands at `starts[i]:ends[i]` of the reading."""

    parts: str
    texts: list[str]
    starts: list[int]
    ends: list[int]
    mentions: list[int | None]


def read_units(tokens: list[Token]) -> Units:
    parts: list[str] = []
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    mentions: list[int | None] = []

    def put(letter: str, text: str, start: int, end: int, mention: int | None = None) -> None:
        parts.append(letter)
        texts.append(text)
        starts.append(start)
        ends.append(end)
        mentions.append(mention)

    i, n = 0, len(tokens)
    while i < n:
        t = tokens[i]
        text = t.text
        if t.mention is not None:
            letter = part(text) if t.tag == "m:name" else None
            put(letter or _MENTIONS[t.tag], text, t.start, t.end, t.mention)
            i += 1
            continue
        if t.tag == "w":
            close = _OPEN.get(text) or _BRACKETS.get(text)
            if close is not None:
                j = _closing(tokens, i, text, close)
                if j == i:
                    put("-", text, t.start, t.end)
                    i += 1
                    continue
                whole = "".join(k.text for k in tokens[i : j + 1])
                inner = tokens[i + 1 : j]
                dated = len(inner) == 1 and inner[0].tag == "m:date"
                put("d" if dated else "n" if text in _OPEN else "(", whole, t.start, tokens[j].end)
                i = j + 1
                continue
            put("," if text == "、" else "-", text, t.start, t.end)
            i += 1
            continue
        if len(text) <= 2 and i + 1 < n and tokens[i + 1].mention is None and len(tokens[i + 1].text) <= 2:
            joined = text + tokens[i + 1].text
            letter = part(joined)
            if len(text) == 1 and i + 2 < n and (longer := _longer(tokens, i, joined)):
                put(part(longer[0]) or "a", longer[0], t.start, tokens[longer[1]].end)
                i = longer[1] + 1
                continue
            if letter is not None and letter in "VwPIfFanxKQ":
                put(letter, joined, t.start, tokens[i + 1].end)
                i += 2
                continue
        if parts and parts[-1] == "d" and text in _DATE_END:
            put("d", text, t.start, t.end)
            i += 1
            continue
        if text in ("内", "之内", "以内") and parts and parts[-1] == "q":
            put("s", text, t.start, t.end)
            i += 1
            continue
        if text == "地" and parts and parts[-1] in "nyhI":  # 创造性地: an adverb
            parts[-1] = "a"
            put("u", text, t.start, t.end)
            i += 1
            continue
        letter = part(text)
        if letter is None:
            at = split(text) if len(text) > 2 else None
            if at is not None:
                for a, b in ((0, at), (at, len(text))):
                    put(part(text[a:b]) or "n", text[a:b], t.start + a, t.start + b)
                i += 1
                continue
            letter = by_tag(t.tag, len(text))
        if letter == "n" and len(text) > 2 and part(text[-2:]) == "H":
            letter = "H"
        if letter in "nhHy" and (len(text) > 1 or text in "率量额数值") and _MEASURE.search(text):
            letter = "M"
        put(letter, text, t.start, t.end)
        i += 1
    return Units("".join(parts), texts, starts, ends, mentions)


def _longer(tokens: list[Token], i: int, joined: str) -> tuple[str, int] | None:
    """A word of the lexicon that jieba cut into three or four: its text and the index of its last token."""
    found = None
    for k in range(i + 2, min(i + 4, len(tokens))):
        joined += tokens[k].text
        if len(joined) > 5 or tokens[k].tag == "w":
            break
        if (part(joined) or "-") in "aVIn":
            found = (joined, k)
    return found


def _closing(tokens: list[Token], at: int, opening: str, closing: str) -> int:
    """Index of the token that closes the quote or bracket; a quote may be closed by its own mirror in hurried prose."""
    for j in range(at + 1, min(len(tokens), at + 40)):
        if tokens[j].text == closing:
            return j
    return at
