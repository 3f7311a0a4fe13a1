"""`extractor apply`: corrections on top of a batch."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.options import Batch


def apply(
    folder: Batch,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CORRECTIONS.json...", help="What the review page exports.", show_default=False
        ),
    ] = None,
) -> None:
    """Put corrections on top of a batch: kept in its database apart from the records, never lost on a re-run.

    \b
    extractor apply out/ corrections.json
    extractor apply out/ desk/*.json          those of several people; of two of a field the later export holds
    extractor apply out/                      lists the corrections that fit no record any more

    Exports and pages show the corrected values. The exit code is 1 where an entry is invalid or fits no record.
    """
    from extractor.cli.applying import apply_files

    raise typer.Exit(apply_files(folder, files or []))
