"""The command line (placeholder of the first hour: run only)."""

from __future__ import annotations

import sys

from extractor.io.readers import extract_file


def main() -> None:
    for path in sys.argv[1:]:
        if not path.startswith("-"):
            sys.stdout.write(extract_file(path).model_dump_json() + "\n")
