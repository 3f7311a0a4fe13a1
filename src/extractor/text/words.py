"""Words: a text cut into words, with jieba's dictionary but without its global tokenizer or its shared cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, compress
from operator import add

from extractor.text.dictionary import Dictionary

_BREAK = "\0"  # behind each stretch: it is in no word


@dataclass(slots=True)
class Word:
    """`[start, end)` in the reading; `tag` is jieba's (n, v, ns, p, …), `w` for a mark, `x` for none.

    `mention` is for `pipeline.segment`, which puts whole mentions among the words: the mention's index there.
    """

    start: int
    end: int
    text: str
    tag: str
    mention: int | None = None


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
        texts, tags = self._dictionary.cut(run)
        # each break counts as the character behind its stretch
        positions = chain.from_iterable(range(start, end + 1) for start, end in spans)
        starts = list(compress(positions, tags))
        texts = list(compress(texts, tags))
        ends = map(add, starts, map(len, texts))
        return list(map(Word, starts, ends, texts, filter(None, tags)))

    @property
    def _dictionary(self) -> Dictionary:
        if self._loaded is None:
            self._loaded = Dictionary.load(self._extra)
        return self._loaded
