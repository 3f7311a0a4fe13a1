"""The grammar of clauses: patterns over the letters of their parts (`lexicon/word_classes.py`), and words that stand in them.

The letters are plain ASCII, a clause seldom longer than forty of them; Python's own `re` reads such strings faster.
"""

from __future__ import annotations

import re

VERB = frozenset("VwPIfFoy")
LEAD = re.compile(
    r"(?:[adlmkxju(\-]|d[zu]+|q+s|Q[qdn]?|r(?=[admVPIfFopBTtx])|[zp]d[uz]*|[fF](?=[am]*(?:[VPtTpB]|o[nh]))|f(?=[am]*(?:w+[anhHMqrV]|w{2,}c))|aD(?=[am]*[VPf])|(?<=a)D(?=[am]*[VP])"
    r"|(?<=a)q(?=[VB])|(?<=a),(?=a(?:,?a)*[VPwo][^,])|B(?=[am]*(?:[VPf](?!D)|[pTt]))|[VwIoyz][nhHMw]{0,3}Z|n{1,2}Z|dZ)*"
)
STEADY = frozenset("VwIoynhHMPTteL")  # what `LEAD` passes only before a Z
PLAIN = re.compile(r"[adlmkx]*(?P<verb>[Vw])[nhHr](?:[nhHrwcD]*[nhHrw])?(?P<count>q)?$")
QUIET = re.compile(r"[dlk]*[nhHr]*M(?:L[zQ]*)?q$")  # a measure and its number
NEXT = re.compile(r"[adlmk(\-]*(?:[fF](?=[VP]))?")
# where the predicate of a subject may stand
PREDICATE = re.compile(
    r"(?<![D,c])(?:[amd]+[fF]?(?P<adverbial>[VwPIfFy]|o(?=[nwqzQ]|$))(?!D|(?<=w)[nhHM]{0,2}[am]+[VI](?=$|,)|M[amdpzQTnxs]*(?:q|L))"
    r"|(?P<plain>V|P(?=.))(?!D|c[nhHMw]|d+[VwI]$|[Vw]{0,2}H|[nhHw]{0,3}M[amdpzQTnxs]*(?:q|L|[VwFI]z?q)"
    r"|[nhHMw]{0,3}[amd]+q[VwI]$)|(?P<closing>[wIF](?=[zqQ]|$)|I(?=[wI]$)|o(?=[zqQ]))|(?P<before>I|(?<=[sdaq])w)(?=,)|(?P<counted>w)(?=[nhH]{1,2}q)|(?P<level>L)(?=[zQ]*q|$)|(?P<short>(?<=[nhHdf])o)(?=[nh]{1,4}q?$))"
)
LATER_RESULT = re.compile(r"[zqQdams]+[IV](?=,|$)")
# where the verb behind a phrase may stand
BEHIND = (
    re.compile(r"(?<![D,cpt])(?:[am]+(?P<a>[VwPIfFo])(?!D)|(?P<b>[VP])(?=[nwhHMqQdaTryftpx]|V$))"),
    re.compile(r"(?P<good>[wV])(?=z[nohHM])"),  # 用新思维管理好水库
    re.compile(r"(?<=[nhHMwy])(?P<short>o)(?=[nwVh]{1,2}$)"),  # 立足岗位作贡献
)
BY_RULE = re.compile(r"[VIwy]$")  # 收益按股分红
BEHIND_PLACE = (
    re.compile(r"(?<![D,cpt])(?:[am]+(?P<a>[VwPIfFo])(?!D)|(?P<b>[VPe])(?=[nwhHMqQdaTVzoryfpLx]|c[VP]))"),
    re.compile(r"(?<![D,cpt])(?P<c>[woF])(?=[anqQhHrLyx])"),
    re.compile(r"(?<![D,cpt])(?P<d>[IVw])$"),
)
# 改造项目年底前完工: a name that begins with a verb, and its result
RESULT = re.compile(
    r"[wVoy](?!,)[nhHMwyVo,cDus]*(?<![,c])[dam]+[Vwy]?I+(?=[zqQ,]|$)|[wy](?!,)[nhHMw,cDus]+I+$"
    r"|[wy](?!,)[nhHMwyVo,cDus]*[damqs]+[Vwy](?=[zqQ]|$)|V[nhHMwyo]*Hd+[Vw]$|[wy][nhHMw]+dq$"
    r"|[wy][nhHMw]+VI+$|w[nhHM]{1,5}V{1,2}$|[VwyI][nhH]{1,3}[Vo]z[qQ]|[wy][nhHMw]{1,4}[Vo]z"
)
# 已签约项目倒排工期: what is done already only tells which
DONE_SUBJECT = re.compile(r"[VwIy][nhH]{1,3}[amd]*[VIF](?![nhH]*D)")
RELATIVE_SUBJECT = re.compile(
    r"[VP][nhs]{1,3}D(?:[nhHM]{1,3}a+|[am]+)[VPI]|[VP][^,D]{1,5}D[nhHM]{1,4}L[zQ]*q"
)
ACT_ON_MEASURE = re.compile(r"[wo][nhHMDw,cu]*q")
# 播种面积稳定在…, 抽查比例不低于…: what is measured, no act
LIGHT_CLOSING = re.compile(r"e[a]*(?P<verb>[VwyIF]{1,2})$")
MOVED = re.compile(r"(?<![D,c])[VFy]z(?=[^D]*$)")
GIVEN = re.compile(r"ea*[nhHM]{1,4}w?$")
MEASURED = re.compile(
    r"[VwFoyI][nhHwVDs,c]{0,4}M(?:[Qamdn]*q(?!z?D|(?:,q)+[nh]+$)|[amdjrpTtzQxsqyn]*(?:L(?![zQ]*qD)|[VwFIo](?=[zqQ]|$)))|[Vwy][nhw]{0,2}[VwF]zq|[wy][nhw]{1,2}[amdj]+[VwFo]q|y[nhw]{1,2}wq"
)
PREDICATE_BEHIND_NOUN = re.compile(r"[VPI]|[am][wIfo]")
LEVEL = re.compile(r"L(?=[zQ]*q|$)")
ORGANISED = re.compile(r"a+[Vw](?=,|$)")
PARALLEL = re.compile(r"[VPF][nhHMwr]{1,3}(?=,|$)")
CLOSING = re.compile(r"(?<![D,c])[wI](?=[qQz]|$)")
FOR_WHOM = re.compile(r"V?P$")  # 为产业赋能
BARE_VERBS = re.compile(r"[VP]?[zqQ]*")  # 为基层松绑减负
BARE = re.compile(r"[zqQ]*")
LEVEL_BEHIND = re.compile(r"[ma]*(?:L|q)")
LEVEL_NEXT = re.compile(r",[nhHMwyD]{0,6}[nhHM][adQ]*q")  # 、旅游收入突破…
LEVEL_OF = re.compile(r"L(?=[zQ]*q(?!D))")
ONLY_VERBS = re.compile(r"[VwPIfF]{2,}$")
RATE_ONLY = re.compile(r"[^VPIL]*M[Qadm]*[FVw]?[Qadmz]*q[^VPI]*")
WORK_OF_LIST = re.compile(r"q+,(?=[nhHMwyr]{1,6}[VwIo]q)")  # 机井维修20眼、涵管更换6公里
OF_AMOUNT = re.compile(r"[Vwo]?Q?q[^D]{0,3}D")  # 投资3亿元的项目
DOES = re.compile(r"[nhx]{1,4}(?P<verb>w)[nh]{1,3}$")
COUNTED_NOUN = re.compile(r"[nhr]{0,3}n(?=q[Q]*$)")
ACT = re.compile(r"(?:[qQ]*a*D)?a*[VwIFoP]")
ACT_GOT = re.compile(r"[a]*[Vwy](?=,|$|[^nhHM])")
# 由3.5米加宽到4.5米: what stands before is its subject
FROM_TO = re.compile(r"p[^,VPqpt]{0,5}q[amj]*[VwFIoy](?=z?[Qa]*q)")
# 入园率保持100%: what is measured stays or comes at a level
KEPT_AT = re.compile(r"[nhHMwx]{1,6}[am]*(?P<verb>[VFw])zQ*qQ*")
KEPT = re.compile(r"(?P<measure>(?:[^IZ]|I(?=[nhHM]))*[ML])[amdj]*(?:(?P<verb>[VwFo])z?|Lz?)Q*qQ*$")
# 县里将积极为企业提供…: a body, and towards whom
TOPIC = re.compile(r"T[^DamZ]{1,14}D[nhHMw](?:[,ca]?[nhHMw]){0,10}$")
VERBS_OF_CHAIN = re.compile(r"[VwI]{1,2}")
# 对断头路打通、拓宽; 对挂牌案件跟踪督办和依法处理
TOWARDS_CHAIN = re.compile(
    r"T(?P<whom>[nhHMrxcawyd]{0,10}?[nhHM])(?P<acts>[am]*[VwI]{1,2}(?:[,c][am]*[VwI]{1,2})+)$"
)
TOWARDS_CASE = re.compile(r"(?P<case>T[^D]{1,12}D)[am]*[VwIy](?=[,zqQ]|$)")
BEFORE_FRONTED = re.compile(r"pd+(?=B)")
TOWARDS_WHOM = re.compile(r"[nhHMrxyw,c]{1,8}(?:[Bamd]+(?=p)|[Bamd]*(?=[Tt]))")
# 利用闲置厂房建设…: how, and what is done
HOW = re.compile(r"(?<![D,c])(?:[am]+[VwPf](?!D)|[VP](?=[nwhHMqQrya])|(?<=[nhH])w(?=q|Q|[nw][nhHw,]))")
BEHIND_FIELDS = re.compile(r"[nwhHMar][^D]*$")
FORMED = re.compile(r"[^D]*D[nhHMa]{1,3}$")  # 上下贯通、齐抓共管的合力
# 打基础、利长远的工作; 提高质量和促进公平
SHORT_LIST = re.compile(r"(?:,on{1,2})+D")
# 布局合理、协调配套的网络; 履行牵头抓总、协调各方的责任: in a list that tells which
TELLS_WHICH = re.compile(r"[VPfF][wyVI]D[nhHM]")
TELLS_OF = re.compile(r"[VPfFw][^D,]{1,3}(?:,[VPfFwo][^D,]{1,3})*D[nw]?H$")
DOING_OF_LIST = re.compile(r"[VPfF][wyVI][,c]")
AND_VERB = re.compile(r"[VPw][nhHMwra]{1,4}q?$")
STOPS = re.compile(r"[,jzpamVPoe]|(?<=c)w")  # where an object may end
RESOLVED = re.compile(r",a+(?=[VPfw])")
SERIAL = re.compile(r"[VP][anhMwr]{1,5}[hH]?(?=,|$)|[VP]q$")
AFTER_EVENT = re.compile(r"(?P<what>[nhHMrwV]{1,8})[am]*[VwI][nhHM]{0,3}Z")
# a predicate with an adverb or a day, at the end or before a number: it goes before a verb inside the subject
LATE = re.compile(r"[amd]+(?P<verb>[VwIF])(?=z?[qQ]|$)")
CASE_END = re.compile(r"D(?:e|ma*)[VwyI]$")
COPULA = re.compile(r"[nhHMrxyw,]{1,6}(?P<is>p)[nhHMwyDr,qQ]+$")
SUBJECT_CASE = re.compile(r"(?P<case>[^DpT]{1,10}D)(?:[am]*[VI]|[am]+[wy]|e[VwyI])(?=[,zqQ]|$)")
ENTERED_CASE = re.compile(r"(?P<case>[^DpT]{1,10}D)[am]*[Vwy]")
AFTER_MONEY = re.compile(r"[Qu]*(?=[VPwoamTBtp])")
NOUN = re.compile(r"[nhHMwyr]")
BEFORE_MODAL = re.compile(r"[wVyoIPf][nhHMwD,c]{1,5}m")
# 抚育指标优先安排…, 就医直接结算, 飞行检查每季度…: a name that begins with a verb
COMPOUND = re.compile(r"w[nhHMw]{1,5}[am]+(?:[VPI]|w[nhH])|yw[dqQam]")
GIVEN_OUT = re.compile(r"w[nhHMwy]{1,5}(?P<verb>V)(?:I|q)$")
ENTERED = re.compile(r"[wyo][nhHMwryD]{0,8}V")
BEFORE_ADVERB = re.compile(r"wa+[VwI]")
PRICE = re.compile(r"w[nhHMwr]{1,4}Q*q")
CASE = re.compile(r"D|[qQd]+D(?![nhHMwry,cDu]+$)")  # but 改善3万人的用水问题
NAMED_CASE = re.compile(r"[nhHMw]{1,5}[tpT]")
NAMED = re.compile(r"w{1,3}[hHM]")  # 应急救援队伍
NOMINALS = frozenset("nhHMwrq")
NOMINAL = re.compile(r"[nhHMwrVPIoy]")
SLOGAN = re.compile(r"[nhH][fFwVIy](?:,[nhH][fFwVIy]){1,3}$")
MANNER_PAIRS = re.compile(r"k?a[wyI](?:,a[wyI]){1,3}$")  # 统一规划、分步实施
TWO_OF_ONE = re.compile(r"[c,][Vw][nr]")
TWO_SUBJECTS = re.compile(r"[IVw](?P<comma>,)n[nhHMDs]*[dam]*I")
# 把实事办好|、好事办实, 把河道管护好|、利用好
ALSO_DONE = re.compile(r"[,c](?P<what>[nhHMrDo]{0,6}w?)(?P<verb>[VwIt])z?(?=,|$)")
LAST_FRONTED = re.compile(r"(?<!D)[VPwo](?![DHh])")
ENDS_IN_NAME = re.compile(r"[nhMw]{1,2}H$")
DENIAL = re.compile(r"^(?:不再|[决绝]不)$|不$")


def end_of(pattern: re.Pattern[str], parts: str, at: int) -> int:
    m = pattern.match(parts, at)
    return m.end() if m else at


def search(
    patterns: tuple[re.Pattern[str], ...], parts: str, at: int, last: bool = False
) -> re.Match[str] | None:
    """The first match of the first pattern that has one; of several in the first pattern the last, where asked."""
    for pattern in patterns:
        m = pattern.search(parts, at)
        if m is not None:
            while last and (later := pattern.search(parts, m.end())):
                m = later
            return m
    return None
