"""Kinds: what each statement does: achieved, planned, problem or other.

Evidence is added up: the words of the statement (lexicon/statements.toml), forms that words alone do not show
(`forms`), years and figures (`evidence`), its section and its neighbours (`decide`). The rule of a statement
names the heaviest piece of evidence for the kind that won.
"""

from extractor.stages.kinds.decide import find_kinds

__all__ = ["find_kinds"]
