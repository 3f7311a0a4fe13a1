"""Warm: what a process that reads many reports does once."""

from __future__ import annotations

import gc

from extractor.pipeline.extract import extract

# of everything a little: what it does not reach is loaded by each process for itself
_REPORT = """青禾镇人民政府
2021年工作总结和2022年工作打算
（2022年1月6日在青禾镇第三届人民代表大会第二次会议上）
镇长　周明
一、2021年工作回顾
2021年，全镇种植水稻46800亩，同比增长2.5%，其中早稻占三成；新增国家A级景区1个，全年接待游客达到3.2万人次，比上年多0.4万人次，完成年度目标的80%。
全镇脱贫1200户，占总户数的12.6%，较去年提高1.3个百分点；新桥村修路5公里、架桥2座，共投入资金300万元。
二、存在的问题
产业基础薄弱，不足的方面仍然较多。
三、2022年工作打算
（一）做强特色农业。坚持以项目建设为抓手，大力发展茶叶产业，争取6月底前新建冷库3座，由农业农村办公室牵头，财政所配合。
（二）改善民生。“三保障”全部落实，深入推进厕所革命，完成改厕200户；镇卫生院要在年底前投入使用，各村每季度开展1次检查，进一步提高群众满意度。
"""


def warm_up() -> None:
    """Load and build what most reports need, so that processes forked from now on share it."""
    extract(_REPORT)
    extract(_REPORT.replace("农业", "農業").replace("万", "萬"))


def settle_memory() -> None:
    """Garbage is collected seldom, and never looked for in the dictionary and the rules, which stay."""
    gc.freeze()
    gc.set_threshold(200_000)
