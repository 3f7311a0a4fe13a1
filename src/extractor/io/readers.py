"""Readers: files become reports; how their bytes were read is recorded, what could not be read is said."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from extractor.io.decoding import Unreadable, issue
from extractor.io.documents import text_of
from extractor.io.documents.archive import Refused, read_member, split_member
from extractor.io.files import printable, read_at_most
from extractor.lexicon.codebook import Codebook
from extractor.models.records import Issue
from extractor.models.report import Header, Report, Source
from extractor.pipeline.extract import extract_view
from extractor.stages.findings import Given
from extractor.text.script import script_of
from extractor.text.view import simplify

MAX_BYTES = 20_000_000  # a report has some 100 kB; a yearbook of a thousand pages stays under 5 MB


def extract_file(
    path: str | Path,
    year: int | None = None,
    place: str | None = None,
    issuer: str | None = None,
    *,
    tokens: bool = False,
    keep_text: bool = False,
    max_bytes: int = MAX_BYTES,
    lexicon: Codebook | None = None,
) -> Report:
    """Read one file and extract its report; arguments as of `extract`.

    A file that holds no readable text (empty, binary, larger than `max_bytes`) gives a report of status
    `failed`, one that could be read only in part one of status `partial`; issues of stage `source` say why.

    Raises:
        OSError: where there is no such file, it is a folder, or may not be read.
        Refused: where it is a file in an archive (`archive.zip!/name`) that is over the limits or broken.
    """
    given = Given(year, place, issuer)
    if inside := split_member(str(path)):
        return extract_stream(
            BytesIO(read_member(*inside, max_bytes + 1)), str(path), given,
            tokens=tokens, keep_text=keep_text, max_bytes=max_bytes, lexicon=lexicon,
        )  # fmt: skip
    size = Path(path).stat().st_size
    if size > max_bytes:  # refused unread; what does not say its size (a pipe) is read up to the limit
        return _failed(str(path), None, size, _too_large(max_bytes))
    return extract_stream(
        BytesIO(read_at_most(Path(path), max_bytes + 1)), str(path), given,
        tokens=tokens, keep_text=keep_text, max_bytes=max_bytes, lexicon=lexicon,
    )  # fmt: skip


def iter_reports(
    paths: Iterable[str | Path],
    year: int | None = None,
    place: str | None = None,
    issuer: str | None = None,
    *,
    tokens: bool = False,
    keep_text: bool = False,
    max_bytes: int = MAX_BYTES,
    lexicon: Codebook | None = None,
) -> Iterator[Report]:
    """The report of each file, in order, each made when it is asked for.

    Nothing stops the walk: a file that is missing, cannot be read or breaks the extraction gives a report of
    status `failed` whose issue says why.

    Raises:
        TypeError: where `paths` is one path.
        ValueError: where `year` is no year.
    """
    if isinstance(paths, str):
        raise TypeError(
            f"expected several paths, not one: iter_reports([{paths!r}]), or extract_file({paths!r})"
        )
    Given(year, place, issuer)  # what is wrong for all files is no fault of each
    for path in paths:
        read = partial(
            extract_file, path, year, place, issuer,
            tokens=tokens, keep_text=keep_text, max_bytes=max_bytes, lexicon=lexicon,
        )  # fmt: skip
        yield attempt(read, str(path))


def attempt(read: Callable[[], Report], path: str | None) -> Report:
    """What `read` gives, or a report of status `failed` that says why it gave none."""
    try:
        return read()
    except OSError as error:
        return _failed(path, None, 0, _unopened(error))
    except Refused as error:
        return _failed(path, None, 0, issue(error.code, "error", str(error)))
    except Exception as error:
        return _failed(path, None, 0, _broken(error))


def extract_stream(
    stream: BinaryIO,
    path: str | None,
    given: Given,
    *,
    tokens: bool = False,
    keep_text: bool = False,
    max_bytes: int = MAX_BYTES,
    lexicon: Codebook | None = None,
) -> Report:
    """The report of a file that is open; `path` is what `source` names."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        return _failed(path, None, len(data), _too_large(max_bytes))
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        decoded = text_of(data, path or "")
    except Unreadable as error:
        return _failed(path, sha256, len(data), issue(error.code, "error", str(error)))
    view = simplify(decoded.text)
    source = Source(
        path=path and printable(path),
        sha256=sha256,
        bytes=len(data),
        encoding=decoded.encoding,
        script=script_of(view),
        chars=len(decoded.text),
    )
    return extract_view(
        view, given, source,
        tokens=tokens, keep_text=keep_text, lexicon=lexicon, issues=decoded.issues,
    )  # fmt: skip


def _broken(error: Exception) -> Issue:
    """A fault of ours, told in the report instead of ending the run."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = "" if at is None else f" ({Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno})"
    text = f"a fault in the extractor, please report it: {type(error).__name__}: {error}{where}"
    return Issue(code="extract.fault", severity="error", message=text, spans=(), stage="pipeline")


def _too_large(max_bytes: int) -> Issue:
    return issue(
        "source.too-large",
        "error",
        f"larger than the limit of {max_bytes:,} bytes; if it is a report, raise --max-bytes (max_bytes=)",
    )


def _unopened(error: OSError) -> Issue:
    if isinstance(error, FileNotFoundError):
        return issue("source.missing", "error", "no such file")
    if isinstance(error, IsADirectoryError):
        return issue(
            "source.folder",
            "error",
            "this is a folder; name the files in it (FOLDER/*.txt), or read it into one with -o OUT/",
        )
    return issue("source.unopened", "error", error.strerror or str(error))


def _failed(path: str | None, sha256: str | None, size: int, why: Issue) -> Report:
    return Report(
        source=Source(
            path=path and printable(path), sha256=sha256, bytes=size, encoding=None, script=None, chars=0
        ),
        status="failed",
        header=Header(title=None, issuer=None, issued=None, review_year=None, plan_year=None, place=None),
        sections=(),
        statements=(),
        mentions=(),
        observations=(),
        tasks=(),
        issues=(why,),
    )
