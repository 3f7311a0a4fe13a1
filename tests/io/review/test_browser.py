"""Pages in a real browser: what a click does, and that no host is asked for anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor import extract
from extractor.io.review.folder import write_pages
from extractor.io.review.page import report_page
from extractor.io.store import Listing, Store, document_id
from tests.browser import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")


def test_an_attack_in_title_file_name_and_text_stays_words(page: Page, asked: list[str]) -> None:
    for tab in range(5):
        page.locator(f"#tab-{tab}").click()
        for row in page.locator(f"#panel-{tab} tbody tr").all():
            row.click()
    assert page.evaluate("window.hurt") is None
    assert page.locator("img").count() == 0
    assert "<img src=x onerror=window.hurt=2>" in page.locator("#text").inner_text()
    assert "<img src=x onerror=window.hurt=3>.txt" in page.locator("header .about").inner_text()


def test_no_host_is_asked(page: Page, asked: list[str]) -> None:
    page.locator("#panel-0 tbody tr").first.click()
    page.wait_for_timeout(200)
    assert [url for url in asked if not url.endswith("/page.html")] == []


def test_the_policy_stops_a_script_that_got_in(page: Page) -> None:
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.hurt = 4';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.hurt") is None


def test_a_click_on_a_record_lights_its_words(page: Page) -> None:
    page.locator("#panel-0 tbody tr", has_text="46800畝").click()
    lit = page.locator("#text .lit:not(.near)")
    assert lit.all_inner_texts() == ["46800畝"]
    box = lit.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 600
    assert "area" in page.locator("#detail").inner_text()


def test_a_click_on_words_opens_their_record(page: Page) -> None:
    page.locator("#text .m-quantity", has_text="2000畝以上").click()
    assert page.locator("#panel-0 tr[aria-selected=true]").inner_text().count("2000畝以上") == 1
    page.locator("#text .m-date", has_text="6月底前").click()
    assert "6月底前" in page.locator("#panel-3 tr[aria-selected=true]").inner_text()
    page.locator("#text .s-planned:not([data-m])", has_text="高標準農田").first.click()
    assert "新建" in page.locator("#panel-1 tr[aria-selected=true]").inner_text()
    page.locator("#text .s-problem", has_text="工作中還存在").click()
    assert "problem" in page.locator("#detail").inner_text()
    assert page.locator("#text .lit").count() > 0


def test_words_whose_record_is_filtered_out_open_it_all_the_same(page: Page) -> None:
    page.locator("#search").fill("沒有這個詞")
    page.locator("#panel-0 .none").wait_for(state="visible")
    page.locator("#text .m-quantity", has_text="46800畝").click()
    assert page.locator("#panel-0 tr[aria-selected=true]").count() == 1


def test_filters(page: Page) -> None:
    rows = page.locator("#panel-0 tbody tr")
    everything = rows.count()
    page.locator('[data-filter="o-planned"]').click()
    assert 0 < rows.count() < everything
    page.locator('[data-filter="o-planned"]').click()
    assert rows.count() == everything
    page.locator("#search").fill("低保")  # the same in both scripts
    page.locator("#tab-0 b", has_text="/").wait_for()
    assert rows.count() == 1
    page.locator("#search").fill("")
    page.locator("#tab-3").click()
    page.locator('[data-filter="date"]').click()
    assert page.locator("#panel-3 tbody .t-date").count() == 0
    assert page.locator("#panel-3 tbody .t-quantity").count() > 0


def test_the_script_can_be_switched(page: Page) -> None:
    page.locator("[data-script=simplified]").click()
    assert "全镇水稻种植46800亩" in page.locator("#text").inner_text()
    assert page.locator("#text").get_attribute("lang") == "zh-Hans"
    page.keyboard.press("t")
    assert "全鎮水稻種植46800畝" in page.locator("#text").inner_text()


def test_the_weakest_come_first_when_asked(page: Page) -> None:
    page.locator("#weakest").click()
    labels = page.locator("#panel-0 .meter").evaluate_all(
        "all => all.map((x) => x.getAttribute('aria-label'))"
    )
    assert labels == sorted(labels, reverse=True)
    assert len(set(labels)) > 1


def test_keys(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("#panel-0 tr[aria-selected=true]").get_attribute("data-i") == "1"
    page.keyboard.press("k")
    assert page.locator("#panel-0 tr[aria-selected=true]").get_attribute("data-i") == "0"
    page.keyboard.press("2")
    assert page.locator("#panel-1").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#text .lit").count() == 0
    page.keyboard.press("/")
    page.keyboard.type("jjk2")
    assert page.locator("#search").input_value() == "jjk2"


def test_a_phone_shows_text_and_records_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("#panel-0 tbody tr").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate("[scrollX, scrollY, document.body.scrollTop]") == [0, 0, 0]


def test_spans_hold_behind_characters_of_two_code_units(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "astral.html"
    file.write_text(report_page(extract("𠮷祥镇𠮷村水稻种植46800亩。", keep_text=True)), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.locator("#text .m-quantity").all_inner_texts() == ["46800亩"]
    page.close()


def test_the_index_of_a_batch(browser: Browser, tmp_path: Path, asked: list[str]) -> None:
    place = "<img src=x onerror=window.hurt=5>"
    with Store(tmp_path / "extractor.db") as store:
        for name, town, amount in (("a", "青石", 30), ("b", "白石", 4), (f"c{place}.txt", "黑石", 120)):
            report = extract(f"{town}镇2024年工作总结\n全镇地区生产总值{amount}亿元。", keep_text=True)
            store.add(Listing(name, document_id(str(report.source.sha256), "{}")), report, "{}")
        index = write_pages(store, tmp_path / "pages", place)
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.goto(index.as_uri())
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hurt") is None
    assert page.locator("figure ellipse").count() == 3
    rows = page.locator("#reports tbody tr")
    page.locator("#reports th button", has_text="Place").click()
    assert [row.split("镇")[0] for row in rows.all_inner_texts()] == ["白石", "黑石", "青石"]
    page.locator("#find").fill("黑石")
    assert rows.filter(visible=True).count() == 1
    rows.filter(visible=True).locator("a").click()
    assert page.locator("#title").inner_text() == "黑石镇2024年工作总结"
    page.locator(".back").click()
    assert page.url == index.as_uri()
    assert all(url.startswith("file://") and url.endswith(".html") for url in asked)
    page.close()
