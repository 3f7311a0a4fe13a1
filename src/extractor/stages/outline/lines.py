"""Lines: what a single line shows of itself: furniture, contents, salutation, table, attachment, title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.lexicon.answering import LONGEST, answering_labels, body_suffix, site_endings
from extractor.lexicon.load import load_table
from extractor.lexicon.parts import part_words
from extractor.stages.outline.rows import DAY, LABEL, Row
from extractor.text import patterns as regex

# `re`: half of what `regex` takes to look for one class or a literal
STOP = re.compile(r"[。！？；]")
MEASURED = regex.compile(
    r"(?<![第\d.,])\d[\d,.]{0,12}(?:%|‰|[万亿余多]{0,3}(?!年|月|日|号|届|次会议|版|期)\p{Han})"
)
GLOSSARY = re.compile(
    r"(?:附(?:件|录)?[ 　]?\d{0,2}[：:]?[ 　]?)?.{0,20}"
    "(?:名词|词语|用语|术语|有关概念)(?:解释|注释|说明|释义)"
)
ATTACHMENT = regex.compile(
    r"附(?:件|表|录|注)?[ 　]?[\d一二三四五六七八九十]{0,3}[ 　]?[：:、.]"
    r"|附(?:件|表|录)[ 　]?[\d一二三四五六七八九十]{0,2}(?:$|[ 　])"
)
DATE_LINE = regex.compile(rf"[（(]?{DAY}[）)]?")
_DATELINE = regex.compile(
    rf"[-—－–]{{0,6}} ?[（(]?{DAY}[^。]{{0,20}}在[^。]{{4,60}}(?:会议|大会|全会)[^。]{{0,40}}。?"
)
DOCUMENT_NUMBER = regex.compile(r"\p{Han}{1,12}[〔\[［（(【]\d{4}[〕\]］）)】]第?\d{1,4}号")
_OFFICES = "省长|市长|县长|区长|旗长|乡长|镇长|主席|主任|书记|局长|州长|盟长|院长|部长|总理|厅长|站长|所长|处长|科长|负责人"
_NAME_LINE = regex.compile(
    rf"\p{{Han}}{{0,20}}(?:{_OFFICES})[ 　]{{0,6}}(?:\p{{Han}}[ 　]{{0,3}}){{2,4}}(?:[·•]\p{{Han}}{{1,8}})?"
)
_ADDRESSED = regex.compile("各|驻|县直|市直|区直|省直|镇属|乡属|镇直|乡直|街属|机关各")
_LEADERS = regex.compile(r"(?:\.{4}|…{2}|·{4}|(?:\. ){4})[.…· ]{0,200}\d{0,3}$")
_NOTICE = re.compile("ICP备|公安备|网安备|备案号：|网站标识码|版权所有")
_URL = regex.compile(r"(?:https?：//|https?://|www\.)\S{4}")
_PAUSE = regex.compile("[、，；]")
_CAPTION = regex.compile(r"[图表] ?\d{1,2}(?:[-—.]\d{1,2})?[ 　：:、][^。；]{2,60}$")  # 图1：各村茶园面积
_OPENERS = {"）": "（", "】": "【", "］": "［", "]": "["}
_FIELD = regex.compile(r"[-*] [A-Za-z_]{2,20}[：:] ?|-{3,}$|={3,}$|\*{3,}$|`{3}")


def is_furniture(text: str) -> bool:
    if len(text) > 300:
        return False
    if text[0] in _furniture_starts() and any(p.match(text) for p in (_furniture(), _URL, _FIELD)):
        return True
    if text[0] in "图表" and _CAPTION.match(text):
        return True
    return ("备" in text or "网站" in text or "版权" in text) and bool(_NOTICE.search(text))


def is_contents(text: str) -> bool:
    return text in ("目录", "目次", "CONTENTS") or bool(len(text) < 200 and _LEADERS.search(text))


def is_salutation(text: str, first: bool) -> bool:
    """各位代表：, and in front of the text those a document goes to (各村、镇属各单位：)."""
    if len(text) > 80 or text[-1] not in "：！:，":
        return False
    greets = line_words("salutation", "starts").match(text) or (text[-1] in "：:" and "各位" in text)
    if greets and not regex.search("[。；]|，.{3}", text):
        return True
    if (
        not (first or _ADDRESSED.match(text))
        or text[-1] not in "：:"
        or regex.search("[。；]|如下|以下|下列|现将|目标是", text)
    ):
        return False
    return bool(line_words("salutation", "addressees").search(text[:-1]))


def cells(text: str) -> int:
    """Number of cells that tabs or pipes part; a tab behind a label parts none."""
    for sign in "\t|｜":
        if sign in text:
            parts = [part for part in text.split(sign) if part.strip()]
            return len(parts) - (LABEL.fullmatch(parts[0].strip()) is not None if parts else 0)
    return 0


def is_answering(text: str) -> bool:
    """责任单位：…, 完成时限：…: a line that only tells who answers for what stands above it, or by when."""
    label, colon, _ = text[: LONGEST + 3].partition("：")
    return bool(colon) and len(text) <= 200 and label.strip(" 　（(［[【") in answering_labels()


def title_without_bodies(text: str) -> str:
    """产业发展 of 产业发展（牵头单位：镇农业农村办）: what stands before the brackets that tell who answers."""
    end = len(text)
    while end and text[end - 1] in _OPENERS and _names_bodies(text[(begin := _opening(text, end)) : end]):
        end = begin
    return text[:end].rstrip(" 　")


def _opening(text: str, end: int) -> int:
    """Where the bracket begins that closes in front of `end`, within 200 characters."""
    depth = 0
    closer = text[end - 1]
    for i in range(end - 1, max(-1, end - 200), -1):
        depth += (text[i] == closer) - (text[i] == _OPENERS[closer])
        if depth == 0:
            return i
    return end


def _names_bodies(bracket: str) -> bool:
    """（牵头单位：…） or （镇民政办、镇财政所）."""
    if is_answering(bracket):
        return True
    names = _PAUSE.split(bracket[1:-1])
    return all(len(name) > 1 and body_suffix().search(name) for name in names) and not all(
        name.endswith(site_endings()) for name in names
    )


def is_body_name(text: str) -> bool:
    if len(text) > 30 or STOP.search(text):
        return False
    return bool(line_words("salutation", "addressees").search(text))


def count_front(rows: Sequence[Row]) -> int:
    """How many rows from the top belong to the title: title, subtitle, issuer, speaker, date, furniture."""
    front = 0
    for i, row in enumerate(rows[:15]):
        if is_furniture(row.text):
            continue
        if not _is_front(rows, i, first=front == 0):
            break
        front = i + 1
    return front


def _is_front(rows: Sequence[Row], i: int, first: bool) -> bool:
    text = rows[i].text
    if _DATELINE.fullmatch(text) or DATE_LINE.fullmatch(text) or DOCUMENT_NUMBER.fullmatch(text):
        return True
    if rows[i].label or len(text) > 60 or STOP.search(text) or text[-1] in "：，、":
        return False
    if "\t" in text and cells(text) > 2:
        return False
    if _NAME_LINE.fullmatch(text):
        return True
    if is_contents(text) or is_salutation(text, False):
        return False
    if MEASURED.search(text):  # 某镇投900万修水渠 is a title where a page's 发布时间：… stands below it
        return first and len(text) <= 40 and i + 1 < len(rows) and is_furniture(rows[i + 1].text)
    ends = line_words("title", "ends").search(text)
    if ends or line_words("title", "places").fullmatch(text):
        return not first or len(rows) > 1 or bool(ends)
    if first:
        return i + 1 < len(rows) and len(text) <= 40 and "，" not in text
    return "，" not in text and len(text) <= 30 and not _tells_part(text) and i < 6


def _tells_part(text: str) -> bool:
    return any(part_words(group, "strong").search(text) for group in ("done", "problems", "plan", "profile"))


# ---- words -------------------------------------------------------------------------------------------------


@cache
def line_words(table: str, group: str) -> regex.Pattern[str]:
    """An alternation of a group's words; `ends` and `addressees` only at the end of a line."""
    words = sorted(load_table("outline")[table][group], key=len, reverse=True)
    choice = f"(?:{'|'.join(map(regex.escape, words))})"
    if group == "places":
        return regex.compile(rf"\p{{Han}}{{1,12}}{choice}")
    if group in ("ends", "addressees"):
        return regex.compile(rf"{choice}(?:[）)]|[（(][^（）()]{{1,20}}[）)])?$")
    return regex.compile(choice)


@cache
def _furniture() -> re.Pattern[str]:
    words = sorted(load_table("outline")["furniture"]["labels"], key=len, reverse=True)
    choice = "|".join(map(re.escape, words))
    return re.compile(rf"[【\[（(<> ]{{0,2}}(?:{choice})(?:[ 　]{{0,3}}[：:】\]）)>]|[ 　]|$)")


@cache
def _furniture_starts() -> frozenset[str]:
    words = load_table("outline")["furniture"]["labels"]
    return frozenset(w[0] for w in words) | frozenset("【[（(<> hw-*=`")
