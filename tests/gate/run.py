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
            report = extract_file(texts[0], keep_text=True)
            gold = json.loads(path.read_text("utf-8"))
            tallies[path.stem] = score(json.loads(report.model_dump_json()), gold)
    return tallies
