"""Names of bodies: what a list of them holds, and what is a body at all."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from extractor.lexicon.answering import body_suffix
from extractor.lexicon.load import load_table
from extractor.lexicon.word_classes import part
from extractor.stages.findings import BodyFound
from extractor.text import patterns as regex

Role = Literal["lead", "support"]

_SPLIT = re.compile(r"[、，,；;/／\s]+(?![^（）]{0,12}）)")  # 各县（市、区） is one
_AND = re.compile(r"[和与及]")
_TOGETHER = re.compile(r"会同|联合|商请")
_TRIM = " 　\t（）()［］[]【】—-。；，、：“”"
_TRIM_LIST = _TRIM.replace("（", "").replace("）", "")


def _words(group: str) -> tuple[str, ...]:
    words: str = load_table("tasks")["bodies"][group]
    return tuple(words.split())


@cache
def _foreign() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that no name of a body holds, and those in which they stand all the same: 由, but 自由."""
    return re.compile("|".join(_words("foreign"))), re.compile("|".join(_words("native")))


@cache
def _ends() -> dict[str, tuple[str, ...]]:
    """From a group of endings to its words."""
    groups = ("foreign_beginnings", "foreign_endings", "native_endings", "generic", "person_endings")
    return {group: _words(group) for group in groups}


def _is_foreign(name: str) -> bool:
    """Whether the name is that of no body, by a word in it or by its ends: 开好局, 博览会."""
    foreign, native = _foreign()
    ends = _ends()
    return (
        foreign.search(native.sub("", name)) is not None
        or name.startswith(ends["foreign_beginnings"])
        or (name.endswith(ends["foreign_endings"]) and not name.endswith(ends["native_endings"]))
    )


@cache
def _known() -> frozenset[str]:
    """Names that need no look at their ends: 组织部门."""
    return frozenset(load_table("tasks")["bodies"]["subjects"].split())


@cache
def _makes() -> frozenset[str]:
    """What is done to a body: 强化专班."""
    return frozenset(load_table("tasks")["bodies"]["makes"].split())


def names(value: str) -> list[str]:
    """The bodies of a list: 林业站、各护林点."""
    found = []
    for piece in _SPLIT.split(value.strip(_TRIM_LIST)):
        rest = piece
        for m in _AND.finditer(piece):
            left = piece[len(piece) - len(rest) : m.start()]
            if left and body_suffix().search(left):
                found.append(left)
                rest = piece[m.end() :]
        if "（" not in rest or "）" not in rest:
            rest = rest.removesuffix("等").strip(_TRIM)
        if rest:
            found.append(rest)
    return found


@cache
def _duty() -> regex.Pattern[str]:
    """What a list of bodies says that they do: 民政办牵头，财政所配合."""
    lead, support, manner = ("|".join(_words(group)) for group in ("says_lead", "says_support", "manner"))
    return regex.compile(rf"(?:{manner})?(?:(?P<lead>{lead})|(?P<support>{support}))(?=\W|$)")


def called(value: str, role: Role) -> list[BodyFound]:
    """The bodies of a list, persons left out; each as the list says that it leads or supports, else in this role."""
    found: list[BodyFound] = []
    at = 0
    for m in _duty().finditer(value):
        found += _listed(value[at : m.start()], "lead" if m["lead"] else "support")
        at = m.end()
    return found + _listed(value[at:], role)


def _listed(value: str, role: Role) -> list[BodyFound]:
    """Whom the first ones work with (会同) supports."""
    first, *others = _TOGETHER.split(value)
    found = [BodyFound(name, role) for name in names(first)]
    found += [BodyFound(name, "support") for other in others for name in names(other)]
    return [body for body in found if not body.name.endswith(_ends()["person_endings"])]


def is_body(name: str) -> bool:
    """Whether a name is that of a body, by what it ends in and what it begins with."""
    if name in _known():
        return True
    if len(name) < 2 or part(name) in ("V", "w", "o", "I", "f"):
        return False
    if _is_foreign(name) or body_suffix().search(name) is None:
        return False
    beginnings = [part(name[:n]) for n in (2, 3, 4)]
    if any(letter in ("V", "P", "f", "I") for letter in beginnings):  # 组织部, 督查室; but not 加强部门配合
        return not name.endswith(_ends()["generic"]) and len(name) <= 6 and name[:2] not in _makes()
    return (
        not any(letter in ("a", "p", "t", "T", "B", "k") for letter in beginnings)
        and name[0] not in "对把将与向在以从因让给被用由"
    )


def are_bodies(value: str) -> bool:
    """Whether a list names bodies and nothing else."""
    return all(is_body(name) for part_of in _TOGETHER.split(value) for name in names(part_of))
