"""Units: the words of a clause, each with the part that it plays; quoted stretches whole, split verbs joined."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.lexicon.word_classes import (
    following,
    letter_of,
    letters,
    making_nouns,
    split,
)
from extractor.stages.clauses.reader import BOUNDS, DATE_END, INSIDE, NOUN_LIKE, Reader
from extractor.stages.clauses.turning import (
    TURNING,
    cut_off,
    holds_its_object,
    one_each,
)
from extractor.stages.findings import Token

_HOURS = ("小时", "日", "天")
_MENTIONS = {"m:quantity": "q", "m:date": "d", "m:enumerator": "l", "m:ordinal": "n", "m:name": "n"}


@dataclass(slots=True)
class Units:
    """`parts[i]` is the letter of unit i (`lexicon/word_classes.py`), `words[i]` the unit as a word of the reading,
    `texts[i]` its text. A word that was made here of several or of a part has the tag that its letter tells."""

    parts: str
    texts: list[str]
    words: list[Token]


# words whose letter hangs on their neighbours
_HANGING = NOUN_LIKE.union(
    ("每", "逐", "要紧", "系统", "对外开放", "计划", "在", "为", "通过", "地", "到位", "除", "期内"),
    BOUNDS,
    INSIDE,
    DATE_END,
    TURNING,
)


_Plain = tuple[str, frozenset[str] | None]
# not `lru_cache`: each hit of that changes three more entries, and there is a hit for each word of a text
_known: dict[str, _Plain] = {}
_MOST_KNOWN = 8192


def read_units(tokens: list[Token]) -> Units:
    """The units of a clause's tokens."""
    letters: list[str] = []
    ahead = None
    known = _known.get
    for t in tokens:
        text = t.text
        if ahead is not None and text[0] in ahead:
            letters.pop()
            break
        if t.mention is not None:
            letter, ahead = _of_mention(text, t.tag), None
        else:
            letter, ahead = known(text) or _learn(text, t.tag)
        if not letter:
            break
        letters.append(letter)
    else:  # most clauses: nothing to join or to part
        return Units("".join(letters), [t.text for t in tokens], tokens)
    return _read_on(tokens, letters)


def _read_on(tokens: list[Token], letters: list[str]) -> Units:
    """The units of tokens of which the first have these letters, and the next does not stand alone."""
    i, n = len(letters), len(tokens)
    reader = Reader(tokens, letters)
    parts, texts, words = reader.parts, reader.texts, reader.words
    while i < n:
        t = tokens[i]
        text = t.text
        if t.mention is not None:
            letter, ahead = _of_mention(text, t.tag), None
        else:
            letter, ahead = _known.get(text) or _learn(text, t.tag)
        if letter and (ahead is None or i + 1 == n or tokens[i + 1].text[0] not in ahead):
            parts.append(letter)
            texts.append(text)
            words.append(t)
            i += 1
        else:
            i += reader.read(i)
    return Units("".join(parts).rstrip("-"), texts, words)


def _of_mention(text: str, tag: str) -> str:
    """As `_plain`, but not kept: each report has numbers and names of its own."""
    if text[0] == "每":
        return ""
    if tag == "m:name":
        return "" if text == "统一" or split(text) or one_each(text) else letters().get(text) or "n"
    if tag == "m:quantity" and text.endswith(_HOURS):
        return ""
    return _MENTIONS[tag]


def _learn(text: str, tag: str) -> _Plain:
    """`_plain`, kept for the next time: a word of the dictionary has one tag."""
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    _known[text] = found = _plain(text, tag)
    return found


def _plain(text: str, tag: str) -> _Plain:
    """The letter of a word whose letter hangs on no neighbour, an empty string for the others; and with what characters
    the next token may go on with it as one word."""
    if text == "、":
        return ",", None
    if tag in ("w", "i") or text in _HANGING or text in making_nouns() or (text[0] == "化" and cut_off(text)):
        return "", None
    if holds_its_object(text):
        return "", None
    at, letter = letter_of(text, tag)
    return "" if at else letter, following().get(text)
