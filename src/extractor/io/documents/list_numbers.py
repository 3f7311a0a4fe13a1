"""List numbers: a number as a list of Word's writes it (一, 壹, ①, 甲)."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_CIRCLED = 0x2460  # ① to ⑳
_STEMS = "甲乙丙丁戊己庚辛壬癸"


def written(number: int, format: str) -> str:
    """A list number in a format of ST_NumberFormat (17.18.59); decimal where the format is none of ours."""
    match format:
        case (
            "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "japaneseCounting"
            | "taiwaneseCountingThousand"
            | "ideographDigital"
            | "taiwaneseDigital"
            | "japaneseDigitalTenThousand"
        ):
            return _counted(number, _DIGITS, "十百")
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            return _counted(number, _FORMAL, "拾佰")
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 1 <= number <= 20:
            return chr(_CIRCLED + number - 1)
        case "ideographTraditional" if 1 <= number <= 10:
            return _STEMS[number - 1]
        case "lowerLetter" if 1 <= number <= 26:
            return chr(ord("a") + number - 1)
        case "upperLetter" if 1 <= number <= 26:
            return chr(ord("A") + number - 1)
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


def _counted(number: int, digits: str, places: str) -> str:
    """1 to 999 as they are counted: 十, 十二, 二十, 一百零五."""
    if not 1 <= number <= 999:
        return str(number)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    written = f"{digits[hundreds]}{places[1]}" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else digits[tens]) + places[0]
    elif hundreds and ones:
        written += "零"
    return written + (digits[ones] if ones else "")
