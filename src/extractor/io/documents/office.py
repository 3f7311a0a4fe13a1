"""Office: old .doc and WPS .wps files, through LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from extractor.io.decoding import Decoded, Unreadable
from extractor.io.documents import word

_SECONDS = 50  # LibreOffice's first start takes some ten


def read(data: bytes) -> Decoded:
    """What Word would show: converted to .docx in a folder of its own, then read as one."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Unreadable(
            "source.needs-libreoffice",
            "old Word and WPS files are read through LibreOffice, which is not installed; "
            "install it, or save the file as .docx or .txt",
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.doc").write_bytes(data)
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "docx", "--outdir", name, str(folder / "in.doc"),
        ]  # fmt: skip
        try:
            status = _run(command)
            converted = (folder / "in.docx").read_bytes() if status == 0 else b""
        except FileNotFoundError as error:
            raise Unreadable(
                "source.broken",
                "LibreOffice made no document of it (has it its Writer?); save the file as .docx",
            ) from error
        except subprocess.TimeoutExpired as error:
            raise Unreadable("source.broken", f"LibreOffice took longer than {_SECONDS} s over it") from error
    if status:
        raise Unreadable("source.broken", f"LibreOffice could not convert it (exit status {status})")
    return word.read(converted)


def _run(command: list[str]) -> int:
    """Its exit status. In a session of its own it hears no Ctrl-C that is meant for us, and ends as a whole: what is
    started is a script, whose child does the work.

    Raises:
        TimeoutExpired: where it takes too long; it has been ended.
    """
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            return process.wait(_SECONDS)
        except BaseException:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            raise
