"""Words: jieba's dictionary and cut, without its global tokenizer, its HMM or its shared cache.

The cut is jieba's own (dictionary only, most probable path), but paths are weighed only where words overlap; a
test holds the two equal.
"""

from __future__ import annotations

import hashlib
import marshal
import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from importlib.metadata import version
from itertools import chain, compress, pairwise, repeat
from operator import add
from typing import NamedTuple

from extractor.text import kept
from extractor.text import patterns as regex

_UNCUT = re.compile(r"([A-Za-z]+)|[\s\0]+")
_HAN = regex.compile(r"\p{Han}+")
_NEVER = -math.inf
_BREAK = "\0"  # behind each stretch: it is in no word


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
        dictionary.meet(word[:1])
        return dictionary.tags

    def cut(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Word]:
        """The words of some stretches of a text (in order, disjoint), covering every character but white space.

        No word reaches beyond its stretch.
        """
        dictionary = self._load()
        spans = [(start, end) for start, end in spans if start < end]
        run = "".join([text[start:end] + _BREAK for start, end in spans])
        sizes = dictionary.sizes(run)
        positions = chain.from_iterable(range(start, end + 1) for start, end in spans)
        starts = list(compress(positions, sizes))
        ends = list(map(add, starts, filter(None, sizes)))
        texts = list(map(text.__getitem__, map(slice, starts, ends)))
        tag = dictionary.tags.get
        tags = [tag(word) or _tag_of_unknown(word) for word in texts]
        return list(map(_word, zip(starts, ends, texts, tags, repeat(None))))

    def _load(self) -> _Dictionary:
        if self._dictionary is None:
            self._dictionary = _load_dictionary(self._extra)
        return self._dictionary


@lru_cache(1024)
def _tag_of_unknown(word: str) -> str:
    if _HAN.match(word):
        return "x"
    return "eng" if word.isascii() and word.isalpha() else "w"


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
        self._floor = floor  # the log frequency of a character that is in no word
        self._shards = shards
        self._single: _Scores = {}
        self._pairs: _Scores = {}
        self._longer: _Scores = {}
        self.tags: dict[str, str] = {}

    def meet(self, text: str) -> None:
        """Load the words that begin with one of the text's characters."""
        for char in set(text).difference(self._single):
            self._single[char] = _NEVER
            if char in self._shards:
                score, pairs, longer, tags = marshal.loads(self._shards[char])
                self._single[char] = score
                self._pairs.update(pairs)
                self._longer.update(longer)
                self.tags.update(tags)

    def sizes(self, text: str) -> list[int]:
        """For each character the length of the word that begins there, 0 where none does.

        Most characters begin no word with the next one. A pair that no other word overlaps is a word, because
        one that is rarer than its two characters is not in the table. Paths are weighed only where words overlap.
        """
        self.meet(text)
        sizes = [1] * len(text)
        for piece in _UNCUT.finditer(text):
            start, end = piece.span()
            sizes[start:end] = [0] * (end - start)
            if piece.lastindex:
                sizes[start] = end - start
        scores = list(map(self._pairs.get, map(add, text, text[1:])))
        begins = list(compress(range(len(scores)), scores))
        longer = self._longer
        first = reach = 0  # of words that overlap
        for (start, following), score in zip(
            pairwise([*begins, len(text)]), filter(None, scores), strict=True
        ):
            if start >= reach:
                first = start
            end = start + 2
            while text[start : end + 1] in longer:
                end += 1
            if end > reach:
                reach = end
            if following < reach:
                continue
            if reach > first + 2:
                self._weigh(text, first, reach, scores, sizes)
            elif score > _NEVER:
                sizes[first:reach] = 2, 0
        return sizes

    def _weigh(self, text: str, start: int, end: int, scores: list[float | None], sizes: list[int]) -> None:
        """The most probable path through words that overlap: from the back, the best path of each rest."""
        single, longer, floor = self._single, self._longer.get, self._floor
        best = [0.0] * (end - start + 1)
        ends = list(range(start + 1, end + 1))
        after = 0.0
        for i in range(end - 1, start - 1, -1):
            top = single[text[i]] + after
            score = scores[i]
            j = i + 2
            while score is not None and j <= end:
                if score > _NEVER and (total := score + best[j - start]) >= top:
                    top = total
                    ends[i - start] = j
                j += 1
                score = longer(text[i:j])
            after = best[i - start] = top if top > _NEVER else floor + after
        while start < end:
            stop = ends[start - end]
            sizes[start:stop] = [stop - start] + [0] * (stop - start - 1)
            start = stop


def _load_dictionary(extra: Mapping[str, str]) -> _Dictionary:
    key = repr((version("jieba"), sys.version_info[:2], sorted(extra.items()), "pairs that win"))
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
    scores = {word: math.log(n) + floor if n else _NEVER for word, n in freq.items() if _HAN.fullmatch(word)}
    beginnings = {word[:end] for word in scores for end in range(1, len(word))}
    shards: dict[str, _Shard] = {}
    for word in freq.keys() | beginnings:
        score = scores.get(word, _NEVER)
        if len(word) == 2 and score < scores.get(word[0], _NEVER) + scores.get(word[1], _NEVER):
            score = _NEVER  # its characters by themselves are the better path, always
        _, pairs, longer, tags_of = shards.setdefault(word[0], (scores.get(word[0], _NEVER), {}, {}, {}))
        if len(word) > 1 and (score > _NEVER or word in beginnings):
            (pairs if len(word) == 2 else longer)[word] = score
        if word in tags:
            tags_of[word] = tags[word]
    return floor, {char: marshal.dumps(shard) for char, shard in shards.items()}


def _added_frequency(word: str, freq: Mapping[str, int], total: int) -> int:
    """Frequent enough to win against any cut of it in two."""
    cuts = [freq.get(word[:k], 1) * freq.get(word[k:], 1) // total for k in range(1, len(word))]
    return max(cuts, default=0) + 1000
