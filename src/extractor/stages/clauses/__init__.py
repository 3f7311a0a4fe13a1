"""Clauses: each statement cut at its commas, and read once: its acts, on which observations and tasks stand.

`find` cuts; `units` gives each word of a clause its class (`lexicon/word_classes.py`), so that a clause is a string
of letters; `grammar` holds the patterns over these letters, `heads` and `objects` the rules for verbs and objects;
`acts` walks over a clause and hands on what the next one leaves unsaid.
"""

from extractor.stages.clauses.acts import read_acts
from extractor.stages.clauses.find import find_clauses

__all__ = ["find_clauses", "read_acts"]
