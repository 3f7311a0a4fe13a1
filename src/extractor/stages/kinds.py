"""Kinds: what each statement does: achieved, planned, problem or other.

Evidence is added up: the words of the statement (lexicon/statements.toml), forms that words alone do not show
(below), the years that it names, its section, its neighbours. The rule of a statement names the heaviest piece
of evidence for the kind that won.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from extractor.lexicon.cues import find_cues
from extractor.lexicon.load import load_table
from extractor.models.records import StatementKind
from extractor.stages.findings import Block, HeaderFound, SectionFound, SectionPart, StatementFound
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_KINDS: tuple[StatementKind, ...] = ("achieved", "planned", "problem", "other")

# what a section says before any word is read
_PRIOR: dict[SectionPart, dict[StatementKind, float]] = {
    "review": {"achieved": 3.0},
    "plan": {"planned": 2.3},
    "problems": {"problem": 3.5},
    "profile": {"achieved": 2.6},
    "none": {"achieved": 0.8},
}

Evidence = tuple[str, StatementKind, float]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a statement that speaks for a kind; only in sections of `parts`, where they are given."""

    id: str
    kind: StatementKind
    weight: float
    needs: str  # one of these characters is in every match: a cheap test before the pattern
    pattern: regex.Pattern[str]
    parts: tuple[SectionPart, ...] = ()


def _form(id: str, kind: StatementKind, weight: float, needs: str, pattern: str, *parts: SectionPart) -> _Form:
    return _Form(id, kind, weight, needs, regex.compile(pattern), parts)


_IS = "(?<![特别尤其但可于还或而若要凡])(?:是|乃|就是|始终是|仍然是)"
_ESSENCE = (
    "(?:基础|保障|保证|关键|前提|根本|核心|引擎|生命线|结果|本色|遵循|需要|抓手|使命|职责|所在|法宝|支撑|动力|源泉|体现|主题|根基|命脉|大计|大事"
    "|标准|要务|基石|主线|途径|举措|战略部署|责任|期待|底线要求|应有之义|当务之急|重中之重)"
)

_BODY = "(?:[办所站局村科委部室公司队院校社厅屯寨乡镇县区]|中心|单位|部门|社区|街道)"

# matched at the start of a statement, whose label (一是) is skipped
_FORMS = (
    # 农业是国民经济的基础 · 廉洁自律是做好政府工作的根本保证
    _form("essence", "other", 5.5, "是乃", rf"[^，。；\d]{{2,40}}{_IS}[^。；\d]{{2,50}}{_ESSENCE}(?:，(?:也|更|又)?是[^。；\d]{{2,60}})?[。；！]$"),
    _form("essence", "other", 3.5, "是乃", rf"[^，。；\d]{{2,40}}{_IS}[^。；\d]{{2,50}}{_ESSENCE}(?=[，；])"),
    # 适应形势变化，创造良好环境，是保持经济持续发展的现实需要
    _form("essence", "other", 4.5, "是乃", rf"[^。；\d]{{4,80}}，{_IS}[^。；\d]{{2,50}}{_ESSENCE}[。；！]$"),
    # 对这些问题，我们将高度重视，认真加以解决
    _form(
        "remedy", "planned", 6.0, "此些述上",
        r"(?:对此|对于?这些|对于?上述|对于?以上|针对这些|针对上述|针对以上)[^。；]{0,20}(?:将|会|要|一定|必须)[^。；]{0,40}(?:解决|改进|整改|重视|克服|改正)",
    ),
    # 2023年是全面贯彻党的二十大精神的开局之年
    _form("year-is", "other", 3.0, "是", r"(?:今年|明年|\d{4}年|过去的?一年|这一年)[^。；]{0,20}是[^。；]{2,60}(?:年|时期|节点|关口)(?=[，。；])"),
    # 责任单位：民政办；完成时限：年底前
    _form(
        "bodies", "other", 9.0, "：",
        r"[-—（(\[［【]{0,3}(?:牵头|责任|配合|协办|主办|承办|协助|协同|包抓|分管|督办|落实|实施|参与|主管|监管)(?:责任)?(?:单位|部门|科室|领导|人|站所|机构|主体|县领导|乡领导|镇领导)[：:]",
    ),
    _form("time-limit", "other", 9.0, "：", r"[-—（(\[［【]{0,3}(?:完成|办理|办结|整改|落实|推进)?(?:时限|时间|期限|进度安排)[：:]"),
    _form("bodies", "other", 7.0, "责牵配落", r"[-—（(\[［【]{1,3}由?[^，。；]{2,30}(?:负责|牵头|配合|落实)[^，。；]{0,4}[）)\]］】。]{1,2}$|由[^，。；]{2,30}(?:分别|共同|具体|牵头|统一)?负责。$"),
    # （经济发展办牵头，市监所配合，10月底前完成）; 【环卫所、各村】; 责任单位为交通站。
    _form(
        "bodies", "other", 9.0, "（【［[(—",
        r"(?:[（(\[［【]|——)由?[^。；]{2,60}?(?:负责|牵头|配合|承办)(?:[，、][^，。；]{2,14}完成)?[）)\]］】。]{0,2}$",
    ),
    _form(
        "bodies", "other", 7.0, "责牵",
        r"由?[^，。；\d]{2,30}(?:牵头|负责)(?:，[^，。；\d]{2,30}(?:负责|配合|落实|协助|参与)){1,4}[。）)]{0,2}$",
    ),
    _form("bodies", "other", 9.0, "【［[", rf"[【［\[](?:[^，。；、\d]{{1,14}}{_BODY}、?){{1,8}}[】］\]]。?$"),
    _form("bodies", "other", 9.0, "责牵配", r"(?:牵头|责任|配合|协办|承办)(?:责任)?(?:单位|部门|科室|人|领导)(?:为|是)[^。；]{2,60}。?$"),
    # “千淘万漉虽辛苦，吹尽狂沙始到金”。
    _form("quotation", "other", 4.0, "“‘「", r"[“‘「][^”’」\d]{8,40}[”’」][。！]?$"),
    _form("hollow", "other", 2.0, "，", r"[^\d。；]{4,9}，[^\d，。；]{4,9}。$", "none"),
    _form("exclamation", "other", 2.0, "！", r"[^。；]{4,200}！[”’]?$", "plan", "none"),
    # 表内没写年份的时限均指2024年
    _form(
        "note", "other", 5.0, "注说备凡未表文",
        r"(?:注：|说明：|备注|凡未?|(?:本|上|下)?表(?:内|中|格)|文(?:内|中))[^。；]{0,40}(?:均为|均指|均按|均以|是指|系指|详见|视为|不再)",
    ),
    _form("preamble", "other", 3.5, "现制提", r"(?:为(?:了)?|根据|按照|依据|经)[^。；]{4,120}(?:现将|现就|制定本|特制定|现印发|制定如下|提出如下)"),
    # 受用地审批影响推进缓慢
    _form("hindered", "problem", 1.8, "受因", r"[^。；]{0,30}(?:受|因)[^，。；]{2,20}(?:影响|制约|限制|不足)"),
    # 到2026年，… · 自明年1月起，…
    _form("from-then-on", "planned", 2.2, "起", r"自(?:明年|\d{1,2}月)[^，。；]{0,8}起，"),
)
_MARKS = re.compile(f"[{re.escape(''.join(sorted({c for form in _FORMS for c in form.needs})))}]")  # faster at this than `regex`
_LABEL = regex.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}(?:是|要|则|、)|其[一二三四五六七八九十]|首先|其次|[（(]?\d{1,2}[）).、．](?!\d)|[①-⑳]|——)[，：:）)]?")
_YEAR = regex.compile(r"(?<![\d较比])((?:19|20)\d{2})年(?!以来|底以来)")
_UNTIL_YEAR = regex.compile(r"到(?:“十[四五六]五”末|((?:19|20)\d{2})年)")
# figures that nobody plans: counts of three digits that are not round, decimals of a rate
_EXACT = regex.compile(r"(?<![\d.,])(?:\d{1,3},)?\d{2,6}[1-46-9](?![\d.,年号])|\d{3,6}\.\d|\d{1,3}\.\d{1,2}(?=%)|\d{1,6}\.\d{2,4}(?!\d)")
_DAY_PAST = regex.compile(r"\d{1,2}月\d{1,2}日(?!前|之前|以前|起)")


def find_kinds(
    reading: Reading,
    header: HeaderFound,
    blocks: Sequence[Block],
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
) -> Found[StatementFound]:
    """The statements with their kind."""
    text = reading.text
    starts = iter([*(b.start for b in blocks if b.kind == "paragraph"), len(text) + 1])
    paragraph = next(starts)
    read: list[tuple[SectionPart, bool, list[Evidence]]] = []  # part, opens a paragraph, evidence of its own
    for s in statements:
        fresh = s.start >= paragraph
        while paragraph <= s.start:
            paragraph = next(starts)
        part = header.part if s.section is None else sections[s.section].part
        own = [*_prior(part, s.section is None), *_evidence(text, s, part, header)]
        read.append((part, fresh, own))
    _add_tendency(read, [_top(sections, s.section) for s in statements])
    kinds: list[Evidence] = []
    for s, (part, fresh, own) in zip(statements, read, strict=True):
        around: list[Evidence] = []
        if kinds and not fresh:
            around += _behind(text, s, kinds[-1][1], part)
        kinds.append(_weigh([*own, *around]))
    _lend_to_leads(statements, [part for part, _, _ in read], kinds)
    found: list[StatementFound] = []
    idle: set[int] = set()  # where a sentence ends that leads nothing, short as it is: a maxim, a greeting
    for s, (rule, kind, _) in zip(statements, kinds, strict=True):
        lead = None if s.lead and s.lead[1] in idle else s.lead
        found.append(StatementFound(s.start, s.end, kind, s.section, rule, lead))
        if kind == "other":
            idle.update((s.end, s.end - 1))
    return Found(found)


_AHEAD = regex.compile(r"[。\s]*(?:同时，|为此，)?(?:明年|来年|下一?步|下一?阶段|今后|接下来|新的一年)")


def _top(sections: Sequence[SectionFound], section: int | None) -> int | None:
    while section is not None and (parent := sections[section].parent) is not None:
        section = parent
    return section


def _add_tendency(read: Sequence[tuple[SectionPart, bool, list[Evidence]]], tops: Sequence[int | None]) -> None:
    """A top section whose heading does not tell, and nearly all of whose statements plan (or report), says so."""
    groups: dict[int | None, list[list[Evidence]]] = {}
    for (part, _, own), top in zip(read, tops, strict=True):
        if part == "none":
            groups.setdefault(top, []).append(own)
    for group in groups.values():
        kinds = [_weigh(own)[1] for own in group]
        planned, achieved = kinds.count("planned"), kinds.count("achieved")
        if planned + achieved < 6:
            continue
        kind: StatementKind = "planned" if planned > achieved else "achieved"
        if max(planned, achieved) >= 0.8 * (planned + achieved):
            for own in group:
                own.append(("kinds.tendency", kind, 1.6))


def _prior(part: SectionPart, outside: bool) -> Iterator[Evidence]:
    if outside and part == "plan":  # the preamble of a plan tells why, not what
        yield from (("kinds.preamble", "other", 2.6), ("kinds.preamble", "planned", 1.6))
        return
    for kind, weight in _PRIOR[part].items():
        yield "kinds.section", kind, weight


def _evidence(text: str, s: StatementFound, part: SectionPart, header: HeaderFound) -> Iterator[Evidence]:
    label = _LABEL.match(text, s.start, s.end)
    start = label.end() if label else s.start
    seen: set[str] = set()
    for _, cue in find_cues(text, start, s.end):
        # a second cue of its kind adds less than the first; in a plan 必须 sets a task more than it draws a lesson
        share = 0.4 if cue.id in seen or (cue.id == "lesson" and part == "plan") else 1.0
        yield cue.rule, cue.kind, cue.weight * share
        seen.add(cue.id)
    marks = set(_MARKS.findall(text, start, s.end))
    for form in _FORMS:
        if (
            not marks.isdisjoint(form.needs)
            and (not form.parts or part in form.parts)
            and form.pattern.match(text, start, s.end)
        ):
            yield f"kinds.{form.id}", form.kind, form.weight
    yield from _years(text, s, header, preamble=part == "plan" and s.section is None)
    if exact := len(_EXACT.findall(text, start, s.end)):
        yield "kinds.exact-figures", "achieved", min(exact, 3) * 0.7
    if _imperative().match(text, start, s.end):
        yield "kinds.imperative", "planned", 0.9


def _years(text: str, s: StatementFound, header: HeaderFound, preamble: bool) -> Iterator[Evidence]:
    plan, review = header.plan_year, header.review_year
    if text.find("20", s.start, s.end) < 0 and text.find("末", s.start, s.end) < 0:
        return
    if m := _UNTIL_YEAR.search(text, s.start, s.end):
        if m[1] is None or (plan or (review or 0) + 1) <= int(m[1]):
            yield "kinds.until-year", "planned", 2.4
    years = [int(y) for y in _YEAR.findall(text, s.start, s.end)]  # years compared with say nothing
    if not years or not (plan or review):
        return
    last = review if review else (plan or 0) - 1
    if max(years) > last:
        yield "kinds.plan-year", "planned", 0.5 if preamble else 1.8
    elif review:
        yield "kinds.review-year", "achieved", 0.8
    if _DAY_PAST.search(text, s.start, s.end) and max(years) <= last:
        yield "kinds.past-day", "achieved", 0.8


def _behind(text: str, s: StatementFound, previous: StatementKind, part: SectionPart) -> list[Evidence]:
    """What stands before in the same paragraph: items of one list do the same."""
    if text[s.start - 1] == "；":
        weight = {"problem": 3.6, "other": 3.4}.get(previous, 1.2)
        if previous == "planned" and _opens_ahead(text, s.start):
            weight = 3.4
        return [("kinds.list", previous, weight)]
    if part == "none":
        return [("kinds.neighbour", "planned" if previous in ("problem", "planned") else previous, 0.7)]
    if previous == "problem" and part == "review":
        return [("kinds.neighbour", "problem", 1.6)]
    return []


def _opens_ahead(text: str, at: int) -> bool:
    """Whether the sentence that goes on at `at` looks ahead where it begins: 明年，我局将抓好：…；…"""
    floor = max(0, at - 400)
    begins = max(text.rfind("。", floor, at), text.rfind("\n", floor, at), floor)
    return _AHEAD.match(text, begins, at) is not None


def _weigh(evidence: Sequence[Evidence]) -> Evidence:
    """The heaviest piece of evidence for the kind that all evidence together speaks for."""
    sums = dict.fromkeys(_KINDS, 0.0)
    for _, kind, weight in evidence:
        sums[kind] += weight
    best = max(sums, key=sums.__getitem__)
    return max((e for e in evidence if e[1] == best), key=_weight)


_weight = itemgetter(2)


_WEAK = frozenset(f"kinds.{name}" for name in ("section", "imperative", "neighbour", "list", "hollow", "tendency"))


def _lend_to_leads(
    statements: Sequence[StatementFound], parts: Sequence[SectionPart], kinds: list[Evidence]
) -> None:
    """Where no heading tells, a lead has the kind of what it leads, unless words of its own say what it does."""
    for i in range(len(statements) - 1):
        s, lead = statements[i], statements[i + 1].lead
        if lead is None or not s.start <= lead[0] < s.end or parts[i] != "none":
            continue
        if kinds[i][0] in _WEAK and kinds[i + 1][1] in ("achieved", "planned"):
            kinds[i] = ("kinds.lead", kinds[i + 1][1], 0.0)


@cache
def _imperative() -> regex.Pattern[str]:
    """A statement that begins with a verb, or an adverb of resolve, and names no one who acts."""
    words = load_table("statements")["imperative"]
    return regex.compile("|".join(sorted([*words["adverbs"], *words["verbs"]], key=len, reverse=True)))
