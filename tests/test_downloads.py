"""Files to keep: what a page shows, by an address that anybody can ask for again."""

import io
import json
import re
import zipfile
from functools import partial

import pandas as pd
import pytest
from playwright.sync_api import BrowserContext

from outcomes.analysis.compare import groups
from outcomes.api import downloads, embeds
from outcomes.api.question import Question
from outcomes.charts.amounts import comparison
from outcomes.charts.chart import ChartStyle
from outcomes.charts.named import CHARTS
from outcomes.export import pdf
from outcomes.export.chart_html import html
from outcomes.export.tables import csv_bytes
from outcomes.ledger.ledger import Ledger
from tests.conftest import Ask
from tests.serving import settled

NEEDED = {"comparison": {"group": ["lights"]}, "multiples": {"about": ["problem-solving"]}}


def archived(asked: Question) -> dict[str, str]:
    """The charts and the readme of an archive, by path."""
    with zipfile.ZipFile(io.BytesIO(downloads.archive(asked).body)) as archive:
        kept = [name for name in archive.namelist() if name.startswith(("charts/", "readme"))]
        return {name: archive.read(name).decode() for name in kept}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_of_the_pages_is_a_file_and_can_be_embedded(name: str, ask: Ask) -> None:
    asked = ask(lang=["zh"], province=["jiangxi"], **NEEDED.get(name, {}))
    file, embed = downloads.chart(asked, name, "html"), embeds.shown(asked, name, "chart")
    assert re.fullmatch(r"[a-z-]+_jiangxi\.html", file.file)
    for page in (file, embed):
        assert (page.status, page.kind) == (200, "text/html; charset=utf-8")
        assert '<html lang="zh-CN"' in page.body.decode()
        assert f"http://host/{CHARTS[name].page.replace('overview', '')}?" in page.body.decode()
        assert re.search(r'role="img" aria-label="[^"]+"', page.body.decode())
    (figures,) = re.findall(r'id="figures">(.*?)</script>', embed.body.decode())
    assert set(json.loads(figures)) == {"light-narrow", "light-wide", "dark-narrow", "dark-wide"}


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("nothing", {}),
        ("comparison", {}),
        ("comparison", {"group": ["nothing"]}),
        ("comparison", {"group": ["lights"], "province": ["qinghai"]}),
        ("comparison", {"group": ["lights"], "province": ["nowhere"]}),
        ("multiples", {"about": ["<b>"]}),
        ("brief", {}),
        ("brief", {"region": ["nowhere"]}),
        ("brief", {"region": ["changleng"], "province": ["nowhere"]}),
    ],
)
def test_what_names_nothing_is_no_file(name: str, parameters: dict[str, list[str]], ask: Ask) -> None:
    make = downloads.place if name == "brief" else partial(downloads.chart, name=name)
    assert make(ask(**parameters), ending="html").status == 400


def test_a_chart_of_one_kind_of_thing_is_named_for_it(frame: pd.DataFrame, ask: Ask) -> None:
    for group, _, _ in groups(frame):
        assert downloads.chart(ask(group=[group], scale=["log"]), "comparison", "csv").file == f"comparison-{group}.csv"


def test_the_table_holds_the_rows_of_the_filter(ask: Ask) -> None:
    asked = ask(lang=["en"], province=["sichuan"])
    answer = downloads.rows(asked, "fact", "csv")
    assert (answer.body, answer.file) == (csv_bytes(asked.extract_of(asked.selection.frame)), "facts_sichuan.csv")


def test_a_file_can_be_had_in_another_tab_after_the_page_is_gone(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.goto(f"{server}/facts?province=qinghai")
    settled(page)
    address = page.locator("a[href^='download/facts.csv']").evaluate("(link) => link.href")
    page.close()
    answer = context.request.get(address)
    assert answer.headers["content-disposition"] == 'attachment; filename="facts_qinghai.csv"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert ",Qinghai," in answer.text()


# The archive


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_archive_holds_the_charts_and_names_them_with_their_sources(lang: str, ledger: Ledger, ask: Ask) -> None:
    files = archived(ask(lang=[lang], province=["jiangxi"]))
    readme, title = files.pop("readme.md"), ledger.sources["changleng-peoples-daily-2022"].title[lang]
    pages = {name: files.pop(name) for name in [*files] if name.endswith(".html")}
    assert "charts/comparison-lights.html" in pages
    assert title in readme
    for name, page in pages.items():
        beside = re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', page)
        assert {f"charts/{path}" for path in beside} == {*files}
        assert f"]({name}): " in readme
        assert json.dumps(title[:6])[1:-1] in page


def test_the_archive_of_facts_asked_for_by_name_has_no_charts_of_others(frame: pd.DataFrame, ask: Ask) -> None:
    assert [*archived(ask(fact=[frame["id"].iloc[0]]))] == ["readme.md"]


def test_a_group_of_one_figure_is_no_comparison(frame: pd.DataFrame, ask: Ask) -> None:
    several = {f"charts/comparison-{group.id}.html" for group in groups(frame) if group.facts > 1}
    found = {path for path in archived(ask()) if "comparison-" in path}
    assert found
    assert found <= several


# PDF, printed by the system's Chromium


def test_a_chart_prints_on_one_sheet(frame: pd.DataFrame) -> None:
    chart = comparison(frame[frame["group"] == "lights"], ChartStyle("zh"))
    printed = pdf.pdf_bytes(partial(html, chart), 1200, chart.height)
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize(
    ("module", "name", "value"), [(pdf, "browser", lambda: "/bin/false"), (pdf.tempfile, "tempdir", "/nowhere")]
)
def test_a_browser_that_does_not_print_is_told_in_one_line(monkeypatch, module, name: str, value) -> None:
    monkeypatch.setattr(module, name, value)
    with pytest.raises(pdf.PrintError, match="did not print"):
        pdf.pdf_bytes(lambda: "<head></head>", 100, 100)


def test_a_machine_without_a_browser_offers_no_pdf(monkeypatch, ask: Ask) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    pdf.browser.cache_clear()
    assert downloads.chart(ask(), "map", "pdf").status == 404
    pdf.browser.cache_clear()


def test_no_two_charts_are_printed_at_once(monkeypatch, ask: Ask) -> None:
    monkeypatch.setattr(downloads, "PATIENCE", 0.01)
    monkeypatch.setattr(pdf, "browser", lambda: "chromium")
    monkeypatch.setattr(pdf, "pdf_bytes", lambda page, width, height: b"%PDF")
    with downloads._printing:
        assert downloads.chart(ask(), "map", "pdf").status == 503
    assert downloads.chart(ask(), "map", "pdf").body == b"%PDF"
