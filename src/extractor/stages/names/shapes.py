"""Shapes: what the build of a phrase tells (一村一品, 等一等, 一件接着一件, 每一个, 一体化)."""

from __future__ import annotations

from functools import cache

from extractor.models.records import NameKind
from extractor.stages.names.alternatives import Alternatives, Rule
from extractor.text import patterns as regex

_N = "[一二两三四五六七八九十百千万]"
_NUMERAL = "〇一二两三四五六七八九十百千万亿"
_COUNTED = "省市县区乡镇村组户人名次个家条项处座台套元亩吨天年月日岁位届里斤件批轮期公起场级"
_ARTICLE = "个种项支份条股片场番次位名家张本件座套批把门段对副代"
_STEADY = (
    "是|为|成为|作为|有着|有|像|有如|犹如|宛如|如同|当作|视为|看作|变成|形成|营造|打造|培育|锻造|展现|呈现|描绘|书写|交出|谱写|开创|开启|走出|迈出"
    "|提供|创造|确立|树立|织就|绘就|铸就|凝聚|筑起|撑起|架起|唱响|开辟|留下|献上|递交|交上|点燃|守好|守住|守护|呵护|保持"
)
_WEIGHTY = "关键|重要|最后|不平凡|平凡|收官|开局|起步|攻坚|难忘|丰收|非凡|决胜|奋进|奋斗|特殊|承上启下|冲刺|见效|成效|提升|突破"


@cache
def _shapes() -> Alternatives:
    rules = (
        Rule("names.paired", "slogan", rf"一(?P<x>[\p{{Han}}])一(?P=x)(?![{_NUMERAL}])", "一"),
        Rule(
            "names.each-in-turn",
            "slogan",
            rf"一(?P<x>亩|件|个|处|户|批|项|起|片|栋|宗|块|条|家|村|步|年)\p{{Han}}{{1,2}}一(?P=x)(?![{_NUMERAL}])",
            "一",
        ),
        Rule(
            "names.one-after-another",  # 发现一处、登记一处、销号一处 · 查处一案、警示一片
            "slogan",
            rf"(?<=(?:^|[，、。；：\n“])\p{{Han}}{{2}})一(?![{_NUMERAL}座所栋])\p{{Han}}(?=、\p{{Han}}{{2}}一\p{{Han}}[、，。；”])"
            rf"|(?<=一\p{{Han}}、\p{{Han}}{{2}})一(?![{_NUMERAL}座所栋])\p{{Han}}(?=[、，。；”])",
            "一",
        ),
        Rule(
            "names.any-one",  # 一座城市的厚度, 过一个祥和的新春
            "vague",
            r"(?<=[，。；：！？\n“])一[个座](?=地方|国家|民族|政党|社会|时代|城市的|企业的|干部的)"
            r"|(?<=过[上好]?)一个(?=\p{Han}{0,12}(?:春节|新春|新年|佳节|节日|假期|暖冬|好年|年[，。；]))",
            "一",
        ),
        Rule("names.doubled", "vague", r"一(?P<x>\p{Han})(?P=x)", "一"),
        Rule(
            "names.even-one",
            "vague",
            r"一(?:个|人|户|分|刻|步|丝|点|天|寸|件|家|村|处|次|亩|块|日)(?=(?:都|也)不|不(?:漏|落|少|荒|留|差|让|能)|也|都没)",
            "一",
        ),
        Rule(
            "names.by-one",  # 一村一主业
            "slogan",
            rf"一(?![{_ARTICLE}{_NUMERAL}])\p{{Han}}一(?![{_ARTICLE}{_NUMERAL}])\p{{Han}}{{2,3}}(?=[，。；、”’！）\n])",
            "一",
        ),
        Rule(
            "names.by-one",  # 一村一策, 一干多支
            "slogan",
            rf"一[\p{{Han}}](?<![{_NUMERAL}])(?:[一多](?![{_COUNTED}{_NUMERAL}定些切般系样])[\p{{Han}}]"
            rf"|[两三四五六七八九十](?![{_COUNTED}{_NUMERAL}大分成])[\p{{Han}}](?<!一[{_COUNTED}成折]..))(?![{_NUMERAL}\d])",
            "一",
        ),
        Rule(
            "names.by-one",
            "slogan",
            rf"一(?![{_ARTICLE}{_NUMERAL}])\p{{Han}}{{2,3}}一(?![{_ARTICLE}{_NUMERAL}])\p{{Han}}{{2,3}}(?=[，。；、”’！）的\n])",
            "一",
        ),
        Rule(
            "names.numbered-slogan",  # 三高四新, 八山一水一分田
            "slogan",
            rf"{_N}(?![{_COUNTED}{_NUMERAL}分之余多几来大成])[\p{{Han}}]{_N}(?![{_COUNTED}{_NUMERAL}分之余多几来大成定些切般系样])[\p{{Han}}]"
            rf"(?:{_N}(?![{_COUNTED}{_NUMERAL}定些切般系样])[\p{{Han}}])?(?![{_NUMERAL}])",
        ),
        Rule(
            "names.age-of-place",
            "word",
            r"(?<![数几近上约超逾过\d])[百千万]年(?=[\p{Han}])(?![来以间之内后前里大多左中才只仅未])",
        ),
        Rule("names.to-the-end", "idiom", r"一\p{Han}到(?:底|边)", "一"),
        Rule(
            "names.words-of-it",
            "word",
            r"(?<=[”’])[一二两三四五六七八九](?:个)?[字词](?![\p{Han}]{0,1}[方诀])",
        ),
        Rule("names.best-of", "title", r"[十百千](?:佳|优|星|强|杰)(?![化势])"),
        Rule(
            "names.regularly",  # 每月一调度
            "slogan",
            r"(?<=[每逢][日天周旬月季年]|[日周旬月季年]|季度|半年)"
            r"一(?=\p{Han}{2}(?:[，。、；”！制]|机制|制度))(?![次个回名条项件家场期轮批天年月])",
            "一",
        ),
        Rule(
            "names.per-many",  # 万人发明专利拥有量, 千人口床位数, 亿元GDP死亡率
            "word",
            r"(?<![每\d十百千])[十百千万亿]{1,2}(?:人口?|元|吨)(?=\p{Han}{0,8}(?:拥有量|专利|床位数|医师数|医生数|护士数|死亡率)"
            r"|(?:GDP|地区生产总值|生产总值|工业增加值|工业产值|产值)\p{Han}{0,8}(?:能耗|水耗|电耗|用水|取水|死亡率|排放))",
        ),
        Rule("names.-ise", "word", rf"{_N}化(?![工肥学妆验])"),
        Rule("names.as-one", "word", r"(?<=[为于成])一[体身炉](?=[的，。、；发建推])", "一"),
        Rule(
            "names.action-years",  # 三年行动计划, 百日攻坚
            "policy",
            r"(?:[一二三四五六七八九十百]+|\d{1,2})[年日天](?=专项|攻坚|行动|滚动|(?:发展|建设|工作|实施|行动)?规划|计划|大会战|会战|整治|提升行动|\p{Han}{2,6}方案》|倍增|大变样|大提升|强基|治本)"
            r"(?:发展规划|建设规划|工作规划|行动规划|行动计划|行动方案|行动|规划|攻坚行动|攻坚|大会战|会战|滚动计划|倍增计划|计划|治本攻坚行动|专项整治|专项行动|整治)?",
        ),
        Rule(
            "names.this-one",  # 每一项, 新一轮; not 创新|一项, 合同|一份
            "vague",
            r"(?<=[每下上这那某另何]|(?<![创更重])新|(?<![合共陪协相等])同|(?<![责主现担离])任)一[\p{Han}]",
            "一",
        ),
        Rule(
            "names.weighty-year",  # 关键的一年
            "vague",
            rf"(?<=(?:{_WEIGHTY}|意义|里程碑意义)(?:之?的)?)一年(?![一二三四五六七八九十\d级])",
            "一",
        ),
        Rule(
            "names.year-of",  # 是任务繁重的一年
            "vague",
            r"(?<=[是为][^。；！？\n]{1,60}的)一年(?=[，。；！、]|$)",
            "一",
        ),
        Rule(
            "names.weighty-step",  # 迈出关键一步
            "vague",
            r"(?<=关键|重要|坚实|崭新|历史性|决定性|第|首要的?|重|大|跨前|迈前|抢前)"
            r"一[步招环棋着条](?=[不，。、；”！就更与和]|$)",
            "一",
        ),
        Rule(
            "names.utmost",
            "vague",
            r"(?<=最[高低后大小好差近新早晚终先]的?)一[档级层次批名位项个步环年]",
            "一",
        ),
        Rule(
            "names.is-one-of",
            "vague",
            rf"(?<=(?:是|为|成为|作为)\p{{Han}}{{0,10}}的)一[{_ARTICLE}](?!以上|左右|多|余|半)",
            "一",
        ),
        Rule(
            "names.brought-forth",  # 走出一条新路
            "vague",
            r"(?<=[蹚走闯拼交探写绘谱织画唱打推创干拿][出好就响写](?:了|来)?)一[条份张片幅番种支篇首曲]",
            "一",
        ),
        Rule("names.not-one-step", "vague", r"一步(?=[不也]|都不)", "一"),
        Rule(
            "names.article",
            "vague",
            rf"(?<=(?:{_STEADY})(?:了|起|出|好)?)一[{_ARTICLE}](?!以上|左右|多|余|半)(?!(?<=打造一条)\p{{Han}}{{0,8}}(?:路|道|街))",
            "一",
        ),
    )
    return Alternatives(rules)


_NOUGHT = regex.compile(  # 零垮坝, but not 零部件
    rf"(?<![{_NUMERAL}\d点飘凋孤])零(?![售件星碎部用食头下落散担钱花时点配基信跑活])(?![{_NUMERAL}])\p{{Han}}{{2}}(?=[，。；、！”）]|的?目标)"
)
_FIRST_PLACE = regex.compile("(?<=[放摆][在到]|排在)第一位")
_V_ONE_V = regex.compile(r"(?V1)(?P<x>[\p{Han}--[省市县区乡镇村年月日天]])一(?P=x)")
_MANY_ONE = regex.compile(r"(?V1)多[\p{Han}--[的了些]]一[\p{Han}--[次起件个定些切般样年点]]")
_SCHOOL_YEAR = regex.compile(
    r"(?<![提最较新年月])[高初大研][一二三四](?=年级|毕业|学生|学年|新生|班|学段|生|、[高初大研])"
)
_GENERATION = regex.compile(r"(?:[5-9]0|0[05]|[七八九]零|零零)后")

_EMISSION = regex.compile(
    r"(?<![中全各我本外两多邻])国[一二三四五六](?=[aAbB]?(?:排放|标准|阶段|以[上下]|及以|柴油|汽油|燃气|重型|货车|机动车|非道路))"
)
_SIDE = regex.compile(
    "[东西南北][一二三四五六七八九](?:环(?:线|路)?(?![节境保评顾抱绕球卫形])|跑道|干渠|支渠|采区)"
)


_RELAY = regex.compile(
    r"[一每](?P<x>\p{Han}{1,3})(?:接着|跟着|连着|接|赶|追着|挨着|又|复|跟|顶着)一(?P=x)(?:\p{Han}(?=[，。；、”！]|地))?"
)


_MANY_FOR_MANY = regex.compile(r"(?V1)(?P<x>[百千万])[\p{Han}--[分之余多几个元数字]]{1,3}(?P=x)\p{Han}")


def relay_at(text: str, position: int) -> tuple[int, int, NameKind, str] | None:
    """一年接着一年干 and 百企兴百村, longer than the fixed words that they begin with."""
    if text[position] == "一" and (match := _RELAY.match(text, position)):
        return match.start(), match.end(), "slogan", "names.relay"
    if text[position] in "百千万" and (match := _MANY_FOR_MANY.match(text, position)):
        return match.start(), match.end(), "slogan", "names.many-for-many"
    return None


def nought_at(text: str, position: int) -> tuple[int, int, NameKind, str] | None:
    """What is to happen not once: 零垮坝."""
    match = _NOUGHT.match(text, position)
    return (match.start(), match.end(), "slogan", "names.nought") if match else None


def shape_at(text: str, position: int, end: int) -> tuple[int, int, NameKind, str] | None:
    """The name that the phrase whose first numeral is `text[position:end]` is by its build."""
    if position and text[position - 1] == "第" and (first := _FIRST_PLACE.match(text, position - 1)):
        return first.start(), first.end(), "idiom", "names.first-place"
    if text[position] == "一" and position and (match := _V_ONE_V.match(text, position - 1)):
        return match.start(), match.end(), "idiom", "names.verb-one-verb"
    if (
        text[position] == "一"
        and position > 1
        and text[position - 2] == "多"
        and (many := _MANY_ONE.match(text, position - 2))
    ):
        return many.start(), many.end(), "slogan", "names.by-one"
    if position and text[position - 1] in "高初大研" and (match := _SCHOOL_YEAR.match(text, position - 1)):
        return match.start(), match.end(), "word", "names.school-year"
    if position and text[position - 1] == "国" and (match := _EMISSION.match(text, position - 1)):
        return match.start(), match.end(), "grade", "names.emission"
    if position and text[position - 1] in "东西南北" and (match := _SIDE.match(text, position - 1)):
        return match.start(), match.end(), "place", "names.side"
    if text.startswith("后", position + 2) and (match := _GENERATION.match(text, position)):
        return match.start(), match.end(), "word", "names.generation"
    if text[position].isdecimal() and text[end : end + 1] not in ("年", "日", "天"):
        return None  # only plans of some years or days (30天行动) begin with digits
    return _shapes().at(text, position)
