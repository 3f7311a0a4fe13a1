"""Export: the store's tables as files that spreadsheets, statistics and programs open. All of it streams."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.io.amended import AmendedTables, amended_reports
from extractor.io.files import complete
from extractor.io.jsonl import opened, write_line
from extractor.io.rows import COLUMN_TYPES, Row, Value
from extractor.io.store import Store

SHEETS = (
    "figures",
    "files",
    "documents",
    "statements",
    "mentions",
    "tasks",
    "actions",
    "targets",
    "responsible",
    "issues",
)

_BATCH = 10_000  # rows held at once
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Unavailable(Exception):
    """A format whose library is not installed; the message says how to install it."""


def export(store: Store, folder: Path, format: str) -> list[Path]:
    """Write the store into `folder` as `format` (one of `FORMATS`); the files written.

    Raises:
        Unavailable: where the format's library is not installed.
        OSError: where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return FORMATS[format](store, folder)


def _jsonl(store: Store, folder: Path) -> list[Path]:
    path = folder / "reports.jsonl"
    with opened(str(path)) as out:
        for report in amended_reports(store):
            write_line(report, out)
    return [path]


def safe(value: Value) -> Value:
    """A cell's value that no spreadsheet reads as a formula (OWASP: CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _csv(store: Store, folder: Path) -> list[Path]:
    paths, resources = [], []
    tables = AmendedTables(store)
    for name in SHEETS:
        columns, rows = tables.table(name)
        path = folder / f"{name}.csv"
        # the BOM has Excel read UTF-8
        with complete(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([safe(value) for value in row] for row in rows)
        paths.append(path)
        resources.append(_resource(name, columns))
    package = folder / "datapackage.json"
    content = {"profile": "tabular-data-package", "name": "reports", "resources": resources}
    with complete(package) as part:
        part.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return [*paths, package]


_FRICTIONLESS = {"INTEGER": "integer", "NUMERIC": "number"}


def _resource(name: str, columns: tuple[str, ...]) -> dict[str, Any]:
    """A Frictionless tabular data resource (specs.frictionlessdata.io)."""
    fields = [{"name": c, "type": _FRICTIONLESS.get(_type(name, c), "string")} for c in columns]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": {"fields": fields},
    }


def _type(table: str, column: str) -> str:
    return "INTEGER" if (table, column) == ("documents", "id") else COLUMN_TYPES.get(column, "TEXT")


def _parquet(store: Store, folder: Path) -> list[Path]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise Unavailable("Parquet needs pyarrow: pip install 'zh-report-extractor[parquet]'") from error
    kinds = {"INTEGER": pa.int64(), "NUMERIC": pa.float64()}
    paths = []
    tables = AmendedTables(store)
    for name in SHEETS:
        columns, rows = tables.table(name)
        schema = pa.schema([(c, kinds.get(_type(name, c), pa.string())) for c in columns])
        path = folder / f"{name}.parquet"
        with complete(path) as part, pq.ParquetWriter(part, schema, compression="zstd") as writer:
            for batch in _batches(rows):
                cells = zip(*batch, strict=True)
                arrays = [
                    pa.array(_floats(values) if field.type == pa.float64() else values, field.type)
                    for field, values in zip(schema, cells, strict=True)
                ]
                writer.write_batch(pa.record_batch(arrays, schema=schema))
        paths.append(path)
    return paths


def _floats(values: tuple[Value, ...]) -> list[float | None]:
    return [None if value is None else float(value) for value in values]


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _xlsx(store: Store, folder: Path) -> list[Path]:
    try:
        from extractor.io.workbook import Workbook
    except ModuleNotFoundError as error:
        raise Unavailable("a workbook needs XlsxWriter: pip install 'zh-report-extractor[xlsx]'") from error
    path = folder / "reports.xlsx"
    with complete(path) as part, Workbook(part, "simplified", name_files=True) as book:
        for report in amended_reports(store, keep_text=True):
            book.add(report)
    return [path]


FORMATS: dict[str, Callable[[Store, Path], list[Path]]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "xlsx": _xlsx,
}
