"""docs/review.png: the review page of a sample, as the README shows it. `make screenshot`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from extractor import extract_file
from extractor.io.review.page import report_page
from tests.browser import chromium, missing

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "03-crude-traditional.txt"


def main(target: Path) -> None:
    reason = missing()
    if reason is not None:
        sys.exit(reason)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page_file = Path(folder) / "page.html"
        page_file.write_text(report_page(extract_file(SAMPLE, keep_text=True)), "utf-8")
        page = browser.new_page(viewport={"width": 1360, "height": 800})
        page.goto(page_file.as_uri())
        rows = page.locator("#panel-0 tbody tr")
        for number, key in ((9, "y"), (10, "n")):
            rows.nth(number).click()
            page.keyboard.press(key)
        rows.nth(11).click()
        page.screenshot(path=target)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "review.png")
