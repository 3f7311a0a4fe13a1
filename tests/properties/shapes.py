"""Texts of hard shapes, as long as asked for: for the robustness tests and the growth benchmark."""

from __future__ import annotations

# What is repeated; a number stands where each repetition differs.
REPEATED = {
    "prose in one line": "全镇新增大棚蔬菜1650亩，带动1900多户农户户均增收3200元左右，同比增长6.8%。",
    "prose without a sentence end": "全镇新增大棚蔬菜1650亩，带动1900多户农户户均增收3200元左右，",
    "short lines": "新增12户\n",
    "headings": "（一）第{}项。\n",
    "labels within labels": "一、（一）1.（1）①一是",
    "labels on lines": "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n",
    "digits only": "1234567890",
    "numerals only": "一二三四五六七八九十百千万亿",
    "dots and commas between digits": "1,234.5",
    "a list without end": "建成甲村3个、",
    "planned list without end": "将建成甲村3个、打造乙村5个，",
    "open brackets": "（增长5%",
    "open quotes": "“增长5%",
    "book titles left open": "《增长",
    "dates without end": "2021年3月5日至",
    "per units without end": "每人每月每户每亩50元",
    "places without end": "甲村、乙村、丙镇、",
    "spaces between digits": "1 2 萬 3 戶 ",
    "entities": "&nbsp;&ldquo;5&rdquo;",
    "page marks": "增加12\n— 3 —\n",
    "bodies and time limits": "改厕3户。责任单位：甲办、乙办；完成时限：6月底前\n",
    "tab table": "指标\t单位\t12\t3.5%\n",
    "full stops": "。",
    "NULs": "新增\x0012户。",
    "quoted names": "“一村一品”“三会一课”",
    "from to": "由3个增加到5个，",
    "of which": "其中3个，",
    "respectively": "甲、乙、丙分别增长1%、2%和3%，",
}


def shape(name: str, size: int) -> str:
    """About `size` characters of a shape."""
    piece = REPEATED[name]
    times = size // len(piece) + 1
    return "".join(piece.replace("{}", str(i)) for i in range(times)) if "{}" in piece else piece * times
