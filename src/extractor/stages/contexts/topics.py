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
_SAID = 30  # characters in which what is told of it begins
_LONGEST_ITEM = 40
_LABEL = re.compile(r"(?:[一二三四五六七八九十]{1,2}是|[（(][\d一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.、．](?!\d)|[①-⑳])\s*")


def find_topics(
    text: str, own: str, sections: Sequence[SectionFound], statements: Sequence[StatementFound],
    passages: Sequence[Passage],
) -> Mapping[int, str]:  # fmt: skip
    """By index of the statement: the place that its paragraph opens with, or its lead or its section is about."""
    titled = [_of_title(s.title, own) for s in sections]
    turns = any(word in text for word in load_table("places")["roles"]["lies"])
    found: dict[int, str] = {}
    opened: str | None = None
    begun: str | None = None  # by the item of a list, in one sentence with those before it
    last, at = 0, 0
    for index, statement in enumerate(statements):
        counts = at < len(passages) and passages[at].index == index
        at += counts
        if not last or text.find("\n", last, statement.start) >= 0:
            opened, begun = _of_opening(text, statement, own, "profiles" if counts else "topics"), None
        elif turns and (lies := _of_opening(text, statement, own, "lies")) is not None:
            opened = lies
        elif opened is not None and _own().match(text, statement.start, statement.end):
            opened = None
        if begun and _LABEL.match(text, statement.start):
            begun = None
        name = opened or begun or (_of_lead(text, statement, own) if statement.lead else None)
        begun = _of_item(text, statement, own) or begun
        last = statement.end
        if not counts:
            continue
        if name is None and statement.section is not None:
            name = titled[statement.section]
        if name is not None:
            found[index] = name
    return found


def _of_lead(text: str, statement: StatementFound, own: str) -> str | None:
    """一是柳沟村养殖小区建设。…; 规划建设月亮湖公园。总投资…: without a label for what measures it."""
    start, end = statement.lead or (0, 0)
    if (name := text[start:end].strip("—。")).endswith(("村", "屯", "社区")) and _is_part(name, own):
        return name  # ——柳沟村。…
    if text[start - 1 : start] in tuple("是、.）") or _measures().match(text, statement.start):
        return _of_work(text[start:end].rstrip("。"), own)
    return None


def _of_item(text: str, statement: StatementFound, own: str) -> str | None:
    """实施4项工程：一是月亮湖公园建设工程。…；二是柳沟村水厂扩建工程。"""
    end = statement.end - 1
    if text[end] != "。" or not text.endswith(_works(), statement.start, end):
        return None
    colon = text.rfind("：", max(statement.start, end - _LONGEST_ITEM), end)
    label = _LABEL.match(text, statement.start if colon < 0 else colon + 1, end)
    return _of_work(text[label.end() : end], own) if label is not None else None


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


def _of_opening(text: str, statement: StatementFound, own: str, words: str) -> str | None:
    """By the first sentence of a paragraph: one that counts nothing, or one that says where a village lies.

    `words` is what may follow the name: `topics`, `profiles`, or `lies` for a sentence within a paragraph.
    """
    start = statement.start
    if _suffix().search(text, start, start + _HEAD) is None:
        return None
    if words == "topics" and _LABEL.match(text, statement.start):
        return None  # 一是月亮湖公园建设工程。 is the lead of an item, not of the paragraph
    if words != "topics" and _tells(words).search(text, start, start + _SAID) is None:
        return None
    m = _opening(words).match(text, start, statement.end)
    if m is None or m["zone"]:
        return m and m["zone"]
    if not _is_part(m["name"], own):
        return m["inner"] if m["name"] == own else None
    return m["name"] + (m["inner"] or "")


@cache
def _suffix() -> re.Pattern[str]:
    """A character that the names of places end with."""
    suffix = load_table("places")["suffix"]
    ends = {word[-1] for kind in ("settlement", "area", "site", "zones") for word in suffix[kind]}
    return re.compile(f"[{''.join(sorted(ends))}]")


@cache
def _tells(words: str) -> re.Pattern[str]:
    return re.compile(any_of(load_table("places")["roles"][words]))


@cache
def _opening(words: str) -> regex.Pattern[str]:
    table = load_table("places")
    roles = table["roles"]
    done = ""
    if words == "topics":  # 柳沟村。…; 柳沟村饮水工程全面竣工。…
        done = rf"|(?<=[村屯])。|[^，；。]{{0,14}}(?:工程|项目)[^，；。]{{0,4}}(?:{any_of(roles['settled'])})"
    ends, zones = (
        [word for kind in ("settlement", "area", "site") for word in table["suffix"][kind]],
        table["suffix"]["zones"],
    )
    return regex.compile(
        rf"\s*(?:加快|推进|加强|抓好|推动)?(?:(?P<zone>{any_of(zones)})"
        rf"|(?P<name>\p{{Han}}{{2,5}}?{first_of(ends)}(?:{any_of(ends)}))(?P<inner>\p{{Han}}{{2,4}}?(?:[村屯里]|社区))?)"
        rf"(?:{any_of(roles[words])}{done})"
    )


@cache
def _own() -> re.Pattern[str]:
    return re.compile(any_of(load_table("places")["own"]["heads"]))


@cache
def _measures() -> re.Pattern[str]:
    return re.compile(rf"(?:该?(?:工程|项目)|{any_of(load_table('places')['roles']['measures'])})")


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
    sites = any_of(word for word in table["suffix"]["site"] if len(word) > 1)  # 青溪湖公园
    verbs = any_of(word for word in table["boundary"]["words"] if len(word) > 1)
    return regex.compile(
        rf"(?:{verbs}){{0,2}}(?P<name>(?:(?!{verbs})\p{{Han}}){{2,5}}?{first_of(ends)}(?:{any_of(ends)})(?:{sites})?)"
        rf"[^，；。：]{{0,20}}(?:{any_of(_works())})(?:工作)?"
    )
