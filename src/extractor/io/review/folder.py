"""Folder: the pages of a batch, each named by its document's id, so that no input's name becomes a path."""

from __future__ import annotations

from pathlib import Path

from extractor.io.amend import amend, without_wrong
from extractor.io.files import complete
from extractor.io.review.chart import Figure, charts_of, figures_of
from extractor.io.review.lines import Line
from extractor.io.review.page import index_page, report_page
from extractor.io.store import Store

INDEX = "index.html"


def write_pages(store: Store, folder: Path, name: str) -> Path:
    """A page for each document of the store and their index, which is returned; `name` is its title."""
    folder.mkdir(parents=True, exist_ok=True)
    _, files = store.table("files")
    documents = {str(row[0]): row[1] for row in files}
    corrections = store.corrections()
    lines: list[Line] = []
    figures: list[Figure] = []
    written: set[str] = set()
    for report in store.reports(keep_text=True):
        page = f"{documents[str(report.source.path)]}.html"
        rows = corrections.get(str(report.source.sha256), ())
        amended = amend(report, rows)
        lines.append(Line.of(amended, page))
        if page in written:  # one content under two names is one document
            continue
        written.add(page)
        figures += figures_of(without_wrong(amended), page)
        write_page(folder / page, report_page(report, index=INDEX, corrections=rows))
    write_page(folder / INDEX, index_page(lines, charts_of(figures), list(store.failures()), name))
    return folder / INDEX


def write_page(target: Path, page: str) -> None:
    with complete(target) as part:
        part.write_text(page, "utf-8", newline="")
