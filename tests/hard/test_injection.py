# ruff: noqa: E501 (a script for the browser)
"""Markup, script and formulas in every field and every parameter: nothing runs, everything is shown as text."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from outcomes.analysis.consistency import shares
from outcomes.analysis.filters import Filter
from outcomes.analysis.selection import Selection
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.charts.amounts import comparison
from outcomes.charts.chart import ChartStyle
from outcomes.charts.matrix import matrix
from outcomes.charts.ratios import ratios
from outcomes.charts.timeline import timeline
from outcomes.export.brief import brief, brief_html
from outcomes.export.brief_markdown import brief_markdown
from outcomes.export.chart_html import html
from outcomes.export.package import package_files
from outcomes.export.tables import FORMULA
from outcomes.ledger.ledger import Ledger, load
from outcomes.ui.navigation import PAGES
from tests.hard import payloads
from tests.serving import serving_quietly, settled

pytestmark = pytest.mark.hard

# Every element in every shadow tree that can only have come out of the data.
FOUND = """() => {
  const bad = [], walk = root => root.querySelectorAll('*').forEach(e => {
    if (e.shadowRoot) walk(e.shadowRoot);
    for (const a of e.attributes)
      if (/^on/.test(a.name) || /^\\s*javascript:/i.test(a.value) || (a.name === 'href' && /^[^?#]*evil\\.example/.test(a.value)))
        bad.push(e.tagName + ' ' + a.name + '=' + a.value.slice(0, 60));
    if (e.tagName === 'SCRIPT' && /__hit/.test(e.textContent) && !/Plotly/.test(e.textContent)) bad.push('SCRIPT ' + e.textContent.slice(0, 60));
    if (/^(IMG|IMAGE)$/i.test(e.tagName) && e.getAttribute('src') === 'x') bad.push('IMG');
    if (e.id === 'bold' || (e.classList && e.classList.contains('katex'))) bad.push(e.tagName + '#' + e.id + '.' + e.className);
    if (/^(B|STRONG|SUB|U|DEL|CODE)$/.test(e.tagName) && /^(bold|strong|sub|entity|struck|code)$/.test(e.textContent)) bad.push('MARKUP ' + e.tagName);
    if (e.tagName === 'tspan' && /^(bold|sub)$/.test(e.textContent)) bad.push('MARKUP tspan ' + e.textContent);
  });
  walk(document);
  return [...new Set(bad), ...(window.__hit === undefined ? [] : ['RAN'])];
}"""


NAMES = ("lang", "province", "theme", "stage", "source", "q", "from", "to", "fact", "region", "programme", "group")
MORE = {"sources": "&source=evil&fact=fact-input", "facts": "&fact=fact-input", "places": "&region=town"}
EVERYWHERE = "&".join(f"{name}={quote(payloads.ALL)}" for name in NAMES)
LINK = "https://example.org/{id}"
LOOK = ChartStyle("en", width=620)


VISITS = [f"{name}?lang={lang}{MORE.get(name, '')}" for name in PAGES for lang in ("en", "zh")]
VISITS += [f"{name}?{EVERYWHERE}" for name in PAGES]


class Site(NamedTuple):
    """A server of the hostile file, a page that looks at it, and what the page was made to say."""

    address: str
    data: Path
    page: Page
    dialogs: list[str]

    def harm(self, milliseconds: int, html: str = "") -> list[str]:
        """What came out of the data, on the page or in this one, as more than text after so long."""
        if html:
            self.page.set_content(html)
        self.page.wait_for_timeout(milliseconds)
        assert self.dialogs == []
        return self.page.evaluate(FOUND)

    def visit(self, address: str) -> None:
        self.page.goto(f"{self.address}/{address.removeprefix('overview')}")
        settled(self.page)
        assert self.harm(1500) == []
        expect(self.page.get_by_text(re.compile("This page could not be drawn|本页未能显示"))).to_have_count(0)


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("evil")
    data, seeds = payloads.write(folder)
    page, dialogs = browser.new_page(), []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    with serving_quietly(folder / "log", OUTCOMES_DATA=str(data), OUTCOMES_SEEDS=str(seeds)) as address:
        yield Site(address, data, page, dialogs)
    page.close()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return load(*payloads.write(tmp_path_factory.mktemp("ledger")))


@pytest.fixture(scope="module")
def frame(ledger: Ledger) -> pd.DataFrame:
    return facts_table(ledger)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_cell_of_a_table_is_a_formula(ledger: Ledger, lang: str) -> None:
    files = package_files(ledger, {"evil": payloads.TEXT.encode()}, lang, LINK)
    for name in ("facts.csv", "sources.csv"):
        rows = csv.reader(io.StringIO(files[name].decode("utf-8-sig")))
        assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []
    with zipfile.ZipFile(io.BytesIO(files["facts.xlsx"])) as book:
        sheets = "".join(book.read(part).decode() for part in book.namelist() if "sheet" in part)
    assert not re.search(r"<f[ >]", sheets)
    assert {address[:20] for address in re.findall(r'Target="([^"]*)', sheets)} == {"https://example.org/"}
    quotes = {fact["quote"] for fact in json.loads(files["facts.json"])["facts"]}
    assert quotes == {fact.quote for fact in ledger.facts.values()}


@pytest.mark.parametrize("address", VISITS, ids=lambda address: address[:30])
def test_a_page_shows_the_data_and_its_parameters_as_text(site: Site, address: str) -> None:
    site.visit(address)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_brief_shows_the_data_as_text(site: Site, ledger: Ledger, frame: pd.DataFrame, lang: str) -> None:
    made = brief(Selection(ledger, frame, statements_table(ledger), Filter(), lang), "town", LINK)
    made = replace(made, about=[*made.about, (payloads.ALL, payloads.ALL)])
    assert site.harm(300, brief_html(made)) == []
    assert brief_markdown(made)


def test_a_chart_shows_the_data_as_text(site: Site, ledger: Ledger, frame: pd.DataFrame) -> None:
    rows = frame[frame["group"] == "lights"]
    charts = [comparison(rows, LOOK, title=payloads.ALL), timeline(frame, LOOK), matrix(frame, LOOK)]
    for chart in [*charts, ratios(frame, LOOK, shares(ledger, frame["id"]))]:
        assert site.harm(700, html(chart)) == [], chart.slug


def test_the_banner_of_a_wrong_file_shows_it_as_text(site: Site) -> None:
    good = site.data.read_text("utf-8")
    site.data.write_text(good.replace('"fact-input"', json.dumps(payloads.ALL), 1), "utf-8")
    site.visit("overview?lang=en")
    site.data.write_text(good, "utf-8")
