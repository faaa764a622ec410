# ruff: noqa: E501 (a script for the browser)
"""Markup, script and formulas in every field and every parameter: nothing runs, everything is shown as text.

python -m hard.injection
"""

import csv
import io
import json
import re
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from hard import payloads
from hard.table import Row, show
from outcomes.analysis.table import facts_table
from outcomes.charts.chart import ChartStyle
from outcomes.export.brief import brief, brief_html
from outcomes.export.brief_markdown import brief_markdown
from outcomes.export.chart_html import html
from outcomes.export.package import package_files
from outcomes.export.tables import FORMULA
from outcomes.ledger.ledger import Ledger, load
from outcomes.ui.navigation import PAGES
from tests.serving import FLAGS, browser_path, serving

# Every element in every shadow tree that can only have come out of the data.
FOUND = """() => {
  const bad = [], walk = root => root.querySelectorAll('*').forEach(e => {
    if (e.shadowRoot) walk(e.shadowRoot);
    for (const a of e.attributes)
      if (/^on/.test(a.name) || /^\\s*javascript:/i.test(a.value) || (a.name === 'href' && /evil\\.example/.test(a.value)))
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


def _judge(page: Page, dialogs: list[str]) -> str:
    found = page.evaluate(FOUND) + dialogs
    dialogs.clear()
    return "; ".join(found[:4])


def _visit(page: Page, address: str, dialogs: list[str]) -> str:
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=90_000)
    page.wait_for_selector("h1", timeout=90_000)
    page.wait_for_timeout(1500)
    broken = page.get_by_text(re.compile("This page could not be drawn|本页未能显示")).count()
    return _judge(page, dialogs) or ("the page is broken" if broken else "")


def cells(ledger: Ledger, texts: dict[str, bytes]) -> str:
    """What a spreadsheet would run in the tables of the package; empty where nothing."""
    bad = []
    for lang in ("zh", "en"):
        files = package_files(ledger, texts, lang, "https://example.org/{id}")
        for name in ("facts.csv", "sources.csv"):
            rows = list(csv.reader(io.StringIO(files[name].decode("utf-8-sig"))))
            bad += [f"{name}: {cell[:20]}" for row in rows for cell in row if cell.startswith(FORMULA)]
        with zipfile.ZipFile(io.BytesIO(files["facts.xlsx"])) as book:
            sheets = "".join(book.read(part).decode() for part in book.namelist() if "sheet" in part)
            bad += ["xlsx: a formula or link"] if re.search(r"<f[ >]|<hyperlink", sheets) else []
        quotes = {fact["quote"] for fact in json.loads(files["facts.json"])["facts"]}
        bad += ["json: a quote differs"] if quotes != {fact.quote for fact in ledger.facts.values()} else []
    return "; ".join(bad[:4])


def run() -> list[Row]:
    rows: list[Row] = []

    def note(case: str, lost: str, seen: str = "") -> None:
        rows.append(Row(f"injection: {case}", 1, int(not lost), lost or seen))
        print(f"  {case}: {lost or 'nothing ran'}", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as place:
        data, seeds = payloads.write(Path(place))
        ledger = load(data, seeds)
        note("CSV, XLSX, JSON", cells(ledger, {"evil": (seeds / "evil.txt").read_bytes()}))
        log = Path(place) / "log"
        with sync_playwright() as driver, serving(log, OUTCOMES_DATA=str(data), OUTCOMES_SEEDS=str(seeds)) as address:
            chromium = driver.chromium.launch(executable_path=browser_path(), args=FLAGS)
            page = chromium.new_page()
            dialogs: list[str] = []
            page.on("dialog", lambda dialog: (dialogs.append(f"dialog {dialog.message}"), dialog.dismiss()))
            _pages(page, address, dialogs, note)
            _files(page, ledger, dialogs, note)
            data.write_text(data.read_text("utf-8").replace('"fact-input"', json.dumps(payloads.ALL), 1), "utf-8")
            note("banner of a wrong file", _visit(page, f"{address}/?lang=en", dialogs))
            chromium.close()
        note("log", "; ".join(re.findall(r"Traceback.*|Error: .*", log.read_text("utf-8"))[:3]))
    return rows


def _pages(page: Page, address: str, dialogs: list[str], note: Any) -> None:
    for lang in ("en", "zh"):
        for name in PAGES:
            place = "" if name == "overview" else name
            more = {"sources": "&source=evil&fact=fact-input", "facts": "&fact=fact-input", "places": "&region=town"}
            note(f"{name}, {lang}", _visit(page, f"{address}/{place}?lang={lang}{more.get(name, '')}", dialogs))
    every = quote(payloads.ALL)
    names = ("lang", "province", "theme", "stage", "source", "q", "from", "to", "fact", "region", "programme", "group")
    for name in PAGES:
        query = "&".join(f"{key}={every}" for key in names)
        place = "" if name == "overview" else name
        note(f"{name}, every parameter", _visit(page, f"{address}/{place}?{query}", dialogs))


def _files(page: Page, ledger: Ledger, dialogs: list[str], note: Any) -> None:
    frame = facts_table(ledger)
    for lang in ("zh", "en"):
        made = brief("town", frame, frame, ledger, lang, payloads.ALL, "https://example.org/{id}")
        page.set_content(brief_html(made))
        page.wait_for_timeout(300)
        note(f"brief as HTML, {lang}", _judge(page, dialogs))
        assert brief_markdown(made)
    for name, chart in _charts(ledger, frame):
        page.set_content(html(chart))
        page.wait_for_timeout(700)
        note(f"chart as HTML and SVG, {name}", _judge(page, dialogs))


def _charts(ledger: Ledger, frame: Any) -> list[tuple[str, Any]]:
    from outcomes.charts.bars import comparison
    from outcomes.charts.matrix import matrix
    from outcomes.charts.ratios import ratios
    from outcomes.charts.timeline import timeline

    look = ChartStyle("en", width=620)
    rows = frame[frame["group"] == "lights"]
    return [("bars", comparison(rows, look, title=payloads.ALL)), ("timeline", timeline(frame, look)),
            ("matrix", matrix(frame, look)), ("ratios", ratios(frame, look, ledger.ratios.values()))]  # fmt: skip


if __name__ == "__main__":
    sys.exit(show(run()))
