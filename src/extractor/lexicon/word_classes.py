"""The words of tasks, as one table from a word to the part that it plays in a clause."""

from __future__ import annotations

from functools import cache, lru_cache

from extractor.lexicon.load import load_table
from extractor.text import patterns as regex

# Parts, one letter each: a clause is read as a string of them (`stages/clauses/units.py`).
VERBS = "VwPIfFoLe"  # strong, weak, pivot, result, dual, nominal dual, one character, level, light
_GROUPS = (  # later ones win
    ("o", "verbs", "one"),
    ("V", "verbs", "strong"),
    ("w", "verbs", "weak"),
    ("n", "words", "nouns"),
    ("h", "words", "heads"),
    ("H", "words", "clause_heads"),
    ("I", "verbs", "result"),
    ("a", "words", "adverbs"),
    ("f", "verbs", "dual"),
    ("F", "verbs", "nominal_dual"),
    ("P", "verbs", "pivot"),
    ("L", "verbs", "level"),
    ("e", "verbs", "light"),
    ("Q", "words", "around"),
    ("u", "words", "rest"),
    ("m", "words", "modals"),
    ("k", "words", "connectives"),
    ("x", "words", "pronouns"),
    ("p", "words", "places"),
    ("t", "words", "themes"),
    ("B", "words", "fronting"),
    ("T", "words", "towards"),
    ("c", "words", "joins"),
    ("j", "words", "then"),
    ("Z", "temporal", "behind"),
)
# jieba's tags that tell the part of a word that the lexicon does not know
_BY_TAG = {
    "v": "y",
    "vn": "n",
    "vi": "I",
    "vd": "a",
    "d": "a",
    "ad": "a",
    "p": "p",
    "uj": "D",
    "c": "c",
    "r": "r",
    "f": "s",
}


@cache
def _table() -> dict[str, str]:
    lexicon = load_table("tasks")
    table: dict[str, str] = {}
    for letter, room, group in _GROUPS:
        for word in lexicon[room][group].split():
            table[word] = letter
    for word in lexicon["verb_parts"]["after"].split():
        table.setdefault(word, "z")
    parts = lexicon["verb_parts"]
    for root in parts["roots"]:
        for complement in parts["complements"]:
            table.setdefault(root + complement, "V")
    table |= dict.fromkeys(lexicon["verbs"]["idle"].split(), "a")
    table |= dict.fromkeys(lexicon["verbs"]["capacity"].split(), "K")
    table |= dict.fromkeys(_splits(), "Y")
    table |= dict.fromkeys(lexicon["recurrence"]["words"].split(), "d")
    table |= {"、": ",", "的": "D", "以": "t", "到": "z", "为": "p"}
    return table


@cache
def making_nouns() -> frozenset[str]:
    """Characters that make a noun of a verb before them: 培训班, 治理率."""
    return frozenset(load_table("tasks")["verb_parts"]["makes_noun"])


@cache
def always_making_nouns() -> frozenset[str]:
    """Those that make a noun of a verb of any kind: 推进组."""
    return frozenset(load_table("tasks")["verb_parts"]["makes_noun_always"])


@cache
def beginnings() -> frozenset[str]:
    """What the lexicon's words of several tokens may begin with; most tokens begin none."""
    return frozenset(word[:n] for word in _table() if len(word) <= 6 for n in range(1, len(word)))


@cache
def following() -> dict[str, frozenset[str]]:
    """From such a beginning to the characters that may go on with it."""
    found: dict[str, set[str]] = {}
    for word in _table():
        if len(word) <= 6:
            for n in range(1, len(word)):
                found.setdefault(word[:n], set()).add(word[n])
    return {word: frozenset(chars) for word, chars in found.items()}


@cache
def letters() -> dict[str, str]:
    """From a word to its letter; callers must not change it."""
    return _table()


def part(word: str) -> str | None:
    """The letter of a word that the lexicon knows."""
    return _table().get(word)


@cache
def fusing() -> frozenset[str]:
    return frozenset(load_table("tasks")["verbs"]["fusing"].split())


@cache
def eventive() -> frozenset[str]:
    """Verbs whose objects are events: 开展活动, 实施工程."""
    return frozenset(load_table("tasks")["verbs"]["eventive"].split())


@cache
def group(name: str) -> frozenset[str]:
    """A further group of verbs of the lexicon: `money`, `building`."""
    return frozenset(load_table("tasks")["verbs"][name].split())


@cache
def role(name: str) -> frozenset[str]:
    """Words with a role of their own in a clause: `sure`, `placing`."""
    return frozenset(load_table("tasks")["clauses"][name].split())


@cache
def endings(name: str) -> tuple[str, ...]:
    """Such words, that others end in: `doers`."""
    return tuple(load_table("tasks")["clauses"][name].split())


@lru_cache(2048)
def kinds_of(verb: str) -> frozenset[str]:
    """The names of the groups of verbs that hold it."""
    verbs = load_table("tasks")["verbs"]
    return frozenset(name for name in verbs if verb in group(name))


@cache
def frames() -> frozenset[str]:
    """What closes a frame with 在: 在…的基础上."""
    return frozenset(load_table("tasks")["temporal"]["frames"].split())


@cache
def persons() -> tuple[str, ...]:
    """What a word for persons ends in."""
    return tuple(load_table("tasks")["words"]["persons"].split())


@cache
def states() -> frozenset[str]:
    """How things are to stand, at the end of a name."""
    return frozenset(load_table("tasks")["words"]["states"].split())


@cache
def offices() -> tuple[str, ...]:
    """What the name of an office ends in, that does what follows."""
    return tuple(load_table("tasks")["words"]["offices"].split())


@cache
def on_duty() -> tuple[str, ...]:
    """What the name of those on duty ends in."""
    return tuple(load_table("tasks")["words"]["on_duty"].split())


@cache
def ways() -> tuple[str, ...]:
    """What a way of working ends in, that is tried and spread."""
    return tuple(load_table("tasks")["words"]["ways"].split())


@cache
def events() -> tuple[str, ...]:
    """What a doing ends in."""
    return tuple(load_table("tasks")["words"]["events"].split())


@cache
def works() -> tuple[str, ...]:
    """What the name of a work ends in, that later opens or comes into use."""
    return tuple(load_table("tasks")["words"]["works"].split())


@cache
def seasons() -> frozenset[str]:
    """Nouns that tell when: 暑期, 汛期."""
    return frozenset(load_table("tasks")["temporal"]["seasons"].split())


@cache
def closing_themes() -> frozenset[str]:
    """What a phrase with 围绕 or 按照 ends in: its words are no actions."""
    return frozenset(load_table("tasks")["temporal"]["closing_themes"].split())


@cache
def after() -> frozenset[str]:
    return frozenset(load_table("tasks")["verb_parts"]["after"].split())


_MEASURE = regex.compile(
    r"(?:率|(?<!力)量|额|面积|比例|比重|收入|支出|规模|标准|能力|价格|时间|时长|频次|次数|户数|人数|总数|缺口|费用|成本|周期"
    r"|时限|年龄|强度|期限|限额|起付线|存栏|出栏|[单亩总]产|里程|能耗|总投入|总投资|系数|指数|浓度|密度|额度|满意度|知晓度|集中度|美誉度|信任度|贡献度|热度|占比|数|值|总值|产值|增速|增幅|水平|寿命|宽度|长度|高度)$"
)


@lru_cache(2048)
def noun(text: str, letter: str) -> str:
    """The letter of a noun by what it ends in: `M` for a measure, `H` for what a clause may stand before."""
    if letter not in "nhHy":
        return letter
    if letter == "n" and len(text) > 2 and (_table().get(text[-2:]) == "H" or text.endswith("计划")):
        letter = "H"
    if (len(text) > 1 or text in "率量额数值") and _MEASURE.search(text):
        return "M"
    return letter


@cache
def _splits() -> dict[str, int]:
    return {w.replace("/", ""): w.index("/") for w in load_table("tasks")["verbs"]["split"].split()}


@lru_cache(2048)
def split(word: str) -> int | None:
    """Where jieba's word joins an adverb or a verb to what follows it: 大力|发展, 深化|改革, 充分|利用."""
    at = _splits().get(word)
    if at is not None:
        return at
    table = _table()
    if word[-1] in "到至为成于后" and (stem := table.get(word[:-1])) and stem in VERBS:  # 提高|到
        return len(word) - 1
    if word[0] == "率" and table.get(word[1:], "-") in VERBS:
        return 1
    for at in (2, 3, 1):
        if at >= len(word) or (at == 1 and len(word) != 3):
            continue
        left, right = table.get(word[:at]), table.get(word[at:])
        if left in ("a", "f", "F", "m") and right is not None and right in VERBS:
            return at
        if (
            at == 2
            and left is not None
            and left in "VI"
            and len(word) == 4
            and (right is None or right in "whHVnM")
        ):
            return at
    return None


@lru_cache(2048)
def letter_of(text: str, tag: str) -> tuple[int, str]:
    """The letter of a token; where jieba's word is split, at which character, and the letter of what follows."""
    table = _table()
    known = table.get(text)
    at = split(text) if known == "Y" or (known is None and len(text) > 2) else None
    if at:
        rest = text[at:]
        return at, noun(rest, table.get(rest) or "n")
    if known is None:
        known = _BY_TAG.get(tag, "n")
        if len(text) == 4 and text[0] == text[1] and text[2] == text[3]:  # 扎扎实实
            known = "a"
        if known in "yI" and len(text) == 1:  # a lone character is seldom a verb
            known = "n"
    return 0, noun(text, known)
