"""Topics: the place that a paragraph, a lead or a section speaks of from its first words on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.contexts.common_nouns import is_plain_name
from extractor.stages.contexts.holding import is_smaller
from extractor.stages.contexts.layout import Passage
from extractor.stages.contexts.words import any_of, first_of
from extractor.stages.findings import SectionFound, StatementFound
from extractor.text import patterns as regex

_HEAD = 12  # characters in which the name at the head of a paragraph ends


def find_topics(
    text: str, own: str, sections: Sequence[SectionFound], statements: Sequence[StatementFound],
    passages: Sequence[Passage],
) -> Mapping[int, str]:  # fmt: skip
    """By index of the statement: the place that its paragraph opens with, or its lead or its section is about."""
    titled = [_of_title(s.title, own) for s in sections]
    found: dict[int, str] = {}
    opened: str | None = None
    last, at = 0, 0
    for index, statement in enumerate(statements):
        counts = at < len(passages) and passages[at].index == index
        at += counts
        if not last or text.find("\n", last, statement.start) >= 0:
            opened = _of_opening(text, statement, own, counts)
        last = statement.end
        if not counts:
            continue
        name = opened or (_of_lead(text, statement.lead, own) if statement.lead else None)
        if name is None and statement.section is not None:
            name = titled[statement.section]
        if name is not None:
            found[index] = name
    return found


def _of_lead(text: str, lead: tuple[int, int], own: str) -> str | None:
    """一是柳沟村养殖小区建设。"""
    labelled = text[lead[0] - 1 : lead[0]] in tuple("是、.）")
    return _of_work(text[slice(*lead)].rstrip("。"), own) if labelled else None


def _of_title(title: str, own: str) -> str | None:
    """柳沟村, 柳沟村养殖小区建设项目."""
    return title if _is_part(title, own) else _of_work(title, own)


def _of_work(words: str, own: str) -> str | None:
    """柳沟村养殖小区建设项目."""
    if not words.removesuffix("工作").endswith(_works()) or _suffix().search(words, 0, _HEAD) is None:
        return None
    m = _work().fullmatch(words)
    return m["name"] if m and _is_part(m["name"], own) else None


def _is_part(name: str, own: str) -> bool:
    return is_plain_name(name) and is_smaller(name, own)


def _of_opening(text: str, statement: StatementFound, own: str, counts: bool) -> str | None:
    """By the first sentence of a paragraph: one that counts nothing, or one that says where a village lies."""
    if _suffix().search(text, statement.start, statement.start + _HEAD) is None:
        return None
    m = _opening("profiles" if counts else "topics").match(text, statement.start, statement.end)
    if m is None or m["zone"]:
        return m and m["zone"]
    return m["name"] if _is_part(m["name"], own) else None


@cache
def _suffix() -> re.Pattern[str]:
    """A character that the names of places end with."""
    suffix = load_table("places")["suffix"]
    ends = {word[-1] for kind in ("settlement", "area", "site", "zones") for word in suffix[kind]}
    return re.compile(f"[{''.join(sorted(ends))}]")


@cache
def _opening(words: str) -> regex.Pattern[str]:
    table = load_table("places")
    ends, zones = (
        [word for kind in ("settlement", "area", "site") for word in table["suffix"][kind]],
        table["suffix"]["zones"],
    )
    return regex.compile(
        rf"\s*(?:加快|推进|加强|抓好|推动)?(?:(?P<zone>{any_of(zones)})"
        rf"|(?P<name>\p{{Han}}{{2,5}}?{first_of(ends)}(?:{any_of(ends)})))"
        rf"(?:{any_of(table['roles'][words])})"
    )


@cache
def _works() -> tuple[str, ...]:
    return tuple(load_table("places")["roles"]["works"])


@cache
def _work() -> regex.Pattern[str]:
    """A place, and what is built there; not of a 区 or 县 (棚户区改造), and no verb inside the name."""
    table = load_table("places")
    ends = [
        w
        for kind in ("settlement", "area", "site")
        for w in table["suffix"][kind]
        if len(w) > 1 or w in "村屯镇乡"
    ]
    verbs = any_of(word for word in table["boundary"]["words"] if len(word) > 1)
    return regex.compile(
        rf"(?:{verbs})?(?P<name>(?:(?!{verbs})\p{{Han}}){{2,5}}?{first_of(ends)}(?:{any_of(ends)}))"
        rf"[^，；。：]{{0,20}}(?:{any_of(_works())})(?:工作)?"
    )
