"""Office: old .doc and WPS .wps files, through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
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
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
            converted = (folder / "in.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise Unreadable("source.broken", f"LibreOffice could not convert it: {error}") from error
    return word.read(converted)
