"""The quality floors hold on our own samples, and the gate itself cannot be talked round."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from extractor import extract_file
from tests.gate.floors import Floors
from tests.gate.run import GOLD, score_folder
from tests.gate.score import FIGURES, Tally, score

GOLDS = sorted(GOLD.glob("*.json"))


@pytest.fixture(scope="module")
def total() -> Tally:
    whole = Tally()
    for tally in score_folder(GOLD).values():
        whole.add(tally)
    return whole


@pytest.mark.parametrize("figure", FIGURES)
def test_figure_is_not_under_its_floor(figure: str, total: Tally) -> None:
    floor = Floors.load().floors.get(figure)
    if floor is None:
        pytest.skip(f"no floor yet for {figure!r}")
    reached = total.figure(figure) or 0.0
    missed = [f"{where}  got {got}  want {want}" for name, where, got, want in total.errors if name == figure]
    assert reached >= floor, "\n".join(missed[:20])


def _as_report(gold: dict[str, Any], text: str) -> dict[str, Any]:
    """A report that says exactly what the gold says."""
    mentions, observations = [], []
    for g in gold["mentions"]:
        m = {**g, "id": f"m{g['start']}", "simplified": g["text"]}
        if g["class"] == "quantity":
            m |= {"unit": g["unit"] and {"text": g["unit"]}, "per": g.get("per")}
            observation = {k: g[k] for k in ("indicator", "status", "time", "place")}
            observations.append({**observation, "mention": m["id"], "evidence": {"indicator": "before"}})
        m |= {"edtf": g.get("iso")} if g["class"] == "date" else {}
        m |= {"value": g.get("v")} if g["class"] == "ordinal" else {}
        mentions.append(m)
    statements, tasks = [], []
    for g in gold["statements"]:
        if g["kind"] == "heading":
            continue
        s = {**g, "id": f"s{g['start']}", "kind": g["kind"] or "other"}
        statements.append(s)
        if s["kind"] == "planned":
            pairs = [a.partition("|") for a in g.get("actions", [])]
            bodies = [{"name": n} for n in (g.get("responsible") or "").split("、") if n]
            actions = [{"verb": v, "object": o} for v, _, o in pairs]
            task = {"statement": s["id"], "actions": actions, "responsible": bodies}
            tasks.append({**task, "deadline": g.get("deadline")})
    fields = ("title", "issuer", "issued", "review_year", "plan_year", "place")
    header = {f: gold["header"].get(f) for f in fields}
    records = {"mentions": mentions, "observations": observations, "statements": statements, "tasks": tasks}
    return {"text": text, "header": header, **records}


def _text(path: Path) -> str:
    text = extract_file(path.parent.parent / f"{path.stem}.txt", keep_text=True).text
    assert text is not None
    return text


@pytest.mark.parametrize("path", GOLDS, ids=lambda p: p.stem)
def test_gold_reads_back_the_text_and_scores_itself_full(path: Path) -> None:
    gold, text = json.loads(path.read_text("utf-8")), _text(path)
    assert gold["chars"] == len(text)
    for g in gold["mentions"]:
        assert g["text"] == text[g["start"] : g["end"]]
    tally = score(_as_report(gold, text), gold)
    assert {f: tally.figure(f) for f in FIGURES if tally.figure(f) not in (None, 1.0)} == {}


@pytest.mark.parametrize(
    ("damage", "figure"),
    [
        (lambda r: r["mentions"].remove(_first(r, "date")), "class F1"),
        (lambda r: _first(r, "quantity").update(value=-1), "quantity full"),
        (lambda r: _first(r, "quantity").update(start=0, end=1), "quantity F1"),
        (lambda r: r["observations"][0].update(indicator="天气"), "indicator"),
        (lambda r: r["observations"][0].update(status="none"), "status"),
        (lambda r: _task_statement(r).update(kind="problem"), "planned F1"),
        (lambda r: _actions(r).append({"verb": "唱", "object": "歌曲"}), "action F1"),
        (lambda r: r["header"].update(title="别的"), "header"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_damage_lowers_its_figure(damage: Any, figure: str) -> None:
    if not GOLDS:
        pytest.skip("no gold yet")
    gold, text = json.loads(GOLDS[0].read_text("utf-8")), _text(GOLDS[0])
    report = copy.deepcopy(_as_report(gold, text))
    damage(report)
    reached = score(report, gold).figure(figure)
    assert reached is not None and reached < 1


def _first(report: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(m for m in report["mentions"] if m["class"] == kind and not m.get("optional"))


def _actions(report: dict[str, Any]) -> list[dict[str, str]]:
    actions: list[dict[str, str]] = next(t["actions"] for t in report["tasks"] if t["actions"])
    return actions


def _task_statement(report: dict[str, Any]) -> dict[str, Any]:
    return next(s for s in report["statements"] if s["kind"] == "planned" and not s.get("optional"))


def test_floors_rise_freely_and_fall_only_with_a_reason(tmp_path: Path) -> None:
    path, reached = tmp_path / "floors.toml", Tally()
    for n in range(1000):
        reached.judge("status", n < 900)
    floors = Floors({"status": 0.5}, [], path)
    floors.lift(reached)
    assert Floors.load(path).floors == {"status": 0.89}
    with pytest.raises(ValueError, match="would not lower"):
        floors.lower("status", 0.95, "hope")
    with pytest.raises(ValueError, match="for a reason only"):
        floors.lower("status", 0.8, " ")
    floors.lower("status", 0.8, 'the contract changed: "底前"')
    again = Floors.load(path)
    assert again.floors == {"status": 0.8}
    row = {"figure": "status", "from": 0.89, "to": 0.8, "reason": 'the contract changed: "底前"'}
    assert again.lowered == [row]
    assert again.below(reached) == []
    assert Floors({"status": 0.95}, [], path).below(reached) == [("status", 0.9, 0.95)]
