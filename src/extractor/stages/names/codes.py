"""Codes: numerals in Latin tokens, document numbers, phones, roads, grades and sizes."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon.load import load_table
from extractor.models.records import NameKind
from extractor.stages.names.alternatives import DIGITS, HAN, Alternatives, Rule
from extractor.text import patterns as regex

_CN = "〇一二两三四五六七八九十百千万亿"
_SIZE = rf"(?:\d[\d,.]*[{_CN}]{{0,3}}|[{_CN}]{{1,4}})"

_DOCUMENT = r"[〔\[（【](?:19|20)\d\d年?[〕\]）】]第?\d{1,4}(?:—\d{1,4})?号(?:文件?)?"
# words that stand before a document number and are not of it
_LEAD_IN = regex.compile(
    r".*(?:按照|根据|依据|依照|对照|落实|执行|印发|转发|下发|发布|出台|参照|详见|文件|精神|通知|以|见|的|和|及|与|由|在|了|据|照)"
    r"(?=\p{Han}{2,}[〔\[（【])"
)


@cache
def _codes() -> Alternatives:
    names = load_table("names")
    letters = "|".join(names["digit_letter_names"]["words"].split())
    behind = "|".join(names["hotline"]["behind"])
    before = "|".join(names["hotline"]["before"])
    sized = "|".join(names["sized"]["nouns"])
    size_end = r"(?=[\p{Han}”’」』，。、；）])"
    rules = (
        Rule(
            "names.phone",
            "phone",
            r"(?:0\d{2,3}[-—－ ]?\d{7,8}(?:-\d{1,4})?|400-?\d{3,4}-?\d{3,4}|1[3-9]\d{9})(?!\d)",
            DIGITS,
        ),
        Rule(
            "names.phone",
            "phone",
            r"(?<=（)0\d{1,3}） ?\d{6,8}(?:分机\d{1,5})?|0800-?\d{3}-?\d{3}|1[3-9]\d-\d{4}-\d{4}",
            DIGITS,
        ),
        Rule(
            "names.hotline",
            "phone",
            r"19\d\d(?=[”」』]?(?:县民|市民|专线|热线|防疫))|1\d{2,3}(?=\p{Han}{1,4}专线)",
            DIGITS,
        ),
        Rule("names.bus", "code", r"\d{1,3}路(?=(?:[、和][A-Z]?\d{1,3}路)*(?:公交|巴士|班车))", DIGITS),
        Rule(
            "names.phone",
            "phone",
            r"(?<=(?:电话|传真|手机|联系方式|热线)(?:号码)?[：:]? ?)\d{5,12}(?:-\d{1,8})?",
            DIGITS,
        ),
        Rule(
            "names.hotline",
            "phone",
            rf"(?:1(?:1[0-9]|2[0-2]|23[0-9]{{2}}|\d{{4}})|9\d{{4,5}})(?![\d.,%])"
            rf"(?:(?=[”’」』]?(?:{behind}))|(?<=(?:{before})[“‘：]?\d{{3,6}}))",
            DIGITS,
        ),
        Rule(
            "names.standard",
            "code",
            r"(?<=(?:[A-Z]{2,4}|/[A-Z]{1,3}) )\d{2,6}(?:[.\-—]\d+)*(?!\p{Han}?级)",
            DIGITS,
        ),
        Rule("names.room", "code", r"\d{2,4}室(?!内|外)", DIGITS),
        Rule("names.footnote", "code", r"(?<=[\[［])\d{1,3}(?=[\]］])(?<!\d\d\d\d)", DIGITS),
        Rule(
            "names.digits-read",  # 六二六
            "code",
            r"(?<![一二三四五六七八九十百千万])[一二三四五六七八九]{3}"
            r"(?![一二三四五六七八九十百千万产类级季个]|、)",
            HAN,
        ),
        Rule(
            "names.grade",
            "grade",
            r"[一二三四](?=[、和][二三四]级)(?=..级(?:公立|综合|医院|医疗|子公司|公司|学科|旅|景|甲))",
            HAN,
        ),
        Rule(
            "names.class",
            "grade",
            r"[一二三四五]类(?=村|疫苗|事业单位|地区|水质|土|费用?|城市|乡镇|市场|公厕|医疗器械|目标|单位)",
            HAN,
        ),
        Rule("names.degree-of-kin", "grade", r"[一二三四](?:亲等|等亲)", HAN),
        Rule(
            "names.line",
            "road",
            r"(?<=\p{Han})(?<![条段个新建开通修有了成共])[一二三四五六七八九十百千万](?=高铁|铁路|城际|高速(?!公路[约全总长\d]))",
            HAN,
        ),
        Rule("names.identity", "code", r"(?:\d{15}|\d{17}[\dXx]|[0-9A-Z]{18})(?![\dA-Za-z])", DIGITS),
        Rule(
            "names.post-code",
            "code",
            r"(?<=(?:邮编|邮政编码|代码|编号|编码|统一社会信用代码)[：:]? ?)[\dA-Z]{4,18}(?:-\d+)*",
            DIGITS,
        ),
        Rule(
            "names.road",
            "road",
            r"\d{3}(?=(?:国|省|县)道)(?:[国省县]道)|(?<=[国省县乡]道)\d{1,3}(?:线|号|国道)?(?!公里|米|条|\d)|\d{1,3}(?=快速道路|快速公路)|\d{2,3}[甲乙丙丁]线"
            r"|(?<=[台道县市乡线])\d{1,3}[甲乙丙]?线(?![路下上索以])",
            DIGITS,
        ),
        Rule("names.plus", "policy", r"\d{1,3}(?:[+＋][\dA-ZNnXx]{1,3})+(?![\d.])", DIGITS),
        Rule(
            "names.letters",
            "code",
            rf"\d{{1,2}}(?:{letters})(?:级|店|打印|基站|网络)?(?![A-Za-z\d])(?<!\d\d[KV]|(?<=\d[.])\d[A-Z])",
            DIGITS,
        ),
        Rule("names.one-to-one", "word", r"1(?:对|[vV][sS]?)[1N多](?![\d.,元万亿])", DIGITS),
        Rule(
            "names.digit-slogan",  # 实施1236工程
            "slogan",
            r"(?<![\d.,])(?!(?:19|20)\d\d)\d{3,5}(?=(?:工作|总体|发展|战略|行动|产业|治理|服务){0,2}(?:工程|行动|战略|思路|工作法|模式|格局|布局|体系|规划|机制))",
            DIGITS,
        ),
        Rule(
            "names.version",
            "code",
            r"\d\.\d(?:版本?|时代)(?!权)|(?<=[\p{Han}”A-Za-z])[1-5]\.0(?![\d.]|版|[万亿%％元亩个千米公吨人户家名])",
            DIGITS,
        ),
        Rule(
            "names.top",
            "title",
            rf"(?<!前)(?:\d{{2,3}}|[{_CN}]{{1,3}})强(?!度|化|势|烈|调|大|降|力|制|弱|风|国|对流|省|基|师|链|县[工]|村富|镇[带]|企[工])",
        ),
        Rule(
            "names.size",
            "grade",
            rf"{_SIZE}(?:吨|千伏|兆瓦|千瓦|元|米|人|亩|头|立方米?|公斤|斤|平方米|标箱|TEU|kV|座|床)?级{size_end}(?!联动|干部|组织|党|政府"
            rf"|书记|医保|以上|以下|财政|机构|领导|河长|林长|网格|响应|便民|治理|公共|代表|统筹|法院|工会|税|地震)(?<![一二两三四五六]级)",
        ),
        Rule("names.star-grade", "grade", r"[1-5]A{1,5}级?|[一二三四五六七八九][星A]级"),
        Rule(
            "names.industry-size",
            "grade",
            rf"(?<![超近达破过约余逾成到至造投资额值入\d])[十百千万]{{1,2}}亿(?:元)?(?=(?:级)?(?:{sized})(?!均|级干))",
            HAN,
        ),
        Rule(
            "names.field-size",
            "grade",
            r"(?<![超近达破过约余逾成到至造增植种积\d上])[十百千万]亩(?=[\p{Han}]{0,6}(?:示范|基地|方|荷|塘|大棚|高标准|桃|稻|花|药|竹|果园|茶园"
            r"|良田|片|园|林|花海|梯田|草场|菜|油茶|产业))(?!以)",
            HAN,
        ),
        Rule(
            "names.village-size",
            "grade",
            r"(?<![超近达破过约余逾成到至造投资额值入\d])[十百千]{0,2}[万亿]元(?=\p{Han}{0,2}(?:村|大户|户)(?!均|民|以))",
            HAN,
        ),
        Rule(
            "names.grade",
            "grade",
            r"[一二三四五六七八九](?:级)(?=甲等|乙等|公立|医院|综合医院|专科|公路|标准|资质|达标|英模|响应|保护|文物|动物|教授|警司|警督|警监|主任|调研|巡视|建造"
            r"|裁判|运动员|河流|水源|水质|以上医|智力|肢体|残疾|重度|动保|阶梯|动力|学科|社工|安全|等保|响)",
            HAN,
        ),
        Rule(
            "names.model",
            "code",
            r"(?<=波音|空客|空中客车|长征|神舟|嫦娥|天宫)(?:\d{1,4}|[一二三四五六七八九十]{1,3}号)",
        ),
        Rule(
            "names.numbered",
            "code",
            r"(?:\d{1,4}(?:[—、~至-]\d{1,3})*|[一二三四五六七八九十]{1,3})号(?!召|称|令[^，。、]|码|[子脉角])(?:线|楼|机组?|文件?|院"
            r"|路|公路|矿井?|井|台风|产业项目|工程|地块|车间|高炉|站|馆|桥|坝|泵站|煤矿|洪水|基地|大棚|库|码头|泊位|仓|厂房|闸|隧道|卫星|发动机)?",
        ),
    )
    return Alternatives(rules)


# What stands behind the numeral of a code, or before a short one; where nothing does, no rule is tried. `re`: faster.
_BEHIND_DIGITS = re.compile(
    r"[A-Za-z+＋、至~\-—－）\]］路室号强国省县乡快甲乙丙丁线版时]|对[1N多]|[^，。；\n]{0,5}级"
)
_BEFORE_DIGITS = frozenset("（[［ ：:道音客车征舟娥宫")
_BEHIND_HAN = re.compile("[级类亲等高铁城强星A号、和元亩]|[^，。；\n]{1,5}级")
_SHORT = 2  # digits
_LATIN = regex.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_./+×:@&#?=%][A-Za-z0-9]+)*")
_MIXED = regex.compile(r"(?=[0-9A-Za-z]*[A-Za-z][0-9A-Za-z]*\d)\d+[A-Za-z]+\d[0-9A-Za-z]*")
_ENTITY = regex.compile(r"&#?[A-Za-z0-9]{1,8};")
_SMALL_RESERVOIR = regex.compile(r"小(?:（[一二12]）|[一二12])型")
_HAN = regex.compile(r"\p{Han}")
_DOCUMENT_PATTERN = regex.compile(_DOCUMENT)


def documents(text: str) -> list[tuple[int, int]]:
    """Spans of document numbers (湘政发〔2021〕5号), without the words that lead up to them."""
    found = []
    for match in _DOCUMENT_PATTERN.finditer(text):
        start = match.start()
        while start > 0 and match.start() - start < 10 and _HAN.match(text, start - 1):
            start -= 1
        lead = _LEAD_IN.match(text, start, match.start() + 1)
        found.append((lead.end() if lead else start, match.end()))
    return found


def code_at(text: str, position: int, end: int, low: int = 0) -> tuple[int, int, NameKind, str] | None:
    """The code, grade or number of a service whose first numeral is `text[position:end]`: start, end, kind, rule.

    What comes before `low` belongs to a name already.
    """
    before = text[position - 1] if position else " "
    if before.isascii() and (before.isalpha() or before in "-_./+#&"):
        start = position - 1
        while (
            start > low
            and text[start - 1].isascii()
            and (text[start - 1].isalnum() or text[start - 1] in "-_./+&#@")
        ):
            start -= 1
        start = max(start, low)
        if before in "&#" and (entity := _ENTITY.match(text, start)):
            return entity.start(), entity.end(), "residue", "names.entity"
        while start < position and not text[start].isalpha():
            start += 1
        if start < position and (latin := _LATIN.match(text, start)) and latin.end() > position:
            close = latin.end() + text.startswith("级", latin.end())
            return start, close, "code", "names.latin"
    if "小" in text[max(0, position - 2) : position]:
        small = _SMALL_RESERVOIR.match(text, text.rindex("小", 0, position))
        if small is not None:
            return small.start(), small.end(), "grade", "names.reservoir-grade"
    if not text[position].isdecimal():
        may = end - position == 3 or text[end - 1] == "亿" or _BEHIND_HAN.match(text, end) is not None
    elif text[end : end + 1].isalpha() and (mixed := _MIXED.match(text, position)):
        return position, mixed.end(), "code", "names.mixed"
    else:
        short = end - position <= _SHORT and text[position - 1] not in _BEFORE_DIGITS
        may = not short or _BEHIND_DIGITS.match(text, end) is not None
    return _codes().at(text, position) if may else None
