"""Language: the terminal speaks Chinese where the system does (LANG=zh_CN.UTF-8), English elsewhere.

What programs read (JSON, CSV, exit codes, the codes of issues) is the same in both.
"""

from __future__ import annotations

import locale
import os
from functools import cache


def say(words: str, **places: object) -> str:
    """Words of ours, whose {places} are filled, in the language of the terminal."""
    if _is_chinese():
        from extractor.lexicon.chinese import word

        words = word(words)
    return words.format_map(places) if places else words


def say_issue(code: str, message: str) -> str:
    """What an issue says, in the language of the terminal."""
    if _is_chinese():
        from extractor.lexicon.chinese import sentence

        return sentence(code, message)
    return message


@cache
def _is_chinese() -> bool:
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    language = next(filter(None, named), None) or locale.getlocale()[0] or ""  # Windows sets no LANG
    return language.lower().startswith(("zh", "chinese"))
