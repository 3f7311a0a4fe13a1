"""Clauses: each statement cut at its commas, and read once: its acts, on which observations and tasks stand.

`find` cuts; `units` gives each word of a clause its class (`lexicon/word_classes.py`; `turning`: what the next word
decides; `reader`: what hangs on its neighbours), so that a clause is a string of letters, and `words` what observations
take of it; `grammar` holds the patterns over these letters, `heads` and `objects` the rules for verbs and objects,
`joined` which verb comes next. `acts` looks at what a clause opens with: a phrase (`phrases`), a subject (`subjects`)
or a verb (`predicate`); `walk` holds the clause and what was found in it, `carry` what the next clause leaves unsaid.
"""

from extractor.stages.clauses.acts import read_acts
from extractor.stages.clauses.find import find_clauses

__all__ = ["find_clauses", "read_acts"]
