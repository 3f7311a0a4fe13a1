"""Contexts: when, where and in which state each quantity holds, and whether it is a level or a movement.

One question per file: `layout` (where each quantity stands), `pairs` (from–to), `changes`, `periods` (the period
of a statement), `times`, `gazetteer` and `places`, `statuses`; `assemble` puts them together.
"""

from extractor.stages.contexts.assemble import find_contexts

__all__ = ["find_contexts"]
