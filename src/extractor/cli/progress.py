"""Progress of a batch on stderr: a bar where somebody watches, a line now and then where it goes to a log."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from extractor.batch.runner import Outcome
from extractor.cli.language import say, say_issue
from extractor.cli.lines import shown, tell_line

_BAR_EVERY = 0.2  # seconds
_LINE_EVERY = 10.0


class BatchProgress:
    """Call it with each outcome. It starts no thread: workers that are replaced are forked from this process."""

    def __init__(self, total: int) -> None:
        self._total, self._seen, self._failed, self._known = total, 0, 0, 0
        self._begun = self._shown = time.monotonic()
        self._bar: Progress | None = None
        self._task = TaskID(0)
        if sys.stderr.isatty():
            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]:.0f}/s"),
                TimeRemainingColumn(),
                TextColumn("{task.fields[failed]} failed"),
                console=Console(stderr=True),
                auto_refresh=False,
            )
            self._task = self._bar.add_task("Reading", total=total, rate=0.0, failed=0)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._show()
            self._bar.stop()

    def __call__(self, outcome: Outcome) -> None:
        self._seen += 1
        self._known += outcome.status == "known"
        self._failed += outcome.status == "failed"
        if outcome.listing.code is not None:
            code, message = outcome.listing.code, outcome.listing.message or ""
            self._say(f"{outcome.listing.path}: {say('error')}: {say_issue(code, message)} [{code}]")
        now = time.monotonic()
        if now - self._shown >= (_BAR_EVERY if self._bar is not None else _LINE_EVERY):
            self._shown = now
            self._show()

    def _say(self, line: str) -> None:
        if self._bar is not None:
            self._bar.console.print(shown(line), markup=False, emoji=False, highlight=False, soft_wrap=True)
        else:
            tell_line(line)

    def _show(self) -> None:
        rate = self._seen / max(0.001, time.monotonic() - self._begun)
        if self._bar is not None:
            self._bar.update(self._task, completed=self._seen, rate=rate, failed=self._failed, refresh=True)
        else:
            left = (self._total - self._seen) / rate
            self._say(
                f"{self._seen:,} of {self._total:,} files, {rate:.0f}/s, {left:.0f} s left,"
                f" {self._known:,} known, {self._failed:,} failed"
            )
