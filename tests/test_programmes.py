"""The programmes of the texts: which pass a filter, what introduces them, and what is reported for them."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from outcomes.analysis.filters import Filter
from outcomes.analysis.programmes import by_province, chosen_programmes, introduction, whole
from outcomes.ledger.ledger import Ledger
from tests.conftest import above
from tests.test_pages import html, opened

pytestmark = pytest.mark.data


@pytest.fixture
def ids(ledger: Ledger, frame: pd.DataFrame, statements: pd.DataFrame) -> Callable[..., list[str]]:
    """The programmes that pass a filter."""

    def passing(**chosen: Any) -> list[str]:
        found = chosen_programmes(ledger, frame, statements, Filter(**chosen))
        return [described.programme.id for described in found]

    return passing


def of_province(written: dict[str, Any], province: str) -> list[str]:
    return [entry["id"] for entry in written["programmes"] if province in above(written, entry["region"])]


def facts_of(written: dict[str, Any], programme: str) -> list[dict[str, Any]]:
    return [fact for fact in written["facts"] if fact.get("programme") == programme]


# Which programmes pass


@pytest.mark.parametrize(
    "chosen", [{}, {"province": ("jiangsu", "beijing")}, {"source": ("shijingshan-speeches-2014",)}]
)
def test_a_province_and_a_text_show_their_programmes_in_the_order_of_the_file(ids, written, chosen):
    provinces, texts = chosen.get("province"), chosen.get("source")
    assert ids(**chosen) == [
        entry["id"]
        for entry in written["programmes"]
        if (not provinces or above(written, entry["region"])[-1] in provinces)
        and (not texts or entry["source"] in texts)
    ]


@pytest.mark.parametrize("chosen", [{"theme": ("public-safety",)}, {"stage": ("outcome",)}, {"since": 2023}])
def test_a_choice_of_figures_shows_only_programmes_that_have_them(ledger, frame, statements, ids, chosen):
    rows = Filter(**chosen).apply(frame)
    said = statements.iloc[:0] if "stage" in chosen else statements
    told = {*rows["programme"].dropna(), *Filter(**chosen).apply(said)["programme"].dropna()}
    assert ids(**chosen) == [name for name in ledger.programmes if name in told]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("LIGHTING Project", "lighting-project"),
        ("點亮", "lighting-project"),
        ("双基联动", "nianzha-microcredit"),
        ("闲置", ""),
        ("children vaccinated", "luhe-small-hands-activity"),
        ("e-bike charging", "changleng-small-practical-matters"),
        ("窨井上千个", "changleng-small-practical-matters"),
        ("manholes-cleaned charging-shed-area", ""),  # words of two figures
    ],
)
def test_search_finds_names_summaries_and_figures(ids, query, found):
    assert ids(query=query) == ([found] if found else [])


# What is said of one


def test_a_programme_hides_the_figures_that_do_not_pass_and_counts_them(ledger, frame, statements, written, stages):
    passing = chosen_programmes(ledger, frame, statements, Filter(stage=("outcome",)))
    (found,) = (one for one in passing if one.programme.id == "lighting-project")
    everything = facts_of(written, "lighting-project")
    outcomes = [fact["id"] for fact in everything if stages[fact["indicator"]] == "outcome"]
    assert [row["id"] for row in found.rows] == outcomes
    assert found.hidden == len(everything) - len(outcomes)


def test_the_curators_headline_comes_first_then_results_before_means(ledger, frame, statements, written):
    assert whole(ledger, frame, statements, "lighting-project").rows[0]["id"] == "changleng-corridor-lights"
    order = ["outcome", "output", "activity", "input", "context"]
    for name in ledger.programmes:
        rows = whole(ledger, frame, statements, name).rows
        assert sorted(row["id"] for row in rows) == sorted(fact["id"] for fact in facts_of(written, name))
        stages = [row["stage"] for row in rows if row["id"] not in ledger.headlines]
        assert stages == sorted(stages, key=order.index)


def test_an_introduction_marks_the_name_inside_the_quote_inside_its_sentence(ledger, written):
    for entry in written["programmes"]:
        before, left, term, right, after = introduction(ledger, entry["id"])
        assert left + term + right == entry["quote"]
        assert term == entry.get("term", "")
        assert before + entry["quote"] + after in ledger.texts[entry["source"]].reading


def test_each_province_has_its_own_programmes_in_the_order_of_the_file(ledger, frame, statements, written):
    groups = by_province(chosen_programmes(ledger, frame, statements, Filter()), ledger)
    assert list(groups) == [entry["id"] for entry in written["regions"] if entry["level"] == "province"]
    for province, group in groups.items():
        assert [one.programme.id for one in group] == of_province(written, province)


# The page


@pytest.mark.parametrize("province", ["", "beijing"])
def test_the_page_counts_programmes_with_and_without_figures_and_says_no_count_of_none(written, province):
    there = {
        entry["id"] for entry in written["programmes"] if not province or entry["id"] in of_province(written, province)
    }
    told, said = (there & {entry.get("programme") for entry in written[name]} for name in ("facts", "statements"))
    counts = {
        "with reported figures": len(told), "reported without a number only": len(said - told),
        "for which nothing is reported": len(there - told - said),
    }  # fmt: skip
    expected = [f"**{len(there)} programmes**", *(f"{n} {words}" for words, n in counts.items() if n)]
    chosen = {"province": province} if province else {}
    assert opened("programmes", **chosen).markdown[0].value == " · ".join(expected)


def listed(**chosen: str) -> str:
    """The programmes below the counts."""
    return opened("programmes", **chosen).main.get("html")[-1].proto.body


def test_a_row_names_the_programme_its_place_what_it_is_and_its_first_figures():
    page = listed(province="jiangxi")
    assert page.count('<th scope="row">') == 2
    row = re.sub("<[^>]*>", "|", page.partition("</tr><tr>")[2].partition("</td></tr>")[0])
    words = ("Lighting Project", "Changleng Town", "over 12,000 lights", "Corridor lights installed", "and 7 more")
    assert [each for each in words if f"|{each}|" not in row.replace("| ", "|")] == []
    assert "programmes?province=jiangxi&amp;lang=en&amp;programme=lighting-project" in page
    assert "facts?province=jiangxi&amp;lang=en&amp;fact=changleng-corridor-lights" in page


def test_programmes_without_a_figure_are_one_list_with_their_statements_counted(written):
    page = listed(province="beijing")
    said = Counter(statement.get("programme") for statement in written["statements"])
    items = re.findall(r"<li><a[^>]*programme=([^\"&]*)\">.*?</li>", page)
    assert items == [entry["id"] for entry in written["programmes"] if entry["region"] == "shijingshan"]
    assert page.count("reported without a number:") == sum(bool(said[name]) for name in items)
    assert "<table" not in page


def test_a_programme_in_the_address_opens_with_its_words_whatever_the_filters(written):
    app = opened("programmes", programme="lighting-project", province="sichuan")
    assert app.markdown[0].value == "## Lighting Project"
    page = html(app)
    assert "<strong>点亮工程</strong>" in page
    for fact in facts_of(written, "lighting-project"):
        assert f'href="sources?province=sichuan&amp;lang=en&amp;source={fact["source"]}&amp;fact={fact["id"]}"' in page
