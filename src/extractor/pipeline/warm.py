"""Warm: what a process that reads many reports does once."""

from __future__ import annotations

import gc

from extractor.pipeline.extract import extract

_REPORT = """青禾镇2021年工作总结和2022年工作打算
一、工作回顾
2021年，全镇种植水稻46800亩，同比增长2.5%，其中早稻占三成。
二、下一步打算
（一）农业。争取6月底前新建冷库3座，由农业农村办公室牵头。
"""


def warm_up() -> None:
    """Load the dictionary and build the patterns, so that processes forked from now on share them."""
    extract(_REPORT)


def settle_memory() -> None:
    """Garbage is collected seldom, and never looked for in the dictionary and the rules, which stay."""
    gc.freeze()
    gc.set_threshold(200_000)
