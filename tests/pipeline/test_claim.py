"""Claim: one mention for each numeral; the longer one stays, and of equal ones the earlier layer's."""

from __future__ import annotations

import random
from itertools import pairwise

from extractor.pipeline.claim import claim, merge, spans
from extractor.stages.findings import DateFound, NameFound


def _date(start: int, end: int) -> DateFound:
    return DateFound(start, end, None, "dates.test")


def _name(start: int, end: int) -> NameFound:
    return NameFound(start, end, "word", "names.test")


def test_disjoint_mentions_of_all_layers_stay_in_text_order() -> None:
    kept = claim([_date(8, 10)], [_name(0, 2), _name(12, 14)])
    assert spans(kept) == [(0, 2), (8, 10), (12, 14)]


def test_the_longer_of_two_stays_whatever_its_layer() -> None:
    assert claim([_date(2, 4)], [_name(2, 9)]) == [_name(2, 9)]
    assert claim([_date(2, 4)], [_name(0, 9)]) == [_name(0, 9)]
    assert claim([_date(0, 9)], [_name(2, 4)]) == [_date(0, 9)]


def test_of_two_equally_long_ones_the_earlier_layer_stays() -> None:
    assert claim([_date(2, 6)], [_name(2, 6)]) == [_date(2, 6)]
    assert claim([_date(4, 8)], [_name(2, 6)]) == [_date(4, 8)]
    assert claim([_name(2, 6)], [_date(4, 8)]) == [_name(2, 6)]


def test_what_only_touches_does_not_overlap() -> None:
    assert len(claim([_date(0, 4)], [_name(4, 8)])) == 2


def test_kept_mentions_never_overlap_and_are_sorted() -> None:
    rng = random.Random(7)
    for _ in range(200):
        layers = [
            [_name(a, a + rng.randint(1, 9)) for a in (rng.randrange(60) for _ in range(12))] for _ in range(3)
        ]
        kept = spans(claim(*layers))
        assert all(before[1] <= after[0] for before, after in pairwise(kept))


def test_claiming_twice_changes_nothing() -> None:
    once = claim([_date(0, 3), _date(5, 9)], [_name(2, 6), _name(8, 9)])
    assert claim(once) == once


def test_layers_beside_one_another_are_only_put_in_order() -> None:
    assert merge([_date(0, 2), _date(6, 8)], [_name(2, 5)]) == [_date(0, 2), _name(2, 5), _date(6, 8)]
