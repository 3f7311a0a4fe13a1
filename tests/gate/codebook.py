"""How many observations of texts that nobody annotated the codebook knows: `python -m tests.gate.codebook ../shared/corpus`.

The folder holds a folder of texts for each kind of report; those of counties and townships are counted.
"""

from __future__ import annotations

import sys
from pathlib import Path

from extractor import iter_reports

KINDS = ("county", "township")


def main(folder: Path) -> int:
    shares = [
        share(kind, sorted((folder / kind).glob("*.txt"))) for kind in KINDS if (folder / kind).is_dir()
    ]
    if not shares:
        print(f"{folder} has no folder {' or '.join(KINDS)}", file=sys.stderr)
        return 2
    print("codebook: " + ", ".join(shares))
    return 0


def share(kind: str, paths: list[Path]) -> str:
    """`county 25 % of 1,340 observations`."""
    codes = [o.code for report in iter_reports(paths) for o in report.observations]
    known = sum(code is not None for code in codes)
    return f"{kind} {known / max(1, len(codes)):.0%} of {len(codes):,} observations"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: codebook.py FOLDER; FOLDER holds county/*.txt, township/*.txt")
    sys.exit(main(Path(sys.argv[1])))
