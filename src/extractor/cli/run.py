"""`extractor run`: the records of reports, to the screen, a file, a workbook or a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import (
    Files,
    FilesFrom,
    Issuer,
    Lexicon,
    MaxBytes,
    Place,
    Year,
    formats,
)
from extractor.cli.reading import inputs_of, known_of, names_of, reports_of, tell, watched
from extractor.cli.targets import is_folder, is_new_folder, spare, target, told
from extractor.io.readers import MAX_BYTES
from extractor.models.report import Report
from extractor.stages.findings import Given


class Format(StrEnum):
    jsonl = "jsonl"
    xlsx = "xlsx"


class Script(StrEnum):
    simplified = "simplified"
    traditional = "traditional"


_OF_FOLDERS = ("workers", "time_limit", "exports", "fresh")
_OF_FILES = ("format", "script", "text", "summary")


def run(
    context: typer.Context,
    files: Files = None,
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|FOLDER/",
            callback=target,
            help="Where to write; `-` is stdout; FOLDER/ (or a new name without a suffix)"
            " keeps a database that a later run goes on from.",
        ),
    ] = "-",
    format: Annotated[
        Format | None,
        typer.Option(
            help="jsonl: one report a line; xlsx: a workbook. By the name of the output, else jsonl.",
            show_default=False,
        ),
    ] = None,
    script: Annotated[
        Script, typer.Option(help="Of a workbook: Simplified, or the words as the original has them.")
    ] = Script.simplified,
    files_from: FilesFrom = None,
    year: Year = None,
    place: Place = None,
    issuer: Issuer = None,
    tokens: Annotated[bool, typer.Option("--tokens", help="Put the words into each report.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Put the text into each report.")] = False,
    meta: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV", help="What is known of each file: path,year,place,issuer.", show_default=False
        ),
    ] = None,
    lexicon: Lexicon = None,
    max_bytes: MaxBytes = MAX_BYTES,
    summary: Annotated[
        bool, typer.Option("--summary", help="Print a line for each report on stderr at the end.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="With FOLDER/: processes; all cores unless told.", show_default=False),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(min=0.1, help="With FOLDER/: seconds that one file may take.")
    ] = 60.0,
    exports: Annotated[
        str | None,
        typer.Option(
            "--export",
            metavar="FORMATS",
            help="With -o FOLDER/: jsonl,csv,parquet,xlsx.",
            show_default=False,
        ),
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="With FOLDER/: forget what is there.")] = False,
) -> None:
    """Extract the records of reports: to the screen, a file, a workbook, or a folder that can be resumed.

    \b
    extractor run report.txt                             to the screen
    extractor run reports/*.txt -o reports.jsonl         many files, one line each
    extractor run reports/*.txt -o tasks.xlsx            重点任务分解表 and 主要指标分解表, for Excel
    extractor run reports/ archive.zip -o out/           thousands, on all cores, resumed by the same command
    extractor run reports/ -o out/ --export csv,parquet  … and as tables
    curl … | extractor run - --year 2024 --place 青石镇   from a pipe

    What --year, --place and --issuer say goes before what the text says. A file that cannot be read is named
    on stderr and gives a report of status "failed"; the others are done, and the exit code is 1.
    """
    names = names_of(files or [], files_from)
    given = Given(year, place, issuer)
    into_folder = is_folder(output) or (format is None and is_new_folder(output))
    _refuse_idle(context, into_folder)
    if into_folder:
        from extractor.batch.runner import Settings
        from extractor.cli.batch import run_folder

        if "-" in names:
            raise typer.BadParameter(
                "`-` goes to one report: -o FILE.jsonl; a folder takes files", param_hint="PATH..."
            )
        known, wanted = known_of(meta, given), formats(exports, "--export")
        settings = Settings(tokens, max_bytes, lexicon)
        code = run_folder(names, Path(output), given, known, settings, workers, time_limit, wanted, fresh)
        raise typer.Exit(code)
    inputs = inputs_of(names, given, meta)
    spare((item.path for item in inputs), output)
    format = format or _format_of(output)
    keep_text = text or format is Format.xlsx
    reports = reports_of(inputs, max_bytes, lexicon, tokens=tokens, keep_text=keep_text)
    with told(output), _sink(output, format, script, many=len(inputs) > 1) as write:
        failed = _write(watched(reports, len(inputs)), write, summary)
    raise typer.Exit(int(failed))


def _refuse_idle(context: typer.Context, into_folder: bool) -> None:
    """Wrong usage: an option that would do nothing for such an output."""
    idle, wanted = (_OF_FILES, "a file") if into_folder else (_OF_FOLDERS, "a folder, -o OUT/")
    for parameter in context.command.params:
        given = context.get_parameter_source(parameter.name or "")
        if parameter.name in idle and given is not None and given.name != "DEFAULT":
            raise typer.BadParameter(f"this is for an output into {wanted}", param_hint=parameter.opts[0])


def _format_of(output: str) -> Format:
    suffix = Path(output).suffix.lower()
    if output == "-" or suffix in (".jsonl", ".ndjson", ".json"):
        return Format.jsonl
    if suffix == ".xlsx":
        return Format.xlsx
    advice = "name it .jsonl or .xlsx, or say --format; csv and parquet are exports of a folder: -o OUT/ --export csv"
    raise typer.BadParameter(f"what to write into {output}? {advice}", param_hint="--output")


def _write(reports: Iterator[Report], write: Callable[[Report], None], summary: bool) -> bool:
    """Write reports one by one, and lines about them on stderr; whether something was wrong with any."""
    failed = False
    rows = []
    for report in reports:
        tell(report)
        failed |= report.status != "ok"
        write(report)
        if summary:
            from extractor.cli.overview import Row

            rows.append(Row.of(report))
    if summary:
        from rich.console import Console

        from extractor.cli.overview import print_overview

        print_overview(rows, Console(stderr=True))
    return failed


@contextmanager
def _sink(output: str, format: Format, script: Script, many: bool) -> Iterator[Callable[[Report], None]]:
    """Where reports go, one by one."""
    if format is Format.xlsx:
        if output == "-":
            raise typer.BadParameter("a workbook needs a file: -o tasks.xlsx", param_hint="--output")
        try:
            from extractor.io.workbook import Workbook
        except ModuleNotFoundError as error:
            advice = "a workbook needs XlsxWriter: pip install 'zh-report-extractor[xlsx]'"
            raise typer.BadParameter(advice, param_hint="--format") from error
        from extractor.io.files import complete

        with complete(Path(output)) as part, Workbook(part, script.value, name_files=many) as book:
            yield book.add
        return
    from extractor.io.jsonl import opened, write_line

    with opened(output) as out:
        yield partial(write_line, out=out)
