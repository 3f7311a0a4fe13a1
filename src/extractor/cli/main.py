"""The command line: parse, call, exit code (0 all fine, 1 some file failed, 2 wrong usage).

A command is a file of this folder. What only some of its runs need (rich, SQLite, Jinja2, XlsxWriter) is imported
where it is used, so that `run` starts fast.
"""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from extractor.cli.apply import apply
from extractor.cli.check import check
from extractor.cli.explain import explain
from extractor.cli.export import export
from extractor.cli.review import review
from extractor.cli.run import run
from extractor.cli.schema import schema
from extractor.cli.show import show

app = typer.Typer(
    help="Turns Chinese township and county reports into grounded, validated records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line."""
    logging.disable(logging.CRITICAL)  # what pypdf logs names no file; what could not be read is told by us
    app()


def _version(wanted: bool) -> None:
    if wanted:
        from extractor import __version__

        typer.echo(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


for command in (run, show, review, apply, explain, check, export):
    app.command(no_args_is_help=True)(command)
app.command()(schema)
