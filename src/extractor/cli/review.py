"""`extractor review`: a page to look a report over, or the pages of a batch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import Issuer, Lexicon, MaxBytes, Place, Year
from extractor.cli.reading import read_one
from extractor.cli.targets import spare, target, told
from extractor.io.readers import MAX_BYTES
from extractor.stages.findings import Given


def review(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|OUT/", help="A report, or what `run -o OUT/` wrote.", show_default=False
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PAGE|FOLDER/",
            help="FILE.html in this folder, OUT/review/ for a batch, unless told; `-` is stdout.",
            show_default=False,
        ),
    ] = None,
    corrections: Annotated[
        list[str] | None,
        typer.Option(
            metavar="JSON",
            help="Of a report: show corrections of this file; may be repeated.",
            show_default=False,
        ),
    ] = None,
    year: Year = None,
    place: Place = None,
    issuer: Issuer = None,
    lexicon: Lexicon = None,
    max_bytes: MaxBytes = MAX_BYTES,
) -> None:
    """Make a page to look a report over: its text beside its records, in one HTML file without network.

    \b
    extractor review report.txt -o page.html
    extractor review report.txt --corrections c.json   with what somebody corrected
    extractor review out/                              a page for each report of a batch, and out/review/index.html
    """
    try:
        from extractor.cli.pages import review_folder, review_report
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "markupsafe"):
            raise
        advice = "a page needs Jinja2: pip install 'zh-report-extractor[review]'"
        raise typer.BadParameter(advice, param_hint="review") from error
    if Path(source).is_dir():
        own_limit = None if max_bytes == MAX_BYTES else max_bytes
        known = (("--year", year), ("--place", place), ("--issuer", issuer), ("--lexicon", lexicon))
        _refuse(source, [name for name, value in (*known, ("--max-bytes", own_limit)) if value is not None])
        if corrections:
            advice = f"the pages of {source} show what was applied to it: extractor apply {source} FILE.json"
            raise typer.BadParameter(advice, param_hint="--corrections")
        if output == "-":
            raise typer.BadParameter("a batch needs a folder: -o pages/", param_hint="--output")
        folder = Path(source)
        raise typer.Exit(review_folder(folder, Path(output) if output else folder / "review"))
    page = target(output or ("-" if source == "-" else f"{Path(source).name}.html"))
    if page != "-" and Path(page).is_dir():
        page = str(Path(page) / f"{Path(source).name}.html")
    spare([source, *(corrections or [])], page)
    report = read_one(source, Given(year, place, issuer), max_bytes, lexicon)
    code = int(report.status != "ok")
    if report.status != "failed":
        with told(page):
            code = max(code, review_report(report, page, corrections or []))
    raise typer.Exit(code)


def _refuse(folder: str, options: list[str]) -> None:
    """Wrong usage: options that shape an extraction, where nothing is extracted."""
    if options:
        raise typer.BadParameter(
            f"the pages of {folder} show what its database holds; say it when the files are read:"
            f" extractor run PATH... -o {folder} {options[0]} ...",
            param_hint=", ".join(options),
        )
