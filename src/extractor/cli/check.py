"""`extractor check`: a linter for reports."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from extractor.cli.options import Files, FilesFrom, Issuer, Lexicon, MaxBytes, Place, Year, listed
from extractor.cli.reading import inputs_of, names_of, reports_of, watched
from extractor.io.readers import MAX_BYTES
from extractor.stages.findings import Given


class Shape(StrEnum):
    text = "text"
    json = "json"


def check(
    files: Files = None,
    format: Annotated[
        Shape, typer.Option(help="text: path:line:col: CODE message; json: an array.")
    ] = Shape.text,
    select: Annotated[
        str | None,
        typer.Option(
            metavar="CODES", help="Only codes that begin so: checks.quote,checks.residue.", show_default=False
        ),
    ] = None,
    ignore: Annotated[
        str | None, typer.Option(metavar="CODES", help="Not these codes.", show_default=False)
    ] = None,
    files_from: FilesFrom = None,
    year: Year = None,
    place: Place = None,
    issuer: Issuer = None,
    max_bytes: MaxBytes = MAX_BYTES,
    lexicon: Lexicon = None,
) -> None:
    """Query reports as a careful reader would: figures that disagree, wrong years, residue, broken quotes.

    \b
    extractor check report.txt
    extractor check reports/*.txt --select checks.figures,checks.parts
    extractor check report.docx --format json --ignore outline

    Lines and columns count from 1, in the text as it is on disk. The exit code is 1 where an error was found
    or a file could not be read; warnings and hints leave it 0.
    """
    from extractor.cli.findings import Choice, as_json, as_text, findings_of, told

    names = names_of(files or [], files_from)
    try:
        choice = Choice(listed(select), listed(ignore))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--select, --ignore") from error
    found, failed = [], False
    inputs = inputs_of(names, Given(year, place, issuer))
    for report in watched(reports_of(inputs, max_bytes, lexicon, tokens=False, keep_text=True), len(inputs)):
        failed |= report.status == "failed"
        new = findings_of(report, report.source.path or "stdin", choice)
        if format is Shape.text:
            for finding in new:
                typer.echo(as_text(finding))
        found += new
    if format is Shape.json:
        typer.echo(as_json(found))
    typer.echo(told(found, len(inputs)), err=True)
    raise typer.Exit(int(failed or any(f.severity == "error" for f in found)))
