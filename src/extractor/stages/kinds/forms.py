"""Forms: shapes of whole statements that speak for a kind where words alone do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.models.records import StatementKind
from extractor.stages.findings import SectionPart
from extractor.text import patterns as regex


@dataclass(frozen=True, slots=True)
class Form:
    """`pattern` is matched where a statement begins, behind its label; only in sections of `parts`, if given."""

    rule: str
    kind: StatementKind
    weight: float
    needs: str  # one of these characters is in every match: a cheap test before the pattern
    pattern: regex.Pattern[str]
    parts: tuple[SectionPart, ...] = ()


def find_forms(text: str, start: int, end: int, part: SectionPart) -> Iterator[Form]:
    forms, marks, by_mark = _forms()
    possible = {i for mark in set(marks.findall(text, start, end)) for i in by_mark[mark]}
    for i in sorted(possible):
        form = forms[i]
        if (not form.parts or part in form.parts) and form.pattern.match(text, start, end):
            yield form


_OPEN = r"[-—（(\[［【]"
_CLOSE = r"[）)\]］】。]"
_BODY = "(?:[办所站局村科委部室公司队院校社厅屯寨乡镇县区]|中心|单位|部门|社区|街道)"


@cache
def _forms() -> tuple[list[Form], re.Pattern[str], dict[str, list[int]]]:
    """The forms, a pattern of the marks that they need, and by mark the forms that need it."""
    words = load_table("statements")["forms"]
    essence, roles, bodies = (f"(?:{'|'.join(words[group])})" for group in ("essence", "roles", "bodies"))
    copula = "(?<![特别尤其但可于还或而若要凡])(?:是|乃|就是|始终是|仍然是)"
    forms = [
        # 农业是国民经济的基础。
        _form("essence", "other", 5.5, "是乃", rf"[^，。；\d]{{2,40}}{copula}[^。；\d]{{2,50}}{essence}"
              r"(?:，(?:也|更|又)?是[^。；\d]{2,60})?[。；！]$"),
        # 农村是现代化最深厚的基础，要…
        _form("essence", "other", 3.5, "是乃", rf"[^，。；\d]{{2,40}}{copula}[^。；\d]{{2,50}}{essence}(?=[，；])"),
        # 适应形势变化，创造良好环境，是保持发展的现实需要。
        _form("essence", "other", 4.5, "是乃", rf"[^。；\d]{{4,80}}，{copula}[^。；\d]{{2,50}}{essence}[。；！]$"),
        # 对这些问题，我们将高度重视，认真加以解决
        _form("remedy", "planned", 6.0, "此些述上",
              r"(?:对此|(?:对于?|针对)(?:这些|上述|以上))[^。；]{0,20}(?:将|会|要|一定|必须)[^。；]{0,40}"
              r"(?:解决|改进|整改|重视|克服|改正)"),
        # 2023年是承上启下的一年
        _form("year-is", "other", 3.0, "是",
              r"(?:今年|明年|\d{4}年|过去的?一年|这一年)[^。；]{0,20}是[^。；]{2,60}(?:年|时期|节点|关口)(?=[，。；])"),
        # 责任单位：民政办；完成时限：年底前 · ——由城建办负责。
        _form("bodies", "other", 9.0, "：", rf"{_OPEN}{{0,3}}{roles}(?:责任)?{bodies}?[：:]"),
        _form("time-limit", "other", 9.0, "：",
              rf"{_OPEN}{{0,3}}(?:完成|办理|办结|整改|落实|推进)?(?:时限|时间|期限|进度安排)(?:要求)?[：:]"),
        _form("bodies", "other", 7.0, "责牵配落",
              rf"{_OPEN}{{1,3}}由?[^，。；]{{2,30}}(?:负责|牵头|配合|落实)[^，。；]{{0,4}}{_CLOSE}{{1,2}}$"
              r"|由[^，。；]{2,30}(?:分别|共同|具体|牵头|统一)?负责。$"),
        # （经济发展办牵头，市监所配合，10月底前完成） · 【环卫所、各村】 · 责任单位为交通站。
        _form("bodies", "other", 9.0, "（【［[(—",
              r"(?:[（(\[［【]|——)由?[^。；]{2,60}?(?:负责|牵头|配合|承办)(?:[，、][^，。；]{2,14}完成)?"
              r"[）)\]］】。]{0,2}$"),
        _form("bodies", "other", 7.0, "责牵",
              r"由?[^，。；\d]{2,30}(?:牵头|负责)(?:，[^，。；\d]{2,30}(?:负责|配合|落实|协助|参与)){1,4}[。）)]{0,2}$"),
        _form("bodies", "other", 9.0, "【［[", rf"[【［\[](?:[^，。；、\d]{{1,14}}{_BODY}、?){{1,8}}[】］\]]。?$"),
        _form("bodies", "other", 9.0, "责牵配",
              r"(?:牵头|责任|配合|协办|承办)(?:责任)?(?:单位|部门|科室|人|领导)[为是][^。；]{2,60}。?$"),
        # 各位代表！
        _form("address", "other", 9.0, "各同朋女先乡",
              r"(?:各位[^，。；！：]{1,8}|同志们|朋友们|女士们|先生们|乡亲们)(?:[、，][^，。；！：]{2,6}们){0,3}[！。]$"),
        # a verse or a proverb alone
        _form("quotation", "other", 4.0, "“‘「", r"[“‘「][^”’」\d]{8,40}[”’」][。！]?$"),
        _form("hollow", "other", 2.0, "，", r"[^\d。；]{4,9}，[^\d，。；]{4,9}。$", "none"),
        _form("exclamation", "other", 2.0, "！", r"[^。；]{4,200}！[”’]?$", "plan", "none"),
        # 表内没写年份的时限均指2024年
        _form("note", "other", 5.0, "注说备凡未表文",
              r"(?:注：|说明：|备注|凡未?|(?:本|上|下)?表[内中格]|文[内中])[^。；]{0,40}"
              "(?:均为|均指|均按|均以|是指|系指|详见|视为|不再)"),
        # 为抓好落实，现将…
        _form("preamble", "other", 3.5, "现制提",
              r"(?:为了?|根据|按照|依据|经)[^。；]{4,120}(?:现将|现就|制定本|特制定|现印发|制定如下|提出如下)"),
        # 受用地审批影响推进缓慢
        _form("hindered", "problem", 1.8, "受因", r"[^。；]{0,30}[受因][^，。；]{2,20}(?:影响|制约|限制|不足)"),
        # 有的干部满足于现状；
        _form("some-do", "problem", 3.6, "有个", "(?:有的|有些|个别|少数)"
              "(?:党员|领导|基层|机关)?(?:同志|干部|党员|部门|单位|地方|党组织)(?![^。；]{0,30}(?:要|应|须))"),
        # 自明年1月起，…
        _form("from-then-on", "planned", 2.2, "起", r"自(?:明年|\d{1,2}月)[^，。；]{0,8}起，"),
    ]  # fmt: skip
    by_mark: dict[str, list[int]] = {}
    for i, form in enumerate(forms):
        for mark in form.needs:
            by_mark.setdefault(mark, []).append(i)
    # `re` passes over characters without a hit faster than `regex`
    return forms, re.compile(f"[{re.escape(''.join(sorted(by_mark)))}]"), by_mark


def _form(
    id: str, kind: StatementKind, weight: float, needs: str, pattern: str, *parts: SectionPart
) -> Form:
    return Form(f"kinds.{id}", kind, weight, needs, regex.compile(pattern), parts)
