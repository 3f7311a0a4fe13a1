"""The lines that a header is read from, and what a line shows of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.findings import Block
from extractor.text import patterns as regex

_OFFICES = "省长|市长|县长|区长|旗长|乡长|镇长|主席|主任|书记|局长|州长|盟长|院长|厅长|站长|所长|处长"
SPEAKER = regex.compile(rf"(?:代理|代|副)?(?:{_OFFICES})[ 　].{{0,12}}$")  # …人民政府县长　周 铭
SESSION = regex.compile(r"在(\p{Han}{2,20}?)第[一二三四五六七八九十百\d]{1,4}[届次]")
_LONGEST_BODY = 30


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of the reading by what they are, without the blanks around them."""

    front: tuple[str, ...]
    heads: tuple[str, ...]
    signature: tuple[str, ...]
    furniture: tuple[str, ...]

    @classmethod
    def of(cls, text: str, blocks: Sequence[Block]) -> Lines:
        kinds = ("title", "heading", "signature", "furniture")
        return cls(*(tuple(text[b.start : b.end] for b in blocks if b.kind == kind) for kind in kinds))


@cache
def choice(group: str) -> str:
    """An alternation of a group of `header.toml`, longest first."""
    return "|".join(sorted(load_table("header")[group], key=len, reverse=True))


@cache
def _title_ends() -> regex.Pattern[str]:
    words = "|".join(load_table("outline")["title"]["ends"])
    return regex.compile(rf"(?:{words})(?:[（(].{{1,20}}[）)])?$")


@cache
def _body() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{2,28}}(?:{choice('bodies')})$")


def ends_title(line: str) -> bool:
    return bool(_title_ends().search(line))


def is_body(line: str) -> bool:
    """A line that is nothing but a body's name."""
    if len(line) > _LONGEST_BODY or line.endswith(tuple(load_table("header")["no_bodies"])):
        return False
    return bool(_body().match(line)) and not ends_title(line)


@cache
def _place() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{1,12}}(?:{choice('places')})")


def is_place(line: str) -> bool:
    return bool(_place().fullmatch(line))
