"""`make fuzz [INPUTS=100000]`: random and mutated texts by the hundred thousand, on all cores.

No crash, no record without its ground, no hard numeral outside of exactly one mention. A text that fails is
printed with the seed that makes it again.
"""

from __future__ import annotations

import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from extractor import extract, extract_file
from tests.properties.drawn import drawn_text
from tests.properties.grounded import assert_grounded
from tests.properties.test_accounting import check
from tests.properties.test_robust import PIECE_LIST, SAMPLES

_BATCH = 250


@cache
def _texts() -> list[str]:
    return [extract_file(path, keep_text=True).text or "" for path in SAMPLES]


def text_of(seed: int) -> str:
    """A stretch of a sample with pieces put in, characters swapped and taken out; every third drawn from the rules'
    patterns, every fifth pieces alone, every tenth any Unicode."""
    chance = random.Random(seed)
    if seed % 3 == 0:
        return drawn_text(seed)
    if seed % 10 == 0:
        ranges = ((0x20, 0x7F), (0x3000, 0x303F), (0x4E00, 0x9FFF), (0xFF00, 0xFFEF), (0, 0xD7FF))
        return "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(chance.randint(0, 120)))
    if seed % 5 == 0:
        return "".join(chance.choices(PIECE_LIST, k=chance.randint(1, 60)))
    text = chance.choice(_texts())
    start = chance.randrange(len(text))
    chars = list(text[start : start + chance.randint(1, 300)])
    for _ in range(chance.randint(0, 12)):
        at = chance.randint(0, len(chars))
        match chance.randrange(4):
            case 0:
                chars.insert(at, chance.choice(PIECE_LIST))
            case 1 if at < len(chars):
                other = chance.randrange(len(chars))
                chars[at], chars[other] = chars[other], chars[at]
            case 2:
                del chars[at : at + chance.randint(1, 5)]
            case _:
                chars[at:at] = chars[at : at + chance.randint(1, 20)]
    return "".join(chars)


def fails(first: int) -> list[tuple[int, str]]:
    """The failures among the `_BATCH` texts from seed `first` on."""
    found = []
    for seed in range(first, first + _BATCH):
        text = text_of(seed)
        try:
            report = extract(text)
            assert_grounded(report, text)
            check(text, report)
        except Exception as error:  # whatever it is, it is what we look for
            found.append((seed, f"{type(error).__name__}: {error}"))
    return found


def main(inputs: int) -> int:
    begun, failed = time.monotonic(), 0
    with ProcessPoolExecutor() as pool:
        for result in pool.map(fails, range(0, inputs, _BATCH)):
            for seed, what in result:
                failed += 1
                print(f"seed {seed}: {what}\n  {text_of(seed)!r}")
    print(f"{inputs:,} inputs in {time.monotonic() - begun:.0f} s: {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
