"""Targets: where a command may write, and what is said where it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from extractor.cli.language import say
from extractor.cli.lines import tell_line

STDOUT = "-"


def is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def is_new_folder(output: str) -> bool:
    """A name that is not there yet and tells no kind of file: `-o out`."""
    return output != STDOUT and not Path(output).suffix and not Path(output).exists()


def target(output: str) -> str:
    """A place to write to, whose folder is there; `-` is stdout."""
    if output != STDOUT and not is_folder(output) and not Path(output).parent.is_dir():
        raise typer.BadParameter(f"there is no folder {Path(output).parent}; make it first")
    return output


def spare(sources: Iterable[str], output: str) -> None:
    """Wrong usage: to write over a file that is to be read."""
    if output == STDOUT or not Path(output).is_file():
        return
    for name in sources:
        if Path(name).is_file() and Path(name).samefile(output):
            raise typer.BadParameter(
                f"{output} is to be read; it would be lost: write elsewhere", param_hint="--output"
            )


@contextmanager
def told(output: str) -> Iterator[None]:
    """A file that cannot be written (no permission, disk full) is told in one line; the exit code is 1."""
    if output == STDOUT:
        yield
        return
    try:
        yield
    except OSError as error:
        tell_line(say("cannot write {output}: {why}", output=output, why=error.strerror or error))
        raise typer.Exit(1) from error
