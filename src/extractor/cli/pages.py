"""Pages: where the pages of a report, or of a batch, are written."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from extractor.cli.applying import tell_unfitted
from extractor.cli.lines import failed, tell_line
from extractor.cli.reading import database_of
from extractor.io.amend import describe, fit
from extractor.io.correction_rows import CorrectionRow
from extractor.io.corrections import read_corrections
from extractor.io.review.folder import write_page, write_pages
from extractor.io.review.page import report_page
from extractor.io.store import Store
from extractor.models.report import Report


def review_report(report: Report, target: str, corrections: Sequence[str]) -> int:
    """Write the page of a report that has its text, with files of corrections on top; `-` is standard output.

    Raises:
        OSError: where the page cannot be written.
    """
    files = sorted(map(read_corrections, corrections), key=lambda file: file.exported)
    rows: list[CorrectionRow] = []
    faults: list[str] = []
    for file in files:
        own = [row for row in file.rows(file.entries) if row.sha256 == report.source.sha256]
        if file.entries and not own:
            faults.append(
                f"{file.path}: its corrections are of other reports, or of another content of this one"
            )
        faults += file.faults
        rows += own
    faults += [describe(row) for row in fit(report, rows).others]
    for fault in faults:
        tell_line(fault)
    page = report_page(report, corrections=rows)
    if target == "-":
        sys.stdout.buffer.write(page.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        write_page(Path(target), page)
        tell_line(target)
    return int(bool(faults))


def review_folder(out: Path, target: Path) -> int:
    """Write the pages of the batch in `out` into `target`; the exit code."""
    database = database_of(out)
    try:
        with Store(database, readonly=True) as store:
            tell_line(write_pages(store, target, out.resolve().name))
            tell_unfitted(store, out)
    except (sqlite3.Error, OSError) as error:
        return failed(f"cannot review {out}: {error}")
    return 0
