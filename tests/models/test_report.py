"""What a report refuses: spans that are empty, that do not read back, that leave the text, that point nowhere."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from extractor import Report, extract

TEXT = """云岫镇2024年工作总结和2025年工作打算
一、工作回顾
2024年，新建水窖37口。
二、下一步打算
2025年，整修机耕道9公里，由农业站牵头。
"""


def report(**changed: Any) -> dict[str, Any]:
    return extract(TEXT, keep_text=True).model_dump() | changed


def emptied(records: Any) -> list[dict[str, Any]]:
    first, *others = records
    return [first | {"end": first["start"]}, *others]


@pytest.mark.parametrize("records", ["sections", "statements", "mentions"])
def test_an_empty_span_is_refused(records: str) -> None:
    whole = report()
    with pytest.raises(ValidationError, match=r"span \[\d+, \d+\) is empty"):
        Report.model_validate(whole | {records: emptied(whole[records])})


def test_an_empty_span_of_an_action_is_refused() -> None:
    task, *others = report()["tasks"]
    with pytest.raises(ValidationError, match=r"span \[\d+, \d+\) is empty"):
        Report.model_validate(report(tasks=[task | {"actions": emptied(task["actions"])}, *others]))


def test_a_record_that_does_not_read_back_is_refused() -> None:
    first, *others = report()["mentions"]
    with pytest.raises(ValidationError, match="reads"):
        Report.model_validate(report(mentions=[first | {"text": first["text"] + "年"}, *others]))


def test_a_whole_report_is_taken_back() -> None:
    assert Report.model_validate(report()) == extract(TEXT, keep_text=True)
