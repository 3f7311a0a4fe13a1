"""`extractor export`: a batch as files."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.options import Batch, formats


def export(
    folder: Batch,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMATS", help="jsonl,csv,parquet,xlsx: one or more.")
    ] = "csv",
) -> None:
    """Write the database of a batch as files: OUT/csv/figures.csv, OUT/parquet/…, OUT/xlsx/reports.xlsx.

    \b
    extractor export out/ --to xlsx,csv
    """
    from extractor.cli.batch import export_folder

    raise typer.Exit(export_folder(folder, formats(to, "--to")))
