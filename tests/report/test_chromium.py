"""The page in a real headless Chromium: no console error, search, facets, permalinks, highlighting, escaping, keyboard, speed."""

from __future__ import annotations

import base64
import csv
import subprocess
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
    chrome.set_window_size(1300, 1000)
    chrome.get(page.as_uri())
    yield chrome
    errors = [e for e in chrome.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]
    assert errors == []


def _tab(driver: Any, name: str) -> Any:
    driver.find_element(By.ID, f"tab-{name}").click()
    return driver.find_element(By.ID, name)


def _column(section: Any, key: str) -> list[str]:
    return [cell.text for cell in section.find_elements(By.CSS_SELECTOR, f"tbody td.c-{key}")]


def _search(section: Any, text: str) -> int:
    """Types into the search field and waits until the table has followed; how many rows are left."""
    field = section.find_element(By.CSS_SELECTOR, 'input[type="search"]')
    field.clear()
    field.send_keys(text)
    time.sleep(0.4)
    return int(section.find_element(By.CSS_SELECTOR, ".status bdi").text.replace(",", ""))


def _facet(section: Any, key: str, *values: str) -> None:
    """Opens a facet and chooses values."""
    section.find_element(By.CSS_SELECTOR, f'[data-facet="{key}"] summary').click()
    time.sleep(0.2)
    for value in values:
        section.find_element(By.CSS_SELECTOR, f'[data-facet="{key}"] input[value="{value}"]').click()


def test_claims_sort(seeds_page: Any) -> None:
    section = _tab(seeds_page, "claims")
    assert len(_column(section, "kind")) > 20
    section.find_element(By.CSS_SELECTOR, '[data-sort="kind"]').click()
    kinds = _column(section, "kind")
    assert len(set(kinds)) > 2
    section.find_element(By.CSS_SELECTOR, '[data-sort="kind"]').click()
    falling = _column(section, "kind")
    assert sorted(falling) == sorted(kinds) and falling[0] == kinds[-1]


def test_search_folds_letters_article_marks_and_digits(seeds_page: Any) -> None:
    section = _tab(seeds_page, "claims")
    every = _search(section, "")
    for forms in (
        ("ارباح", "أرباح", "الأرباح"),
        ("امريكا", "أمريكا"),
        ("٢٠٢٥", "2025"),
        ("شركة", "الشركه"),
        ("دولار", "دُولار", "دولـار"),
    ):
        counts = {_search(section, form) for form in forms}
        assert len(counts) == 1, forms
    assert 0 < _search(section, "دولار") < every
    # A name is found by its Latin form and by the Arabic of the text; a number as a whole number.
    assert _search(section, "Qwen") > 0 and _search(section, "علي بابا") > 0
    assert 0 < _search(section, "600") <= _search(section, "مليون")
    assert _search(section, "zzzz") == 0
    assert section.find_element(By.CSS_SELECTOR, "tr.nothing").text


def test_facets_count_and_narrow(seeds_page: Any) -> None:
    section = _tab(seeds_page, "claims")
    _facet(section, "kind")
    option = section.find_element(By.CSS_SELECTOR, '[data-facet="kind"] input[value="money"]')
    told = int(option.find_element(By.XPATH, "./..").find_element(By.TAG_NAME, "small").text)
    option.click()
    assert len(_column(section, "kind")) == told
    assert len(set(_column(section, "kind"))) == 1
    section.find_element(By.CSS_SELECTOR, '[data-facet="kind"] input[value="percent"]').click()
    assert len(set(_column(section, "kind"))) == 2  # values of one facet widen
    _facet(section, "unit")
    units = {i.get_attribute("value") for i in section.find_elements(By.CSS_SELECTOR, '[data-facet="unit"] input')}
    assert {"USD", "%"} <= units and "year" not in units  # counted under the other choice
    section.find_element(By.CSS_SELECTOR, "[data-clear]").click()
    assert len(set(_column(section, "kind"))) > 2


def test_every_place_has_an_address_and_back_works(seeds_page: Any) -> None:
    section = _tab(seeds_page, "claims")
    _facet(section, "kind", "money")
    _search(section, "دولار")
    filtered, kept = seeds_page.current_url, _column(section, "quantity")
    assert "kind=money" in filtered and "q=" in filtered
    section.find_element(By.CSS_SELECTOR, "td.c-quantity a").click()
    assert seeds_page.find_element(By.CSS_SELECTOR, "#articles .text .chosen").is_displayed()
    chosen = seeds_page.current_url
    assert "#articles/" in chosen and "claim=q" in chosen
    seeds_page.back()
    assert seeds_page.current_url == filtered and _column(section, "quantity") == kept
    seeds_page.forward()
    assert seeds_page.current_url == chosen
    for address, here in (
        (chosen, "#articles .text .chosen"),
        (filtered, "#claims tbody td.c-quantity a"),
    ):  # sent to somebody else
        seeds_page.get("about:blank")
        seeds_page.get(address)
        assert seeds_page.find_element(By.CSS_SELECTOR, here).is_displayed()
    assert _column(seeds_page.find_element(By.ID, "claims"), "quantity") == kept


def test_a_claim_highlights_its_roles_in_the_text(seeds_page: Any) -> None:
    section = _tab(seeds_page, "claims")
    rows = section.find_elements(By.CSS_SELECTOR, "tbody tr")
    row = next(r for r in rows if all(r.find_element(By.CSS_SELECTOR, f"td.c-{k}").text for k in ("subject", "metric")))
    metric = row.find_element(By.CSS_SELECTOR, "td.c-metric bdi").text
    row.find_element(By.CSS_SELECTOR, "td.c-quantity a").click()
    reading = seeds_page.find_element(By.CSS_SELECTOR, "#articles .article")
    assert reading.find_elements(By.CSS_SELECTOR, ".text .chosen")
    assert reading.find_elements(By.CSS_SELECTOR, ".text .subject")
    marked = "".join(e.text for e in reading.find_elements(By.CSS_SELECTOR, ".text .metric"))
    assert marked.replace(" ", "") == metric.replace(" ", "")
    assert seeds_page.find_element(By.CSS_SELECTOR, ".panel dl").text


def test_a_claim_is_copied_as_a_citation(seeds_page: Any, seed_run: Path) -> None:
    section = _tab(seeds_page, "claims")
    section.find_element(By.CSS_SELECTOR, "td.c-quantity a").click()
    button = seeds_page.find_element(By.CSS_SELECTOR, ".panel [data-copy]")
    told = button.text
    claim = next(c for a in read(seed_run) for c in a.claims)
    citation = seeds_page.execute_script(
        "return new Promise((done) => { document.addEventListener('copy', () => done(document.activeElement.value), { once: true });"
        "navigator.clipboard && Object.defineProperty(navigator, 'clipboard', { value: { writeText: (t) => { done(t); return Promise.resolve(); } } });"
        "document.querySelector('.panel [data-copy]').click(); })"
    )
    assert f"{claim.quantity.start}–{claim.quantity.end}" in citation and claim.quantity.text in citation
    assert button.text != told


def test_the_text_is_whole(seeds_page: Any, seed_run: Path) -> None:
    section = _tab(seeds_page, "articles")
    section.find_element(By.CSS_SELECTOR, "td.c-article a").click()
    shown = seeds_page.execute_script("return document.querySelector('#articles .text').textContent")
    assert shown == next(iter(read(seed_run))).text
    links = seeds_page.find_elements(By.CSS_SELECTOR, "#articles .text a")
    assert links and all(link.get_attribute("href").startswith("http") for link in links)


def test_a_name_leads_to_its_claims_and_articles(seeds_page: Any) -> None:
    section = _tab(seeds_page, "names")
    assert _search(section, "Qwen") >= 1
    next(a for a in section.find_elements(By.CSS_SELECTOR, "td.c-latin a") if a.text == "Qwen").click()
    view = seeds_page.find_element(By.CSS_SELECTOR, "#names .article")
    assert view.find_elements(By.CSS_SELECTOR, 'a[href^="#articles/"]')
    view.find_element(By.CSS_SELECTOR, 'a[href^="#claims?subject="]').click()
    shown = _column(seeds_page.find_element(By.ID, "claims"), "subject")
    assert {text.removesuffix(" ؟") for text in shown} == {"Qwen"}  # with the mark of an unsure role or without


def test_keyboard_alone(seeds_page: Any) -> None:
    seeds_page.find_element(By.ID, "tab-overview").send_keys(Keys.ARROW_LEFT)
    assert seeds_page.find_element(By.ID, "claims").is_displayed()
    for _ in range(3):
        seeds_page.switch_to.active_element.send_keys(Keys.ARROW_LEFT)
    section = seeds_page.find_element(By.ID, "articles")
    section.find_element(By.CSS_SELECTOR, "td.c-article a").send_keys(Keys.ENTER)
    quantity = section.find_element(By.CSS_SELECTOR, ".text .quantity")
    quantity.send_keys(Keys.ENTER)
    assert "chosen" in quantity.get_attribute("class")


def test_heads_stay_in_view_and_hide_nothing_that_has_the_focus(seeds_page: Any) -> None:
    section = _tab(seeds_page, "claims")
    links = section.find_elements(By.CSS_SELECTOR, "td.c-quantity a")
    seeds_page.execute_script("arguments[0].scrollTop = 1e6", section.find_element(By.CSS_SELECTOR, ".scroll"))
    links[2].send_keys("")  # takes the focus and scrolls there
    seeds_page.execute_script("arguments[0].focus()", links[2])
    head, link, bar = (
        seeds_page.execute_script("const r = arguments[0].getBoundingClientRect(); return [r.top, r.bottom]", element)
        for element in (
            section.find_element(By.TAG_NAME, "th"),
            links[2],
            seeds_page.find_element(By.TAG_NAME, "header"),
        )
    )
    assert head[0] >= bar[1] - 1
    assert link[0] >= head[1] - 1


def test_export_holds_what_is_shown_with_ids_and_sentences(seeds_page: Any, seed_run: Path) -> None:
    section = _tab(seeds_page, "claims")
    _facet(section, "kind", "percent")
    count = len(_column(section, "kind"))
    section.find_element(By.CSS_SELECTOR, "[data-export]").click()
    folder = Path(seeds_page.capabilities["chrome"]["userDataDir"])
    deadline = time.monotonic() + 10
    while not (folder / "claims.csv").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    with (folder / "claims.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == count
    assert {row["kind"] for row in rows} == {"percent"}
    texts = {article.id: article.text for article in read(seed_run)}
    for row in rows:
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["quantity"]
        assert row["sentence"] in texts[row["article"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast_is_aa_in_both_themes(seeds_page: Any, theme: str) -> None:
    """Text against its background, by WCAG 2: at least 4.5 to 1."""
    seeds_page.execute_script(f"document.documentElement.dataset.theme = '{theme}'")
    section = _tab(seeds_page, "articles")
    section.find_element(By.CSS_SELECTOR, "td.c-article a").click()
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


@pytest.mark.parametrize("view", ["overview", "claims", "compare", "names", "articles", "reading"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault(seeds_page: Any, view: str, theme: str) -> None:
    """axe-core's rules for WCAG 2 A and AA, and its best practices."""
    files = pytest.importorskip("importlib.resources")
    pytest.importorskip("axe_core_python")
    seeds_page.execute_script(f"document.documentElement.dataset.theme = '{theme}'")
    section = _tab(seeds_page, "articles" if view == "reading" else view)
    if view == "reading":
        section.find_element(By.CSS_SELECTOR, "td.c-article a").click()
        section.find_element(By.CSS_SELECTOR, ".text .quantity").click()
    seeds_page.execute_script(files.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    result = seeds_page.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    assert [(v["id"], [n["html"][:150] for n in v["nodes"]]) for v in result["violations"]] == []


def test_a_narrow_screen_needs_no_sideways_scrolling(seeds_page: Any) -> None:
    seeds_page.set_window_size(500, 900)  # the least that a headless window takes; the page itself is made 390 wide
    seeds_page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    )
    for name in ("overview", "claims", "compare", "names", "articles"):
        _tab(seeds_page, name)
        assert seeds_page.execute_script("return document.documentElement.scrollWidth") <= 390, name
    seeds_page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    seeds_page.set_window_size(1300, 1000)


def test_print_holds_every_row_and_column(chrome: Any, tmp_path: Path) -> None:
    many = []
    for i in range(130):
        one = article()
        one.id = f"a{i}"
        one.title = f"Report {i:03}"
        many.append(one)
    chrome.get(write_report(many, tmp_path / "many.html").as_uri() + "#claims")
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(base64.b64decode(chrome.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]))
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    assert all(f"{i:03}" in text for i in range(130))
    assert "Nvidia" in text and text.count("\f") > 3


def test_latin_articles_are_laid_out_left_to_right(chrome: Any, tmp_path: Path) -> None:
    one = article("Nvidia إنفيديا said الأربـاح rose ٥٪ in عام ٢٠٢٤ and more Latin words than Arabic ones")
    one.language = "en"
    chrome.get(write_report([one], tmp_path / "x.html").as_uri() + "#articles/desk%2Fone")
    assert chrome.find_element(By.CSS_SELECTOR, "#articles .text").get_attribute("dir") == "ltr"


def test_unsure_roles_look_unsure(chrome: Any, tmp_path: Path) -> None:
    one = article()
    page = tmp_path / "x.html"
    text = write_report([one], page).read_text(encoding="utf-8")
    page.write_text(text.replace('"subject_score":[null]', '"subject_score":[0.31]'), encoding="utf-8")
    chrome.get(page.as_uri() + "#claims")
    assert "؟" in chrome.find_element(By.CSS_SELECTOR, "#claims td.c-subject .unsure").text


def test_contradictions_have_a_view(chrome: Any, tmp_path: Path) -> None:
    one, other = article(), article()
    other.id, other.title = "two", "آخر"
    other.claims[0].quantity.value = 9
    page = write_report([one, other], tmp_path / "x.html")
    chrome.get(page.as_uri())
    chrome.find_element(By.CSS_SELECTOR, 'a[href="#compare?verdict=contradiction"]').click()
    cards = chrome.find_elements(By.CSS_SELECTOR, "#compare .group.contradiction")
    assert len(cards) == 1
    links = cards[0].find_elements(By.CSS_SELECTOR, 'a[href^="#articles/"]')
    assert len(links) == 2
    links[0].click()
    assert chrome.find_element(By.CSS_SELECTOR, "#articles .text .chosen").is_displayed()


def test_hostile_text_stays_text(chrome: Any, tmp_path: Path) -> None:
    chrome.get(write_report([hostile()], tmp_path / "x.html").as_uri())  # type: ignore[list-item]
    for name in ("claims", "compare", "names", "articles"):
        _tab(chrome, name)
    chrome.find_element(By.CSS_SELECTOR, "#articles td.c-article a").click()
    text = chrome.execute_script("return document.querySelector('#articles .text').textContent")
    assert text.startswith("</script><script>alert(1)</script> <img src=x onerror=alert(2)>")
    assert chrome.find_elements(By.CSS_SELECTOR, "#articles img, #articles b") == []
    hrefs = [a.get_attribute("href") for a in chrome.find_elements(By.TAG_NAME, "a")]
    assert not any(h and h.startswith("javascript") for h in hrefs)
    assert [e for e in chrome.get_log("browser") if e["level"] == "SEVERE"] == []


def test_10000_articles_open_without_freezing(chrome: Any, tmp_path: Path) -> None:
    many = []
    for i in range(10000):
        one = article()
        one.id = f"a{i}"
        one.title = f"مقال {i}"
        one.published = None
        one.text += " نص" * 500
        many.append(one)
    page = write_report(many, tmp_path / "many.html")
    began = time.monotonic()
    chrome.get(page.as_uri())
    section = _tab(chrome, "claims")
    section.find_element(By.CSS_SELECTOR, '[data-sort="value"]').click()
    assert _search(section, "9999") == 1
    section.find_element(By.CSS_SELECTOR, "td.c-quantity a").click()
    assert chrome.find_element(By.CSS_SELECTOR, "#articles .text").is_displayed()
    assert time.monotonic() - began < 30  # a frozen page takes minutes; this is no benchmark
