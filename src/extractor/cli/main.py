"""The command line: parse, call, exit code (0 all fine, 1 some file failed, 2 wrong usage)."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from extractor.batch.inputs import Input, read_meta
from extractor.io.readers import MAX_BYTES, attempt, extract_stream, iter_reports
from extractor.lexicon.codebook import Codebook, CodebookError
from extractor.models.report import Report
from extractor.stages.findings import Given

app = typer.Typer(
    help="Turns Chinese township and county reports into grounded, validated records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    jsonl = "jsonl"
    xlsx = "xlsx"


class Export(StrEnum):
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"


class Script(StrEnum):
    simplified = "simplified"
    traditional = "traditional"


class Shape(StrEnum):
    text = "text"
    json = "json"


class As(StrEnum):
    report = "report"
    simplified = "simplified"
    tokens = "tokens"


Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, globs, zips: .txt .md .html .docx .pdf .doc .wps; `-` reads a text from stdin.",
        show_default=False,
    ),
]
Exports = Annotated[
    str | None,
    typer.Option(
        "--export", metavar="FORMATS", help="With -o FOLDER/: jsonl,csv,parquet,xlsx.", show_default=False
    ),
]
Year = Annotated[
    int | None, typer.Option(help="Year of the report (the one that it reviews).", show_default=False)
]
Place = Annotated[str | None, typer.Option(help="Place of the report.", show_default=False)]
Issuer = Annotated[str | None, typer.Option(help="Body that issued the report.", show_default=False)]
MaxBytes = Annotated[int, typer.Option(min=1, help="Refuse larger files, unread.")]


def _codebook(path: str) -> Codebook:
    try:
        return Codebook.read(path)
    except OSError as error:
        raise typer.BadParameter(f"cannot read {path}: {error.strerror}") from error
    except CodebookError as error:
        raise typer.BadParameter(str(error)) from error


Lexicon = Annotated[
    Codebook | None,
    typer.Option(
        metavar="TOML",
        parser=_codebook,
        help="Indicators of your own, added to the built-in codebook (docs/codebook.md).",
        show_default=False,
    ),
]


def main() -> None:
    """Run the command line."""
    app()


def _version(wanted: bool) -> None:
    if wanted:
        from extractor import __version__

        typer.echo(f"extractor {__version__}")
        raise typer.Exit


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def _target(output: str) -> str:
    if output != "-" and not _is_folder(output) and not Path(output).parent.is_dir():
        raise typer.BadParameter(f"there is no folder {Path(output).parent}; make it first")
    return output


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@app.command(no_args_is_help=True)
def run(
    files: Files = None,
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|FOLDER/",
            callback=_target,
            help="Where to write; `-` is stdout; FOLDER/ keeps a database that a later run goes on from.",
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
    files_from: Annotated[
        str | None,
        typer.Option(
            metavar="LIST",
            help="Read file names from LIST too, one a line; `-` is stdin.",
            show_default=False,
        ),
    ] = None,
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
    exports: Exports = None,
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
    names = _names(files or [], files_from)
    if _is_folder(output):
        from extractor.cli.batch import run_folder

        formats = _formats(exports)
        code = run_folder(
            names,
            Path(output),
            Given(year, place, issuer),
            meta,
            tokens,
            max_bytes,
            workers,
            time_limit,
            formats,
            fresh,
            lexicon,
        )
        raise typer.Exit(code)
    inputs = _inputs(names, Given(year, place, issuer), meta)
    format = format or (Format.xlsx if output.endswith(".xlsx") else Format.jsonl)
    keep_text = text or format is Format.xlsx
    rows = []
    failed = False
    with _sink(output, format, script, many=len(inputs) > 1) as write:
        for report in _watched(_reports(inputs, tokens, keep_text, max_bytes, lexicon), len(inputs)):
            failed |= _tell(report)
            write(report)
            if summary:
                from extractor.cli.overview import Row

                rows.append(Row.of(report))
    if summary:
        from rich.console import Console

        from extractor.cli.overview import print_overview

        print_overview(rows, Console(stderr=True))
    raise typer.Exit(int(failed))


@app.command(no_args_is_help=True)
def show(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A report as text; `-` reads stdin.", show_default=False)
    ],
    as_: Annotated[
        As,
        typer.Option(
            "--as",
            help="report: a summary; simplified: the text in Simplified; tokens: its words, one a line.",
        ),
    ] = As.report,
    year: Year = None,
    place: Place = None,
    issuer: Issuer = None,
    lexicon: Lexicon = None,
    max_bytes: MaxBytes = MAX_BYTES,
) -> None:
    """Show one report in the terminal.

    \b
    extractor show report.txt
    extractor show report.txt --as simplified > simplified.txt
    extractor show report.txt --as tokens | head
    """
    given = Given(year, place, issuer)
    tokens = as_ is As.tokens
    [report] = _reports([Input(file, given)], tokens, not tokens, max_bytes, lexicon)
    failed = _tell(report)
    if report.status != "failed":
        if as_ is As.simplified:
            from extractor.text.view import simplify

            sys.stdout.buffer.write(simplify(report.text or "").simplified.encode("utf-8"))
        elif as_ is As.tokens:
            for t in report.tokens or ():
                typer.echo(f"{t.start}\t{t.end}\t{t.text}\t{t.simplified}\t{t.tag}")
        else:
            from rich.console import Console

            from extractor.cli.summary import print_summary

            print_summary(report, Console())
    raise typer.Exit(int(failed))


@app.command(no_args_is_help=True)
def review(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|OUT/", help="A report, or what `run -o OUT/` wrote.", show_default=False
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PAGE|FOLDER/",
            help="FILE.html beside the report, OUT/review/ for a batch, unless told; `-` is stdout.",
            show_default=False,
        ),
    ] = None,
    year: Year = None,
    place: Place = None,
    issuer: Issuer = None,
    lexicon: Lexicon = None,
    max_bytes: MaxBytes = MAX_BYTES,
) -> None:
    """Make a page to look a report over: its text beside its records, in one HTML file without network.

    \b
    extractor review report.txt -o page.html
    extractor review out/                     a page for each report of a batch, and out/review/index.html
    """
    try:
        from extractor.cli.review import review_folder, review_report
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "markupsafe"):
            raise
        advice = "a page needs Jinja2: pip install 'zh-report-extractor[review]'"
        raise typer.BadParameter(advice, param_hint="review") from error
    if Path(source).is_dir():
        if output == "-":
            raise typer.BadParameter("a batch needs a folder: -o pages/", param_hint="--output")
        folder = Path(source)
        raise typer.Exit(review_folder(folder, Path(output) if output else folder / "review"))
    target = _target(output or ("-" if source == "-" else f"{Path(source).name}.html"))
    if target != "-" and Path(target).is_dir():
        target = str(Path(target) / f"{Path(source).name}.html")
    [report] = _reports([Input(source, Given(year, place, issuer))], False, True, max_bytes, lexicon)
    failed = _tell(report)
    if report.status != "failed":
        review_report(report, target)
    raise typer.Exit(int(failed))


@app.command(no_args_is_help=True)
def explain(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A report; `-` reads stdin.", show_default=False)
    ],
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
    [report] = _reports([Input(file, given)], False, True, max_bytes, lexicon)
    failed = _tell(report)
    if report.status != "failed":
        from rich.console import Console

        from extractor.cli.explain import print_explanations

        fault = print_explanations(report, given, at, text, Console())
        if fault:
            raise typer.BadParameter(fault, param_hint="--at" if text is None else "--text")
    raise typer.Exit(int(failed))


@app.command(no_args_is_help=True)
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
    files_from: Annotated[
        str | None,
        typer.Option(metavar="LIST", help="Read file names from LIST too; `-` is stdin.", show_default=False),
    ] = None,
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
    from extractor.cli.check import Choice, as_json, as_text, findings_of, told

    names = _names(files or [], files_from)
    choice = Choice(_listed(select), _listed(ignore))
    found, failed = [], False
    reports = _reports(_inputs(names, Given(year, place, issuer), None), False, True, max_bytes, lexicon)
    for report in _watched(reports, len(names)):
        failed |= report.status == "failed"
        new = findings_of(report, report.source.path or "stdin", choice)
        if format is Shape.text:
            for finding in new:
                typer.echo(as_text(finding))
        found += new
    if format is Shape.json:
        typer.echo(as_json(found))
    typer.echo(told(found, len(names)), err=True)
    raise typer.Exit(int(failed or any(f.severity == "error" for f in found)))


@app.command(no_args_is_help=True)
def export(
    folder: Annotated[
        Path, typer.Argument(metavar="OUT/", help="What `run -o OUT/` wrote.", exists=True, file_okay=False)
    ],
    to: Annotated[
        str, typer.Option("--to", metavar="FORMATS", help="jsonl,csv,parquet,xlsx: one or more.")
    ] = "csv",
) -> None:
    """Write the database of a batch as files: OUT/csv/figures.csv, OUT/parquet/…, OUT/xlsx/reports.xlsx.

    \b
    extractor export out/ --to xlsx,csv
    """
    from extractor.cli.batch import export_folder

    raise typer.Exit(export_folder(folder, _formats(to)))


@app.command()
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


def _names(files: list[str], files_from: str | None) -> list[str]:
    names = list(files)
    if files_from == "-":
        names += sys.stdin.read().splitlines()
    elif files_from is not None:
        try:
            names += Path(files_from).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(
                f"cannot read {files_from}: {error}", param_hint="--files-from"
            ) from error
    names = [name for name in names if name.strip()]
    if not names:
        raise typer.BadParameter("name at least one file, or `-` for stdin", param_hint="FILE...")
    return names


def _listed(names: str | None) -> list[str]:
    return [name.strip() for name in (names or "").split(",") if name.strip()]


def _formats(names: str | None) -> list[str]:
    wanted = _listed(names)
    unknown = [name for name in wanted if name not in list(Export)]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(Export)}", param_hint="--export")
    return wanted


def _inputs(names: list[str], given: Given, meta: Path | None) -> list[Input]:
    try:
        known = read_meta(meta, given) if meta else {}
    except (OSError, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--meta") from error
    return [Input(name, known.get(name, given)) for name in names]


def _reports(
    inputs: Iterable[Input], tokens: bool, keep_text: bool, max_bytes: int, lexicon: Codebook | None
) -> Iterator[Report]:
    for number, (name, given) in enumerate(inputs):
        if number == 1:
            settle_memory()
        if name == "-":
            read = partial(
                extract_stream,
                sys.stdin.buffer,
                None,
                given,
                tokens=tokens,
                keep_text=keep_text,
                max_bytes=max_bytes,
                lexicon=lexicon,
            )
            yield attempt(read, None)
        else:
            yield from iter_reports(
                [name],
                given.year,
                given.place,
                given.issuer,
                tokens=tokens,
                keep_text=keep_text,
                max_bytes=max_bytes,
                lexicon=lexicon,
            )


def settle_memory() -> None:
    """Garbage is collected seldom, and never looked for in the dictionary and the rules, which stay."""
    gc.freeze()
    gc.set_threshold(50_000)


def _watched(reports: Iterator[Report], total: int) -> Iterator[Report]:
    """With a bar on stderr, where somebody sits before it and there is something to wait for."""
    if total < 2 or not sys.stderr.isatty():
        yield from reports
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(reports, "Reading", total, console=Console(stderr=True), transient=True)


def _tell(report: Report) -> bool:
    """Say on stderr what was wrong with a file; whether anything was."""
    for issue in report.issues:
        if issue.stage in ("source", "pipeline"):
            name = report.source.path or "stdin"
            print(f"{name}: {issue.severity}: {issue.message} [{issue.code}]", file=sys.stderr)
    return report.status != "ok"
