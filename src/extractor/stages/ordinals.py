"""Ordinals: positions in a sequence and ranks, with their value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractor.lexicon.load import load_table
from extractor.stages.findings import OrdinalFound
from extractor.stages.rule import Found
from extractor.text import patterns as regex
from extractor.text.reading import Reading

_CN = r"[一二三四五六七八九十百零〇]{1,5}"
_N = rf"(?:\d{{1,4}}(?:\.\d)?|{_CN})"
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}


def _value(written: str) -> Decimal | None:
    """12, 十二, 二十, 一百零五, 三 as a number."""
    if written[0].isdecimal():
        return Decimal(written)
    total, digit = 0, 0
    for c in written:
        if c in "十百":
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
        elif (digit := _DIGITS.get(c, -1)) < 0:
            return None  # a digit of a script that Python does not know
    return Decimal(total + digit)


@dataclass(frozen=True, slots=True)
class OrdinalRule:
    """`pattern` finds an ordinal; its group `n` is the number.

    `marks`: what it can begin with, 第 or 前, or what can stand behind its number, `|` for the edge of a page.
    """

    id: str
    pattern: str
    marks: str


# 二十大产业 counts, 二十大报告 does not.
_COUNTED_BY_BIG = (
    "产业|行动|工程|领域|类|任务|举措|重点|项目|专项|体系|方面|板块|企业|系列|集群|场景|战役|优势|品牌|支柱|园区|片区|机制|措施"
    "|平台|基地|中心|工作|系统|战略|载体|板|抓手|新兴|特色|民生|实事|攻坚|景区|景点|市场"
)
_HELD = r"举办|开展|组织|开办|主办|承办|培训班?|办班?|共|了|分|计|达|约|近|余|每|这|上|下|满|逾|超|过"
_PLENUM = r"(?:[一二三四五六七八九十]{1,3})"

_RULES = (
    OrdinalRule(
        "ordinals.plenum",  # 十九届六中全会, 九届十三次全委会: one mention
        rf"第?(?P<n>{_PLENUM}|\d{{1,2}})届(?:中央(?:委员会)?|省委|市委|县委|区委)?第?{_PLENUM}[中次](?:全委?会|全体会议|会议|职代会"
        rf"|团代会|党代会)?",
        "第届",
    ),
    OrdinalRule(
        "ordinals.plenum-more",  # 二十届二中、三中全会: the second one
        rf"(?<=[中次][、和及])第?(?P<n>{_PLENUM})[中次](?:全委?会|全体会议|会议|(?=[、和及]第?{_PLENUM}[中次](?:全|会)))",
        "第中次",
    ),
    OrdinalRule("ordinals.plenum-bare", r"(?<![届次中\d])(?P<n>[一二三四五六七])中全会", "中"),
    OrdinalRule(
        "ordinals.round", r"(?<![第一二三四五六七八九十几两])(?P<n>[二三四])轮(?=土地|承包|延包|耕地)", "轮"
    ),
    OrdinalRule(
        "ordinals.congress",
        rf"(?P<n>二?十[一二三四五六七八九]?)大(?!{_COUNTED_BY_BIG})(?<!(?<![一二三四五六七八九])十大)(?<=[一二三四五六七八九十]大)",
        "大",
    ),
    OrdinalRule(
        "ordinals.page",
        r"(?<=[—\-–] ?)(?P<n>\d{1,4})(?= ?[—\-–] *(?:\n|$))(?<=(?:^|\n)[ 　]*[—\-–]+ ?\d+)",
        "|",
    ),
    OrdinalRule("ordinals.contents-page", r"(?<=(?:\.{4}|…{2}|·{4}) *)(?P<n>\d{1,4})(?= *(?:\n|$))", "|"),
    OrdinalRule("ordinals.lone-page", r"(?<=\n *)(?P<n>\d{1,3})(?= *\n+(?:=|第 ?\d+ ?页|\f))", "|"),
    OrdinalRule("ordinals.nth", "", "第"),
    OrdinalRule(
        "ordinals.nth-of-several",  # 第一、二、三产业
        rf"(?<=第{_CN}(?:、{_CN}){{0,3}}、)(?P<n>[一二三四五六七八九十]{{1,2}})(?=、|产业|季度|批|期|届|次)",
        "、产期届次",
    ),
    OrdinalRule(
        "ordinals.rank",  # 前三, 前5位
        r"(?<![之以目提])前(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?:强|名|位|甲|列(?!腺))"
        r"|(?<=\p{Han})(?<![之以目提日年月天眼从面跟当先空支])前(?P<n>\d{1,2}|[一二三四五六七八九十])(?=[，。；、）” \n]|$|列)",
        "前",
    ),
    OrdinalRule(
        "ordinals.industry",
        r"(?<![一二三第\d]|第[一二]、)(?P<n>[一二三])(?:、?[二三]){0,2}产(?:业)?(?![品出地值能量生物权])",
        "、产",
    ),
    OrdinalRule(
        "ordinals.phase",  # 二期工程
        rf"(?<!{_HELD}|[\d一二三四五六七八九十两几同近长短周学定初中末晚早])(?P<n>[一二三四五六七八九])期(?!间|望|限|货|权|刊|待|末|初|满|盼)",
        "期",
    ),
    OrdinalRule(
        "ordinals.phase",
        r"(?<=[、和及])(?P<n>[一二三四五六七八九])期(?=工程|项目|建设|[，。、]|投产|开工)",
        "期",
    ),
    OrdinalRule("ordinals.phase", r"(?<!第)(?P<n>[一二三四])(?=[、和及][二三四五]期(?!间))", "、和及"),
    OrdinalRule("ordinals.prize", r"(?P<n>[一二三四])等(?:奖|功)", "等"),
    OrdinalRule(
        "ordinals.congress-nth",  # 市六次党代会
        rf"(?<!召开|举行|开|了|共|第)(?P<n>{_CN})次(?=党代会|人代会|团代会|妇代会|职代会|代表大会|全国代表大会|全会|全委会)",
        "次",
    ),
    OrdinalRule(
        "ordinals.session",  # 八届人大一次会议
        rf"(?<=人大|政协|届|代表大会|会议|委员会|党代会|职代会)第?"
        rf"(?P<n>{_CN})次(?=会议|全会|全体|大会|常委|常务)",
        "第次",
    ),
    OrdinalRule(
        "ordinals.term",
        r"(?<![一二三四五六七八九十\d])(?P<n>[一二三四五六七八九十]{1,3})届(?=\p{Han}{0,4}(?:党委|人大|政协|人代会|党代会|全会|纪委)|政府|中央|省委|市委|县委|区委|镇委|乡|全国|常委"
        r"|历次|历届|各次|[，、。一二三四五六七八九十])",
        "届",
    ),
    OrdinalRule("ordinals.grade-of-stream", r"(?P<n>[一二三四])级(?=支流)", "级"),
)


# Where an ordinal may begin: only there the rules are tried. 0-9, not \d: that is looked up for each other character.
_START = re.compile(
    r"[第前0-9一二三四五六七八九十](?:(?<=第)|(?<=前)(?=[\d一二三四五六七八九十])"
    r"|(?:(?<=\d)(?<!\d.)\d*+|(?<=[一二三四五六七八九十])(?<![一二三四五六七八九十].)[一二三四五六七八九十]*+)"
    r"(?=(?P<behind>[届大期产等次级中轮、和及])| *[—\-–]| *(?:\n|$)))"
)


@cache
def _choice(mark: str) -> tuple[list[OrdinalRule], regex.Pattern[str]]:
    """The rules that are tried at such a mark, and their patterns as one."""
    rules = [rule for rule in _RULES if mark in rule.marks]
    parts = (f"(?P<r{index}>{_pattern(rule)})" for index, rule in enumerate(rules))
    return rules, regex.compile("|".join(parts), regex.MULTILINE)


def _pattern(rule: OrdinalRule) -> str:
    if rule.id != "ordinals.nth":
        return rule.pattern
    table = load_table("labels")
    fixed = "|".join(table["not_ordinal"]["words"])
    after = "|".join(sorted(table["counted"]["after_number"], key=len, reverse=True))
    return rf"(?!{fixed}|(?<=[放摆][在到]|排在)第一位)第 ?(?P<n>{_N})(?: ?(?:{after}))?(?!季)"


def find_ordinals(reading: Reading) -> Found[OrdinalFound]:
    """Every ordinal of the text with its value."""
    found = []
    text, done = reading.text, 0
    for start in _START.finditer(text):
        at = start.start()
        if at < done:
            continue
        rules, pattern = _choice(start["behind"] or (text[at] if text[at] in "第前" else "|"))
        match = pattern.match(text, at)
        if match is None:
            continue
        rule = next(r for i, r in enumerate(rules) if match[f"r{i}"] is not None)
        found.append(OrdinalFound(match.start(), match.end(), _value(match["n"]), rule.id))
        done = match.end()
    return Found(found)
