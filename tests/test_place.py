"""The page of one place as HTML: what it says of the real data, and of data that tries to be markup."""

import re

import pytest

from outcomes.analysis import profile
from outcomes.analysis.filters import Filter
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.export import place
from outcomes.ledger.ledger import load
from tests.conftest import make_document, name, programme, source, write
from tests.test_templates import NASTY, Seen

PLACES = ["jiangsu", "beijing", "changleng", "zoumaliang"]


def page(ledger, table, region, lang="en", chosen=None):
    chosen = chosen or Filter()
    frame = chosen.apply(table)
    known = profile.places(ledger, frame, statements_table(ledger))
    said = statements_table(ledger)
    statements = chosen.without("stage").apply(said), said
    return place.page(lang, chosen.parameters(), ledger, known, frame, table, region, statements)


@pytest.mark.parametrize("region", PLACES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_tag_that_opens_closes(ledger, frame, region, lang):
    assert all(Seen(part).tags for part in page(ledger, frame, region, lang))


def test_every_link_carries_the_filters_on(ledger, frame):
    links = [
        link for part in page(ledger, frame, "jiangsu", chosen=Filter(stage=("output",))) for link in Seen(part).links
    ]
    assert {link.partition("?")[0] for link in links} == {"places", "sources", "programmes"}
    assert all("?stage=output&" in link for link in links)


def test_a_long_list_of_a_place_of_many_figures_is_short(ledger, frame, monkeypatch):
    monkeypatch.setattr(place, "MANY", 20)
    monkeypatch.setattr(place, "FEW_OF_MANY", 2)
    folds = page(ledger, frame, "sichuan").rest.partition('<div class="folds">')[2].partition("<h3>")[0]
    assert max(theme.count("<li>") for theme in folds.split("</details>")) == 2
    assert re.search(r"\d+ more are not listed here", folds)


@pytest.mark.parametrize(("most", "words"), [("MOST_PROGRAMMES", "page Programmes"), ("MOST_TEXTS", "Sources lists")])
def test_programmes_and_texts_end_and_say_so(ledger, frame, monkeypatch, most, words):
    assert words not in page(ledger, frame, "jiangsu").rest
    monkeypatch.setattr(place, most, 1)
    assert words in page(ledger, frame, "jiangsu").rest


def test_the_colour_of_a_stage_is_that_of_the_theme_on_screen(ledger, frame):
    found = re.findall(r'<h4 style="border-color: light-dark\((#\w+), (#\w+)\)">', page(ledger, frame, "jiangsu").chain)
    assert len(found) == 4
    assert all(light != dark for light, dark in found)


@pytest.mark.parametrize("payload", [payload for payload in NASTY if payload.isprintable()])
def test_names_and_notes_are_never_markup(tmp_path, payload):
    words = name(payload, payload)
    text = make_document(
        sources=[source(title=words)], themes=[{"id": "housing", "name": words}],
        programmes=[programme(name=words, summary=words)],
        regions=[
            {"id": "jiangxi", "name": name("江西省", "Jiangxi"), "level": "province", "code": "360000", "note": words},
            {"id": "small-town", "name": words, "level": "township", "parent": "jiangxi"},
        ],
    )  # fmt: skip
    ledger = load(*write(tmp_path, text))
    allowed = {"div", "section", "ul", "li", "span", "strong", "p", "a", "details", "summary", "h2", "h3", "h4"}
    for region in ("jiangxi", "small-town"):
        parts = page(ledger, facts_table(ledger), region)
        seen = [Seen(part) for part in parts]
        assert {tag for one in seen for tag in one.tags} <= allowed
        assert {attribute for one in seen for attribute in one.attributes} <= {"class", "href", "style"}
        assert sum(one.text.count(payload) for one in seen) >= 5
