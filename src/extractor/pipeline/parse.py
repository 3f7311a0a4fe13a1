"""Parse: one quantity from one expression."""

from __future__ import annotations

from extractor.models.records import Quantity
from extractor.pipeline.ground import Grounder
from extractor.stages.quantities import read_quantity
from extractor.text.reading import read
from extractor.text.view import simplify


def parse_quantity(text: str) -> Quantity:
    """Read one expression that is a quantity and nothing else, in any script: `2.2万余元`, `貳拾萬圓整`.

    Its span points into `text`, untouched, as those of a report's mentions do.

    Raises:
        ValueError: where the text is no quantity, or more than one, or holds a lone surrogate.
    """
    reading = read(simplify(text))
    found = read_quantity(reading)
    if found is None:
        raise ValueError(f"not one quantity: {text!r}" if text.strip() else "no text to read a quantity from")
    return Quantity.model_validate(Grounder(reading).mentions([found], {})[0])
