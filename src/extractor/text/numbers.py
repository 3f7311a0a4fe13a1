"""Numbers: a written number, in digits or in Chinese numerals or in both, as an exact Decimal.

The characters of the number system are constants of the script, so they stand here and not in the lexicon.
Input is Simplified with half-width digits, as `Reading.text` gives it.
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2, "参": 3, "幺": 1,
}  # fmt: skip
TENS = {"廿": 20, "卅": 30, "卌": 40}
SCALES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}

# `re`: twice as fast as `regex` for so short texts
_PARTS = re.compile(r"[0-9]+(?:[,， ][0-9]{3})*(?:\.[0-9]+)?|\.[0-9]+|.", re.DOTALL)
_PLAIN = re.compile(r"([0-9]+(?:\.[0-9]+)?)([十百千万亿兆]?)(万|亿)?")
_ONE = Decimal(1)
_SCALE = {"": _ONE, "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4),
          "亿": Decimal(10**8), "兆": Decimal(10**12)}  # fmt: skip


def number(text: str) -> Decimal | None:
    """The value of a text that is one number, None where it is none: 2.2万, 1亿5千万, 一百零五, 二〇二一.

    A single digit after a scale word counts tenths of it (三万五 is 35000), unless 零 stands before it.
    """
    if m := _PLAIN.fullmatch(text):
        value = Decimal(m[1])
        if m[2]:
            value *= _SCALE[m[2]]
        if m[3]:
            if m[2] in ("亿", "兆"):
                return None
            value *= _SCALE[m[3]]
        return _plain(value) if m[2] else value
    if text[:1] in ("-", "负", "−"):
        value_after = number(text[1:])
        return None if value_after is None else -value_after
    whole, point, fraction = text.partition("点")
    if not point:
        return _whole(text)
    head = _whole(whole)
    scale = _ONE
    while fraction and fraction[-1] in BIG:
        scale, fraction = scale * BIG[fraction[-1]], fraction[:-1]
    tail = "".join(str(DIGITS[c]) if c in DIGITS else c for c in fraction)
    if head is None or not tail.isascii() or not tail.isdigit():
        return None
    return _plain((head + Decimal(f"0.{tail}")) * scale) if scale != 1 else head + Decimal(f"0.{tail}")


def _plain(value: Decimal) -> Decimal:
    """30700, not 30700.00: what a scale word makes of a decimal."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _whole(text: str) -> Decimal | None:
    if not text:
        return None
    if len(text) > 1 and "两" not in text and all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text))  # 二〇二一: digit by digit
    total, section = Decimal(0), Decimal(0)
    current: Decimal | None = None
    last_scale, last_big, step = Decimal(10**5), Decimal(10**17), Decimal(0)
    zero = broken = False
    for part in _PARTS.findall(text):
        if broken:
            return None  # 10.1万零100: nothing can follow a scaled decimal
        if (digit := DIGITS.get(part)) is not None:
            if digit == 0:
                if current is not None:
                    return None
                zero = True
                continue
            if current is not None:
                return None
            current = Decimal(digit)
        elif part[0].isdigit() or part[0] == ".":
            if current is not None:
                return None
            current = Decimal(part.translate(_NO_GROUPS))
            zero = zero or part[0] == "0"
        elif part in TENS:
            if current is not None or last_scale <= 10:
                return None
            section, last_scale, step, zero = section + TENS[part], Decimal(10), Decimal(10), False
        elif part in SCALES:
            scale = Decimal(SCALES[part])
            if scale >= last_scale or (current is not None and current >= 10 and last_scale < 10**5):
                return None
            section += scale * (_ONE if current is None else current)
            broken = current is not None and current != current.to_integral_value()
            current, last_scale, step, zero = None, scale, scale, False
        elif part in BIG:
            big = Decimal(BIG[part])
            if current is not None and step >= 100 and last_scale == step and not zero and current < 10:
                current = current * step / 10  # 百二万, 两百五万
            below = section + (current or 0)
            if below == 0:
                if total and last_big < big:
                    below, total = total, Decimal(0)  # 3千万亿
                elif total:
                    return None
                else:
                    below = _ONE
            decimal = below != below.to_integral_value()
            if last_big == big:
                return None
            total = (total + below) * big if total and big > last_big else total + below * big
            broken = decimal
            section, current, zero = Decimal(0), None, False
            last_scale, last_big, step = Decimal(10**5), big, big
        else:
            return None
    if current is not None:
        if step >= 100 and not zero and current < 10 and current == current.to_integral_value():
            current = current * step / 10  # 三千五, 两百五, 三万五
        elif broken or (step and current >= step and total == 0 and section):
            return None
        section += current
    elif zero and not (total or section):
        return Decimal(0) if set(text) <= {"零", "〇"} else None
    return _plain(total + section) if total or step else total + section


_NO_GROUPS = str.maketrans("", "", ",， ")
