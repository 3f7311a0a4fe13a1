"""Words: jieba's dictionary and cut, without its global tokenizer, its HMM or its shared cache.

The cut is jieba's own (dictionary only, most probable path), made in one backward pass over precomputed
log frequencies instead of a graph and a second pass; a test holds the two equal.
"""

from __future__ import annotations

import hashlib
import marshal
import math
import sys
from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import version
from itertools import repeat
from operator import add
from typing import NamedTuple

from extractor.text import kept
from extractor.text import patterns as regex

_PIECE = regex.compile(r"(?P<han>\p{Han}+)|(?P<eng>[A-Za-z]+)|\s+|.", regex.DOTALL)
_NEVER = -math.inf


class Word(NamedTuple):
    """`[start, end)` in the reading; `tag` is jieba's (n, v, ns, p, …), `w` for a mark, `x` for none.

    `mention` is for `pipeline.segment`, which puts whole mentions among the words: the mention's index there.
    """

    start: int
    end: int
    text: str
    tag: str
    mention: int | None = None


# makes a word without a call of Python code
_word: Callable[[tuple[int, int, str, str, None]], Word] = partial(tuple.__new__, Word)


class Words:
    """A private tokenizer: jieba's dictionary with the domain's words added."""

    def __init__(self, extra: Mapping[str, str] | None = None) -> None:
        self._extra = dict(extra or {})
        self._dictionary: _Dictionary | None = None

    def tag(self, word: str) -> str:
        """jieba's tag of a dictionary word, `x` where it has none."""
        return self._tags_for(word).get(word, "x")

    def __contains__(self, word: str) -> bool:
        return word in self._tags_for(word)

    def _tags_for(self, word: str) -> dict[str, str]:
        dictionary = self._load()
        dictionary.single[word[:1]]  # reads the words that begin so
        return dictionary.tags

    def cut(self, text: str, start: int, end: int) -> list[Word]:
        """The words of `text[start:end]`, in order, covering every character but white space."""
        starts: list[int] = []
        texts: list[str] = []
        others: list[tuple[int, str]] = []  # which of the words are marks or Latin letters
        add_start, add_text, path = starts.append, texts.append, self._path
        for piece in _PIECE.finditer(text, start, end):
            a = piece.start()
            run = piece.group()
            kind = piece.lastgroup
            if kind == "han":
                ends = path(run)
                i, n = 0, len(run)
                while i < n:
                    j = ends[i]
                    add_start(a + i)
                    add_text(run[i:j])
                    i = j
            elif not run.isspace():
                others.append((len(texts), "eng" if kind == "eng" else "w"))
                add_start(a)
                add_text(run)
        tags = list(map(self._load().tags.get, texts, repeat("x")))
        for i, tag in others:
            tags[i] = tag
        return list(map(_word, zip(starts, map(add, starts, map(len, texts)), texts, tags, repeat(None))))

    def _path(self, run: str) -> list[int]:
        """For each position where a word of the most probable path may begin: where that word ends.

        From the back, the best path of each rest is one comparison per word that begins there. Most pairs of
        characters begin no word at all, so one look at the pair settles the position.
        """
        dictionary = self._load()
        single, pairs, floor = dictionary.single, dictionary.pairs, dictionary.floor
        longer = dictionary.longer.get
        n = len(run)
        best = [0.0] * (n + 1)
        ends = list(range(1, n + 1))
        singles = list(map(single.__getitem__, run))  # first: it reads the words that begin so
        firsts = [pairs.get(pair) for pair in map(add, run, run[1:])]
        firsts.append(None)
        after = 0.0  # the best path of what follows position i
        for i in range(n - 1, -1, -1):
            top = singles[i] + after
            score = firsts[i]
            j = i + 2
            while score is not None:
                if score > _NEVER and (total := score + best[j]) >= top:
                    top = total
                    ends[i] = j
                if j == n:
                    break
                j += 1
                score = longer(run[i:j])
            after = best[i] = top if top > _NEVER else floor + after
        return ends

    def _load(self) -> _Dictionary:
        if self._dictionary is None:
            self._dictionary = _load_dictionary(self._extra)
        return self._dictionary


# a word's log frequency; -inf: no word, but the beginning of one. Plain floats: containers in so large a table
# would all be walked by each full garbage collection
_Scores = dict[str, float]
_Shard = tuple[float, _Scores, _Scores, dict[str, str]]  # the character, its pairs, longer words; tags of all


class _Dictionary:
    """Log frequencies by length of word.

    A report uses a small part of the dictionary, and loading all of it takes longer than reading the report.
    So the words are kept by their first character, and loaded when it is first met.
    """

    def __init__(self, floor: float, shards: dict[str, bytes]) -> None:
        self.floor = floor  # the log frequency of a character that is in no word
        self.pairs: _Scores = {}
        self.longer: _Scores = {}
        self.tags: dict[str, str] = {}
        self.single = _Singles(self, shards)


class _Singles(dict[str, float]):
    """The characters met so far; asking for a new one reads all words that begin with it."""

    def __init__(self, dictionary: _Dictionary, shards: dict[str, bytes]) -> None:
        super().__init__()
        self._dictionary = dictionary
        self._shards = shards

    def __missing__(self, char: str) -> float:
        shard = self._shards.get(char)
        self[char] = _NEVER
        if shard is not None:
            score, pairs, longer, tags = marshal.loads(shard)
            self._dictionary.pairs.update(pairs)
            self._dictionary.longer.update(longer)
            self._dictionary.tags.update(tags)
            self[char] = score
        return self[char]


def _load_dictionary(extra: Mapping[str, str]) -> _Dictionary:
    key = repr((version("jieba"), sys.version_info[:2], sorted(extra.items()), "shards of floats"))
    name = f"words-{hashlib.sha256(key.encode()).hexdigest()[:16]}.marshal"
    try:
        return _Dictionary(*marshal.loads(kept.load(name) or b""))
    except (ValueError, EOFError, TypeError):
        built = _build_dictionary(extra)
        kept.save(name, marshal.dumps(built))
        return _Dictionary(*built)


def _build_dictionary(extra: Mapping[str, str]) -> tuple[float, dict[str, bytes]]:
    """The floor, and for each first character the marshalled scores and tags of its words."""
    import jieba  # here: with a warm cache nothing else of it is needed, and its import takes its time

    freq: dict[str, int] = {}
    tags: dict[str, str] = {}
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
    beginnings = {word[:end] for word in freq for end in range(1, len(word))}
    scores = {word: math.log(n) + floor if n else _NEVER for word, n in freq.items()}
    shards: dict[str, _Shard] = {}
    for word in scores.keys() | beginnings:
        shard = shards.setdefault(word[0], (scores.get(word[0], _NEVER), {}, {}, {}))
        _, pairs, longer, tags_of = shard
        if len(word) > 1:
            (pairs if len(word) == 2 else longer)[word] = scores.get(word, _NEVER)
        if word in tags:
            tags_of[word] = tags[word]
    return floor, {char: marshal.dumps(shard) for char, shard in shards.items()}


def _added_frequency(word: str, freq: Mapping[str, int], total: int) -> int:
    """Frequent enough to win against any cut of it in two."""
    cuts = [freq.get(word[:k], 1) * freq.get(word[k:], 1) // total for k in range(1, len(word))]
    return max(cuts, default=0) + 1000
