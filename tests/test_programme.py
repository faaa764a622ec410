"""One programme as HTML: its words, its figures by stage, and the ways on."""

import re

import pytest

from outcomes.analysis.filters import Filter
from outcomes.analysis.programmes import chosen_programmes, whole
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.export import programme
from outcomes.ledger.ledger import load
from tests.conftest import make_document, name, source, write
from tests.conftest import programme as made
from tests.test_templates import NASTY, Seen

CARRIED = {"province": ["sichuan"]}


@pytest.fixture
def page(ledger, frame, statements):
    """The page of a programme with what passes a filter."""

    def made(name="lighting-project", query="", **chosen):
        passing = chosen_programmes(ledger, frame, statements, Filter(**chosen))
        shown = next(one for one in passing if one.programme.id == name)
        return programme.page("en", CARRIED, ledger, shown, query)

    return made


def test_each_figure_and_the_text_are_a_link_away_with_the_filters(ledger, page):
    seen = Seen(page())
    facts = [fact.id for fact in ledger.facts.values() if fact.programme == "lighting-project"]
    said = [entry.id for entry in ledger.statements.values() if entry.programme == "lighting-project"]
    start = "sources?province=sichuan&source=changleng-peoples-daily-2022"
    ways = [f"{start}&fact={fact}" for fact in facts] + [f"{start}&statement={name_}" for name_ in said]
    assert sorted(seen.links[:-1]) == sorted(ways)
    assert seen.links[-1] == f"{start}&programme=lighting-project"


def test_figures_stand_under_their_stage_in_the_order_of_the_chain(page):
    assert re.findall(r'<p class="small">(\w+)</p>', page()) == ["Outputs", "Outcomes"]


def test_what_the_filters_hide_is_counted(ledger, page):
    found = page(stage=("outcome",))
    hidden = sum(fact.programme == "lighting-project" for fact in ledger.facts.values()) - found.count("&amp;fact=")
    assert f"The filters hide {hidden} figures of this programme." in found


def test_a_programme_without_a_figure_says_so(ledger, page):
    silent = set(ledger.programmes) - {fact.programme for fact in ledger.facts.values()}
    assert "No figure is reported for it." in page(min(silent))


def test_what_a_search_finds_is_marked_in_the_summary(page):
    assert "<mark>stairwells</mark>" in page(query="STAIRWELLS")


@pytest.mark.parametrize("payload", [payload for payload in NASTY if payload.isprintable()])
@pytest.mark.parametrize("query", ["", "alert"])
def test_names_and_summaries_are_never_markup(tmp_path, payload, query):
    words = name(payload, payload)
    ledger = load(*write(tmp_path, make_document(sources=[source(title=words)], programmes=[made(summary=words)])))
    shown = whole(ledger, facts_table(ledger), statements_table(ledger), "lighting")
    seen = Seen(programme.page("en", CARRIED, ledger, shown, query))
    assert set(seen.tags) <= {"div", "p", "blockquote", "span", "strong", "ul", "li", "a", "mark"}
    assert seen.attributes <= {"class", "href", "lang"}
    assert seen.text.count(payload) == 2
