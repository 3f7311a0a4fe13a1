"""`extractor show`: one report in the terminal."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from extractor.cli.options import File, Issuer, Lexicon, MaxBytes, Place, Year
from extractor.cli.reading import read_one
from extractor.io.readers import MAX_BYTES
from extractor.models.report import Report
from extractor.stages.findings import Given


class As(StrEnum):
    report = "report"
    simplified = "simplified"
    tokens = "tokens"


def show(
    file: File,
    as_: Annotated[
        As,
        typer.Option(
            "--as",
            help="report: a summary; simplified: the text in Simplified; tokens: its words, one a line.",
        ),
    ] = As.report,
    year: Year = None,
    place: Place = None,
    issuer: Issuer = None,
    lexicon: Lexicon = None,
    max_bytes: MaxBytes = MAX_BYTES,
) -> None:
    """Show one report in the terminal.

    \b
    extractor show report.txt
    extractor show report.txt --as simplified > simplified.txt
    extractor show report.txt --as tokens | head
    """
    report = read_one(file, Given(year, place, issuer), max_bytes, lexicon, tokens=as_ is As.tokens)
    if report.status != "failed":
        _show(report, as_)
    raise typer.Exit(int(report.status != "ok"))


def _show(report: Report, as_: As) -> None:
    if as_ is As.simplified:
        from extractor.text.view import simplify

        sys.stdout.buffer.write(simplify(report.text or "").simplified.encode("utf-8"))
    elif as_ is As.tokens:
        for t in report.tokens or ():
            typer.echo(f"{t.start}\t{t.end}\t{t.text}\t{t.simplified}\t{t.tag}")
    else:
        from rich.console import Console

        from extractor.cli.summary import print_summary

        print_summary(report, Console())
