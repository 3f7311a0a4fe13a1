"""Told: bodies and time limits on lines and in brackets of their own, and the stretch that they hold for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.lexicon.answering import LONGEST, answering_labels
from extractor.stages.findings import BodyFound, SectionFound, StatementFound
from extractor.stages.tasks.names import are_bodies, called
from extractor.stages.tasks.own import find_own
from extractor.text import patterns as regex

_LONG_ITEM = 8  # lines
_VALUE = regex.compile(r"(?:[^；;。（）()\[\]［］【】\n]|（[^（）\n]{0,20}）){0,200}")
_MORE = regex.compile(
    r"(?:[；;]\s{0,4}|\n[ 　\t]{2,16}(?=[^\n。，]{2,60}(?:\n|$)))(?P<names>[^；;。：（）()\[\]［］【】\n]{2,80})"
)
_NEXT_LINE = regex.compile(r"\s{1,8}(?P<names>[^；;。：\n]{2,80})")
_WORD = regex.compile(r"\w")
_TIME = regex.compile("[年月旬季]")
_OPENING = regex.compile(r"[（(\[［【]\W*$")
_SAYS = re.compile("负责|牵头|配合|承办|主责")  # looked for in all short statements: `re`
# behind a planned statement; villages alone tell where
_LISTED = regex.compile(
    r"[（\[［【](?P<names>(?:[^，；：。\d（）\]］】\n]|（[^（）\d]{1,12}）){2,80})(?P<when>(?:[，；][^，；（）\n]{1,14}){0,3})[）\]］】]。?"
)
_VILLAGES = regex.compile(r"(?:(?!各|有关|相关)[^、]{1,6}[村乡镇屯寨](?:、|$)){1,12}$")
# 县教育局负责师资培训: the body does the work that is named, and nothing else
_WORK = regex.compile(r"负责(?!落实|实施|推进|办理|完成)\p{Han}")
_ABOVE = regex.compile(r"(?:以上|上述)(?P<count>[一二两三四五六七八九十\d]{1,2})[项个条]")
_ITEM = regex.compile(
    r"[ 　\t]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．]|[①-⑳])"
)
_SUB_ITEM = regex.compile(r"[ 　\t]*(?:[（(](?P<first>1[）)])|(?P<first>①)|[（(]\d{1,2}[）)]|[②-⑳])")
_NUMBERS = {numeral: i for i, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_LEFT = regex.compile(
    r"以上|上述|时限|(?:全年|长期|持续|常态化?|有序|滚动)(?:推进|坚持|实施|开展)"
    r"|[一二两三四五六七八九十\d]{1,2}[项个条]|任务|工作|事项|按照?职责|分工|\d{1,4}年|\d{1,2}月|\d{1,2}[日号]|[上中下]旬|[上下]半年"
    r"|[一二三四]季度|今年|明年|年[底内末]|[月末底初前内]|于|之|以前|全[年部面]|按[时期]|完成|落实|到位|长期|\W"
)


@dataclass(frozen=True, slots=True)
class Told:
    """Bodies and a time limit that hold for the statements that start in `[start, end)`."""

    start: int
    end: int
    bodies: tuple[BodyFound, ...]
    limits: tuple[tuple[int, int], ...]
    said: tuple[int, int]  # the words that tell it


@dataclass(slots=True)
class Group:
    """Labels that stand side by side: bodies and limits said at `[start, end)`."""

    start: int
    end: int
    bodies: list[BodyFound] = field(default_factory=list)
    limits: list[tuple[int, int]] = field(default_factory=list)


def _find_labels(text: str) -> list[tuple[int, int, str]]:
    """Start, end (behind the colon) and group of every label of the text."""
    role = answering_labels()
    found = []
    at = text.find("：")
    while at >= 0:
        end = at
        while end and text[end - 1] in " 　":
            end -= 1
        for n in range(min(LONGEST, end), 1, -1):
            group = role.get(text[end - n : end])
            if group is not None:
                found.append((end - n, at + 1, group))
                break
        at = text.find("：", at + 1)
    return found


def find_told(
    text: str,
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
    naming: Iterable[Group],
) -> tuple[list[Told], dict[int, Told]]:
    """Labelled bodies and time limits, and sentences that only name bodies (`naming`), each with its stretch;
    by index of the section those that its heading says, or a line right under it."""
    groups = [*_labelled(text), *naming]
    groups += [
        _unlabelled(text, *s.answering)
        for s in sections
        if s.answering and "：" not in text[slice(*s.answering)]
    ]
    groups.sort(key=lambda g: g.start)
    starts = [s.start for s in sections]
    items: list[Group] = []
    over: dict[int, Told] = {}
    for group in groups:
        k = _section_at(sections, starts, group.start)
        if k is not None and _is_headed(text, sections[k], group):
            over[k] = _told(group, sections[k].start, sections[k].end)
        else:
            items.append(group)
    return _scopes(text, items, sections, statements), over


def _is_headed(text: str, section: SectionFound, group: Group) -> bool:
    """Whether a group stands in the heading of its section, or right under it."""
    behind = section.answering[0] if section.answering else section.heading[1]
    return behind <= group.start and _WORD.search(text, behind, group.start) is None


def _unlabelled(text: str, start: int, end: int) -> Group:
    """（镇民政办、镇财政所） behind the title of a heading."""
    return Group(start, end, called(text[start + 1 : end - 1], "lead"))


def _section_at(sections: Sequence[SectionFound], starts: Sequence[int], at: int) -> int | None:
    """The innermost section that holds a place."""
    k: int | None = bisect_right(starts, at) - 1
    while k is not None and (k < 0 or sections[k].end <= at):
        k = sections[k].parent if k >= 0 else None
    return k


def _told(group: Group, start: int, end: int) -> Told:
    bodies = tuple(dict.fromkeys(group.bodies))
    return Told(start, end, bodies, tuple(group.limits), (group.start, group.end))


def _labelled(text: str) -> list[Group]:
    marks = _find_labels(text)
    groups: list[Group] = []
    for i, (start, behind, kind) in enumerate(marks):
        limit = min(marks[i + 1][0] if i + 1 < len(marks) else len(text), behind + 200)
        end = _value_end(text, behind, limit, named=kind != "limits")
        if groups and not _WORD.search(text, groups[-1].end, start):
            group = groups[-1]
            group.end = end
        else:
            group = Group(start, end)
            groups.append(group)
        if kind == "limits":
            group.limits.append((behind, end))
        elif kind != "persons":
            group.bodies += called(text[behind:end], "lead" if kind == "lead" else "support")
    return groups


def _value_end(text: str, behind: int, limit: int, named: bool) -> int:
    """Where the value of a label ends; further names may follow behind a ； or on the next line."""
    value = _VALUE.match(text, behind, limit)
    end = value.end() if value is not None else limit
    if not named:
        return end
    if (
        not _WORD.search(text, behind, end)
        and (m := _NEXT_LINE.match(text, end, limit))
        and are_bodies(m["names"])
    ):
        return m.end()
    while (m := _MORE.match(text, end, limit)) and are_bodies(m["names"]):
        end = m.end()
    return end


def only_bodies(text: str, s: StatementFound) -> Group | None:
    """A sentence or bracket that names bodies, perhaps with a day, or a bracket that names a day, and nothing else."""
    bracketed = text[s.start] in "（［[【"
    if s.end - s.start >= (120 if bracketed else 40 if s.kind == "planned" else 60):
        return None
    if not bracketed and _SAYS.search(text, s.start, s.end) is None:
        return None
    if _WORK.search(text, s.start, s.end):
        return None
    if bracketed and s.kind in ("planned", "other") and (listed := _LISTED.match(text, s.start)):
        more = listed.end() < s.end or _VILLAGES.match(listed["names"])
        if not more and are_bodies(listed["names"]) and not _LEFT.sub("", listed["when"]):
            return Group(s.start, listed.end(), called(listed["names"], "lead"), [listed.span("when")])
    own = find_own(text, s.start, s.end)
    left, at = [], s.start
    for a, b in own.spans:
        left.append(text[at:a])
        at = b
    left.append(text[at : s.end])
    timed = bracketed and s.kind == "planned" and _TIME.search(text, s.start, s.end)  # （9月底前完成）
    if not (own.bodies or timed) or _LEFT.sub("", "".join(left)):
        return None
    return Group(s.start, s.end, list(own.bodies), [(s.start, s.end)])


def _scopes(
    text: str,
    groups: Sequence[Group],
    sections: Sequence[SectionFound],
    statements: Sequence[StatementFound],
) -> list[Told]:
    told: list[Told] = []
    starts = [s.start for s in statements]
    section_starts = [s.start for s in sections]
    last_end = 0
    for group in groups:
        start = group.start
        line = text.rfind("\n", 0, start) + 1
        i = bisect_right(starts, start) - 1
        inside = (
            i >= 0
            and start < statements[i].end
            and _WORD.search(text, statements[i].start, start) is not None
        )
        bracketed = _OPENING.search(text[max(line, start - 4) : start]) is not None
        if inside and not bracketed:
            scope = statements[i].start
        elif _WORD.search(text, line, start):
            scope = max(line, last_end)
        elif (above := _ABOVE.search(text, start, group.end)) is not None:
            scope = _lines_above(text, line, above["count"])
        else:
            k = _section_at(sections, section_starts, start)
            above_line = _lines_above(text, line, "1")
            scope = sections[k].start if k is not None else above_line
            numbered = scope < above_line and _ITEM.match(text, above_line)  # the label is that item's
            if numbered or text.count("\n", scope, line) > _LONG_ITEM:  # a part of the report, not an item
                scope = _first_sub_item(text, above_line, group.end, last_end)
            scope = max(scope, last_end)
        told.append(_told(group, scope, group.end))
        last_end = group.end
    return told


def _lines_above(text: str, line: int, count: str) -> int:
    """Where the paragraph begins that stands so many above the one that begins at `line`."""
    for _ in range(int(count) if count.isdecimal() else _NUMBERS.get(count, 1)):
        line = text.rfind("\n", 0, max(0, line - 1)) + 1
    return line


def _first_sub_item(text: str, line: int, behind: int, told_until: int) -> int:
    """Where the sub-items begin whose last one stands at `line`, where none before it says who answers; else `line`.

    `behind`: where the words below the last one end; `told_until`: where such words ended before.
    """
    below = text.find("\n", behind)
    if not _SUB_ITEM.match(text, line) or (below >= 0 and _SUB_ITEM.match(text, below + 1)):
        return line
    first = line
    while (sub_item := _SUB_ITEM.match(text, first)) and not sub_item["first"] and first > told_until:
        first = _lines_above(text, first, "1")
    says = _SAYS.search(text, first, line)
    return first if sub_item and first >= told_until and not says else line
