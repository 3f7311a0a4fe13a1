"""The floors: what each figure must reach on our own samples."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.gate.score import FIGURES, Tally

PATH = Path(__file__).parent / "floors.toml"
SLACK = 0.01  # a floor lies this much under what was reached, or so much that one record is no alarm

_HEAD = """\
# What each figure must reach on samples/gold, all texts together. Written by `python -m tests.gate`:
# --raise lifts floors, --lower FIGURE=VALUE --reason "…" is the only way down and leaves its reason here.
"""


@dataclass
class Floors:
    floors: dict[str, float]
    lowered: list[dict[str, str | float]]
    path: Path = PATH

    @classmethod
    def load(cls, path: Path = PATH) -> Floors:
        data = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
        return cls(data.get("floors", {}), data.get("lowered", []), path)

    def below(self, total: Tally) -> list[tuple[str, float, float]]:
        """Figures under their floor: (figure, reached, floor); one with nothing to judge counts as 0."""
        reached = {f: total.figure(f) or 0.0 for f in self.floors}
        return [(f, got, self.floors[f]) for f, got in reached.items() if got < self.floors[f]]

    def lift(self, total: Tally) -> None:
        """Raise every floor that today's figure has left behind; none is lowered."""
        for figure in FIGURES:
            reached = total.figure(figure)
            if reached is not None:
                slack = max(SLACK, 1.5 / total.wanted[figure])
                floor = max(0.0, math.floor((reached - slack) * 1000) / 1000)
                self.floors[figure] = max(floor, self.floors.get(figure, 0.0))
        self._write()

    def lower(self, figure: str, value: float, reason: str) -> None:
        """Lower one floor; refused without a reason or where it would be no lowering."""
        before = self.floors.get(figure)
        if before is None or value >= before:
            raise ValueError(f"the floor of {figure!r} is {before}; {value} would not lower it")
        if not reason.strip():
            raise ValueError("a floor is lowered for a reason only")
        self.lowered.append({"figure": figure, "from": before, "to": value, "reason": reason.strip()})
        self.floors[figure] = value
        self._write()

    def _write(self) -> None:
        lines = [_HEAD, "[floors]"]
        lines += [f'"{f}" = {self.floors[f]}' for f in FIGURES if f in self.floors]
        for row in self.lowered:
            lines.append("\n[[lowered]]")
            lines += [f"{k} = {_toml(v)}" for k, v in row.items()]
        self.path.write_text("\n".join(lines) + "\n", "utf-8")


def _toml(value: str | float) -> str:
    if isinstance(value, float | int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
