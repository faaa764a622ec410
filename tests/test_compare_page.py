"""The page Compare, headless: what is said once, the quotes of calculations, two figures chosen by hand."""

import re

import pandas as pd
import pytest

from outcomes.analysis import overview
from outcomes.ledger.ledger import Ledger
from outcomes.ui.calculated import KINDS
from tests.test_pages import html, opened, said, sent

pytestmark = pytest.mark.data
LIGHTS = "changleng-corridor-lights"


@pytest.mark.parametrize("section", ["others", "calculated", "spread"])
def test_a_chart_and_the_heading_above_it_do_not_both_say_its_name(section: str) -> None:
    app = opened("compare", section=section)
    assert html(app).count('<h2 class="unseen">') == len(sent(app, "chart"))


def test_the_quotes_of_a_calculation_stand_below_it_each_with_its_passage(ledger: Ledger, frame: pd.DataFrame) -> None:
    rows = html(opened("compare", section="calculated")).split('<tr class="inputs">')[1:]
    made = [row for find, word in KINDS.values() for row in word(ledger, find(ledger, frame["id"]), "en")]
    assert len(rows) == len(made)
    for shown, row in zip(rows, made, strict=True):
        used = [ledger.facts[name] for line in row.lines for _, name in line.formula if name]
        assert set(re.findall("<q [^>]*>(.*?)</q>", shown)) == {fact.quote for fact in used}
        passages = re.findall(r"source=([^&]*)&amp;fact=([^\"]*)\"", shown)
        assert {(fact.source, fact.id) for fact in used} >= set(passages)
        assert len(passages) == len({fact.quote for fact in used})


def test_the_level_of_a_picture_of_the_first_page_is_drawn_alone(frame: pd.DataFrame) -> None:
    best = overview.comparable(frame)[0]
    app = opened("compare", group=best.group, level=best.level)
    drawn = {mark[0] for trace in sent(app, "chart")[0]["figure"]["data"] for mark in trace.get("customdata") or ()}
    assert drawn == set(best.rows["id"])
    assert f'href="compare?lang=en&amp;group={best.group}">Show all levels of place' in html(app)


def test_a_figure_is_compared_with_one_that_the_reader_chooses(ledger: Ledger) -> None:
    assert f'href="compare?lang=en&amp;fact={LIGHTS}">Compare with another figure' in html(opened("facts", fact=LIGHTS))
    app = opened("compare", fact=LIGHTS)
    second = app.selectbox(key="second")
    assert len(second.options) == len(ledger.facts) - 1
    assert ["lights" in option for option in second.options[:3]] == [True] * 3  # of its kind first
    second.set_value("hupan-corridor-lights").run()
    assert app.query_params["fact"] == [LIGHTS, "hupan-corridor-lights"]
    assert "These two figures may not be compared." in said(app)


def test_the_filter_narrows_the_choice_but_not_to_another_kind(frame: pd.DataFrame) -> None:
    options = opened("compare", fact=LIGHTS, province="qinghai").selectbox(key="second").options
    alike = frame[(frame["group"] == "lights") & (frame["id"] != LIGHTS)]
    assert len(options) == len(alike) + sum(frame["province"] == "qinghai")
