"""Extract the texts of a gold folder and score each."""

from __future__ import annotations

import json
from pathlib import Path

from extractor import extract_file
from tests.gate.score import Tally, score

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "samples" / "gold"


def score_folder(folder: Path) -> dict[str, Tally]:
    """Figures of every `<stem>.json` whose `<stem>.txt` lies beside it or one folder up."""
    tallies = {}
    for path in sorted(folder.glob("*.json")):
        texts = [p for p in (folder / f"{path.stem}.txt", folder.parent / f"{path.stem}.txt") if p.exists()]
        if texts:
            report = extract_file(texts[0])
            gold = json.loads(path.read_text("utf-8"))
            tallies[path.stem] = score(_as_json(report, texts[0]), gold)
    return tallies


def _as_json(report: object, path: Path) -> dict[str, object]:
    record = json.loads(report.model_dump_json())  # type: ignore[attr-defined]
    if record["text"] is None:
        record["text"] = path.read_bytes().decode(record["source"]["encoding"])
    return record  # type: ignore[no-any-return]
