"""`extractor explain`: how the records at a place of a report came about."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.options import File, Issuer, Lexicon, MaxBytes, Place, Year
from extractor.cli.reading import read_one
from extractor.io.readers import MAX_BYTES
from extractor.stages.findings import Given


def explain(
    file: File,
    at: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help="The character at this offset, from 0.", show_default=False),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Wherever these words stand, in either script.", show_default=False
        ),
    ] = None,
    year: Year = None,
    place: Place = None,
    issuer: Issuer = None,
    lexicon: Lexicon = None,
    max_bytes: MaxBytes = MAX_BYTES,
) -> None:
    """Tell step by step how the records at a place of a report came about, and what lost.

    \b
    extractor explain report.txt --text 46800亩
    extractor explain report.txt --at 512
    """
    if (at is None) == (text is None):
        raise typer.BadParameter("say where: --at N, or --text WORDS", param_hint="--at/--text")
    given = Given(year, place, issuer)
    report = read_one(file, given, max_bytes, lexicon)
    if report.status != "failed":
        from rich.console import Console

        from extractor.cli.tree import print_explanations

        fault = print_explanations(report, given, at, text, Console())
        if fault:
            raise typer.BadParameter(fault, param_hint="--at" if text is None else "--text")
    raise typer.Exit(int(report.status != "ok"))
