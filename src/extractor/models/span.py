"""Spans: half-open `[start, end)` in Unicode code points of the decoded, untouched file."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Offset = Annotated[int, Field(ge=0)]
Span = tuple[Offset, Offset]


class Record(BaseModel):
    """Base of every record: frozen, no unknown fields, JSON names by alias."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True, validate_by_alias=True
    )


class Grounded(Record):
    """A record that stands for the characters `text[start:end]`; what holds it refuses an empty span."""

    start: Offset
    end: Offset
