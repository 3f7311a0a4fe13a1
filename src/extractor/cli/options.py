"""Options: what several commands ask for, declared once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.lexicon.codebook import Codebook, CodebookError


class Export(StrEnum):
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"


def _codebook(path: str) -> Codebook:
    try:
        return Codebook.read(path)
    except OSError as error:
        raise typer.BadParameter(f"cannot read {path}: {error.strerror}") from error
    except CodebookError as error:
        raise typer.BadParameter(str(error)) from error


def listed(names: str | None) -> list[str]:
    """What stands between commas."""
    return [name.strip() for name in (names or "").split(",") if name.strip()]


def formats(names: str | None, option: str) -> list[str]:
    """The formats that `option` names."""
    wanted = listed(names)
    unknown = [name for name in wanted if name not in list(Export)]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(Export)}", param_hint=option)
    return wanted


Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, globs, zips: .txt .md .html .docx .pdf .doc .wps; `-` reads a text from stdin.",
        show_default=False,
    ),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        metavar="LIST",
        help="Read file names from LIST too, one a line; `-` is stdin.",
        show_default=False,
    ),
]
File = Annotated[str, typer.Argument(metavar="FILE", help="A report; `-` reads stdin.", show_default=False)]
Batch = Annotated[
    Path, typer.Argument(metavar="OUT/", help="What `run -o OUT/` wrote.", exists=True, file_okay=False)
]
Year = Annotated[
    int | None,
    typer.Option(
        min=1000, max=2999, help="Year of the report (the one that it reviews).", show_default=False
    ),
]
Place = Annotated[str | None, typer.Option(help="Place of the report.", show_default=False)]
Issuer = Annotated[str | None, typer.Option(help="Body that issued the report.", show_default=False)]
Lexicon = Annotated[
    Codebook | None,
    typer.Option(
        metavar="TOML",
        parser=_codebook,
        help="Indicators of your own, added to the built-in codebook (docs/codebook.md).",
        show_default=False,
    ),
]
MaxBytes = Annotated[int, typer.Option(min=1, help="Refuse larger files, unread.")]
