"""Documents: the text of what is not plain text, each kind through a library of its own."""

from extractor.io.documents.convert import KINDS, kind_of, text_of

__all__ = ["KINDS", "kind_of", "text_of"]
