"""Page: one report, or the index of many, as one HTML file each.

What comes from a text or a file name reaches a page by two ways only: through Jinja2 with autoescape on, and as
JSON whose `<` is written `\\u003c`, which the script puts into the page as text, never as markup. A content security
policy names the one script and the one style by their hash and forbids everything else, the network included.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractor.io.amend import amend
from extractor.io.correction_rows import CorrectionRow
from extractor.io.review.chart import Chart
from extractor.io.review.data import page_data
from extractor.io.review.lines import Line
from extractor.io.review.strip import strip_of
from extractor.io.store import Listing
from extractor.lexicon.chinese import sentence
from extractor.models.report import Report

_ESCAPES = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


# what the script of a page is made of, in order
_SCRIPTS = {
    "report": (
        "words", "report/start", "report/corrections", "report/text", "report/tabs", "report/tables", "report/form",
        "report/detail", "report/filters", "report/desk", "report/keys",
    ),
    "index": ("words", "index"),
}  # fmt: skip


def report_page(
    report: Report, *, index: str | None = None, corrections: Sequence[CorrectionRow] = ()
) -> str:
    """The page of a report that has its text; `index` is the page to go back to."""
    return _render(
        "report",
        title=report.header.title or _name(report.source.path),
        file=_name(report.source.path),
        report=report,
        strip=strip_of(amend(report, corrections)),
        data=_json(page_data(report, corrections)),
        index=index,
    )


def index_page(
    lines: Sequence[Line], charts: Sequence[Chart], failures: Sequence[Listing], folder: str
) -> str:
    """The page of a batch: a line for each report, the main indicators, and what could not be read."""
    told = [(failure, sentence(failure.code or "", failure.message or "")) for failure in failures]
    return _render("index", title=folder, lines=lines, charts=charts, failures=told)


def _name(path: str | None) -> str:
    return PurePath(path).name if path else "stdin"


def _json(data: object) -> Markup:
    """JSON that may stand inside a script element."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.translate(_ESCAPES))


def _render(name: str, **values: Any) -> str:
    script, style = _script(name), _asset("common.css") + _asset(f"{name}.css")
    return _templates().get_template(f"{name}.html.j2").render(
        script=script,
        style=style,
        policy=(
            f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)};"
            " base-uri 'none'; form-action 'none'"
        ),
        **values,
    )  # fmt: skip


@cache
def _templates() -> Environment:
    loader = PackageLoader("extractor.io.review", "assets")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _script(page: str) -> Markup:
    parts = Markup("\n").join(_asset(f"{name}.js") for name in _SCRIPTS[page])
    return Markup('"use strict";\n(() => {{\n{}}})();\n').format(parts)


@cache
def _asset(name: str) -> Markup:
    return Markup((files("extractor.io.review") / "assets" / name).read_text("utf-8"))


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
