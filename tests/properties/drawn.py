"""Texts drawn from the rules' own patterns: what a rule would take, whether or not a calendar or a number has it.

Mutated samples hardly ever hold 腊月三十 of a year without one, or 明年度; the patterns that read dates, names and
numbers do, and whoever reads what they matched must be ready for all of it.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import warnings
from functools import cache
from re import _parser as parser  # type: ignore[attr-defined]  # no public name
from typing import Any

# in a process of its own with an empty cache: there each pattern is compiled anew, by `regex` or by `re`
_LISTING = """
import json, pathlib, re, sys
import regex
made = set()
def told(compile):
    def telling(pattern, flags=0, *rest, **more):
        if isinstance(pattern, str) and any("一" <= c <= "鿿" for c in pattern):
            made.add((pattern, bool(flags & regex.VERBOSE)))
        return compile(pattern, flags, *rest, **more)
    return telling
re.compile, regex.compile = told(re.compile), told(regex.compile)
from extractor import extract_file
for path in pathlib.Path("samples").glob("*.txt"):
    extract_file(path)
json.dump(sorted(made), sys.stdout)
"""
_HAN = "发展全镇村人口水稻一二三十百千万亿两年月日个度完成投资元亩吨户项目上下今明去后前大小第届次的和与较比增长减少"
_FRAMES = (
    "{}",
    "全镇{}，完成投资300万元。",
    "2021年，{}。\n一、2022年计划\n新建{}5公里，{}。",
    "{}年全县工作总结\n\n（{}）\n{}",
    "（{}）{}；力争{}前完成。",
    "同比{}，比{}多3个百分点，{}。",
    "1.{}。（牵头单位：{}；{}）",
    "截至{}，{}{}",
)


@cache
def _trees() -> list[Any]:
    """The patterns as `re` parses them; sets of `regex` and names that stand twice are rewritten for it."""
    from tests.properties.test_robust import ROOT

    with tempfile.TemporaryDirectory() as empty:
        env = {**os.environ, "XDG_CACHE_HOME": empty}
        command = [sys.executable, "-c", _LISTING]
        listing = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True).stdout
    trees, refused = [], []
    warnings.simplefilter("ignore", FutureWarning)  # of "--" in a set, which `regex` reads as two marks
    for pattern, verbose in json.loads(listing):
        numbers = itertools.count()
        plain = pattern.replace(r"\p{Han}", "[一-鿿]")
        plain = re.sub(r"\[([^\[\]]*)\[一-鿿\]", r"[\1一-鿿", plain)
        plain = re.sub(r"\(\?P=\w+\)", "", plain)
        plain = re.sub(r"\(\?P<\w+>", lambda _: f"(?P<g{next(numbers)}>", plain)  # noqa: B023
        try:
            trees.append(parser.parse(plain, re.VERBOSE if verbose else 0))
        except re.error:
            refused.append(pattern)
    assert len(refused) < len(trees) / 20, refused
    return trees


def _draw(tree: Any, chance: random.Random) -> str:
    """A string that the pattern takes, but for what it forbids beside it."""
    drawn = []
    for op, value in tree:
        match str(op):
            case "LITERAL":
                drawn.append(chr(value))
            case "ANY" | "NOT_LITERAL":
                drawn.append(chance.choice(_HAN))
            case "IN":
                drawn.append(_draw_of_set(value, chance))
            case "BRANCH":
                drawn.append(_draw(chance.choice(value[1]), chance))
            case "SUBPATTERN":
                drawn.append(_draw(value[3], chance))
            case "ATOMIC_GROUP":
                drawn.append(_draw(value, chance))
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                low, high, part = value
                times = chance.randint(low, min(int(high), low + 3))
                drawn += [_draw(part, chance) for _ in range(times)]
            case "ASSERT" if chance.random() < 0.8:  # what must stand before or behind
                drawn.append(_draw(value[1], chance))
            case _:
                pass  # what must not stand there, ends of lines
    return "".join(drawn)


def _draw_of_set(members: Any, chance: random.Random) -> str:
    op, value = chance.choice(members)
    match str(op):
        case "LITERAL" if str(members[0][0]) != "NEGATE":
            return chr(value)
        case "RANGE" if value[1] - value[0] < 1000:
            return chr(chance.randint(*value))
        case "CATEGORY" if str(value) == "CATEGORY_DIGIT":
            return chance.choice("0123456789")
    return chance.choice(_HAN)


def drawn_text(seed: int) -> str:
    """One or two draws in each gap of a frame."""
    chance = random.Random(seed)
    frame = chance.choice(_FRAMES)
    gaps = [
        "".join(_draw(chance.choice(_trees()), chance) for _ in range(chance.choice((1, 1, 2))))
        for _ in range(frame.count("{}"))
    ]
    return frame.format(*gaps)
