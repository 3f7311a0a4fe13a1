"""Does the cost grow with the length, or faster? CPU time of n and 4n characters of each hard shape.

    python tests/benchmarks/growth.py [SIZE]

Prints µs per character at both sizes and the step that grew most; exit code 1 where four times the text
costs more than nine times the work (linear is 4, quadratic 16).
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from tests.properties.shapes import REPEATED, shape  # noqa: E402

from extractor import extract  # noqa: E402

LIMIT = 9.0


def cost(text: str) -> float:
    """CPU seconds for one text; the better of two runs, as the first may fill caches."""
    times = []
    for _ in range(2):
        begun = process_time()
        extract(text)
        times.append(process_time() - begun)
    return min(times)


def main() -> int:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 8_000
    extract("预热一次：新增12户。")
    steep = []
    for name in REPEATED:
        small, large = cost(shape(name, size)), cost(shape(name, 4 * size))
        growth = large / max(small, 0.005)
        print(f"{name:32} {small / size * 1e6:8.1f} {large / size / 4 * 1e6:8.1f} µs/char   ×{growth:.1f}")
        if growth > LIMIT:
            steep.append(name)
    if steep:
        print("grows faster than its text: " + ", ".join(steep), file=sys.stderr)
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
