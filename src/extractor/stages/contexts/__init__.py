"""Contexts: when, where and in which state each quantity holds, and whether it is a level or a movement.

One question per file: `layout` (where each quantity stands), `pairs` (from–to), `changes`, `periods` (the period
of a statement), `times`, `ends`, `gazetteer`, `holding` and `places`, `statuses`; `assemble` puts them together.

Patterns are tried by the thousand on strings of a few characters: most are `re`'s, whose calls take a half to a
third of the time of `regex`'s. That is for \\p{Han}, and for long ones that are seldom tried: it is kept compiled
between starts. Long alternations look at the first character before all is tried.
"""

from extractor.stages.contexts.assemble import find_contexts

__all__ = ["find_contexts"]
