"""Pages: where the pages of a report, or of a batch, are written."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from extractor.cli.options import DATABASE
from extractor.io.review.folder import write_page, write_pages
from extractor.io.review.page import report_page
from extractor.io.store import Store
from extractor.models.report import Report


def review_report(report: Report, target: str) -> None:
    """Write the page of a report that has its text; `-` is standard output."""
    page = report_page(report)
    if target == "-":
        sys.stdout.buffer.write(page.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        write_page(Path(target), page)


def review_folder(out: Path, target: Path) -> int:
    """Write the pages of the batch in `out` into `target`; the exit code."""
    try:
        with Store(out / DATABASE, readonly=True) as store:
            print(write_pages(store, target, out.resolve().name), file=sys.stderr)
    except (sqlite3.Error, OSError) as error:
        print(f"cannot review {out}: {error}", file=sys.stderr)
        return 1
    return 0
