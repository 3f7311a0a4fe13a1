"""Names of bodies: what a list of them holds, and what is a body at all."""

from __future__ import annotations

from functools import cache
from typing import Literal

from extractor.lexicon.load import load_table
from extractor.lexicon.word_classes import part
from extractor.stages.findings import BodyFound
from extractor.text import patterns as regex

Role = Literal["lead", "support"]

_GENERIC = regex.compile(r"(?:部门|单位|机构|政府|企业|组织|力量)$")
_NOT_BODY = regex.compile(
    r"[每按的是使把就]|(?<!自)由|为(?!民|农|企|侨)|要(?!素)|经费|牵头|负责|^[我全本该其年今明]|[场厕哨住]所$|城乡$"
    r"|(?:[大格布开结困变僵胜危棋破残]|(?<!高)新|(?<!安)全)局$|(?:[财机社晚庙峰盛年展]|运动|博览|洽谈|招聘|推介|座谈|发布|交流)会$"
)
_PERSON = regex.compile(r"(?:领导|干部|长|书记|主任|人员|同志|负责人|委员|代表)$")
_SPLIT = regex.compile(r"[、，,；;/／\s]+(?![^（）]{0,12}）)")  # 各县（市、区） is one
_AND = regex.compile(r"[和与及]")
_TOGETHER = regex.compile(r"会同|联合|商请")
_TRIM = " 　\t（）()［］[]【】—-。；，、：“”"
_TRIM_LIST = _TRIM.replace("（", "").replace("）", "")


@cache
def _suffix() -> regex.Pattern[str]:
    words = sorted(load_table("tasks")["bodies"]["suffixes"].split(), key=len, reverse=True)
    return regex.compile(rf"(?:{'|'.join(words)})(?:（[^（）]{{1,12}}）)?$")


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
            if left and _suffix().search(left):
                found.append(left)
                rest = piece[m.end() :]
        if "（" not in rest or "）" not in rest:
            rest = rest.removesuffix("等").strip(_TRIM)
        if rest:
            found.append(rest)
    return found


def called(value: str, role: Role) -> list[BodyFound]:
    """The bodies of a list, persons left out; whom the first ones work with (会同) supports."""
    first, *others = _TOGETHER.split(value)
    found = [BodyFound(name, role) for name in names(first)]
    found += [BodyFound(name, "support") for other in others for name in names(other)]
    return [body for body in found if _PERSON.search(body.name) is None]


def is_body(name: str) -> bool:
    """Whether a name is that of a body, by what it ends in and what it begins with."""
    if name in _known():
        return True
    if len(name) < 2 or part(name) in ("V", "w", "o", "I", "f"):
        return False
    if _NOT_BODY.search(name) or _suffix().search(name) is None:
        return False
    beginnings = [part(name[:n]) for n in (2, 3, 4)]
    if any(letter in ("V", "P", "f", "I") for letter in beginnings):  # 组织部, 督查室; but not 加强部门配合
        return _GENERIC.search(name) is None and len(name) <= 6 and name[:2] not in _makes()
    return (
        not any(letter in ("a", "p", "t", "T", "B", "k") for letter in beginnings)
        and name[0] not in "对把将与向在以从因让给被用由"
    )


def are_bodies(value: str) -> bool:
    """Whether a list names bodies and nothing else."""
    return all(is_body(name) for part_of in _TOGETHER.split(value) for name in names(part_of))
