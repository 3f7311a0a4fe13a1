"""How much of other projects' test suites is read right: `python tests/gate/suites.py ../shared/suites`.

Each suite is a file of JSON lines (`input`, `task`, `expected` with `value`, `lo`, `hi`). A case is right where
`parse_quantity` refuses what the suite calls an error, and otherwise reads one quantity whose value, or lower
(for an upper bound: upper) end, is the expected one, in the written unit or converted to the suite's own.
"""

from __future__ import annotations

import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor import Quantity, parse_quantity

# Where a suite says otherwise than SEMANTICS.md, section 3: 几十 and 数十 begin at 20, 十几 at 11, a scale word that
# two ends of a range share counts for both, and a decimal is exact. Left out of the money suite, counted elsewhere.
CONTRADICTED = re.compile(r"[几数]十|十[几多]|[一二三四五六七八九]到[一二三四五六七八九]百亿|，\d{3}\.\d{3}")
TARGETS = {"cn2an_numbers": 0.95, "jionlp_money_parse": 0.95, "duckling_numeral": 0.90}


def main(folder: Path, show: bool) -> int:
    missed = False
    for path in sorted(folder.glob("*.jsonl")):
        cases = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        if path.stem == "jionlp_money_parse":
            cases = [case for case in cases if not CONTRADICTED.search(case["input"])]
        wrong = [case for case in cases if not is_right(case)]
        share = 1 - len(wrong) / len(cases)
        target = TARGETS.get(path.stem)
        missed |= target is not None and share < target
        print(f"{path.stem:24} {share:.3f} of {len(cases):4}" + (f"  (target {target})" if target else ""))
        for case in wrong if show else ():
            print("   ", case["input"], "→", _told(case["input"]), "expected", _expected(case))
    return int(missed)


def is_right(case: dict[str, Any]) -> bool:
    try:
        found = parse_quantity(case["input"])
    except ValueError:
        return not case["expected"]
    if not case["expected"]:
        return False
    want = case["expected"][0]
    if want.get("value") is not None:
        expected, got = want["value"], (found.value, found.low, found.high)
    elif want.get("lo") is not None:
        expected, got = want["lo"], (found.low,)
    else:
        expected, got = want["hi"], (found.high,)
    return any(_same(number, Decimal(expected), found) for number in got if number is not None)


def _same(number: Decimal, expected: Decimal, found: Quantity) -> bool:
    factor = found.unit.factor if found.unit else Decimal(1)
    small = {"mass": 1000, "money": 100}  # the suites count grams and cents
    scales = {Decimal(1), factor, factor * small.get(found.unit.dimension if found.unit else "", 1)}
    return any(abs(number * scale - expected) <= abs(expected) * Decimal("1e-9") for scale in scales)


def _told(text: str) -> str:
    try:
        found = parse_quantity(text)
    except ValueError as error:
        return str(error)
    return f"{found.value} [{found.low}, {found.high}] {found.unit and found.unit.text}"


def _expected(case: dict[str, Any]) -> Any:
    return [{k: e.get(k) for k in ("value", "lo", "hi", "unit") if e.get(k)} for e in case["expected"]]


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: suites.py FOLDER [--show]; FOLDER holds *.jsonl")
    sys.exit(main(Path(sys.argv[1]), "--show" in sys.argv))
