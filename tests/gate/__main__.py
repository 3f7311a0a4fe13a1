"""The gate: extract, score against gold, print the figures, compare with the floors.

    python -m tests.gate                              our own samples, against tests/gate/floors.toml
    python -m tests.gate DIR [--errors N]             any folder of <stem>.json; texts beside or one folder up
    python -m tests.gate --raise                      lift floors to what is reached now
    python -m tests.gate --lower FIGURE=VALUE --reason "…"

Exit code 1 where a figure lies under its floor.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.gate.floors import Floors
from tests.gate.run import GOLD, score_folder
from tests.gate.score import EVIDENCE, FIGURES, Tally


def main() -> int:
    parser = argparse.ArgumentParser(prog="gate", description="quality figures against gold")
    parser.add_argument(
        "gold", nargs="?", type=Path, default=GOLD, help="folder of gold files (samples/gold)"
    )
    parser.add_argument("--errors", default="0", metavar="N|FIGURE", help="print N errors, or a figure's")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to today's figures")
    parser.add_argument("--lower", metavar="FIGURE=VALUE", help="lower a floor; needs --reason")
    parser.add_argument("--reason", help="why a floor may be lowered; kept in floors.toml")
    asked = parser.parse_args()
    if bool(asked.lower) != bool(asked.reason):
        parser.error("--lower and --reason go together")
    ours = asked.gold.resolve() == GOLD
    if not ours and (asked.lift or asked.lower):
        parser.error("floors are those of our own samples; leave the folder out")

    floors = Floors.load()
    if asked.lower:
        figure, _, value = asked.lower.partition("=")
        if figure not in FIGURES:
            parser.error(f"no figure {figure!r}; there are: {', '.join(FIGURES)}")
        floors.lower(figure, float(value), asked.reason)

    tallies = score_folder(asked.gold)
    if not tallies:
        parser.error(f"no gold file with its text in {asked.gold}")
    total = Tally()
    for tally in tallies.values():
        total.add(tally)
    _print_table(tallies | {"ALL": total}, total)
    _print_evidence(total)
    _print_errors(tallies, asked.errors)
    if not ours:
        return 0
    if asked.lift:
        floors.lift(total)
    below = floors.below(total)
    for figure, got, floor in below:
        print(f"UNDER ITS FLOOR  {figure}: {got:.4f} < {floor}", file=sys.stderr)
    return 1 if below else 0


_SHORT = {"statement ": "", "quantity": "qty", "indicator": "ind", "responsible": "resp", "deadline": "dl"}


def _print_table(rows: dict[str, Tally], total: Tally) -> None:
    heads = list(FIGURES)
    for long, short in _SHORT.items():
        heads = [h.replace(long, short) for h in heads]
    first = max(len(stem) for stem in rows) + 1
    print(" " * first + " ".join(h.rjust(6) for h in heads))
    for stem, tally in rows.items():
        cells = [tally.figure(f) for f in FIGURES]
        texts = ["-" if c is None else f"{c:.3f}" for c in cells]
        print(
            stem.ljust(first) + " ".join(t.rjust(max(6, len(h))) for t, h in zip(texts, heads, strict=True))
        )
    counts = [str(total.wanted[f]) for f in FIGURES]
    print("n".ljust(first) + " ".join(c.rjust(max(6, len(h))) for c, h in zip(counts, heads, strict=True)))


def _print_evidence(total: Tally) -> None:
    """Of each kind of evidence for an indicator: how often it was right."""
    kinds = sorted((k for k in total.wanted if k.startswith(EVIDENCE)), key=lambda k: -total.wanted[k])
    cells = [f"{k.removeprefix(EVIDENCE)} {total.figure(k):.3f} of {total.wanted[k]}" for k in kinds]
    print("indicator right, by evidence: " + " · ".join(cells))


def _print_errors(tallies: dict[str, Tally], asked: str) -> None:
    limit = int(asked) if asked.isdigit() else None
    rows = [(stem, *e) for stem, tally in tallies.items() for e in tally.errors]
    if limit is None:
        rows = [row for row in rows if row[1] == asked]
    for stem, figure, where, got, want in rows[:limit]:
        print(f"  {stem} {figure}: {where}  got {got}  want {want}")


if __name__ == "__main__":
    sys.exit(main())
