"""Labels: a sequence of headings or leads that repeats or skips one ((一)(二)(四), 一是…二是…四是…)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractor.stages.findings import EnumeratorFound, SectionFound
from extractor.stages.rule import Doubt
from extractor.text import patterns as regex
from extractor.text.numbers import number
from extractor.text.reading import Reading

_NUMBER = regex.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")
_HAN = "〇一二三四五六七八九十"
_LEAD = regex.compile(r"[一二三四五六七八九十]{1,2}是")
_GAP = 2  # a greater one is a text in pieces, not a slip

Label = tuple[int, int, str]  # span, text without blanks


def find_broken_sequences(
    reading: Reading, sections: Sequence[SectionFound], enumerators: Sequence[EnumeratorFound]
) -> list[Doubt]:
    """Labels of sibling headings, and leads of one paragraph or of neighbouring ones, that do not count on by one."""
    doubts: list[Doubt] = []
    for labels in _siblings(reading, sections):
        doubts += _walk(reading.text, labels)
    for labels in _leads(reading, enumerators):
        doubts += _walk(reading.text, labels)
    return doubts


def _siblings(reading: Reading, sections: Sequence[SectionFound]) -> Iterator[list[Label]]:
    """The labels of headings under one parent, each style by itself."""
    found: dict[tuple[int | None, int, str], list[Label]] = defaultdict(list)
    for s in sections:
        label = (s.label or "").replace(" ", "")
        style = _style(label)
        if style is not None:
            start = reading.text.find(s.label or "", s.heading[0], s.heading[1])
            found[s.parent, s.level, style].append((start, start + len(s.label or ""), label))
    yield from found.values()


@lru_cache(maxsize=512)
def _style(label: str) -> str | None:
    """A label without its number: （十）, 9.; None where it has none."""
    m = _NUMBER.search(label)
    return None if m is None else _NUMBER.sub("十" if m[0][0] in _HAN else "9", label)


def _first(label: str) -> int:
    m = _NUMBER.search(label)
    return m.start() if m else 0


def _leads(reading: Reading, enumerators: Sequence[EnumeratorFound]) -> Iterator[list[Label]]:
    """一是, 二是 … of one paragraph."""
    labels: list[Label] = []
    for m in enumerators:
        if m.label[-1:] != "是" or not _LEAD.fullmatch(m.label):
            continue
        if labels and reading.text.find("\n", labels[-1][1], m.start) >= 0:
            yield labels
            labels = []
        labels.append((m.start, m.end, m.label))
    yield labels


def _walk(text: str, labels: Sequence[Label]) -> Iterator[Doubt]:
    if len(labels) < 2:
        return
    values = [_value(label) for _, _, label in labels]
    for i in range(1, len(labels)):
        before, here = values[i - 1], values[i]
        if before is None or here is None:
            continue
        start, end, label = labels[i]
        after = values[i + 1] if i + 1 < len(labels) else None
        if here == before and here > 1:
            # (二)(二)(三), (二)(二)(四): a slip; (二)(二)(二): not a sequence
            if after != here and not (i > 1 and values[i - 2] == here):
                said = f"{label} stands twice in a row"
                yield Doubt("checks.label-repeated", "warning", said, (labels[i - 1][:2], (start, end)))
        elif before < here - 1 and here - before <= _GAP and not (i > 1 and values[i - 2] == before):
            missing = _NUMBER.sub(_like(label, here - 1), label, count=1)
            if not _written(text, missing, labels[i - 1][1], start):
                said = f"{label} follows {labels[i - 1][2]}: {missing} is missing"
                yield Doubt("checks.label-skipped", "warning", said, ((start, end),))


@lru_cache(maxsize=512)
def _value(label: str) -> int | None:
    m = _NUMBER.search(label)
    value = number(m[0]) if m else None
    return None if value is None else int(value)


def _like(label: str, value: int) -> str:
    """A number written as a label writes its own."""
    if label[_first(label)] not in _HAN:
        return str(value)
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十") + ("" if ones == 0 else _HAN[ones])


def _written(text: str, label: str, start: int, end: int) -> bool:
    """Whether the missing label stands between, in any dress, unseen by the outline."""
    m = _NUMBER.search(label)
    if m is None:
        return False
    return regex.search(rf"(?<![\d{_HAN}]){m[0]}[、.．）)\u3000 ，：是要]", text[start:end]) is not None
