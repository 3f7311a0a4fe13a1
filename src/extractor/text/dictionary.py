"""Dictionary: jieba's words with their frequencies, and the most probable path through a text.

The path is jieba's own (dictionary only, no HMM), but paths are weighed only where words overlap; a test holds the
two equal. A report uses a small part of the dictionary, and loading all of it takes longer than reading the report.
So the words are kept by the two characters that they begin with, and loaded when these are first met.
"""

from __future__ import annotations

import hashlib
import marshal
import math
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.metadata import version
from itertools import compress, pairwise, repeat
from operator import contains
from typing import NamedTuple, TypeVar

from extractor.text import kept
from extractor.text import patterns as regex

_LATIN = re.compile(r"[A-Za-z][A-Za-z]*+")  # one class to begin with: `re` finds that fast
_HAN = regex.compile(r"\p{Han}+")
_NEVER = -math.inf

_Scores = dict[str, float]
_Tags = dict[str, str]
_Begun = tuple[_Tags, _Scores]  # tags of words and of their beginnings (""), log frequencies of words
_T = TypeVar("_T")


class _Pair(NamedTuple):
    """What two characters begin."""

    text: str  # one object for all places where they stand: its hash is known
    tag: str  # of the word that they are, "" where they are none
    thirds: str  # what can stand behind them in longer words


class _Shard(NamedTuple):
    """The words that begin with one character."""

    score: float  # its own log frequency, -inf where it is in no text by itself
    tag: str | None  # its own
    seconds: str  # the characters that make a pair with it
    pairs: list[bytes]  # of each the words that it begins, marshalled: `_Begun`
    unused: str  # words that no path takes, each between two blanks


class _Met(dict[str, _T]):
    """What was asked for so far; anything else is loaded when it is asked for."""

    def __init__(self, load: Callable[[str], _T]) -> None:
        super().__init__()
        self._load = load

    def __missing__(self, key: str) -> _T:
        self[key] = loaded = self._load(key)
        return loaded


class Dictionary:
    """jieba's words and some more."""

    def __init__(self, floor: float, shards: dict[str, bytes]) -> None:
        self._floor = floor  # the log frequency of a character that is in no word
        self._marshalled = shards
        self._shards: dict[str, _Shard] = {}
        self._seconds = _Met(self._meet)
        self._pairs = _Met(self._meet_pair)
        self._words: _Tags = {}  # of words of two characters and more, and of their beginnings: ""
        self._scores: _Scores = {}  # log frequencies of the words
        self._single: _Scores = {}  # those of characters, which are asked for most
        self._path = lru_cache(8192)(self._weigh)  # the same few words meet again and again
        self._tags: _Tags = {}  # those of characters, "" for white space and NUL

    @classmethod
    def load(cls, extra: Mapping[str, str]) -> Dictionary:
        """With the words of `extra` and their tags, each frequent enough to stay whole."""
        key = repr((version("jieba"), sys.version_info[:2], sorted(extra.items()), "words of pairs"))
        name = f"words-{hashlib.sha256(key.encode()).hexdigest()[:16]}.marshal"
        try:
            return cls(*marshal.loads(kept.load(name) or b""))
        except (ValueError, EOFError, TypeError):
            built = _build(extra)
            kept.save(name, marshal.dumps(built))
            return cls(*built)

    def __contains__(self, word: str) -> bool:
        first, second = word[:1], word[1:2]
        if second in self._seconds[first] and second:
            self._pairs[first + second]  # loads what it begins
        if word in self._scores or self._single.get(word, _NEVER) > _NEVER:
            return True
        return first in self._shards and f" {word} " in self._shards[first].unused

    def _meet(self, char: str) -> str:
        """Load a character; what can be second in words that it begins."""
        self._single[char] = _NEVER
        self._tags[char] = "x" if _HAN.match(char) else "" if char.isspace() or char == "\0" else "w"
        marshalled = self._marshalled.pop(char, None)
        if marshalled is None:
            return ""
        self._shards[char] = shard = _Shard(*marshal.loads(marshalled))
        self._single[char] = shard.score
        self._tags[char] = shard.tag or self._tags[char]
        return shard.seconds

    def _meet_pair(self, pair: str) -> _Pair:
        """Load the words that a pair begins; the first character is loaded."""
        shard = self._shards[pair[0]]
        words, scores = marshal.loads(shard.pairs[shard.seconds.index(pair[1])])
        self._words.update(words)
        self._scores.update(scores)
        return _Pair(pair, words[pair], "".join({word[2] for word in words if len(word) > 2}))

    def cut(self, text: str) -> tuple[list[str], list[str | None]]:
        """For each character the word that begins there, and its tag: "" for white space and NUL, None inside a word.

        A run of Latin letters is one word. `text` ends with NUL, and no word reaches over one.

        Most characters begin no word with the next one. Where words overlap, and one of them covers the others, it
        is taken, because a word that its parts outweigh is not in the tables; else the paths through them are weighed.
        """
        words = list(text)
        is_pair = map(contains, map(self._seconds.__getitem__, words), words[1:])
        starts = [*compress(range(len(text)), is_pair), len(text)]
        tags: list[str | None] = list(map(self._tags.__getitem__, words))
        pairs, known = self._pairs, self._words.get
        first = reach = 0  # of words that overlap
        word = cover = ""  # the one that covers them, and its tag
        for start, following in pairwise(starts):
            end = start + 2
            pair, tag, thirds = pairs[text[start:end]]
            if text[end] in thirds:
                while (longer := known(text[start : end + 1])) is not None:
                    tag = longer
                    end += 1
                pair = text[start:end]
            if start >= reach:
                first, reach, word, cover = start, end, pair, tag
            elif end > reach:
                reach, cover = end, ""
            if following < reach:
                continue
            if cover:
                words[first], tags[first] = word, cover
                tags[first + 1] = None
                if reach > first + 2:
                    tags[first + 2 : reach] = repeat(None, reach - first - 2)
            elif reach > first + 2:
                for at, to, word_tag in self._path(text[first:reach]):
                    at += first
                    words[at] = text[at : first + to]
                    tags[at : first + to] = [word_tag, *repeat(None, to - at + first - 1)]
        for run in _LATIN.finditer(text):
            _join(run.start(), run.end(), text, words, tags)
        return words, tags

    def _weigh(self, text: str) -> list[tuple[int, int, str]]:
        """The words, longer than a character, of the most probable path: from the back, the best of each rest."""
        single, words, scores = self._single, self._words, self._scores
        size = len(text)
        best = [0.0] * (size + 1)
        ends = list(range(1, size + 1))
        for i in range(size - 1, -1, -1):
            top = single[text[i]] + best[i + 1]
            end = i + 2
            word = text[i:end]
            known = word in words
            while known and end <= size:
                if (total := scores.get(word, _NEVER) + best[end]) >= top and total > _NEVER:
                    top = total
                    ends[i] = end
                end += 1
                word = text[i:end]
                known = word in words
            best[i] = top if top > _NEVER else self._floor + best[i + 1]
        path = []
        start = 0
        while start < size:
            end = ends[start]
            if end - start > 1:
                word = text[start:end]
                path.append((start, end, words[word]))
            start = end
        return path


def _join(start: int, end: int, text: str, words: list[str], tags: list[str | None]) -> None:
    """Make Latin letters one word with the words that begin or end among them."""
    if tags[start] is not None and len(words[start]) == 1:
        tags[start] = "eng"
    tags[start + 1 : end] = repeat(None, end - start - 1)
    while tags[start] is None:
        start -= 1
    while tags[end] is None:
        end += 1
    words[start] = text[start:end]


def _build(extra: Mapping[str, str]) -> tuple[float, dict[str, bytes]]:
    """The floor, and for each first character its marshalled shard."""
    import jieba  # here: with a warm cache nothing else of it is needed, and its import takes its time

    freq: dict[str, int] = {}
    tags: _Tags = {}
    total = 0
    for line in jieba.get_module_res("dict.txt"):
        word, count, tag = line.decode("utf-8").split()
        freq[word] = int(count)
        tags[word] = sys.intern(tag)
        total += int(count)
    for word, tag in extra.items():
        freq[word] = max(freq.get(word, 0), _added_frequency(word, freq, total))
        tags[word] = sys.intern(tag)
    floor = -math.log(total)
    scores = {word: math.log(n) + floor for word, n in freq.items() if n and _HAN.fullmatch(word)}
    used = {word for word, score in scores.items() if score >= _score_of_parts(word, scores, floor)}
    beginnings = {word[:end] for word in used for end in range(2, len(word))}
    pairs: dict[str, dict[str, _Begun]] = defaultdict(dict)
    unused: dict[str, str] = defaultdict(lambda: " ")
    for word in freq.keys() | beginnings:
        tag = tags[word] if word in used else ""
        if len(word) > 1 and (tag or word in beginnings):
            begun_tags, begun_scores = pairs[word[0]].setdefault(word[1], ({word[:2]: ""}, {}))
            begun_tags[word] = tag
            if tag:
                begun_scores[word] = scores[word]
        if not tag and word in tags:
            unused[word[0]] += f"{word} "
    shards = {}
    for char in {word[0] for word in freq}:
        begun = [marshal.dumps(words) for words in pairs[char].values()]
        shard = _Shard(scores.get(char, _NEVER), tags.get(char), "".join(pairs[char]), begun, unused[char])
        shards[char] = marshal.dumps(tuple(shard))
    return floor, shards


def _score_of_parts(word: str, scores: _Scores, floor: float) -> float:
    """The score of the best path through a word that does not take it whole."""
    size = len(word)
    best = [0.0] * (size + 1)
    for i in range(size - 1, -1, -1):
        ends = range(i + 1, size + 1 if i else size)
        paths = [scores[word[i:j]] + best[j] for j in ends if word[i:j] in scores]
        best[i] = max(paths, default=floor + best[i + 1])
    return best[0] if size > 1 else _NEVER


def _added_frequency(word: str, freq: Mapping[str, int], total: int) -> int:
    """Frequent enough to win against any cut of it in two."""
    cuts = [freq.get(word[:k], 1) * freq.get(word[k:], 1) // total for k in range(1, len(word))]
    return max(cuts, default=0) + 1000
