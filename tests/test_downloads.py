"""Files to keep: what a page shows, by an address that anybody can ask for again."""

import io
import json
import re
import zipfile

import pandas as pd
import pytest
from playwright.sync_api import BrowserContext

from outcomes.analysis.compare import groups
from outcomes.api import downloads
from outcomes.charts.named import CHARTS
from outcomes.export.tables import csv_bytes
from outcomes.ledger.ledger import Ledger
from tests.serving import settled
from tests.test_api import question

NEEDED = {"comparison": {"group": ["lights"]}, "multiples": {"about": ["problem-solving"]}}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_of_the_pages_is_a_file(name: str, ledger: Ledger, frame: pd.DataFrame) -> None:
    asked = question(ledger, frame, lang=["zh"], province=["jiangxi"], **NEEDED.get(name, {}))
    page = downloads.chart(asked, name, "html")
    assert (page.status, page.kind) == (200, "text/html; charset=utf-8")
    assert re.fullmatch(r"[a-z-]+_jiangxi\.html", page.file)
    assert b'<html lang="zh-CN">' in page.body
    assert f"http://host/{'' if CHARTS[name].page == 'overview' else CHARTS[name].page}?" in page.body.decode()


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("nothing", {}),
        ("comparison", {}),
        ("comparison", {"group": ["nothing"]}),
        ("comparison", {"group": ["lights"], "province": ["qinghai"]}),
        ("multiples", {"about": ["<b>"]}),
    ],
)
def test_a_chart_of_nothing_is_not_found(name: str, parameters: dict, ledger: Ledger, frame: pd.DataFrame) -> None:
    assert downloads.chart(question(ledger, frame, **parameters), name, "html").status == 400


def test_a_chart_of_one_kind_of_thing_is_named_for_it(ledger: Ledger, frame: pd.DataFrame) -> None:
    for group in groups(frame, ledger, "en")["group"]:
        asked = question(ledger, frame, group=[group], scale=["log"])
        assert downloads.chart(asked, "comparison", "csv").file == f"comparison-{group}.csv"


def test_the_table_holds_the_rows_of_the_filter(ledger: Ledger, frame: pd.DataFrame) -> None:
    asked = question(ledger, frame, lang=["en"], province=["sichuan"])
    rows = asked.selection.frame
    made = csv_bytes(rows, ledger, "en", asked.selection.sentence, link=asked.link)
    answer = downloads.facts(asked, "csv")
    assert (answer.body, answer.file) == (made, "facts_sichuan.csv")
    assert downloads.facts(asked, "zip").body.startswith(b"PK")


def test_a_place_that_is_not_there_has_no_brief(ledger: Ledger, frame: pd.DataFrame) -> None:
    assert downloads.place(question(ledger, frame), "html").status == 400
    assert downloads.place(question(ledger, frame, region=["nowhere"]), "md").status == 400
    strange = question(ledger, frame, region=["changleng"], group=["lights"], province=["nowhere"])
    assert [answer.status for answer in (downloads.place(strange, "md"), downloads.chart(strange, "comparison", "csv"))
            ] == [400, 400]  # fmt: skip


def test_the_brief_of_a_place_is_named_for_it_and_its_filter(ledger: Ledger, frame: pd.DataFrame) -> None:
    asked = question(ledger, frame, region=["nanchang"], stage=["output"])
    for ending in ("html", "md"):
        answer = downloads.place(asked, ending)
        assert answer.file == f"brief_nanchang_output.{ending}"
        assert "全镇共安装了1.2万多盏楼道灯" in answer.body.decode()
        assert "快30年" not in answer.body.decode()


def test_no_two_charts_are_printed_at_once(ledger: Ledger, frame: pd.DataFrame, monkeypatch) -> None:
    monkeypatch.setattr(downloads, "PATIENCE", 0.01)
    monkeypatch.setattr(downloads.pdf, "browser", lambda: "chromium")
    monkeypatch.setattr(downloads.pdf, "pdf_bytes", lambda page, width, height: b"%PDF")
    asked = question(ledger, frame)
    with downloads._printing:
        assert downloads.chart(asked, "map", "pdf").status == 503
    assert downloads.chart(asked, "map", "pdf").body == b"%PDF"


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


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_archive_holds_the_charts_and_names_them_with_their_sources(
    lang: str, ledger: Ledger, frame: pd.DataFrame
) -> None:
    asked = question(ledger, frame, lang=[lang], province=["jiangxi"])
    title = ledger.sources["changleng-peoples-daily-2022"].title[lang]
    with zipfile.ZipFile(io.BytesIO(downloads.facts(asked, "zip").body)) as archive:
        readme = archive.read("readme.md").decode()
        pages = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")}
        shared = {name for name in archive.namelist() if name.startswith("charts/")} - {*pages}
    assert "charts/comparison-lights.html" in pages
    assert [name for name in pages if f"]({name}): " not in readme] == []
    for page in pages.values():
        assert {
            f"charts/{name}" for name in re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', page)
        } == shared
        assert json.dumps(title[:6])[1:-1] in page
    assert title in readme


def test_the_archive_of_facts_asked_for_by_name_has_no_charts_of_others(ledger: Ledger, frame: pd.DataFrame) -> None:
    asked = question(ledger, frame, fact=[frame["id"].iloc[0]])
    with zipfile.ZipFile(io.BytesIO(downloads.facts(asked, "zip").body)) as archive:
        assert [name for name in archive.namelist() if name.startswith("charts/")] == []


def test_a_group_of_one_figure_is_no_comparison(ledger: Ledger, frame: pd.DataFrame) -> None:
    found = {chart.slug for chart in downloads._charts(question(ledger, frame))}
    for row in groups(frame, ledger, "en").itertuples():
        assert row.facts > 1 or f"comparison-{row.group}" not in found
    assert any(slug.startswith("comparison-") for slug in found)
