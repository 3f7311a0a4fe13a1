"""Words: jieba's dictionary and cut, without its global tokenizer, its HMM or its shared cache.

The cut is jieba's own (dictionary only, most probable path), made in one backward pass over precomputed
log frequencies instead of a graph and a second pass; a test holds the two equal.
"""

from __future__ import annotations

import hashlib
import marshal
import math
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import version
from itertools import repeat
from operator import add, concat
from pathlib import Path
from typing import NamedTuple

import regex

_PIECE = regex.compile(r"(?P<han>\p{Han}+)|(?P<eng>[A-Za-z]+)|\s+|.", regex.DOTALL)
_NEVER = -math.inf


class Word(NamedTuple):
    """`[start, end)` in the reading; `tag` is jieba's (n, v, ns, p, …), `w` for a mark, `x` where it has none.

    `mention` is for `pipeline.segment`, which puts whole mentions among the words: the mention's index there.
    """

    start: int
    end: int
    text: str
    tag: str
    mention: int | None = None


_word: Callable[[tuple[int, int, str, str, None]], Word] = partial(tuple.__new__, Word)  # no call of Python code


class Words:
    """A private tokenizer: jieba's dictionary with the domain's words added."""

    def __init__(self, extra: Mapping[str, str] | None = None) -> None:
        self._extra = dict(extra or {})
        self._dictionary: _Dictionary | None = None

    def tag(self, word: str) -> str:
        """jieba's tag of a dictionary word, `x` where it has none."""
        return self._load().tags.get(word, "x")

    def __contains__(self, word: str) -> bool:
        return word in self._load().tags

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
        single, pairs, longer, _, floor = self._load()
        more_of = longer.get
        n = len(run)
        best = [0.0] * (n + 1)
        ends = list(range(1, n + 1))
        singles = [single.get(c, _NEVER) for c in run]
        firsts = [pairs.get(pair) for pair in map(concat, run, run[1:])]
        firsts.append(None)
        after = 0.0  # the best path of what follows position i
        for i in range(n - 1, -1, -1):
            top = singles[i] + after
            pair = firsts[i]
            if pair is not None:
                score, extends = pair
                j = i + 2
                total = score + best[j]
                if total >= top and score > _NEVER:
                    top = total
                    ends[i] = j
                while extends and j < n:
                    j += 1
                    more = more_of(run[i:j])
                    if more is None:
                        break
                    score, extends = more
                    total = score + best[j]
                    if total >= top and score > _NEVER:
                        top = total
                        ends[i] = j
            after = best[i] = top if top > _NEVER else floor + after
        return ends

    def _load(self) -> _Dictionary:
        if self._dictionary is None:
            self._dictionary = _load_dictionary(self._extra)
        return self._dictionary


_Scored = dict[str, tuple[float, bool]]


class _Dictionary(NamedTuple):
    """Log frequencies by length of word; the flag: does a longer word begin with it?"""

    single: dict[str, float]
    pairs: _Scored
    longer: _Scored
    tags: dict[str, str]
    floor: float  # the log frequency of a character that is in no word


def _load_dictionary(extra: Mapping[str, str]) -> _Dictionary:
    import platformdirs

    key = repr((version("jieba"), sys.version_info[:2], sorted(extra.items()), "pairs"))
    name = f"words-{hashlib.sha256(key.encode()).hexdigest()[:16]}.marshal"
    path = Path(platformdirs.user_cache_dir("extractor")) / name
    try:
        return _Dictionary(*marshal.loads(path.read_bytes()))
    except (OSError, ValueError, EOFError, TypeError):
        built = _build_dictionary(extra)
        _save(path, marshal.dumps(tuple(built)))
        return built


def _build_dictionary(extra: Mapping[str, str]) -> _Dictionary:
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
    single = {word: score for word, score in scores.items() if len(word) == 1}
    known = scores.keys() | beginnings
    pairs = {w: (scores.get(w, _NEVER), w in beginnings) for w in known if len(w) == 2}
    longer = {w: (scores.get(w, _NEVER), w in beginnings) for w in known if len(w) > 2}
    return _Dictionary(single, pairs, longer, tags, floor)


def _added_frequency(word: str, freq: Mapping[str, int], total: int) -> int:
    """Frequent enough to win against any cut of it in two."""
    cuts = [freq.get(word[:k], 1) * freq.get(word[k:], 1) // total for k in range(1, len(word))]
    return max(cuts, default=0) + 1000


def _save(path: Path, data: bytes) -> None:
    """Keep what was built for the next start; without a writable cache folder each start builds it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError:
        return
