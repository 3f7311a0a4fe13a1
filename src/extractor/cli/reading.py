"""Reading: from the names on a command line to reports, and what is said of them on stderr."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import partial
from pathlib import Path

import typer

from extractor.batch.inputs import Input, expand, read_meta
from extractor.cli.language import say, say_issue
from extractor.cli.lines import tell_line
from extractor.io.files import DATABASE, printable
from extractor.io.readers import attempt, extract_stream, iter_reports
from extractor.lexicon.codebook import Codebook
from extractor.models.report import Report
from extractor.pipeline.warm import settle_memory
from extractor.stages.findings import Given


def names_of(files: list[str], files_from: str | None) -> list[str]:
    """The files that a command line names, and those that the list names."""
    names = list(files)
    if files_from is not None:
        try:
            data = sys.stdin.buffer.read() if files_from == "-" else Path(files_from).read_bytes()
        except OSError as error:
            advice = f"cannot read {files_from}: {error.strerror}"
            raise typer.BadParameter(advice, param_hint="--files-from") from error
        # names as the file system has them, which need not be UTF-8; `find -print0` ends them with a NUL
        lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\0" if b"\0" in data else b"\n")
        names += [os.fsdecode(line.removesuffix(b"\r")) for line in lines]
    names = [name for name in names if name.strip()]
    if not names:
        raise typer.BadParameter("name at least one file, or `-` for stdin", param_hint="FILE...")
    return names


def known_of(meta: Path | None, given: Given) -> dict[str, Given]:
    """What the file of --meta knows of each file."""
    try:
        return read_meta(meta, given) if meta else {}
    except OSError as error:
        raise typer.BadParameter(f"cannot read {meta}: {error.strerror}", param_hint="--meta") from error
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--meta") from error


def inputs_of(names: list[str], given: Given, meta: Path | None = None) -> list[Input]:
    """The files that names stand for, with what is known of each; what is passed over is told."""
    known = known_of(meta, given)
    left_out: Counter[str] = Counter()
    inputs = [Input(path, known.get(printable(path), given)) for path in expand(names, left_out)]
    tell_unread(len(inputs), left_out, set(known) - {printable(item.path) for item in inputs})
    return inputs


def tell_unread(total: int, left_out: Counter[str], unused: Set[str]) -> None:
    """Say on stderr what was passed over: files of other kinds, and lines of --meta that name none of the files."""
    if not total:
        tell_line(say("there was nothing to read"))
    if left_out:
        kinds = ", ".join(f"{kind or 'no suffix'} {count:,}" for kind, count in left_out.most_common(8))
        tell_line(
            say("not read, since no reports come so: {kinds}; to read one as text, name it", kinds=kinds)
        )
    if unused:
        told = "--meta: {count} of its files are not in this batch, {one} among them"
        tell_line(say(told, count=f"{len(unused):,}", one=repr(min(unused))))


def reports_of(
    inputs: Iterable[Input], max_bytes: int, lexicon: Codebook | None, *, tokens: bool, keep_text: bool
) -> Iterator[Report]:
    """A report for each input, one that says why where there is none; `-` is stdin."""
    read = partial(extract_stream, tokens=tokens, keep_text=keep_text, max_bytes=max_bytes, lexicon=lexicon)
    read_files = partial(
        iter_reports, tokens=tokens, keep_text=keep_text, max_bytes=max_bytes, lexicon=lexicon
    )
    for number, (name, given) in enumerate(inputs):
        if number == 1:
            settle_memory()
        if name == "-":
            yield attempt(partial(read, sys.stdin.buffer, None, given), None)
        else:
            yield from read_files([name], given.year, given.place, given.issuer)


def read_one(
    file: str, given: Given, max_bytes: int, lexicon: Codebook | None, *, tokens: bool = False
) -> Report:
    """The report of one file, with its text unless its words are wanted; what was wrong is told."""
    [report] = reports_of([Input(file, given)], max_bytes, lexicon, tokens=tokens, keep_text=not tokens)
    tell(report)
    return report


def database_of(folder: Path) -> Path:
    """The database of a batch; where there is none it is said how to make one, and the exit code is 1."""
    database = folder / DATABASE
    if not database.exists():
        told = "there is no {database}; make it first: extractor run PATH... -o {folder}"
        tell_line(say(told, database=database, folder=folder))
        raise typer.Exit(1)
    return database


def watched(reports: Iterator[Report], total: int) -> Iterator[Report]:
    """With a bar on stderr, where somebody sits before it and there is something to wait for."""
    if total < 2 or not sys.stderr.isatty():
        yield from reports
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(reports, "Reading", total, console=Console(stderr=True), transient=True)


def tell(report: Report) -> None:
    """Say on stderr what was wrong with a file."""
    for issue in report.issues:
        if issue.stage in ("source", "pipeline"):
            name = report.source.path or "stdin"
            message = say_issue(issue.code, issue.message)
            tell_line(f"{name}: {say(issue.severity)}: {message} [{issue.code}]")
