"""PDF: the text layer, page by page, by pypdf. A scan has none."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from extractor.io.decoding import Decoded, Unreadable

_PAGES = 3_000  # a yearbook has a thousand


def read(data: bytes) -> Decoded:
    """Lines as they are printed (the reading joins hard wraps), pages one after the other."""
    try:
        document = PdfReader(BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise Unreadable("source.encrypted", "the PDF is locked with a password; save it without one")
        if len(document.pages) > _PAGES:
            raise Unreadable("source.too-large", f"more than {_PAGES:,} pages; split the PDF")
        pages = [page.extract_text() for page in document.pages]
    except PyPdfError as error:
        raise Unreadable("source.broken", f"not a readable PDF: {error}") from error
    text = "\n".join(page.strip("\n") for page in pages if page.strip())
    if not text:
        raise Unreadable(
            "source.scan", "the PDF has no text layer (a scan); run OCR on it first, e.g. with ocrmypdf"
        )
    return Decoded(text, None, ())
