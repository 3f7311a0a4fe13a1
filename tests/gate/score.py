"""Scores a report against a gold file: how many records are right, and which are not.

Matching is one to one. Gold rows marked `optional` count neither for nor against; a find that answers to
nothing in the gold counts against. `FIGURES` says what each figure means.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from tests.gate.likeness import closeness, interval, last_day, same_action, same_number, single_actions

Record = dict[str, Any]

FIGURES = {
    "quantity F1": "span (modifier words that touch may be in or out), class quantity",
    "quantity full": "of the gold quantities: span, value, low, high, modifier and unit all right",
    "class F1": "mentions of every class, by class and overlap; finds without a hard numeral never against",
    "date": "of the gold dates found: EDTF as an interval right (the last day is enough for 6月底前)",
    "ordinal": "of the gold ordinals found: value right",
    "indicator": "of the gold quantities found: close (0.6) to an indicator that a reader gave",
    "exact indicator": "the same at 0.85",
    "status": "of the gold quantities found",
    "time": "of the gold quantities found, as an interval; not for durations; null where a profile has none",
    "change": "direction right, of those found that have a change; a change on a level counts against",
    "basis": "of those with the right direction",
    "place F1": "a place smaller than the report's own, right and only where the gold has one",
    "per F1": "the base of a per-unit, in texts with at least three",
    "statement kind": "of the gold statements: found (IoU 0.8) with the right kind",
    "planned F1": "statements of kind planned",
    "action F1": "same verb and close object, in planned statements with annotated actions",
    "deadline F1": "of planned statements, in texts with at least five (elsewhere only the gold's own)",
    "responsible F1": "the same for the named bodies",
    "header": "of the header fields that gold or report gives",
}
EVIDENCE = "evidence "  # + before, after …: not a figure with a floor, but what to look at first

_DURATIONS = re.compile(r"年|月|周|天|日|分钟|个?(?:月|小时|工作日)")
_HARD = re.compile(r"[0-9０-９〇一二两兩三四五六七八九十百千万萬亿億%％‰]")
# Words and marks that a quantity's span may reach out to on either side of its core.
_AROUND = re.compile(
    r"(?:大约|约为|约|将近|接近|近|超过|超|逾|突破|不少于|不低于|不超过|不高于|低于|高于|至少|至多|最多|最高|最少"
    r"|不足|不到|多达|高达|达到|达|以上|以下|以内|之内|左右|上下|之多|的|年均|每年|每个|每|力争|确保|为|到|至"
    r"|共计|共|计|[，,、\s（(）)“”\"])*"
)


class Tally:
    """Counts behind the figures, added up over texts; `errors` are rows (figure, where, got, wanted)."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self.errors: list[tuple[str, str, Any, Any]] = []

    def judge(self, name: str, right: bool, where: str = "", got: Any = None, want: Any = None) -> bool:
        """Count an answer that the gold has."""
        self.wanted[name] += 1
        self.right[name] += right
        if not right and name in FIGURES:
            self.errors.append((name, where, got, want))
        return right

    def unwanted(self, name: str, where: str = "", got: Any = None, times: int = 1) -> None:
        """Count an answer that the gold does not have."""
        self.false[name] += times
        if times and where:
            self.errors.append((name, where, got, None))

    def judge_if_any(self, name: str, right: bool, where: str, got: Any, want: Any) -> None:
        """An attribute that most rows lack: right where the gold has it, and only there."""
        right = bool(got and want and right)
        if want:
            self.judge(name, right, where, got, want)
        if got and not right:
            self.unwanted(name, "" if want else where, got)

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.wanted += other.wanted
        self.false += other.false
        self.errors += other.errors

    def figure(self, name: str) -> float | None:
        """Right of all wanted or, where finds can be false, F1; None where the gold has nothing to judge."""
        n = self.wanted[name]
        if not n:
            return None
        right = self.right[name]
        return 2 * right / (n + right + self.false[name]) if name.endswith("F1") else right / n


def score(report: Record, gold: Record) -> Tally:
    """Score one report (as JSON, with its text) against the gold of the same text."""
    tally = Tally()
    _score_classes(report, gold, tally)
    _score_quantities(report, gold, tally)
    _score_statements(report, gold, tally)
    _score_header(report, gold, tally)
    return tally


def _overlap(a: Record, b: Record) -> int:
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _likeness(a: Record, b: Record) -> float:
    return _overlap(a, b) / (max(a["end"], b["end"]) - min(a["start"], b["start"]))


def _where(text: str, row: Record) -> str:
    return f"{row['start']}: …{text[max(0, row['start'] - 12) : row['end'] + 8]}…".replace("\n", "⏎")


def _score_classes(report: Record, gold: Record, tally: Tally) -> None:
    text, found = report["text"], report["mentions"]
    optional = [g for g in gold["mentions"] if g.get("optional")]
    used: set[str] = set()
    for g in gold["mentions"]:
        if g.get("optional"):
            continue
        fits = [p for p in found if p["class"] == g["class"] and p["id"] not in used and _overlap(p, g)]
        p = max(fits, key=lambda p: _likeness(p, g), default=None)
        tally.judge("class F1", p is not None, _where(text, g), None, g["class"])
        if p is None:
            continue
        used.add(p["id"])
        if g["class"] == "date" and g.get("iso"):
            until = bool(re.search("[前底末止]", g["text"]))
            right = interval(p["edtf"]) == interval(g["iso"])
            right = right or (until and last_day(p["edtf"]) == last_day(g["iso"]))
            tally.judge("date", right, _where(text, g), p["edtf"], g["iso"])
        if g["class"] == "ordinal" and g.get("v") is not None:
            tally.judge("ordinal", same_number(p["value"], g["v"]), _where(text, g), p["value"], g["v"])
    for p in found:
        if p["id"] not in used and _HARD.search(p["text"]) and not any(_overlap(p, g) for g in optional):
            tally.unwanted("class F1", _where(text, p), p["class"])


def _answers(p: Record, g: Record) -> bool:
    """Does the found quantity `p` hold the gold's core, and beside it only words that may be in or out?"""
    if not (p["start"] <= g["start"] and g["end"] <= p["end"]):
        return False
    before = p["simplified"][: g["start"] - p["start"]]
    after = p["simplified"][g["end"] - p["start"] :]
    return bool(_AROUND.fullmatch(before) and _AROUND.fullmatch(after))


def _score_quantities(report: Record, gold: Record, tally: Tally) -> None:
    text = report["text"]
    found = [m for m in report["mentions"] if m["class"] == "quantity"]
    observations = {o["mention"]: o for o in report["observations"]}
    golds = [g for g in gold["mentions"] if g["class"] == "quantity"]
    optional = [g for g in gold["mentions"] if g.get("optional")]
    judge_per = sum(bool(g.get("per")) for g in golds) >= 3
    used: set[str] = set()
    for g in golds:
        p = next((p for p in found if p["id"] not in used and _answers(p, g)), None)
        if p is not None:
            used.add(p["id"])
        if g.get("optional"):
            continue
        where = _where(text, g)
        tally.judge("quantity F1", p is not None, where, None, g["text"])
        if p is None:
            tally.judge("quantity full", False, where, None, g["text"])
            continue
        got = [p["value"], p["low"], p["high"], p["modifier"], p["unit"] and p["unit"]["text"]]
        want = [g["value"], g["low"], g["high"], g["modifier"], g["unit"]]
        full = all(map(same_number, got[:3], want[:3])) and got[3:] == want[3:]
        tally.judge("quantity full", full, where, got, want)
        _score_observation(observations[p["id"]], p, g, report, gold, where, judge_per, tally)
    for p in found:
        if p["id"] not in used and not any(_overlap(p, g) for g in optional):
            tally.unwanted("quantity F1", _where(text, p), p["text"])


def _score_observation(
    o: Record, p: Record, g: Record, report: Record, gold: Record, where: str, judge_per: bool, tally: Tally
) -> None:
    wanted = [g["indicator"], *g.get("indicator_alt", [])]
    likeness = max(closeness(o["indicator"], want) for want in wanted)
    tally.judge("exact indicator", likeness >= 0.85, where, o["indicator"], g["indicator"])
    right = tally.judge("indicator", likeness >= 0.6, where, o["indicator"], g["indicator"])
    tally.judge(EVIDENCE + (o["evidence"]["indicator"] or "none"), right)
    tally.judge("status", o["status"] == g["status"], where, o["status"], g["status"])

    undated = gold["header"].get("review_year", 0) is None
    if (g["time"] or undated) and not _DURATIONS.fullmatch(g["unit"] or ""):
        times = [interval(t) for t in (g["time"], *g.get("time_alt", []))]
        tally.judge("time", interval(o["time"]) in times, where, o["time"], g["time"])

    got, want = p["change"], g["change"]
    if got or want:
        same = bool(got and want and got["direction"] == want["direction"])
        tally.judge("change", same, where, got, want)
        if same:
            tally.judge("basis", got["basis"] == want["basis"], where, got["basis"], want["basis"])

    place = o["place"] if o["place"] != report["header"]["place"] else None
    if not (g.get("place_optional") and not place):
        near = closeness(place, g["place"]) >= 0.8
        tally.judge_if_any("place F1", near, where, place, g["place"])
    if judge_per or g.get("per"):
        tally.judge_if_any("per F1", p["per"] == g.get("per"), where, p["per"], g.get("per"))


def _score_statements(report: Record, gold: Record, tally: Tally) -> None:
    text, found = report["text"], report["statements"]
    tasks = {t["statement"]: t for t in report["tasks"]}
    golds = [g for g in gold["statements"] if g["kind"] != "heading"]
    everywhere = {k: sum(bool(g.get(k)) for g in golds) >= 5 for k in ("deadline", "responsible")}
    answered: set[str] = set()
    at = 0
    for g in golds:
        while at < len(found) and found[at]["end"] <= g["start"]:
            at += 1
        near = [p for p in found[at : at + 40] if _likeness(p, g) >= 0.8]
        p = near[0] if near else None
        if p:
            answered.add(p["id"])
        if g.get("optional"):
            continue
        kind = p["kind"] if p else "not found"
        where = f"{g['start']}: {text[g['start'] : g['start'] + 40]}".replace("\n", "⏎")
        tally.judge("statement kind", kind == g["kind"], where, kind, g["kind"])
        task = tasks.get(p["id"]) if p else None
        actions = single_actions([(a["verb"], a["object"] or "") for a in task["actions"]]) if task else []
        if g["kind"] == "planned":
            tally.judge("planned F1", kind == "planned", where, kind, "planned")
            _score_task(task, actions, g, where, everywhere, tally)
        elif kind == "planned":
            tally.unwanted("planned F1", where, "planned")
            tally.unwanted("action F1", times=len(actions))
    loose = [g for g in gold["statements"] if g.get("optional")]
    for p in found:
        if p["kind"] == "planned" and p["id"] not in answered and not any(_overlap(p, g) for g in loose):
            tally.unwanted("planned F1", _where(text, p), "planned")
            tally.unwanted("action F1", times=len(tasks[p["id"]]["actions"]))


def _score_task(
    task: Record | None, actions: list[tuple[str, str]], g: Record, where: str,
    everywhere: dict[str, bool], tally: Tally,
) -> None:  # fmt: skip
    if g.get("actions"):
        left = list(actions)
        pairs = [a.partition("|") for a in g["actions"]]
        for want in single_actions([(verb, obj) for verb, _, obj in pairs]):
            hit = next((a for a in left if same_action(a, want)), None)
            tally.judge("action F1", hit is not None, where, left[:4], "|".join(want))
            if hit is not None:
                left.remove(hit)
        for extra in left:
            tally.unwanted("action F1", where, "|".join(extra))
    deadline, wanted = (task["deadline"] if task else None), g.get("deadline")
    if (wanted or everywhere["deadline"]) and not g.get("deadline_optional"):
        tally.judge_if_any("deadline F1", last_day(deadline) == last_day(wanted), where, deadline, wanted)
    bodies, wanted = "、".join(b["name"] for b in task["responsible"]) if task else "", g.get("responsible")
    if isinstance(wanted, list):
        wanted = "、".join(b["name"] if isinstance(b, dict) else b for b in wanted)
    if (wanted or everywhere["responsible"]) and not g.get("responsible_optional"):
        tally.judge_if_any("responsible F1", closeness(bodies, wanted) >= 0.8, where, bodies, wanted)


def _score_header(report: Record, gold: Record, tally: Tally) -> None:
    for field, want in gold["header"].items():
        got = report["header"][field]
        if got is None and want is None:
            continue
        both = isinstance(got, str) and isinstance(want, str)
        tally.judge("header", closeness(got, want) >= 0.9 if both else got == want, field, got, want)
