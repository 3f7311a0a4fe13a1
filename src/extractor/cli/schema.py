"""`extractor schema`: the JSON Schema of each record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def schema(
    name: Annotated[
        str, typer.Argument(help="report, or a record: observation, task, quantity, …")
    ] = "report",
    into: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write all of them into FOLDER instead.", show_default=False),
    ] = None,
) -> None:
    """Print the JSON Schema of a report, or of one of its records."""
    from extractor.io.schemas import schemas, write_schemas

    if into is not None:
        write_schemas(into)
        return
    known = schemas()
    if name not in known:
        raise typer.BadParameter(f"no record is called {name!r}; there are {', '.join(known)}")
    typer.echo(known[name], nl=False)
