"""Words: jieba's dictionary and cut, without its global tokenizer, its HMM or its shared cache.

The cut is jieba's own (dictionary only, most probable path), made in one backward pass over precomputed
log frequencies instead of a graph and a second pass; a test holds the two equal.
"""

from __future__ import annotations

import hashlib
import marshal
import math
import os
import sys
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import regex

_PIECE = regex.compile(r"(?P<han>\p{Han}+)|(?P<eng>[A-Za-z]+)|\s+|.", regex.DOTALL)
_UNKNOWN = object()


class Word(NamedTuple):
    """`[start, end)` in the reading; `tag` is jieba's (n, v, a, ns, nt, p, …), `x` where it has none."""

    start: int
    end: int
    text: str
    tag: str


class Words:
    """A private tokenizer: jieba's dictionary with the domain's words added."""

    def __init__(self, extra: Mapping[str, str] | None = None) -> None:
        self._extra = dict(extra or {})
        self._scores: dict[str, float | None] | None = None
        self._tags: dict[str, str] = {}
        self._floor = 0.0

    def tag(self, word: str) -> str:
        """jieba's tag of a dictionary word, `x` where it has none."""
        self._load()
        return self._tags.get(word, "x")

    def __contains__(self, word: str) -> bool:
        return self._load().get(word) is not None

    def cut(self, text: str, start: int, end: int) -> list[Word]:
        """The words of `text[start:end]`, in order, covering every character but white space."""
        words: list[Word] = []
        tags = self._tags
        for piece in _PIECE.finditer(text, start, end):
            a, b = piece.span()
            kind = piece.lastgroup
            if kind == "han":
                run = piece.group()
                for i, j in self._cut_run(run):
                    word = run[i:j]
                    words.append(Word(a + i, a + j, word, tags.get(word, "x")))
            elif not (mark := piece.group()).isspace():
                words.append(Word(a, b, mark, "eng" if kind == "eng" else "w"))
        return words

    def _cut_run(self, run: str) -> list[tuple[int, int]]:
        get = self._load().get
        floor, n = self._floor, len(run)
        best = [0.0] * (n + 1)
        to = [0] * (n + 1)
        for i in range(n - 1, -1, -1):
            top, end = -math.inf, 0
            for j in range(i + 1, n + 1):
                score = get(run[i:j], _UNKNOWN)
                if score is _UNKNOWN:
                    break
                if score is not None and (total := score + best[j]) >= top:  # type: ignore[operator]
                    top, end = total, j
            if not end:
                top, end = floor + best[i + 1], i + 1
            best[i], to[i] = top, end
        cuts, i = [], 0
        while i < n:
            cuts.append((i, to[i]))
            i = to[i]
        return cuts

    def _load(self) -> dict[str, float | None]:
        if self._scores is None:
            scores, self._tags, self._floor = _load_dictionary(self._extra)
            self._scores = scores
        return self._scores


_Dictionary = tuple[dict[str, float | None], dict[str, str], float]


def _load_dictionary(extra: Mapping[str, str]) -> _Dictionary:
    import platformdirs

    key = repr((version("jieba"), sys.version_info[:2], sorted(extra.items())))
    name = f"words-{hashlib.sha256(key.encode()).hexdigest()[:16]}.marshal"
    path = Path(platformdirs.user_cache_dir("extractor")) / name
    try:
        loaded: _Dictionary = marshal.loads(path.read_bytes())
        return loaded
    except (OSError, ValueError, EOFError, TypeError):
        built = _build_dictionary(extra)
        _save(path, marshal.dumps(built))
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
        freq[word] = max(freq.get(word, 0), 1000)
        tags[word] = sys.intern(tag)
    floor = -math.log(total)
    scores: dict[str, float | None] = {w: math.log(n) + floor if n else None for w, n in freq.items()}
    for word in freq:
        for end in range(1, len(word)):
            scores.setdefault(word[:end], None)
    return scores, tags, floor


def _save(path: Path, data: bytes) -> None:
    """Keep the built dictionary for the next start; without a writable cache folder the next start builds it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        os.replace(file.name, path)
    except OSError:
        return
