"""Years: which year 今年, 年底前 or a bare 6月 means at a place of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from extractor.stages.findings import HeaderFound, SectionFound, StatementFound
from extractor.text import patterns as regex
from extractor.text.reading import Reading

Base = tuple[int | None, bool]  # the year spoken of, and whether it is planned for

_TITLE_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d\d)年")
_AS_OF = regex.compile(r"截[至止](?:到)?(?:民国)?(?<!\d)(\d{2,4})年")
_MINGUO = regex.compile(
    r"民国\d{2,3}年|(?<![\d.,])(?:1[012]\d(?:学?年度|年(?:1[0-2]|[1-9])月))|自(?:1[012]\d|9\d)年(?=起|度|至|\d)",
)


class Years:
    """The year that the text speaks of, by position; answers are None where nothing tells.

    A section whose title names one year speaks of that year. Else a plan section or a planned sentence speaks of
    the plan year, all else of the review year.
    """

    def __init__(
        self,
        reading: Reading,
        header: HeaderFound,
        sections: Sequence[SectionFound],
        statements: Sequence[StatementFound],
    ) -> None:
        self._text = reading.text
        review, plan = header.review_year, header.plan_year
        as_of = self._as_of() if review is None and plan is None and self.minguo else None
        if as_of is not None:
            review = plan = as_of  # without a title's years all is told of the year of writing
        self.review = review if review is not None else (plan - 1 if plan is not None else None)
        self.plan = plan if plan is not None else (review + 1 if review is not None else None)
        self._only_plan = review is None and plan is not None
        issued = header.issued and int(header.issued[:4])
        self.spoken_in_plan_year = as_of is not None or (bool(issued) and issued == self.plan)
        self._own: list[Base] = []  # of each section
        for s in sections:
            named = set(_TITLE_YEAR.findall(s.title)) if "年" in s.title else set()
            if len(named) == 1:
                year = int(named.pop())
                base: Base = (year, year == self.plan and year != self.review)
            elif s.part in ("plan", "review", "problems"):
                base = self._of_part(s.part == "plan")
            else:
                base = self._own[s.parent] if s.parent is not None else self._of_part(False)
            self._own.append(base)
        self._statements = statements
        self._section_starts = [s.start for s in sections]
        self._statement_starts = [s.start for s in statements]

    @cached_property
    def minguo(self) -> bool:
        """Whether the text counts years from 1912, as Taiwan does."""
        return _MINGUO.search(self._text) is not None

    def _of_part(self, planned: bool) -> Base:
        if planned or self._only_plan:
            return self.plan, True
        return self.review, False

    def _as_of(self) -> int | None:
        """Without a year in the title, the latest 截至… tells when the text was written."""
        found = [int(y) for y in _AS_OF.findall(self._text)]
        return max((y if y > 1000 else y + 1911 for y in found), default=None)

    def at(self, position: int) -> int | None:
        return self._base(position)[0]

    def planned_at(self, position: int) -> bool:
        return self._base(position)[1]

    def _base(self, position: int) -> Base:
        """That of the statement or section which begins, or of the statement which ends, last before `position`."""
        section = bisect_right(self._section_starts, position) - 1
        statement = bisect_right(self._statement_starts, position) - 1
        if statement >= 0:
            found = self._statements[statement]
            spoken = found.start <= position < found.end
            if section < 0 or self._section_starts[section] <= (found.start if spoken else found.end):
                base = self._own[found.section] if found.section is not None else self._of_part(False)
                return self._of_part(True) if spoken and found.kind == "planned" and not base[1] else base
        return self._own[section] if section >= 0 else self._of_part(False)

    def _looks_back(self, position: int) -> bool:
        """今年增加到500亩，明年计划达到1000亩: a plan told in the year under review."""
        statement = bisect_right(self._statement_starts, position) - 1
        if statement < 0 or self.spoken_in_plan_year or self._only_plan:
            return False
        found = self._statements[statement]
        return self._text.find("明年", found.start, found.end) >= 0

    def now(self, position: int, plus: int, compared: bool = False) -> int | None:
        """今年 (0), 去年 (-1), 明年 (+1) … at a place of the text; `compared`: behind 比, 较 and the like."""
        base, planned = self._base(position)
        if base is None:
            return None
        if plus == 0 and planned and self._looks_back(position):
            return self.review
        if (
            plus == -1
            and not planned
            and self.review != self.plan
            and self.spoken_in_plan_year
            and not compared
        ):
            return base  # a speech of January: 去年 is the year under review
        if plus > 0 and planned and not self.spoken_in_plan_year and not self._only_plan:
            return base + plus - 1  # written in December: 明年 is the plan year itself
        return base + plus
