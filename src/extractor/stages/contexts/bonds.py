"""Bonds: which dates of a clause its numbers hold for, and how far beyond the clause they carry."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.contexts.layout import Part, Passage, Site
from extractor.stages.contexts.periods import Period
from extractor.stages.contexts.words import any_of
from extractor.stages.findings import DateFound

_YEARS = re.compile(r"\d{4}(?:/\d{4})?")
_LAST_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SINCE_ACT = re.compile(r"[^，；。\d]{1,8}以来")  # 自2019年开工以来
_BASED = re.compile(r"[^，；。]{0,24}的?基础上")  # 在去年完成500亩的基础上，再建300亩
_SHARES = ("%", "‰", "成", "倍", "")


@dataclass(slots=True)
class Bond:
    """A date that numbers hold for."""

    start: int
    edtf: str
    since: bool  # 自3月起, 2018年以来
    carries: bool  # into the clauses after its own
    head: bool  # opens its statement
    alone: bool  # a clause of its own, or what is reached by then: 1月至9月，到2025年

    @property
    def of_years(self) -> bool:
        return _YEARS.fullmatch(self.edtf) is not None

    def crosses(self, ends: str) -> bool:
        """Whether it holds beyond a statement that ends so.

        After ； for years at the head of the sentence and for periods of their own, not for days and months;
        after 。 for what stood at the head, until a sentence that has a topic of its own (the caller sees to that).
        """
        if ends != "；":
            return self.head
        if self.since:
            return False
        if "/" in self.edtf:
            return self.head or self.alone
        return self.head and self.alone and self.of_years


@cache
def _words() -> dict[str, re.Pattern[str]]:
    table = load_table("contexts")["times"]
    words = {name: any_of(table[name]) for name in table}
    built = words["built_then"]
    return {
        "comparand": re.compile(rf"(?:{words['comparand_marks']})“?$"),
        "no_time": re.compile(words["not_a_time"]),
        "plan_name": re.compile(rf"”?(?:{words['names_a_plan']})(?!{words['planned_acts']})"),
        "filed": re.compile(rf"(?:{words['filed']}|(?<![全我])[国省市县区])“$"),  # 列入“十五五”重大项目的…
        "through": re.compile(rf"”?(?:{words['through']})"),
        "of": re.compile(rf"(?:{words['share_follows']})"),
        "built": re.compile(rf"(?:{built})了?的|(?:{built})[^，；。\d]{{1,6}}的(?=\d)"),
        "until": re.compile(rf"(?:{words['until']})“?$"),
        "as_of": re.compile(r"(?:截至|截止到?)$"),
        "from": re.compile(r"[由从]$"),
        "last": re.compile(rf"”?(?:{words['last']})"),
        "due": re.compile(rf"(?:{words['due']})(?!夕|后|期)"),
        "recent": re.compile(words["recent"]),
        "since": re.compile(rf"”?(?:{words['since']})(?<!起(?=[草步底诉降火伏源]))"),
        "since_end": re.compile(rf"(?:{words['since']})$"),
        "head": re.compile(rf"(?:{words['before_head']})?[“\s　]*"),
        "whole": re.compile(any_of(load_table("places")["own"]["heads"])),  # 2021年全县…；…
        "source": re.compile(r"\s*(?:据|经|根据)[^，；。\d]{1,14}，"),  # 据统计监测，2021年…
        "comma": re.compile(r"[”起止日时间期]*"),
    }


def find_bonds(part: Part, passage: Passage, period: Period, text: str) -> list[Bond]:
    """In order."""
    bonds: list[Bond] = []
    last, headed = part.start, True  # 2023年1—10月: a date right after one at the head stands at the head, too
    starts = [s.quantity.start for s in part.quantities]
    for date in part.dates:
        headed = (headed and date.start == last) or _leads(date, part, text)
        last = date.end
        at = bisect_left(starts, date.end)
        following = part.quantities[at] if at < len(starts) else None
        if (bond := _bond(date, part, passage, period, text, headed, following)) is not None:
            bonds.append(bond)
    return bonds


def _bond(
    date: DateFound, part: Part, passage: Passage, period: Period, text: str, at_head: bool, following: Site | None
) -> Bond | None:  # fmt: skip
    edtf, words = date.edtf, _words()
    if edtf is None:
        return None
    written = text[date.start : date.end]
    before = text[max(part.start, date.start - 6) : date.start]
    after = text[date.end : min(part.end, date.end + 10)]
    goes_on = words["since"].match(after) is not None  # 2018年以来
    goes_on = goes_on or (before.endswith(("自", "从")) and _SINCE_ACT.match(text, date.end, part.end) is not None)
    since = goes_on or words["since_end"].search(written) is not None
    until = before != "" and words["until"].search(before) is not None
    last = words["last"].match(after) is not None or written.endswith(("末", "底"))
    if _only_compares(written, before, after, since) or _is_share_base(date, after, following):
        return None
    if not until and (words["due"].match(after) or words["due"].search(written[-2:])):
        return None  # a deadline leaves the number's period at the plan's year
    planned = passage.statement.kind == "planned"
    recent = words["recent"].match(written) is not None
    if recent and planned and not at_head:
        return None  # 加快近两年出让的14个矿权项目
    comma = goes_on or words["comma"].fullmatch(after) is not None or words["whole"].match(after) is not None
    fiscal = written.endswith("年度") and period.edtf is None  # 八十九年度工程执行成效: nothing else tells the year
    if written.endswith("年度") and not fiscal and edtf != period.edtf and not (at_head and date.end == part.end):
        return None  # 2019年度水利项目
    edtf = _at_its_end(edtf, until, last, planned)
    of_years = _YEARS.fullmatch(edtf) is not None
    opens = part.first or words["source"].fullmatch(text, passage.statement.start, part.start) is not None
    head = (opens and at_head) or fiscal
    alone = (until or comma) and (at_head or before.endswith("自"))  # 就学补助自9月至2月止，发放…
    alone = alone or (head and of_years and period.edtf is None)  # nothing else tells the years of a profile
    behind = recent and "/" in edtf and of_years and not planned
    carries = not _BASED.match(text, date.end, part.end) and (
        (head and (not planned or comma or until or of_years))
        or since or alone or behind
        or words["as_of"].search(before) is not None
        or after.startswith(("于", "在"))  # 并于11月24日在镇政府办理…，共计…
        or (of_years and (planned or (period.edtf is None and bool(part.quantities))))
        or (of_years and at_head and "/" not in edtf and period.is_span)  # 五年来，…；2021年实现产值31亿元，较2016年…
    )  # fmt: skip
    return Bond(date.start, edtf, since, carries, head, alone)


def _only_compares(written: str, before: str, after: str, since: bool) -> bool:
    """比上年, 创近年新高, 由2016年的…, 2022年建成的…, “十四五”规划."""
    words = _words()
    if words["no_time"].match(written) or (before and words["comparand"].search(before)):
        return True
    if before and not since and words["from"].search(before):
        return True
    if after == "":
        return False
    if words["built"].match(after) or words["plan_name"].match(after):
        return True
    return words["filed"].search(before) is not None and words["through"].match(after) is None


def _is_share_base(date: DateFound, after: str, following: Site | None) -> bool:
    """是2016年的1.8倍: what the number is a share of."""
    if following is None or not _words()["of"].match(after):
        return False
    return following.quantity.start - date.end <= 3 and following.unit in _SHARES


def _at_its_end(edtf: str, until: bool, last: bool, planned: bool) -> str:
    """到2025年底, “十四五”末: the point that a period ends with."""
    if _YEARS.fullmatch(edtf):
        return edtf[-4:] if until or (last and (planned or "/" in edtf)) else edtf
    if until and last and _LAST_DAY.fullmatch(edtf):
        return edtf[:4] if edtf.endswith("12-31") else edtf[:7]
    return edtf


def _leads(date: DateFound, part: Part, text: str) -> bool:
    return date.start - part.start <= 10 and _words()["head"].fullmatch(text, part.start, date.start) is not None
