"""A report goes out as JSON and comes back as it was."""

from __future__ import annotations

import pytest

from extractor import Report, extract

TEXT = "桐樹鄉2024年工作總結\n全鄉種植水稻46800畝，增長2.5%。\n9月底前新建高標準農田2000畝以上，由鄉農業站牽頭。"


def test_json_comes_back_as_it_was() -> None:
    line = extract(TEXT).model_dump_json()
    back = Report.model_validate_json(line)
    assert back.model_dump_json() == line
    back.verify(TEXT)
    with pytest.raises(ValueError, match="46800"):
        back.verify(TEXT.replace("46800", "48600"))
