"""Header: what cases cannot say."""

from __future__ import annotations

import pytest

from extractor import extract


@pytest.mark.parametrize("day", ["2022年2月31日", "2022年13月5日", "2022年六月一七十日"])
@pytest.mark.parametrize("text", ["柘溪镇2021年工作总结\n（{}）\n全镇修桥九座。", "全镇修桥九座。\n柘溪镇人民政府\n{}"])
def test_a_day_that_no_calendar_has_is_no_day_of_issue(text: str, day: str) -> None:
    assert extract(text.format(day)).header.issued is None
