"""Words: a text cut into words, with jieba's dictionary but without its global tokenizer or its shared cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain, compress, repeat
from operator import add
from typing import NamedTuple

from extractor.text.dictionary import Dictionary

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
    """A private tokenizer: jieba's dictionary with the domain's words added, loaded at first use."""

    def __init__(self, extra: Mapping[str, str] | None = None) -> None:
        self._extra = dict(extra or {})
        self._loaded: Dictionary | None = None

    def __contains__(self, word: str) -> bool:
        return word in self._dictionary

    def cut(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Word]:
        """The words of some stretches of a text (in order, disjoint), covering every character but white space.

        No word reaches beyond its stretch.
        """
        spans = [(start, end) for start, end in spans if start < end]
        run = "".join([text[start:end] + _BREAK for start, end in spans])
        dictionary = self._dictionary
        sizes, tags = dictionary.cut(run)
        at = -1
        for start, end in spans:
            at += end - start + 1
            sizes[at] = 0  # the break
        positions = chain.from_iterable(range(start, end + 1) for start, end in spans)
        starts = list(compress(positions, sizes))
        ends = list(map(add, starts, filter(None, sizes)))
        texts = list(map(text.__getitem__, map(slice, starts, ends)))
        single = dictionary.tags
        tags = [tag or single[word] for tag, word in zip(compress(tags, sizes), texts, strict=True)]
        words = map(_word, zip(starts, ends, texts, tags, repeat(None)))
        return list(compress(words, tags))  # white space has no tag

    @property
    def _dictionary(self) -> Dictionary:
        if self._loaded is None:
            self._loaded = Dictionary.load(self._extra)
        return self._loaded
