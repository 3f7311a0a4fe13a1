"""Dictionary: jieba's words with their frequencies, and the most probable path through a text.

The path is jieba's own (dictionary only, no HMM), but paths are weighed only where words overlap; a test holds the
two equal. A report uses a small part of the dictionary, and loading all of it takes longer than reading the report.
So the words are kept by their first character, and loaded when it is first met.
"""

from __future__ import annotations

import hashlib
import marshal
import math
import re
import sys
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import compress, pairwise
from operator import contains
from typing import NamedTuple

from extractor.text import kept
from extractor.text import patterns as regex

_LATIN = re.compile(r"[A-Za-z]+")
_HAN = regex.compile(r"\p{Han}+")
_NEVER = -math.inf

_Scores = dict[str, float]
_Tags = dict[str, str]


class _Pair(NamedTuple):
    """What two characters begin; one object for all pairs alike, because there are a great many."""

    tag: str  # of the word that they are, "" where they are none
    opens: bool  # longer words begin with them


class _Shard(NamedTuple):
    """The words that begin with one character."""

    score: float  # its own log frequency, -inf where it is in no text by itself
    tag: str | None  # its own
    pairs: list[tuple[str, bool, str]]  # the fields of `_Pair`, and the second characters of such pairs
    longer: _Tags  # of words of three characters and more, and of their beginnings: ""
    scores: _Scores  # log frequencies of words of two characters and more
    unused: list[str]  # words that no path takes


_pair = cache(_Pair)


class _Seconds(dict[str, str]):
    """For each character met so far those that make a pair with it; asking for a new one loads the words it begins."""

    def __init__(self, load: Callable[[str], str]) -> None:
        super().__init__()
        self._load = load

    def __missing__(self, char: str) -> str:
        self[char] = seconds = self._load(char)
        return seconds


class Dictionary:
    """jieba's words and some more."""

    def __init__(self, floor: float, shards: dict[str, bytes]) -> None:
        self._floor = floor  # the log frequency of a character that is in no word
        self._shards = shards
        self._seconds = _Seconds(self._meet)
        self._pairs: dict[str, _Pair] = {}
        self._longer: _Tags = {}
        self._single: _Scores = {}  # those of characters, which are asked for most
        self._scores: _Scores = {}
        self._unused: set[str] = set()
        self._path = lru_cache(50_000)(self._weigh)  # the same few words meet again and again
        self.tags: _Tags = {}  # of the characters met so far, "" for white space

    @classmethod
    def load(cls, extra: Mapping[str, str]) -> Dictionary:
        """With the words of `extra` and their tags, each frequent enough to stay whole."""
        key = repr((version("jieba"), sys.version_info[:2], sorted(extra.items()), "words that win"))
        name = f"words-{hashlib.sha256(key.encode()).hexdigest()[:16]}.marshal"
        try:
            return cls(*marshal.loads(kept.load(name) or b""))
        except (ValueError, EOFError, TypeError):
            built = _build(extra)
            kept.save(name, marshal.dumps(built))
            return cls(*built)

    def __contains__(self, word: str) -> bool:
        self._seconds[word[:1]]  # loads it
        return word in self._scores or word in self._unused or self._single.get(word, _NEVER) > _NEVER

    def _meet(self, char: str) -> str:
        """Load the words that begin with a character; what can be second in them."""
        self._single[char] = _NEVER
        self.tags[char] = "x" if _HAN.match(char) else "" if char.isspace() else "w"
        if char not in self._shards:
            return ""
        shard = _Shard(*marshal.loads(self._shards[char]))
        for tag, opens, seconds in shard.pairs:
            self._pairs.update(dict.fromkeys([char + second for second in seconds], _pair(tag, opens)))
        self._longer.update(shard.longer)
        self._scores.update(shard.scores)
        self._unused.update(shard.unused)
        self._single[char] = shard.score
        self.tags[char] = shard.tag or self.tags[char]
        return "".join(seconds for _, _, seconds in shard.pairs)

    def cut(self, text: str) -> tuple[list[int], list[str]]:
        """For each character the length of the word that begins there (0: none does), and that word's tag.

        Words of one character have no tag here: it is in `tags`. A run of Latin letters is one word. `text` ends with
        NUL.

        Most characters begin no word with the next one. Where words overlap, and one of them covers the others, it
        is taken, because a word that its parts outweigh is not in the tables; else the paths through them are weighed.
        """
        sizes, tags = [1] * len(text), [""] * len(text)
        for run in _LATIN.finditer(text):
            self._take(run.start(), run.end(), "eng", sizes, tags)
        is_pair = map(contains, map(self._seconds.__getitem__, text), text[1:])
        begins = [*compress(range(len(text)), is_pair), len(text)]
        pairs, longer = self._pairs, self._longer.get
        first = reach = 0  # of words that overlap
        cover = ""  # the tag of the one that covers them
        for start, following in pairwise(begins):
            end = start + 2
            tag, opens = pairs[text[start:end]]
            if opens:
                while (found := longer(text[start : end + 1])) is not None:
                    tag = found
                    end += 1
            if start >= reach:
                first, reach, cover = start, end, tag
            elif end > reach:
                reach, cover = end, ""
            if following < reach:
                continue
            if cover and reach == first + 2:  # most
                sizes[first], sizes[first + 1], tags[first] = 2, 0, cover
            elif cover:
                self._take(first, reach, cover, sizes, tags)
            elif reach > first + 2:
                for a, b, word_tag in self._path(text[first:reach]):
                    self._take(first + a, first + b, word_tag, sizes, tags)
        return sizes, tags

    @staticmethod
    def _take(start: int, end: int, tag: str, sizes: list[int], tags: list[str]) -> None:
        sizes[start:end] = [end - start] + [0] * (end - start - 1)
        tags[start] = tag

    def _weigh(self, text: str) -> list[tuple[int, int, str]]:
        """The words, longer than a character, of the most probable path: from the back, the best of each rest."""
        single, pairs, longer, scores = self._single, self._pairs, self._longer, self._scores
        size = len(text)
        best = [0.0] * (size + 1)
        ends = list(range(1, size + 1))
        for i in range(size - 1, -1, -1):
            top = single[text[i]] + best[i + 1]
            end = i + 2
            word = text[i:end]
            known = word in pairs
            while known and end <= size:
                if (total := scores.get(word, _NEVER) + best[end]) >= top and total > _NEVER:
                    top = total
                    ends[i] = end
                end += 1
                word = text[i:end]
                known = word in longer
            best[i] = top if top > _NEVER else self._floor + best[i + 1]
        words = []
        start = 0
        while start < size:
            end = ends[start]
            if end - start > 1:
                word = text[start:end]
                words.append((start, end, longer[word] if end - start > 2 else pairs[word].tag))
            start = end
        return words


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
    shards: dict[str, _Shard] = {}
    pairs: dict[tuple[str, str, bool], str] = {}
    for word in freq.keys() | beginnings:
        char = word[0]
        shard = shards.setdefault(char, _Shard(scores.get(char, _NEVER), tags.get(char), [], {}, {}, []))
        tag = tags[word] if word in used else ""
        if len(word) == 2 and (tag or word in beginnings):
            key = (char, tag, word in beginnings)
            pairs[key] = pairs.get(key, "") + word[1]
        elif len(word) > 2 and (tag or word in beginnings):
            shard.longer[word] = tag
        if tag and len(word) > 1:
            shard.scores[word] = scores[word]
        elif word in tags and not tag:
            shard.unused.append(word)
    for (char, tag, opens), seconds in pairs.items():
        shards[char].pairs.append((tag, opens, seconds))
    return floor, {char: marshal.dumps(tuple(shard)) for char, shard in shards.items()}


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
