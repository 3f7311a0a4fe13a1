"""Pages without a browser: what they are made of, and what can not get into them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from extractor import Report, extract
from extractor.io.review.chart import charts_of, figures_of
from extractor.io.review.folder import write_pages
from extractor.io.review.page import report_page
from extractor.io.review.strip import WIDTH, strip_of
from extractor.io.review.weakness import Queried, of_observation
from extractor.io.store import Listing, Store, document_id
from tests.io.review.conftest import ATTACK, TEXT


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the texts of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.titles: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        last = self.found[-1][0] if self.found else ""
        if last == "script" and data.strip():
            self.scripts.append(data)
        if last == "title":
            self.titles.append(data)


def of_page(page: str) -> Elements:
    return Elements(page)


def test_a_page_has_the_data_and_one_script(report: Report) -> None:
    page = of_page(report_page(report))
    assert [attributes for tag, attributes in page.found if tag == "script"] == [
        {"type": "application/json", "id": "data"},
        {},
    ]
    data = json.loads(page.scripts[0])
    assert data["original"] == TEXT
    assert len(data["simplified"]) == len(TEXT)
    assert "水稻种植46800亩" in data["simplified"]
    assert len(data["mentions"]) == len(report.mentions)
    assert len(data["observations"]) == len(report.observations)
    assert len(data["tasks"]) == len(report.tasks) > 0
    assert len(data["issues"]) == len(report.issues) > 0


def test_no_words_of_a_text_or_a_file_name_become_elements(report: Report) -> None:
    written = report_page(report)
    page = of_page(written)
    assert {"img", "iframe", "object", "link", "base", "form"}.isdisjoint(tag for tag, _ in page.found)
    assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
    assert written.count("</script>") == 2  # ours
    assert ATTACK not in written


def test_a_page_names_no_address_and_forbids_the_network(report: Report) -> None:
    page = of_page(report_page(report))
    for tag, attributes in page.found:
        for name in ("src", "href", "action", "data", "poster", "srcset"):
            assert name not in attributes, tag
    [policy] = [a["content"] for _, a in page.found if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_line_separators_of_javascript_are_escaped() -> None:
    written = report_page(extract("全镇\u2028水稻种植46800亩。", keep_text=True))
    assert "\u2028" not in written
    assert "全镇\u2028" in json.loads(of_page(written).scripts[0])["original"]


def test_the_strip_shows_kinds_and_numbers_where_they_stand(report: Report) -> None:
    strip = strip_of(report)
    assert {band.kind for band in strip.bands} >= {"achieved", "problem", "planned"}
    assert all(band.x >= 0 and band.x + band.width <= WIDTH + 0.1 for band in strip.bands)
    drawn = "".join(strip.numbers.values()).count("M")
    assert drawn == len(report.observations)


def test_an_observation_with_less_behind_it_is_weaker() -> None:
    report = extract("青石镇2024年工作总结\n全镇水稻种植46800亩。\n共计30。\n", keep_text=True)
    mentions = {m.id: m for m in report.mentions}
    strong, weak = (of_observation(o, mentions[o.mention], Queried([])) for o in report.observations)
    assert weak.points > strong.points
    assert "no unit" in weak.reasons
    named = of_observation(
        report.observations[0],
        mentions[report.observations[0].mention],
        Queried([(0, len(report.text or ""))]),
    )
    assert named.points > strong.points


def test_what_issues_name_is_found_among_spans_that_lie_in_each_other() -> None:
    queried = Queried([(0, 100), (10, 12)])
    assert queried.touch(50, 51)
    assert not queried.touch(100, 110)
    assert not Queried([]).touch(0, 9)


def _store(folder: Path, texts: dict[str, str]) -> Store:
    store = Store(folder / "extractor.db")
    for name, text in texts.items():
        report = extract(text, keep_text=True)
        store.add(Listing(name, document_id(str(report.source.sha256), "{}")), report, "{}")
    return store


def test_pages_of_a_batch_are_named_by_document(tmp_path: Path) -> None:
    texts = {
        "../../evil<b>.txt": "青石镇2024年工作总结\n全镇水稻种植46800亩。",
        "b.txt": "白石镇2024年工作总结\n全镇水稻种植3800亩。",
        "copy-of-b.txt": "白石镇2024年工作总结\n全镇水稻种植3800亩。",
    }
    with _store(tmp_path, texts) as store:
        store.add(Listing("broken<i>.txt", None, "source.empty", "the file is empty"))
        index = write_pages(store, tmp_path / "pages", "out")
    pages = sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert len(pages) == 3  # two documents and the index
    assert all(name == "index.html" or name.removesuffix(".html").isdigit() for name in pages)
    page = of_page(index.read_text("utf-8"))
    links = [attributes["href"] for tag, attributes in page.found if tag == "a"]
    assert len(links) >= 3
    assert set(links) <= set(pages)
    assert not {"b", "i"} & {tag for tag, _ in page.found if tag == "b"}
    assert "the file is empty" in index.read_text("utf-8")
    report = (tmp_path / "pages" / pages[0]).read_text("utf-8")
    assert 'href="index.html"' in report


def test_a_chart_sets_the_indicators_of_reports_side_by_side() -> None:
    figures = []
    for at, amount in enumerate(("3亿元", "6亿元", "12亿元")):
        report = extract(f"青石镇2024年工作总结\n全镇地区生产总值{amount}，增长5%。", keep_text=True)
        figures += figures_of(report, f"{at}.html")
    [chart] = charts_of(figures)
    assert (chart.reports, chart.low, chart.high, chart.middle) == (3, "3亿元", "12亿元", "6亿元")
    assert [dot.x for dot in chart.dots] == [0, 333.3, 1000]
    assert charts_of(figures[:1]) == []  # one report is no comparison
