"""A report whose title, file name and text all try to become markup, and its page in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor import Report, extract_file
from extractor.io.review.page import report_page
from tests.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def asked() -> list[str]:
    """What the page asked for, and what went wrong in it."""
    return []


@pytest.fixture
def page(browser: Browser, report: Report, tmp_path: Path, asked: list[str]) -> Iterator[Page]:
    file = tmp_path / "page.html"
    file.write_text(report_page(report), "utf-8")
    found = browser.new_page(viewport={"width": 1200, "height": 600})
    found.on("request", lambda request: asked.append(request.url))
    found.on("pageerror", lambda error: asked.append(str(error)))
    found.on("console", lambda message: asked.append(message.text))
    found.goto(file.as_uri())
    yield found
    found.close()
