"""Places: settlements, waters and institutions whose name holds a numeral (五里坡村, 三岔河)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractor.lexicon.load import load_table
from extractor.models.records import NameKind
from extractor.stages.names.alternatives import Alternatives, Rule
from extractor.text import patterns as regex

_N = "[〇一二两三四五六七八九十百千万]"
# In a name a measure word may follow the numeral where a thing follows it (三棵树村, 五里坡); these never do.
_NEVER = "个名位条项件座处台辆套次批期年月日天届级等类种余多几大成率度元亩吨倍份场支队组只所万千百亿路线强佳优好委人斗分者地老岗"
# What behind one numeral character leaves no place: neither 三路 nor 三组, 三支队 or 三大道.
NO_PLACE = frozenset(_NEVER) - frozenset("组队社路支大")
_IN_NAMES = "里家道棵间户口眼层门面片块把站张堆股"
_DONE = "建改开投设办引完创发推立实加提新的了和与及是在有为等由向对于被将"


@cache
def _places() -> Alternatives:
    suffix = load_table("names")["place_suffix"]
    settled = _fast(sorted(suffix["settlement"], key=len, reverse=True))
    organised = _fast(suffix["organised"])
    natural = "|".join(suffix["water_and_hill"])
    inner = r"[\p{Han}--[的了和与及是在有为等以村镇乡]]"
    not_more = "(?!民|级|居|组|情|务|集体|规|史|容|干部|医|官|企|风|域|区居|际|落)"
    number = "[一二三四五六七八九十]{1,2}"
    return Alternatives(
        (
            Rule(
                "names.organised",  # 五谷香酒店
                "title",
                rf"{_N}{{1,2}}(?![{_NEVER}]"
                rf"|[{_IN_NAMES}](?:{organised}))[\p{{Han}}--[{_DONE}]]{{1,6}}?(?:{organised})",
            ),
            Rule(
                "names.settlement",  # 五里坡村, 三棵树村
                "place",
                rf"{_N}{{1,2}}+(?![{_NEVER}]"
                rf"|[{_IN_NAMES}](?:{settled}))(?:(?![一二两三四五六七八九十]个){inner}(?!均)){{1,3}}?(?:{settled}){not_more}",
            ),
            Rule(
                "names.day-village",
                "place",
                rf"(?:{'|'.join(suffix['days'])})(?:{settled}){not_more}",
                "".join(day[0] for day in suffix["days"]),
            ),
            Rule(
                "names.water-or-hill",  # 三岔河, 五道沟
                "place",
                rf"{_N}{{1,2}}(?![{_NEVER}{_IN_NAMES}])[\p{{Han}}--[的了和与及是在有为等清碧岸湾泓]](?:{natural})(?!流域内"
                rf"|长制|水平|南|北)"
                rf"|{_N}[{_IN_NAMES}](?:{natural})(?:村|镇|乡|社区)?",
            ),
            Rule(
                "names.village-group",
                "place",
                rf"(?<=[村屯寨社区嘎查庄])(?:\d{{1,2}}|{number})[组队社](?![织员会长建区级])",
            ),
            Rule(
                "names.school",  # 县一中, 二小
                "title",
                rf"(?<=[县市区镇乡州城旗附校大师\n、，。（成第]){number}(?:附院|中|小|幼|院|职|高)(?=学|校|分校|[东西南北新老本]校|附|院"
                rf"|[，。、；）\s]|新|改|扩|建|迁)"
                rf"|(?<![其期年月之个在第]){number}(?:中|小|幼)(?=分校|[东西南北新老本]校|校区|篮球|操场|食堂|教学楼|综合楼|运动场|图书|宿舍|迁建"
                rf"|扩建|改扩建|新校)",
            ),
            Rule(
                "names.street",  # 纬三路, 胜利二街
                "place",
                rf"(?<=\p{{Han}}{{2}}|[经纬环])(?<![修建条了成通改扩等设]){number}(?:路|街|巷|环|马路|支路|大道)(?!公交|巴士|段)",
            ),
        )
    )


def _fast(words: Sequence[str]) -> str:
    """Alternatives that fail at one character."""
    return f"(?=[{''.join(sorted({word[0] for word in words}))}])(?:{'|'.join(words)})"


_NUMBERED_INSTITUTION = regex.compile(
    r"第[一二三四五六七八九十\d]{1,3}(?=人民|中级|附属|实验|职业|初级|高级|中学|小学|幼儿园|中心|医院|水厂|污水|自来水|水质|建筑|工程局|工程公司|集团军|师|军|汽车"
    r"|机床|棉纺|水泥|派出|敬老|福利|外国语|师范|中医|书记|食堂|社会)"
    r"(?:人民医院|中级人民法院|附属医院|实验(?:小学|中学|学校|幼儿园)|职业(?:中学|学校|高中)|(?:初|高)级中学|中心小学|中学|小学|幼儿园|医院|水厂|污水处理厂|自来水厂"
    r"|敬老院|福利院|外国语学校|师范学校|中医院)?"
)


def numbered_institution_at(text: str, position: int) -> tuple[int, int] | None:
    """第二中学, 第一人民医院: the 第 stands right before `position`."""
    match = _NUMBERED_INSTITUTION.match(text, position - 1) if position else None
    return match.span() if match else None


def place_at(text: str, position: int) -> tuple[int, int, NameKind, str] | None:
    """The place or institution whose name begins with the numeral at `position`."""
    return _places().at(text, position)
