"""The page in a real headless Chromium: no console error, sorting, filtering, highlighting, escaping, keyboard, speed."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arextract.corpus.store import read
from arextract.report import write_report
from tests.corpus.test_exchange import article
from tests.report.test_page import hostile

pytestmark = pytest.mark.heavy
pytest.importorskip("selenium")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

from tests.report import browser  # noqa: E402


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not browser.installed():
        pytest.skip("needs chromium and chromium-driver")
    driver = browser.start(tmp_path_factory.mktemp("chrome"))
    driver.downloads = tmp_path_factory.getbasetemp()
    yield driver
    driver.quit()


@pytest.fixture
def seeds_page(chrome: Any, seed_run: Path, tmp_path: Path) -> Any:
    page = write_report(read(seed_run), tmp_path / "report.html")
    chrome.get(page.as_uri())
    yield chrome
    errors = [e for e in chrome.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]
    assert errors == []


def _tab(driver: Any, name: str) -> Any:
    driver.find_element(By.ID, f"tab-{name}").click()
    return driver.find_element(By.ID, name)


def _column(section: Any, index: int) -> list[str]:
    return [
        row.find_elements(By.TAG_NAME, "td")[index].text for row in section.find_elements(By.CSS_SELECTOR, "tbody tr")
    ]


def test_claims_sort_and_filter(seeds_page: Any) -> None:
    section = _tab(seeds_page, "claims")
    every = len(section.find_elements(By.CSS_SELECTOR, "tbody tr"))
    assert every > 20
    section.find_element(By.CSS_SELECTOR, '[data-sort="kind"]').click()
    kinds = _column(section, 8)
    assert kinds == sorted(kinds)
    section.find_element(By.CSS_SELECTOR, '[data-sort="kind"]').click()
    assert _column(section, 8) == sorted(kinds, reverse=True)
    select = section.find_element(By.CSS_SELECTOR, '[data-filter="kind"]')
    select.find_element(By.CSS_SELECTOR, 'option[value="money"]').click()
    assert set(_column(section, 8)) == {"money"}
    section.find_element(By.CSS_SELECTOR, 'input[type="search"]').send_keys("zzzz")
    assert section.find_elements(By.CSS_SELECTOR, "tbody tr") == []


def test_a_claim_highlights_its_roles_in_the_text(seeds_page: Any) -> None:
    section = _tab(seeds_page, "claims")
    rows = section.find_elements(By.CSS_SELECTOR, "tbody tr")
    row = next(
        r for r in rows if r.find_elements(By.TAG_NAME, "td")[0].text and r.find_elements(By.TAG_NAME, "td")[1].text
    )
    metric = row.find_elements(By.TAG_NAME, "td")[1].text
    row.find_element(By.CSS_SELECTOR, "button.link").click()
    reading = seeds_page.find_element(By.CSS_SELECTOR, "#articles .article")
    assert reading.find_elements(By.CSS_SELECTOR, ".text .chosen")
    assert reading.find_elements(By.CSS_SELECTOR, ".text .subject")
    marked = "".join(e.text for e in reading.find_elements(By.CSS_SELECTOR, ".text .metric"))
    assert marked.replace(" ", "") == metric.replace(" ", "")
    assert seeds_page.find_element(By.CSS_SELECTOR, ".panel dl").text


def test_the_text_is_whole(seeds_page: Any, seed_run: Path) -> None:
    section = _tab(seeds_page, "articles")
    section.find_elements(By.CSS_SELECTOR, "tbody button.link")[0].click()
    shown = seeds_page.execute_script("return document.querySelector('#articles .text').textContent")
    assert shown == next(iter(read(seed_run))).text
    links = seeds_page.find_elements(By.CSS_SELECTOR, "#articles .text a")
    assert links and all(link.get_attribute("href").startswith("http") for link in links)


def test_keyboard_alone(seeds_page: Any) -> None:
    seeds_page.find_element(By.ID, "tab-overview").send_keys(Keys.ARROW_LEFT)
    assert seeds_page.find_element(By.ID, "claims").is_displayed()
    seeds_page.switch_to.active_element.send_keys(Keys.ARROW_LEFT)
    seeds_page.switch_to.active_element.send_keys(Keys.ARROW_LEFT)
    section = seeds_page.find_element(By.ID, "articles")
    section.find_element(By.CSS_SELECTOR, "tbody button.link").send_keys(Keys.ENTER)
    quantity = section.find_element(By.CSS_SELECTOR, ".text .quantity")
    quantity.send_keys(Keys.ENTER)
    assert "chosen" in quantity.get_attribute("class")


def test_export_holds_what_is_shown(seeds_page: Any) -> None:
    section = _tab(seeds_page, "claims")
    section.find_element(By.CSS_SELECTOR, '[data-filter="kind"] option[value="percent"]').click()
    count = len(_column(section, 0))
    section.find_element(By.CSS_SELECTOR, "[data-export]").click()
    folder = Path(seeds_page.capabilities["chrome"]["userDataDir"])
    deadline = time.monotonic() + 10
    while not (folder / "claims.csv").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    with (folder / "claims.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(handle))
    assert len(rows) == count + 1
    assert {row[8] for row in rows[1:]} == {"percent"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast_is_aa_in_both_themes(seeds_page: Any, theme: str) -> None:
    """Text against its background, by WCAG 2: at least 4.5 to 1."""
    seeds_page.execute_script(f"document.documentElement.dataset.theme = '{theme}'")
    section = _tab(seeds_page, "articles")
    section.find_elements(By.CSS_SELECTOR, "tbody button.link")[0].click()
    section.find_element(By.CSS_SELECTOR, ".text .quantity").click()
    worst = seeds_page.execute_script(
        """
        const channel = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
        const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        const parse = (c) => c.match(/[\\d.]+/g).map(Number);
        const back = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
        let worst = [99, ''];
        for (const e of document.querySelectorAll('.text *, .panel *, header *, footer')) {
          if (!e.textContent.trim() || !e.getClientRects().length) continue;
          const a = light(parse(getComputedStyle(e).color)), b = light(back(e));
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < worst[0]) worst = [ratio, e.outerHTML.slice(0, 200)];
        }
        return worst;
        """
    )
    assert worst[0] >= 4.5, worst


def test_hostile_text_stays_text(chrome: Any, tmp_path: Path) -> None:
    chrome.get(write_report([hostile()], tmp_path / "x.html").as_uri())  # type: ignore[list-item]
    for name in ("claims", "names", "articles"):
        _tab(chrome, name)
    chrome.find_element(By.CSS_SELECTOR, "#articles tbody button.link").click()
    text = chrome.execute_script("return document.querySelector('#articles .text').textContent")
    assert text.startswith("</script><script>alert(1)</script> <img src=x onerror=alert(2)>")
    assert chrome.find_elements(By.CSS_SELECTOR, "#articles img, #articles b") == []
    hrefs = [a.get_attribute("href") for a in chrome.find_elements(By.TAG_NAME, "a")]
    assert not any(h and h.startswith("javascript") for h in hrefs)
    assert [e for e in chrome.get_log("browser") if e["level"] == "SEVERE"] == []


def test_5000_articles_open_without_freezing(chrome: Any, tmp_path: Path) -> None:
    many = []
    for i in range(5000):
        one = article()
        one.id = f"a{i}"
        one.title = f"مقال {i}"
        one.text += " نص" * 1000
        many.append(one)
    page = write_report(many, tmp_path / "many.html")
    began = time.monotonic()
    chrome.get(page.as_uri())
    section = _tab(chrome, "claims")
    section.find_element(By.CSS_SELECTOR, '[data-sort="value"]').click()
    section.find_element(By.CSS_SELECTOR, 'input[type="search"]').send_keys("4999")
    assert len(section.find_elements(By.CSS_SELECTOR, "tbody tr")) == 1
    section.find_element(By.CSS_SELECTOR, "tbody button.link").click()
    assert chrome.find_element(By.CSS_SELECTOR, "#articles .text").is_displayed()
    assert time.monotonic() - began < 30  # a frozen page takes minutes; this is no benchmark
