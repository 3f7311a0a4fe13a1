"""Pairs: two levels of one thing, from A to B: 由3.2亿元增加到5.6亿元, 从62%升至70%."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.contexts.layout import Passage, Site
from extractor.stages.contexts.words import any_of
from extractor.text import patterns as regex

_FROM = regex.compile(r"(?:由|从|自)(?![此来事])[^，；。、（）]{0,18}$")
# whatever verb moves it: 由A加密到B, 从A放宽到B, 由A变为B
_ANY_TO = regex.compile(
    r"(?:以上|以下|左右|以内|上下|余|多)?[，、]?(?:[^，；。：（）]{0,10}?[^，；。：（）、])?"
    r"(?:到了?|至|为|成)[^，；。、（）]{0,12}$"
)
_HEAD = "由从自"


@cache
def _moved_to() -> regex.Pattern[str]:
    """Without 由: only a verb of movement with 到, 至 or 为 binds the two (100户增至120户)."""
    verbs = load_table("changes")["verbs"]
    words = any_of([*verbs["up"], *verbs["down"], *verbs["up_short"], *verbs["down_short"]])
    others = "拓宽|加宽|加大|放宽|调整|变|缩|压|改|增设|发展|扩|跃|跌"
    return regex.compile(
        rf"(?:以上|以下|左右|以内|上下|余|多)?(?:分别|相应|逐步|逐年|再|已|将|直接)?(?:{words}|{others})(?:到了?|至|为|成)"
        r"[^，；。、（）]{0,8}$"
    )


def find_pairs(passages: Sequence[Passage]) -> Mapping[int, int]:
    """The from-level of each to-level, both as indexes in the list of mentions."""
    pairs: dict[int, int] = {}
    for passage in passages:
        for part in passage.parts:
            waiting: list[Site] = []  # from-levels that 由 or 从 opened, in order: 由A和B分别提高到C和D
            opened = False
            for site in part.quantities:
                left = site.left
                if waiting and _is_list_joint(left):
                    (waiting if opened else []).append(site)
                    if not opened:
                        _close(pairs, waiting, site)
                    continue
                if waiting and opened and _reaches(waiting[0], site, _ANY_TO):
                    opened = False
                    _close(pairs, waiting, site)
                    continue
                waiting = []
                if _HEAD[0] in left or _HEAD[1] in left or _HEAD[2] in left:
                    opened = _FROM.search(left) is not None
                    waiting = [site] if opened else []
                if not waiting and site.previous is not None and site.previous.part is part:
                    before = site.previous
                    if before.index not in pairs and _reaches(before, site, _moved_to()):
                        pairs[site.index] = before.index
            if waiting and opened and len(waiting) == 1:
                _over_comma(pairs, passage, part.index, waiting[0])
    return pairs


def _is_list_joint(left: str) -> bool:
    return left in ("、", "和", "与", "及")


def _close(pairs: dict[int, int], waiting: list[Site], site: Site) -> None:
    if waiting:
        pairs[site.index] = waiting.pop(0).index


def _reaches(before: Site, site: Site, joint: regex.Pattern[str]) -> bool:
    return _same_unit(before, site) and joint.match(site.left) is not None


def _over_comma(pairs: dict[int, int], passage: Passage, part: int, before: Site) -> None:
    """由年初的71.5%，提高到93.2%."""
    following = next((p for p in passage.parts if p.index == part + 1), None)
    if following is None or not following.quantities:
        return
    site = following.quantities[0]
    if _reaches(before, site, _moved_to()):
        pairs[site.index] = before.index


def _same_unit(a: Site, b: Site) -> bool:
    """Units agree, or one of them is left out."""
    one, two = a.quantity.unit, b.quantity.unit
    return one is None or two is None or a.unit == b.unit or one.dimension == two.dimension != "count"
