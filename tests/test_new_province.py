"""A text about a province nobody has used yet, curated in YAML alone, appears on every page, map, filter and export."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from outcomes.__main__ import main
from outcomes.analysis.table import facts_table
from outcomes.charts.chart import ChartStyle
from outcomes.charts.tiles import tile_map
from outcomes.ledger.ledger import Ledger, load
from outcomes.ui.navigation import PAGES
from tests.charting import figure
from tests.test_pages import cells, form, opened, sidebar_line

SECOND = Path(__file__).parent / "second"


@pytest.fixture(autouse=True)
def second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTCOMES_DATA", str(SECOND / "facts.yaml"))
    monkeypatch.setenv("OUTCOMES_SEEDS", str(SECOND / "seeds"))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return load(SECOND / "facts.yaml", SECOND / "seeds")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_the_second_file(page: str, ledger: Ledger) -> None:
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert sidebar_line(app) == f"{len(ledger.facts)} figures and {len(ledger.statements)} statements"


def test_the_filter_offers_the_new_province(ledger: Ledger) -> None:
    options = form(opened("facts"))["lists"]["province"]["options"]
    assert options == [["yunnan", "Yunnan", len(ledger.facts) + len(ledger.statements)]]


def test_the_new_province_filters_the_table() -> None:
    app = opened("facts", province="yunnan", theme="environment-and-sanitation", stage="outcome")
    assert cells(app, "q") == ["群众满意度达到93%"]


def test_the_map_counts_the_facts_of_the_new_province(ledger: Ledger) -> None:
    chart = tile_map(facts_table(ledger), ChartStyle("zh"), ledger.province_codes)
    tiles = figure(chart).data[0]
    found = [text for text, data in zip(tiles.text, tiles.customdata, strict=True) if data[0] == "530000"]
    assert found == [f"云南<br><b>{len(ledger.facts)}</b>"]


def test_the_comparison_draws_the_new_group() -> None:
    app: AppTest = opened("compare")
    assert "Toilets added or renewed (figures: 2, places: 1)" in app.selectbox(key="group").options


def test_the_export_holds_the_new_province(ledger: Ledger, tmp_path: Path) -> None:
    assert main(["export", "--out", str(tmp_path / "out")]) == 0
    table = pd.read_csv(tmp_path / "out" / "facts.csv")
    assert list(table["id"]) == list(ledger.facts)


def test_the_check_accounts_for_its_numerals(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    numerals = sum(map(len, ledger.roles.values()))
    assert capsys.readouterr().out == f"{len(ledger.facts)} facts, {numerals} numerals, all accounted for\n"
