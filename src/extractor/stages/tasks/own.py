"""Own: the bodies that a statement names itself: 由…负责, …牵头, …配合, or as its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractor.lexicon.load import load_table
from extractor.lexicon.word_classes import part
from extractor.stages.findings import BodyFound
from extractor.stages.tasks.names import Role, are_bodies, called, is_body, names
from extractor.text import patterns as regex

_NAME = r"[\p{Han}A-Za-z\d（）“”]{1,24}?"
_NAMES = rf"(?P<names>{_NAME}(?:[、和与及]{_NAME}){{0,8}})"
_END = r"(?=[、，；。）\]］]|$)"
_LOOSE = " 　、—-（(［[【“"  # before the first name
_ASKING = re.compile("[要须应每于]")
_LABEL_OPENING = frozenset(" 　\t一二三四五六七八九十（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_LABEL_BEFORE = regex.compile(r"[ 　\t]*(?:[一二三四五六七八九十]是|[（(]?\d{1,2}[）).、]|[①-⑳])?")
# these may be places as well as bodies
_PLACE = regex.compile(r"(?:站|所|中心|馆|院|村|队)$")
_BODY_CHARS = frozenset("局办站所组班部委厅处科股室队会社心位门府联院校馆村镇乡道司行关专")
_ENDS = frozenset("门组班室部局队委办关会")
_NO_BODY = frozenset("VPIFaptTBkmo")
_CLAUSE = re.compile(r"[^，；。：！？]+")  # Python's own is faster here
# …示范点12个（县住建局、各乡镇）: an office comes first, for villages may be where
_BRACKETED = regex.compile(
    r"（(?P<names>[\p{Han}]{1,14}[局委办厅部](?:[、，；][\p{Han}（）]{2,20}){0,12}?)"
    r"(?:，(?:\d{1,2}月|[一二三四]季度|[上下]半年|[年春秋汛]|长期|持续|常态)[^，（）]{0,8})?）(?=[。；]?$)"
)


_OFFICES = "[局办委所站乡镇心司]"  # 县果业局、白沙乡落实
_OFFICE = f"(?<={_OFFICES})"
_DOES = "(?:组织|具体)?(?:实施|落实|推进|负责|开展|完成)"
_TOGETHER = regex.compile(
    rf"(?:由(?P<names>[^，。；：]{{2,40}}会同[^，。；：]{{2,40}}?)(?:{_DOES})?"
    rf"|(?<![\p{{Han}}])(?P<names>[^，。；：]{{2,40}}会同[^，。；：]{{2,40}}?){_DOES})(?=[，。；]|$)"
)


@dataclass(frozen=True, slots=True)
class Own:
    """Bodies that a statement names itself; `spans` are the words that do."""

    bodies: tuple[BodyFound, ...]
    spans: tuple[tuple[int, int], ...]


_NAMED_AS = regex.compile(
    r"(?:责任|牵头|承办|主办|(?P<support>配合|协办|协助))(?:单位|部门|科室|股室)为(?P<names>[^，。；：]{2,60})"
)
_NONE = Own((), ())


def _words(group: str) -> list[str]:
    words: str = load_table("tasks")["bodies"][group]
    return sorted(words.split(), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns that tell who does something, made of the lexicon's words."""

    tells: re.Pattern[str]  # without one of these words a statement names no body but its subject
    with_by: regex.Pattern[str]  # 由…负责
    ordered: regex.Pattern[str]  # 由…统一管护
    role: regex.Pattern[str]  # …牵头
    manner: regex.Pattern[str]  # before it: 共同
    built: regex.Pattern[str]  # 养老服务中心6月底前建成: it is built, and answers for nothing
    support: frozenset[str]
    oversees: frozenset[str]


@cache
def _patterns() -> _Patterns:
    lead, support, by = _words("says_lead"), _words("says_support"), _words("says_by")
    ways = "|".join(_words("manner"))
    manner = rf"(?P<manner>(?:{ways}){{0,2}})"
    end = rf"(?:落实|实施|推进|办理|完成)?{_END}"
    return _Patterns(
        tells=re.compile(  # looked for in all statements: `re`, and what stands before a word is looked at last
            "|".join(
                [*lead, *support, *(f"{w}(?<={_OFFICES}{w})" for w in ("落实", "实施")), "由", "分工", "会同"]
            )
        ),
        with_by=regex.compile(
            rf"由{_NAMES}{manner}(?P<role>{'|'.join([*by, *lead, *support])}|负责\p{{Han}}{{2,4}}){end}"
        ),
        ordered=regex.compile(rf"由{_NAMES}(?={manner}(?:{'|'.join(_words('ordered'))}))"),
        role=regex.compile(
            rf"(?P<role>{'|'.join([*lead, *support])}|抓落实|负责\p{{Han}}{{2,4}}|{_OFFICE}(?:落实|实施)"
            rf"|(?<=具体|职责|分工|(?:各|有关|相关|沿线)\p{{Han}}{{1,6}})(?:落实|实施|推进|抓好)){end}"
        ),
        manner=regex.compile(rf"(?:{ways}){{1,2}}$"),
        built=regex.compile("|".join(_words("built"))),
        support=frozenset(support),
        oversees=frozenset(_words("oversees")),
    )


@cache
def _openings() -> tuple[frozenset[str], frozenset[str]]:
    """What the words of `_subject` begin with: those of one character, and the first two of the others."""
    words = [*_words("subjects"), *_words("doubtful")]
    return frozenset(w for w in words if len(w) == 1), frozenset(w[:2] for w in words if len(w) > 1)


def _begins_subject(near: str) -> bool:
    """Whether the stretch holds the beginning of a word that ends a subject's first name; a quick look."""
    single, pairs = _openings()
    return not (single.isdisjoint(near) and pairs.isdisjoint(map("".join, pairwise(near))))


@cache
def _subject() -> re.Pattern[str]:
    words, more = _words("subjects"), _words("doubtful")
    first = "".join(sorted({word[0] for word in [*words, *more]}))
    bracket = r"(?:（[^（）]{1,8}）)?"
    told = "(?=，?(?:要|须|必须|应当|负责|每月|每季|每周|每半年)|[、和与及])"
    han = regex.HAN
    areas = rf"(?:各?[{han}]{{0,4}}（[{han}、]{{1,8}}）)?"
    short, long = (
        rf"(?<=[{han}])[{''.join(w for w in words if len(w) == 1)}]",
        "|".join(w for w in words if len(w) > 1),
    )
    within = rf"事处|公室|镇|委会|机关|[{han}]{{1,4}}(?:大队|中队|支队|股室|股)|[{han}]{{2}}中心"  # 公安局交警大队
    known = rf"(?:{long}|{short})(?!{within}){bracket}"
    name = rf"{areas}[{han}“”]{{0,14}}?(?=[{first}])(?:{known}|(?:{'|'.join(more)}){bracket}{told})"
    several = rf"{name}(?:[、和与及]{name}){{0,6}}"
    when = r"\d{1,4}[年月日]|上半年|下半年|年底|年内|[一二三四]季度"
    mark = rf"，?(?:要|须|必须|应|需|每|负责|将|在|于|按|对|统一|{when})|(?=[{han}])"
    return re.compile(rf"(?P<names>{several})(?:会同(?P<with>{several}))?(?P<mark>{mark})")


def find_own(text: str, start: int, end: int) -> Own:
    """Bodies that the statement at `[start, end)` names as those who do it."""
    patterns = _patterns()
    told = patterns.tells.search(text, start, end) is not None
    opening_only = (
        not told and _ASKING.search(text, start, end) is None
    )  # else later clauses may have subjects of their own
    bodies: list[BodyFound] = []
    spans: list[tuple[int, int]] = []
    for named in _NAMED_AS.finditer(text, start, end) if text.find("为", start, end) >= 0 else ():
        if are_bodies(named["names"]):  # 责任单位为…
            bodies += called(named["names"], "support" if named["support"] else "lead")
            spans.append(named.span())
    for clause in _CLAUSE.finditer(text, start, end):
        if told:
            _said_to_do(text, clause.start(), clause.end(), bodies, spans)
        if not spans or spans[-1][1] <= clause.start():
            _as_subject(text, clause.start(), clause.end(), end, bodies, spans)
        if opening_only:
            break
    if (
        not spans
        and "）" in text[end - 2 : end]
        and (m := _BRACKETED.search(text, start, end))
        and are_bodies(m["names"])
    ):
        bodies += called(m["names"], "lead")
        spans.append(m.span())
    return Own(tuple(dict.fromkeys(bodies)), tuple(spans)) if spans else _NONE


def _said_to_do(text: str, at: int, end: int, bodies: list[BodyFound], spans: list[tuple[int, int]]) -> None:
    """Bodies of the clause that are said to lead, to do or to support."""
    patterns = _patterns()
    first = at
    while at < end and (at > first or patterns.tells.search(text, at, end)):
        by = text.find("由", at, end) >= 0
        m = patterns.with_by.search(text, at, end) if by else None
        with_others = m is None and text.find("会同", at, end) >= 0
        together = _TOGETHER.search(text, at, end) if with_others else None
        if together is not None and are_bodies(together["names"]):  # 由县农业农村局会同各乡镇，…
            bodies += called(together["names"], "lead")
            spans.append(together.span())
            return
        if by and (m is None or not are_bodies(m["names"])):
            ordered = patterns.ordered.search(text, at, end)
            if ordered is not None and are_bodies(ordered["names"]):
                bodies += called(ordered["names"], "lead")
                spans.append((ordered.start(), ordered.start("manner")))
                return
        if m is not None and not are_bodies(m["names"]):  # 由财政全额承担
            at = m.end()
            continue
        if m is not None:
            start, said, manner = m.start(), m["names"], m["manner"]
        elif (m := patterns.role.search(text, at, end)) is not None:
            how = patterns.manner.search(text, at, m.start())
            manner = how.group() if how is not None else ""
            said = _inside_bracket(text[at : m.start() - len(manner)]).lstrip(_LOOSE)
            start = m.start() - len(manner) - len(said)
            overseen = len(said) < 3 and m["role"] in patterns.oversees  # 政协监督
            if overseen or not said or not are_bodies(said):
                at = m.end()
                continue
        else:
            return
        doing = "具体" in manner or "分工" in manner or m["role"] in ("落实", "实施", "推进")
        does = doing and any(body.role == "lead" for body in bodies)  # …牵头，各村具体负责
        role: Role = "support" if does or m["role"] in patterns.support else "lead"
        bodies += called(said, role)
        spans.append((start, m.end()))
        at = m.end()


def _inside_bracket(said: str) -> str:
    """What stands behind a bracket that is still open: 覆盖率达到95%（卫健局|负责."""
    opening = said.rfind("（")
    return said[opening + 1 :] if "）" not in said[opening + 1 :] else said


def _as_subject(
    text: str, at: int, clause_end: int, end: int, bodies: list[BodyFound], spans: list[tuple[int, int]]
) -> None:
    """Bodies with which the clause begins: 各村要…, 农技站3月底前…."""
    if text[at] in _LABEL_OPENING:
        label = _LABEL_BEFORE.match(text, at, clause_end)
        at = label.end() if label else at
    together = bool(bodies) and text.startswith("会同", at)
    if together:
        at += 2
        if are_bodies(text[at:clause_end]):
            bodies += called(text[at:clause_end], "support")
            spans.append((at - 2, clause_end))
            return
    if part(text[at : at + 2]) in _NO_BODY and not (
        text[at + 3 : at + 4] in _ENDS and is_body(text[at : at + 4])
    ):
        return  # most clauses open with a verb; but 组织部门
    near = text[at : min(at + 16, clause_end)]
    if _BODY_CHARS.isdisjoint(near) or not _begins_subject(near):
        return
    m = _subject().match(text, at, end)
    if m is None or _patterns().built.search(text, m.end("names"), clause_end) is not None:
        return
    plain = not m["mark"] and _PLACE.search(m["names"]) is None
    if not m["mark"] and not (plain and (together or _verb_follows(text, m.end()))):
        return
    found = [name.rsplit("的", 1)[-1].removeprefix("由") for name in names(m["names"])]
    if all(is_body(name) for name in found):
        role: Role = "support" if together else "lead"
        bodies += [BodyFound(name, role) for name in found if name.removeprefix("各") not in _unnamed()]
        bodies += [BodyFound(name, "support") for name in names(m["with"] or "")]
        spans.append((m.start(), m.end("with") if m["with"] else m.end("names")))


@cache
def _unnamed() -> frozenset[str]:
    """What tells a role and names nobody: 责任单位."""
    return frozenset(_words("unnamed"))


def _verb_follows(text: str, at: int) -> bool:
    return any(part(text[at : at + n]) in ("V", "a", "P", "e") for n in (2, 3, 4))
