"""Corrections in a real browser: made, kept, exported, loaded again, applied, and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from extractor import Report
from extractor.io.corrections import read_corrections
from extractor.io.review.folder import write_pages
from extractor.io.review.page import report_page
from extractor.io.schemas import schemas
from extractor.io.store import Listing, Store, document_id
from tests.browser import missing
from tests.io.corrections import edits, of_number, of_statement, of_task, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")

XSS = "<img src=x onerror=window.hurt=9>"


def open_number(page: Page, words: str) -> None:
    page.locator("#tab-0").click()
    page.locator("#panel-0 tbody tr", has_text=words).click()


def exported(page: Page) -> Path:
    with page.expect_download() as download:
        page.locator("#export-now").click()
    path = Path(download.value.path())
    assert download.value.suggested_filename.endswith(".json")
    return path


def entries(path: Path) -> dict[str, dict[str, Any]]:
    return {entry["text"]: entry for entry in json.loads(path.read_text("utf-8"))["corrections"]}


def said(page: Page) -> list[str]:
    """The rows of the table of corrections."""
    page.locator("#tab-4").click()
    return [" ".join(row.split()) for row in page.locator("#panel-4 tbody tr").all_inner_texts()]


@pytest.fixture
def again(browser: Browser, report: Report, tmp_path: Path) -> Iterator[Page]:
    """The page on another day, in a browser that knows nothing of it."""
    file = tmp_path / "again.html"
    file.write_text(report_page(report), "utf-8")
    found = browser.new_page(viewport={"width": 1200, "height": 800})
    found.goto(file.as_uri())
    yield found
    found.close()


def test_what_is_marked_and_changed_is_exported_loaded_and_applied(
    page: Page, again: Page, report: Report, tmp_path: Path, browser: Browser, asked: list[str]
) -> None:
    open_number(page, "46800畝")
    page.locator(".f-value input").fill("46,900")
    page.locator(".f-unit input").fill("公顷")
    page.locator(".f-status select").select_option("planned")
    page.locator(".f-note textarea").fill(XSS)
    assert page.locator("#panel-0 tr[aria-selected=true]").inner_text().count("46900公顷") == 1
    open_number(page, "120萬元")
    page.locator(".verdict.x-wrong").click()
    page.locator("#text .s-problem", has_text="工作中還存在").click()
    page.locator(".f-kind select").select_option("other")
    page.locator("#tab-1").click()
    page.locator("#panel-1 tbody tr").first.click()
    page.locator(".verdict.x-right").click()
    assert page.locator("#export-now b").inner_text() == "4"

    file = exported(page)
    content = json.loads(file.read_text("utf-8"))
    Draft202012Validator(json.loads(schemas()["corrections"])).validate(content)
    assert read_corrections(str(file)).faults == []
    made = entries(file)
    assert [(e["field"], e["old"], e["new"]) for e in made["46800畝"]["edits"]] == [
        ("value", 46800, 46900), ("unit", "亩", "公顷"), ("status", "achieved", "planned"),
    ]  # fmt: skip
    assert (made["46800畝"]["note"], made["120萬元"]["verdict"]) == (XSS, "wrong")
    assert not page.locator("#export-now").is_visible()

    again.locator("#load-file").set_input_files(str(file))
    again.locator("#panel-4 .told", has_text="4 entries loaded").wait_for()
    assert said(again) == said(page)
    assert len(said(page)) == 4
    assert again.locator("#text .x-wrong").all_inner_texts() == ["120萬元"]
    assert again.locator("#text .m-quantity.o-planned", has_text="46800畝").count() == 1
    assert again.locator("#text .s-problem", has_text="工作中還存在").count() == 0
    for shown in (page, again):
        assert shown.evaluate("window.hurt") is None
        assert shown.locator("img").count() == 0

    with Store(tmp_path / "extractor.db") as store:
        store.add(Listing("a", document_id(str(report.source.sha256), "{}")), report, "{}")
        store.correct((corrected := read_corrections(str(file))).rows(corrected.entries))
        write_pages(store, tmp_path / "pages", "out")
    [of_store] = [p for p in (tmp_path / "pages").iterdir() if p.name != "index.html"]
    context = browser.new_context()
    shown = context.new_page()
    shown.goto(of_store.as_uri())
    assert said(shown) == said(page)
    assert shown.evaluate("window.hurt") is None
    assert shown.locator("#text .x-edited").all_inner_texts() == ["46800畝"]
    context.close()
    assert [url for url in asked if not url.endswith("/page.html") and not url.startswith("blob:")] == []


def test_work_is_kept_and_its_loss_warned_of(page: Page) -> None:
    open_number(page, "46800畝")
    page.locator(".f-indicator input").fill("再生稻種植")
    warned: list[str] = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    page.reload()
    assert warned == ["beforeunload"]
    assert "earlier visit" in page.locator("#panel-4 .told").text_content()  # type: ignore[operator]
    assert "再生稻種植" in said(page)[0]
    exported(page)
    page.reload()
    assert warned == ["beforeunload"]  # all is in a file
    assert "再生稻種植" in said(page)[0]


def test_a_browser_that_keeps_nothing_is_said(page: Page) -> None:
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    open_number(page, "46800畝")
    page.keyboard.press("n")
    page.wait_for_timeout(400)
    page.keyboard.press("y")
    page.locator("#tab-4").click()
    assert "keeps nothing" in page.locator("#panel-4 .told").inner_text()


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("value", "很多", "a number"),
        ("value", "NaN", "a number"),
        ("value", "1e9", "a number"),
        ("value", "1234567890123456", "15 digits"),
        ("unit", "万元", "belong into the value"),
        ("time", "last year", "a year"),
        ("time", "2024-13", "a year"),
        ("place", "x" * 201, "at most 200"),
        ("indicator", "水\u202e稻", "invisible"),
    ],
)
def test_what_may_not_be_said_is_not_taken(page: Page, field: str, typed: str, why: str) -> None:
    open_number(page, "46800畝")
    page.locator(f".f-{field} input").fill(typed)
    assert why in page.locator(f".f-{field} .fault").inner_text()
    assert not page.locator("#export-now").is_visible()


@pytest.mark.parametrize(
    ("typed", "value"),
    [("46,901", 46901), ("４．７", 4.7), ("4.69万", 46900), ("1.2亿", 120000000), ("-3", -3)],
)
def test_numbers_are_typed_as_people_write_them(page: Page, typed: str, value: float) -> None:
    open_number(page, "46800畝")
    page.locator(".f-value input").fill(typed)
    assert entries(exported(page))["46800畝"]["edits"][0]["new"] == value


def test_what_is_pasted_with_invisible_characters_is_exported_without(page: Page) -> None:
    page.locator("#tab-4").click()
    page.locator(".who").fill("王\u200b芳\u0007")
    open_number(page, "46800畝")
    page.locator(".f-note textarea").fill("\ufeff见附表\n第二行\u202e")
    file = exported(page)
    assert read_corrections(str(file)).faults == []
    assert json.loads(file.read_text("utf-8"))["by"] == "王芳"
    assert entries(file)["46800畝"]["note"] == "见附表\n第二行"


def test_what_is_set_back_is_no_correction(page: Page) -> None:
    open_number(page, "120萬元")
    value = page.locator(".f-value input")
    assert value.input_value() == "120万"
    value.fill("130万")
    assert "was 120万" in page.locator(".f-value").inner_text()
    value.fill("1200000")
    assert not page.locator("#export-now").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert said(page) == []


def test_what_was_exported_before_is_taken_back_in_the_next_file(
    page: Page, report: Report, tmp_path: Path
) -> None:
    entry = of_number(report, "46800畝", edits=edits(value=46900), verdict="right", note="见表")
    page.locator("#load-file").set_input_files(str(write(tmp_path / "c.json", entry)))
    page.locator("#panel-4 tbody tr").click()
    page.locator(".undo").click()
    assert said(page) == []
    entry = entries(exported(page))["46800畝"]
    assert (entry["verdict"], entry["note"], entry["edits"]) == (
        "open", "", [{"field": "value", "old": 46800, "new": 46800}],
    )  # fmt: skip


def test_a_loaded_file_leaves_work_that_is_in_no_file(page: Page, report: Report, tmp_path: Path) -> None:
    open_number(page, "46800畝")
    page.locator(".f-value input").fill("1")
    file = write(
        tmp_path / "c.json",
        of_number(report, "46800畝", edits=edits(value=2)),
        of_number(report, "120萬元", edits=edits(value=3)),
    )
    page.locator("#load-file").set_input_files(str(file))
    page.locator("#panel-4 .told", has_text="1 entries loaded · 1 kept as you have them").wait_for()
    assert [e["edits"][0]["new"] for e in entries(exported(page)).values()] == [1, 3]


def test_a_hostile_file_is_told_apart(page: Page, report: Report, tmp_path: Path) -> None:
    good = of_number(report, "46800畝", note=XSS)
    file = write(
        tmp_path / "c.json",
        good,
        {**good, "report": "0" * 64},
        {**good, "start": 0, "end": 6},
        {**good, "text": "別的詞語字"},
        {**good, "verdict": XSS},
        {**good, "edits": [{"field": "__proto__", "old": None, "new": "x"}]},
        {**good, "edits": [{"field": "value", "old": None, "new": {"a": 1}}]},
        of_statement(report, "工作中還存在", edits=edits(kind="nonsense")),
        of_task(report, "新建高標準農田", edits=edits(status="planned")),
    )
    page.locator("#load-file").set_input_files(str(file))
    told = "1 entries loaded · 1 of other reports · 2 fit no record here · 5 invalid"
    page.locator("#panel-4 .told", has_text=told).wait_for()
    assert XSS in said(page)[0]
    assert page.evaluate("[window.hurt, ({}).x, document.querySelectorAll('img').length]") == [None, None, 0]
    file.write_text("[1", "utf-8")
    page.locator("#load-file").set_input_files(str(file))
    page.locator("#panel-4 .told", has_text="no file of corrections").wait_for()


def test_keys_judge_the_open_record_but_not_while_somebody_types(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("y")
    assert page.locator("#panel-0 tbody tr.x-right").count() == 1
    page.locator(".f-note textarea").click()
    page.keyboard.type("ny5")
    assert page.locator(".f-note textarea").input_value() == "ny5"
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "indicator"
    page.keyboard.press("Escape")
    before = page.locator("#panel-0 tbody tr").count()
    page.keyboard.press("u")
    assert page.locator("#panel-0 tbody tr").count() == before - 1


def test_the_interface_speaks_chinese_where_the_browser_does(
    browser: Browser, report: Report, tmp_path: Path
) -> None:
    file = tmp_path / "zh.html"
    file.write_text(report_page(report), "utf-8")
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.locator("#tab-0").inner_text().startswith("数据")
    open_number(page, "46800畝")
    page.locator(".f-value input").fill("x")
    own = page.locator("[data-say], [data-filter], #detail dt, .form label > span, .form option, .tag")
    english = [words for words in own.all_inner_texts() if any(c.isascii() and c.isalpha() for c in words)]
    assert english == []
    labels = page.locator("[aria-label], [placeholder], [title]").evaluate_all(
        "all => all.flatMap((n) => ['aria-label', 'placeholder', 'title'].map((a) => n.getAttribute(a) || ''))"
    )
    assert [words for words in labels if any(c.isascii() and c.isalpha() for c in words)] == []
    page.locator("[data-language=en]").click()
    assert page.locator("#tab-0").inner_text().startswith("Numbers")
    assert page.locator("#panel-0 tr[aria-selected=true] .tag").inner_text() == "achieved"
    page.reload()
    assert page.locator("#tab-0").inner_text().startswith("Numbers")  # chosen for good
    context.close()
