r"""Lines: what is said on stderr of files and reports, safe for any terminal.

A name or a text may hold what a terminal obeys (escape sequences, line breaks, marks that turn the direction); it is
shown as Python writes it: `\x1b`.
"""

from __future__ import annotations

import re
import sys

_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def shown(words: str) -> str:
    return _OBEYED.sub(lambda m: repr(m[0])[1:-1], words)


def tell_line(line: object) -> None:
    print(shown(str(line)), file=sys.stderr)


def failed(line: str) -> int:
    """Say what went wrong; the exit code."""
    tell_line(line)
    return 1
