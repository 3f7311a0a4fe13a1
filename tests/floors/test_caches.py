"""What is kept between reports is bounded, however many reports a process reads and whatever is in them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import extractor
from extractor.pipeline.segment import words
from extractor.stages.clauses import units
from extractor.text.words import Word

MOST = 8192  # entries, of some 400 bytes, in each worker
# caches without a bound, each with what bounds its keys
BOUNDED_KEYS = {
    "io.review.page._asset": "our files",
    "io.review.page._script": "our pages",
    "lexicon.chinese._sentences": "our codes",
    "lexicon.forms._index": "the lexicon's parts",
    "lexicon.forms._pattern": "the lexicon's forms",
    "lexicon.load.load_table": "our files",
    "lexicon.parts.part_titles": "the lexicon's groups",
    "lexicon.parts.part_words": "the lexicon's groups",
    "lexicon.word_classes.endings": "the lexicon's groups",
    "lexicon.word_classes.group": "the lexicon's groups",
    "lexicon.word_classes.role": "the lexicon's groups",
    "pipeline.ground._grounds": "what evidence may be",
    "stages.checks.years._compares": "years of the calendar",
    "stages.contexts.common_nouns.words_of": "the lexicon's groups",
    "stages.contexts.standards.word_list": "the lexicon's groups",
    "stages.contexts.topics._opening": "the lexicon's groups",
    "stages.contexts.topics._tells": "the lexicon's groups",
    "stages.dates.calendar.lunar_day": "the calendar's days",
    "stages.dates.calendar.solar_term": "the calendar's days",
    "stages.dates.starts._pattern": "our rules",
    "stages.dates.points._groups": "our patterns",
    "stages.header.lines.choice": "the lexicon's groups",
    "stages.names.alternatives._choice": "our rules",
    "stages.ordinals._choice": "our marks",
    "stages.outline.lines.line_words": "the lexicon's groups",
    "stages.quantities.measure._either": "the lexicon's units",
    "stages.quantities.measure._found": "the lexicon's units and currencies",
    "stages.quantities.measure._of_time": "the words of a pattern",
}


def caches() -> Iterator[tuple[str, Any]]:
    for found in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if found.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(found.name)
        except ModuleNotFoundError as error:  # of an extra that is not installed
            if (error.name or "").startswith("extractor"):
                raise
            continue
        for name, value in vars(module).items():
            if hasattr(value, "cache_info") and value.__module__ == found.name:
                yield f"{found.name}.{name}".removeprefix("extractor."), value


CACHES = dict(caches())


def takes_arguments(cached: Any) -> bool:
    return bool(inspect.signature(cached.__wrapped__).parameters)


@pytest.mark.parametrize("name", [n for n, c in CACHES.items() if takes_arguments(c)])
def test_a_cache_is_bounded_or_its_keys_are(name: str) -> None:
    bound = CACHES[name].cache_parameters()["maxsize"]
    if bound is None:
        assert name in BOUNDED_KEYS, "give it a bound, or say above what bounds its keys"
    else:
        assert bound <= MOST


def test_the_list_names_caches_that_are_there() -> None:
    assert set(BOUNDED_KEYS) <= set(CACHES)


def test_paths_of_the_dictionary_are_bounded() -> None:
    words().cut("项目建设", [(0, 4)])
    assert words()._dictionary._path.cache_parameters()["maxsize"] <= MOST


def test_what_is_known_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert units._MOST_KNOWN <= MOST
    monkeypatch.setattr(units, "_MOST_KNOWN", 2)
    monkeypatch.setattr(units, "_known", {})  # whatever other tests have read
    units.read_units([Word(i, i + 1, char, "n") for i, char in enumerate("茶麦棉麻")])
    assert set(units._known) == {"棉", "麻"}
