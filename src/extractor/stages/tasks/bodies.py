"""Bodies: who answers for a task, in its own words (由…负责, …牵头, …配合) and on the lines that name them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from extractor.lexicon.load import load_table
from extractor.lexicon.word_classes import part
from extractor.stages.findings import BodyFound, SectionFound, StatementFound
from extractor.text import patterns as regex

Role = Literal["lead", "support"]

_SUPPORT = frozenset(("配合", "协助", "协办", "参与", "监督", "督导", "指导", "督办"))
_MANNER = r"(?:共同|分别|具体|统一|总体|全面|联合|组织|统筹|各自|按职责(?:分工)?|按分工|主要|积极|全力|密切){0,2}"
_NAME = r"[\p{Han}A-Za-z\d（）“”]{1,24}?"
_WITH_BY = regex.compile(
    rf"由(?P<names>{_NAME}(?:[、和与及]{_NAME}){{0,8}}){_MANNER}(?P<role>牵头(?:负责|抓总|落实|实施)?|负责|承办|主办|承担|组织实施|落实|实施|主抓|抓总|办理|统筹(?:协调|推进|落实)?|组织|跟踪(?:服务|督办|问效)|督[办导促]|调度|抓落实|配合|协助|协办|参与)"
    r"(?:落实|实施|推进|办理|完成)?(?=[、，；。）\]］]|$)"
)
_ORDERED = regex.compile(
    rf"由(?P<names>{_NAME}(?:[、和与及]{_NAME}){{0,8}})(?={_MANNER}(?:组织|统筹|汇总|审核|监督|指导|主持|承建|督办|督促|制定|实施|推进|统一|具体|承接|运营|管理|管护|落实|验收|考核|收集|受理|对接|代管|跟踪|把关|办理|办结|完成|提供|编制|发放|审批|开展|配备|安排|协调|处理|整改|评估|备案|解决|建设|牵头))"
)
_BARE = regex.compile(
    rf"(?<![\p{{Han}}\w”）])(?P<names>{_NAME}(?:[、和与及]{_NAME}){{0,8}}){_MANNER}(?P<role>牵头(?:负责|抓总|落实|实施)?|负责|承办|主办|协助|配合|协办|参与|监督|督导|指导|督办|承担|具体落实|具体实施|抓落实|负责\p{{Han}}{{2,4}})"
    r"(?:落实|实施)?(?=[、，；。）\]］]|$)"
)
_VALUE = regex.compile(r"(?:[^；;。（）()\[\]［］【】\n]|（[^（）\n]{0,20}）){0,200}")
# without one of these words a statement names no body but its subject
_TELLS = regex.compile(r"负责|牵头|[承主协督]办|承担|配合|协助|参与|监督|[督指]导|由")
_TELLING = frozenset("负牵承主协督办担配参监指由")
_ASKING = frozenset("要须应每于")
_LABEL_OPENING = frozenset(" 　\t一二三四五六七八九十（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_LABEL_BEFORE = regex.compile(r"[ 　\t]*(?:[一二三四五六七八九十]是|[（(]?\d{1,2}[）).、]|[①-⑳])?")
# 养老服务中心6月底前建成: it is built, and answers for nothing
_BUILT = regex.compile(
    r"建成|投用|开工|动工|竣工|完工|封顶|启用|开业|开馆|投入使用|投入运营|交付|挂牌|揭牌|达到|提高到|增加到|覆盖率|全覆盖|开放|接待|延时|试运行"
)
# these may be places as well as bodies
_PLACE = regex.compile(r"(?:站|所|中心|馆|院|村|队)$")
_BODY_CHARS = frozenset("局办站所组班部委厅处科股室队会社心位门府联院校馆村镇乡道司行关专")
_NO_BODY = frozenset("VPIFaptTBkmo")
_GENERIC = regex.compile(r"(?:部门|单位|机构|政府|企业|组织|力量)$")
_NOT_BODY = regex.compile(r"[每按的]|经费|^[我全本该其]")
_PERSON = regex.compile(r"(?:领导|干部|长|书记|主任|人员|同志|负责人|委员|代表)$")
# 县教育局负责师资培训: the body does the work that is named, and nothing else
_LONG_ITEM = 8  # lines
_WORK = regex.compile(r"负责(?!落实|实施|推进|办理|完成)\p{Han}")
_WORD = regex.compile(r"\w")
_LEFT = regex.compile(r"以上|任务|工作|事项|上述|\W")
_OPENING = regex.compile(r"[（(\[［【]\W*$")
_SPLIT = regex.compile(r"[、，,/／\s]+")
_AND = regex.compile(r"[和与及]")
_CLAUSE = re.compile(r"[^，；。：！？]+")  # Python's own is faster here
_TRIM = " 　\t（）()［］[]【】—-。；，、：“”"


@dataclass(frozen=True, slots=True)
class Told:
    """Bodies and a time limit that hold for the statements that start in `[start, end)`."""

    start: int
    end: int
    bodies: tuple[BodyFound, ...]
    limits: tuple[tuple[int, int], ...]
    said: tuple[int, int]  # the words that tell it


@dataclass(frozen=True, slots=True)
class Own:
    """Bodies that a statement names itself; `spans` are the words that do."""

    bodies: tuple[BodyFound, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Bodies:
    """Who answers for what: `own` by index of the planned statement; `passed` are all words that name them."""

    own: Mapping[int, Own]
    told: Sequence[Told]
    passed: Sequence[tuple[int, int]]


def find_bodies(text: str, sections: Sequence[SectionFound], statements: Sequence[StatementFound]) -> Bodies:
    """The bodies of the planned statements."""
    told = find_told(text, sections, statements)
    own = {i: find_own(text, s.start, s.end) for i, s in enumerate(statements) if s.kind == "planned"}
    passed = [*(t.said for t in told), *(span for o in own.values() for span in o.spans)]
    return Bodies(own, told, sorted(passed))


@cache
def _labels() -> dict[str, str]:
    """From a label (牵头单位) to its group: lead, support, persons or limits."""
    table = load_table("tasks")["bodies"]
    role = {w: group for group in ("persons", "limits") for w in table[group].split()}
    nouns = table["nouns"].split()
    role |= {w + noun: group for group in ("lead", "support") for w in table[group].split() for noun in nouns}
    alone: dict[str, str] = table["alone"]
    return role | alone


def _find_labels(text: str) -> list[tuple[int, int, str]]:
    """Start, end (behind the colon) and group of every label of the text."""
    role = _labels()
    found = []
    at = text.find("：")
    while at >= 0:
        end = at
        while end and text[end - 1] in " 　":
            end -= 1
        for n in range(min(8, end), 1, -1):
            group = role.get(text[end - n : end])
            if group is not None:
                found.append((end - n, at + 1, group))
                break
        at = text.find("：", at + 1)
    return found


@cache
def _suffix() -> regex.Pattern[str]:
    words = sorted(load_table("tasks")["bodies"]["suffixes"].split(), key=len, reverse=True)
    return regex.compile(rf"(?:{'|'.join(words)})(?:（[^（）]{{1,12}}）)?$")


@cache
def _openings() -> tuple[frozenset[str], frozenset[str]]:
    """What the words of `_subject` begin with: those of one character, and the first two of the others."""
    table = load_table("tasks")["bodies"]
    words = (table["subjects"] + " " + table["doubtful"]).split()
    return frozenset(w for w in words if len(w) == 1), frozenset(w[:2] for w in words if len(w) > 1)


def _begins_subject(near: str) -> bool:
    """Whether the stretch holds the beginning of a word that ends a subject's first name; a quick look."""
    single, pairs = _openings()
    return not (single.isdisjoint(near) and pairs.isdisjoint(map("".join, pairwise(near))))


@cache
def _first_chars() -> frozenset[str]:
    """What the last part of a subject's first name begins with: 小组, 中心, 各镇."""
    table = load_table("tasks")["bodies"]
    return frozenset(w[0] for w in (table["subjects"] + " " + table["doubtful"]).split())


@cache
def _subject() -> regex.Pattern[str]:
    table = load_table("tasks")["bodies"]
    words = "|".join(sorted(table["subjects"].split(), key=len, reverse=True))
    more = "|".join(sorted(table["doubtful"].split(), key=len, reverse=True))
    first = "".join(sorted(_first_chars()))
    told = "(?=，?(?:要|须|必须|应当|负责|每月|每季|每周|每半年))"
    name = rf"[\p{{Han}}“”]{{0,14}}?(?=[{first}])(?:(?:{words})(?:（[^（）]{{1,8}}）)?|(?:{more})(?:（[^（）]{{1,8}}）)?{told})"
    several = rf"{name}(?:[、和与及]{name}){{0,6}}"
    when = r"\d{1,4}[年月日]|上半年|下半年|年底|年内|[一二三四]季度"
    mark = rf"，?(?:要|须|必须|应|需|每|负责|将|在|于|按|对|统一|{when})|(?=[\p{{Han}}])"
    return regex.compile(rf"(?P<names>{several})(?:会同(?P<with>{several}))?(?P<mark>{mark})")


def names(value: str) -> list[str]:
    """The bodies of a list: 林业站、各护林点."""
    found = []
    for piece in _SPLIT.split(value.strip(_TRIM.replace("（", "").replace("）", ""))):
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


def find_own(text: str, start: int, end: int) -> Own:
    """Bodies that the statement at `[start, end)` names as those who do it."""
    bodies: list[BodyFound] = []
    spans: list[tuple[int, int]] = []
    said = text[start:end]
    told = not _TELLING.isdisjoint(said) and _TELLS.search(said) is not None
    if not told and _ASKING.isdisjoint(said):
        first = _CLAUSE.match(text, start, end)  # only the first clause may begin with a body that nothing else tells of
        clauses = iter((first,) if first is not None else ())
    else:
        clauses = _CLAUSE.finditer(text, start, end)
    for clause in clauses:
        at = clause.start()
        while told and at < clause.end() and _TELLS.search(text, at, clause.end()):
            by = text.find("由", at, clause.end()) >= 0
            m = _WITH_BY.search(text, at, clause.end()) if by else None
            named = m is not None
            if m is None:
                m = _ORDERED.search(text, at, clause.end()) if by else None
                if m is not None and all(_is_body(n) for n in names(m["names"])):
                    bodies += [BodyFound(n, "lead") for n in names(m["names"])]
                    spans.append((m.start(), m.end()))
                    break
                m = _BARE.search(text, at, clause.end())
            if m is None:
                break
            called = names(m["names"])
            role: Role = "support" if m["role"] in _SUPPORT else "lead"
            if named or all(_is_body(n) for n in called):
                bodies += [BodyFound(n, role) for n in called if not _is_person(n)]
                spans.append((m.start(), m.end()))
            at = m.end()
        if not spans or spans[-1][1] <= clause.start():
            at = clause.start()
            if text[at] in _LABEL_OPENING:
                label = _LABEL_BEFORE.match(text, at, clause.end())
                at = label.end() if label else at
            near = text[at : min(at + 24, clause.end())]
            m = None
            if not _BODY_CHARS.isdisjoint(near) and _begins_subject(near[:16]) and part(near[:2]) not in _NO_BODY:
                m = _subject().match(text, at, end)
            built = m is not None and _BUILT.search(text, m.end("names"), clause.end()) is not None
            plain = m is not None and not m["mark"] and _PLACE.search(m["names"]) is None
            if m and not built and (m["mark"] or (plain and _verb_follows(text, m.end()))):
                called = [n.rsplit("的", 1)[-1].removeprefix("由") for n in names(m["names"])]
                if all(_is_body(n) for n in called):
                    bodies += [BodyFound(n, "lead") for n in called]
                    bodies += [BodyFound(n, "support") for n in names(m["with"] or "")]
                    spans.append((m.start(), m.end("with") if m["with"] else m.end("names")))
    return Own(tuple(dict.fromkeys(bodies)), tuple(spans))


def _verb_follows(text: str, at: int) -> bool:
    return any(part(text[at : at + n]) in ("V", "a", "P", "e") for n in (2, 3, 4))


def _is_body(name: str) -> bool:
    if len(name) < 2 or part(name) in ("V", "w", "o", "I", "f") or _NOT_BODY.search(name) or _suffix().search(name) is None:
        return False
    if any(part(name[:n]) in ("V", "P", "f", "I") for n in (2, 3, 4)):  # 组织部, 督查室; but not 加强部门配合
        return _GENERIC.search(name) is None and len(name) <= 6
    return not any(part(name[:n]) in ("a", "p", "t", "T", "B", "k") for n in (2, 3, 4)) and name[:1] not in "对把将与向在"


def _is_person(name: str) -> bool:
    return _PERSON.search(name) is not None


def find_told(text: str, sections: Sequence[SectionFound], statements: Sequence[StatementFound]) -> list[Told]:
    """Labelled bodies and time limits, and sentences that only name bodies, each with the stretch that it holds for."""
    marks = _find_labels(text)
    groups: list[tuple[int, int, list[BodyFound], list[tuple[int, int]]]] = []
    for i, (start, behind, kind) in enumerate(marks):
        limit = min(marks[i + 1][0] if i + 1 < len(marks) else len(text), behind + 200)
        value = _VALUE.match(text, behind, limit)
        value_end = value.end() if value else limit
        bodies: list[BodyFound] = []
        limits: list[tuple[int, int]] = []
        if kind == "limits":
            limits.append((behind, value_end))
        elif kind in ("lead", "support"):
            role: Role = "lead" if kind == "lead" else "support"
            bodies = [BodyFound(n, role) for n in names(text[behind:value_end]) if not _is_person(n)]
        if groups and not _WORD.search(text, groups[-1][1], start):
            last = groups[-1]
            groups[-1] = (last[0], value_end, last[2] + bodies, last[3] + limits)
        else:
            groups.append((start, value_end, bodies, limits))
    for s in statements:
        if (s.end - s.start < 60 and s.kind != "planned") or s.end - s.start < 40:
            own = _only_bodies(text, s)
            if own:
                groups.append((s.start, s.end, list(own), []))
    groups.sort(key=lambda g: g[0])
    return _scopes(text, groups, sections, statements)


def _only_bodies(text: str, s: StatementFound) -> tuple[BodyFound, ...]:
    if "负责" not in (said := text[s.start : s.end]) and "牵头" not in said and "配合" not in said and "承办" not in said:
        return ()
    if _WORK.search(said):
        return ()
    own = find_own(text, s.start, s.end)
    left, at = [], s.start
    for a, b in own.spans:
        left.append(text[at:a])
        at = b
    left.append(text[at : s.end])
    rest = _LEFT.sub("", "".join(left))
    return own.bodies if own.bodies and not rest else ()


def _scopes(
    text: str,
    groups: list[tuple[int, int, list[BodyFound], list[tuple[int, int]]]],
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
) -> list[Told]:
    told: list[Told] = []
    starts = [s.start for s in statements]
    section_starts = [s.start for s in sections]
    last_end = 0
    for start, end, bodies, limits in groups:
        line = text.rfind("\n", 0, start) + 1
        i = bisect_right(starts, start) - 1
        inside = i >= 0 and start < statements[i].end and _WORD.search(text, statements[i].start, start) is not None
        bracketed = _OPENING.search(text[max(line, start - 4) : start]) is not None
        if inside and not bracketed:
            scope = statements[i].start
        elif _WORD.search(text, line, start):
            scope = max(line, last_end)
        else:
            k = bisect_right(section_starts, start) - 1
            while k >= 0 and sections[k].end <= start:
                k -= 1
            above = text.rfind("\n", 0, max(0, line - 1)) + 1  # the paragraph before the label's line
            scope = sections[k].start if k >= 0 else above
            if text.count("\n", scope, line) > _LONG_ITEM:  # a part of the report, not an item
                scope = above
            scope = max(scope, last_end)
        told.append(Told(scope, end, tuple(dict.fromkeys(bodies)), tuple(limits), (start, end)))
        last_end = end
    return told
