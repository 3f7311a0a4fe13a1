"""A report whose title, file name and text all try to become markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Report, extract_file

ATTACK = "</script><script>window.hurt=1</script><img src=x onerror=window.hurt=2>"
TEXT = f"""青石鎮2024年工作報告{ATTACK}

一、2024年工作回顧
全鎮水稻種植46800畝，比上年增長3%。{ATTACK}發放低保資金120萬元。
工作中還存在不少問題：兩個村沒有通公路，幹部作風有待改進。
二、2025年工作安排
6月底前新建高標準農田2000畝以上，由鎮農業站牽頭。關鍵詞2。
"""


@pytest.fixture
def report(tmp_path: Path) -> Report:
    path = tmp_path / "<img src=x onerror=window.hurt=3>.txt"
    path.write_text(TEXT, "utf-8")
    return extract_file(path, keep_text=True)
