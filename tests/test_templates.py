"""HTML: no data become markup, each figure leads to its words with the filters, a long list says what it leaves out."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from outcomes.analysis import consistency, profile
from outcomes.analysis.filters import Filter
from outcomes.analysis.programmes import chosen_programmes
from outcomes.analysis.selection import Selection
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.api import downloads, embeds
from outcomes.api.question import Question
from outcomes.export import calculated, chart_html, place, programme
from outcomes.export.passage import marked
from outcomes.export.templates import MOST, address, css, render
from outcomes.ledger.ledger import Ledger, load
from tests.conftest import facts, indicator, make_document, name, ratio, source, statement, write
from tests.conftest import programme as made_programme

PAGES = {"overview": "home", "facts": "rows"}
EMPTY = {"base", "meta", "br", "link", "img", "input", "hr"}
PLAIN = "plain words"
NASTY = [  # not so long that a heading becomes smaller
    "<script>window.hit=1</script>", '""><img src=x onerror=f()>', "' onclick='alert(1)", "</a></li><h1>",
    "&lt;b&gt;", "javascript:alert(1)", "<!--", "]]>", "a & b", "</style></script>",
    "1. *b* `c` [d](e:f) | # $f$ \\",
]  # fmt: skip
READER = MarkdownIt("commonmark", {"xhtmlOut": False}).enable(["table", "strikethrough"])


class Seen(HTMLParser):
    """The tags, attributes and words that a browser would read; complains of a tag that is not closed in turn."""

    def __init__(self, html: str):
        super().__init__()
        self.tags, self.given, self.words, self.open = [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == []
        self.text = "".join(self.words)
        self.attributes = {name for _, name, _ in self.given}
        self.links = [value for _, name, value in self.given if name == "href"]

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.given += [(tag, *pair) for pair in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] not in (["style"], ["script"]):
            self.words.append(data)


def rows(n: int) -> pd.DataFrame:
    one = {
        "id": "lights", "source": "news", "region": "town", "stage": "output", "worded_en": "over 12,000 lights",
        "worded_zh": "1.2万多盏", "indicator_en": "Lights installed", "indicator_zh": "安装路灯",
        "place_en": "Small Town", "place_zh": "小镇", "first": 2021, "last": 2021, "approximate": False,
    }  # fmt: skip
    return pd.DataFrame([one | {"id": f"fact-{at}"} for at in range(n or 1)]).head(n)


def figures(n: int, lang: str = "en") -> str:
    return render("figures.html", lang, rows=rows(n), across=1)


def foot(lang: str, carried: dict[str, list[str]], sentence: str = "") -> str:
    return render("foot.html", lang, carried, sentence=sentence, version="Version 1")


# No data become markup


def everywhere(folder: Path, words: str) -> dict[str, str]:
    """All that is made of a small file in which everything that has a name or a note is called `words`, by its name."""
    folder.mkdir()
    said = name(words, words)
    region = {"id": "small-town", "name": said, "level": "township", "parent": "jiangxi", "note": said}
    document = make_document(
        sources=[source(title=said, publisher=said)], themes=[{"id": "housing", "name": said}],
        regions=[{"id": "jiangxi", "name": name("江西省", "Jiangxi"), "level": "province", "code": "360000"}, region],
        groups=[{"id": "lights", "name": said}], programmes=[made_programme(name=said, summary=said)],
        indicators=[
            indicator(key, name=said, definition=said, comparison=said, **more) for key, more in (
                ("street-lights", {}), ("corridor-lights", {}), ("satisfaction", {"unit": "percent", "group": "other"}),
                ("people-served", {"unit": "people", "group": "people", "stage": "outcome"}))
        ],
        facts=[fact | {"note": said} for fact in facts()],
        statements=[statement(name=said, note=said)], ratios=[ratio(name=said, note=said)],
    )  # fmt: skip
    ledger = load(*write(folder, document))
    table, stated = (rows.assign(translation=words) for rows in (facts_table(ledger), statements_table(ledger)))
    carried = {"q": [words], "province": ["a", "b"]}
    asked = Question(ledger, table, {"group": ["lights"], "region": ["small-town"]}, "http://host", stated)
    (shown,) = chosen_programmes(ledger, table, stated, Filter())
    known = profile.places(ledger, table, stated)
    parts = place.page(asked.selection, carried, known, "small-town")
    card, drawn = "http://host/facts?fact=town-lights", downloads.drawn(asked, "comparison")
    chart = replace(drawn, title=words, alt=words)  # which charts escape before
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embeds, "drawn", lambda asked, name: chart)
        embedded = embeds.shown(asked, "comparison", "chart").body.decode()
    return {
        "figures": render("figures.html", "en", carried, rows=table, across=1),
        "cards": render("cards.html", "en", carried, rows=table),
        "statements": render("cards.html", "en", carried, rows=stated),
        "foot": foot("en", carried, words),
        "place": "".join(parts),
        "programmes": programme.table("en", carried, ledger, [shown]),
        "programme": programme.page("en", carried, ledger, shown),
        "calculated": render(
            "calculated.html", "en", carried, ledger=ledger,
            made=[(row, [*ledger.facts.values()])
                  for row in calculated.shares(ledger, consistency.shares(ledger, ledger.facts), "en")]),
        "text": marked(ledger, "town-news", "readable", "en", "town-all-for-all"),
        "brief": downloads.place(asked, "html").body.decode(),
        "Markdown": READER.render(downloads.place(asked, "md").body.decode()),
        "file": chart_html.html(chart, shared=True),
        "embedded card": embeds.shown(asked, "town-lights", "fact").body.decode(),
        "embedded statement": embeds.shown(asked, "town-all-for-all", "statement").body.decode(),
        "embedded chart": embedded,
        "oEmbed": json.loads(embeds.oembed(replace(asked, parameters={"url": [card]})).body)["html"],
    }  # fmt: skip


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return everywhere(tmp_path_factory.mktemp("plain") / "data", PLAIN)


@pytest.mark.parametrize("payload", NASTY)
def test_what_is_in_the_data_is_never_markup(payload: str, harmless: dict[str, str], tmp_path: Path) -> None:
    for part, html in everywhere(tmp_path / "data", payload).items():
        found, plain = Seen(html), Seen(harmless[part])
        assert found.tags == plain.tags, part
        assert [(tag, key) for tag, key, _ in found.given] == [(tag, key) for tag, key, _ in plain.given], part
        told = [sum(words in value for _, _, value in seen.given if value) + seen.text.count(words)
                for seen, words in ((found, payload), (plain, PLAIN))]  # fmt: skip
        assert told[0] == told[1] > 0, part


@pytest.mark.parametrize("payload", NASTY)
def test_what_is_in_a_link_stays_in_its_parameter(payload: str) -> None:
    carried = {"q": [payload], "province": ["jiangsu", "sichuan"]}
    found = urlsplit(address(carried, "sources", source=payload))
    assert (found.scheme, found.netloc, found.path) == ("", "", "sources")
    assert parse_qs(found.query) == {"q": [payload], "province": ["jiangsu", "sichuan"], "source": [payload]}


@given(st.text(max_size=40))
def test_no_text_ends_the_css_string_it_stands_in(text: str) -> None:
    assert re.fullmatch(r'"(?:[^"\\<>\n\r\f]|\\[0-9a-f]+ )*"', css(text))


# Parts


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "over 12,000 lightsLights installed · Small Town · 2021 · Outputs See the source sentence"),
        ("zh", "1.2万多盏安装路灯 · 小镇 · 2021年 · 产出 看原文语句"),
    ],
)
def test_a_figure_names_itself_its_place_its_time_and_the_way_to_its_words(lang: str, said: str) -> None:
    seen = Seen(figures(1, lang))
    assert (seen.text, seen.links) == (said, ["sources?source=news&fact=fact-0"])


@pytest.mark.parametrize(("n", "listed", "left"), [(0, 0, []), (MOST, MOST, []), (MOST + 30, MOST, ["30"])])
def test_a_long_list_ends_and_says_how_many_are_left(n: int, listed: int, left: list[str]) -> None:
    made = figures(n)
    assert (made.count("<li>"), made.count("<ul")) == (listed, bool(n))
    assert re.findall(r'<p class="small">(\d+) more', made) == left


def test_the_list_of_pages_carries_the_filters_and_marks_the_page_that_is_open() -> None:
    html = render("navigation.html", "en", {"province": ["jiangxi"]}, pages=PAGES, current="facts")
    assert 'href=".?province=jiangxi">' in html
    assert 'href="facts?province=jiangxi" aria-current="page">' in html
    assert html.count("aria-current") == 1
    assert 'aria-hidden="true" translate="no">home</span>Overview</a>' in html
    assert 'href=".">' in render("navigation.html", "en", {}, pages=PAGES, current="facts")


def test_a_card_shows_its_doubt_and_leads_to_its_words(frame: pd.DataFrame) -> None:
    cards = render("cards.html", "en", rows=frame).split("<article>")[1:]
    assert ["Note: " in card for card in cards] == [note != "" for note in frame["note_en"]]
    (card,) = (card for card in cards if card.startswith("<h2>over 12,000 lights</h2><p>Corridor lights installed</p>"))
    assert 'href="sources?source=changleng-peoples-daily-2022&amp;fact=changleng-corridor-lights">' in card


def test_the_foot_of_the_sidebar_carries_the_filters_on_and_marks_the_language() -> None:
    html = foot("zh", {"lang": ["en"], "q": ["a & b"]})
    assert re.findall(r'lang=(\w+)&amp;q=[^"]*" hreflang="[\w-]+" aria-current="true"', html) == ["zh"]
    asked = [parse_qs(urlsplit(link).query) for link in Seen(html).links]
    assert asked == [{"q": ["a & b"], "lang": [lang]} for lang in ("zh", "en")]


# The page of a place


def place_page(ledger: Ledger, table: pd.DataFrame, region: str, lang: str = "en", **chosen: Any) -> place.Parts:
    selection = Selection(ledger, table, statements_table(ledger), Filter(**chosen), lang)
    known = profile.places(ledger, selection.frame, selection.every_statement)
    return place.page(selection, selection.chosen.parameters(), known, region)


@pytest.mark.parametrize("region", ["jiangsu", "beijing", "changleng", "zoumaliang"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_link_of_a_place_carries_the_filters_on(
    ledger: Ledger, frame: pd.DataFrame, region: str, lang: str
) -> None:
    links = [link for part in place_page(ledger, frame, region, lang, stage=("output",)) for link in Seen(part).links]
    assert {link.partition("?")[0] for link in links} <= {"places", "sources", "programmes"}
    assert all("?stage=output&" in link for link in links)
    assert links


def test_a_long_list_of_a_place_of_many_figures_is_short(ledger: Ledger, frame: pd.DataFrame, monkeypatch) -> None:
    monkeypatch.setattr(place, "MANY", 20)
    monkeypatch.setattr(place, "FEW_OF_MANY", 2)
    folds = place_page(ledger, frame, "sichuan").rest.partition('<div class="folds">')[2].partition("<h3>")[0]
    assert max(theme.count("<li>") for theme in folds.split("</details>")) == 2
    assert re.search(r"\d+ more are not listed here", folds)


@pytest.mark.parametrize(("most", "words"), [("MOST_PROGRAMMES", "page Programmes"), ("MOST_TEXTS", "Sources lists")])
def test_programmes_and_texts_of_a_place_end_and_say_so(
    ledger: Ledger, frame: pd.DataFrame, monkeypatch, most: str, words: str
) -> None:
    assert words not in place_page(ledger, frame, "jiangsu").rest
    monkeypatch.setattr(place, most, 1)
    assert words in place_page(ledger, frame, "jiangsu").rest


def test_the_colour_of_a_stage_is_that_of_the_theme_on_screen(ledger: Ledger, frame: pd.DataFrame) -> None:
    chain = place_page(ledger, frame, "jiangsu").chain
    found = re.findall(r'<h4 style="border-color: light-dark\((#\w+), (#\w+)\)">', chain)
    assert [light != dark for light, dark in found] == [True] * 4


# The page of a programme


@pytest.fixture
def programme_page(ledger: Ledger, frame: pd.DataFrame, statements: pd.DataFrame) -> Callable[..., str]:
    """The page of a programme with what passes a filter."""

    def made(name: str = "lighting-project", query: str = "", **chosen: Any) -> str:
        passing = chosen_programmes(ledger, frame, statements, Filter(**chosen))
        (shown,) = (one for one in passing if one.programme.id == name)
        return programme.page("en", {"province": ["sichuan"]}, ledger, shown, query)

    return made


def test_each_figure_of_a_programme_and_the_text_are_a_link_away_with_the_filters(
    ledger: Ledger, programme_page: Callable[..., str]
) -> None:
    entries = {"fact": ledger.facts, "statement": ledger.statements}
    start = "sources?province=sichuan&source=changleng-peoples-daily-2022"
    ways = [f"{start}&{kind}={entry.id}" for kind, known in entries.items() for entry in known.values()
            if entry.programme == "lighting-project"]  # fmt: skip
    *links, last = Seen(programme_page()).links
    assert sorted(links) == sorted(ways)
    assert last == f"{start}&programme=lighting-project"


def test_a_programme_says_stages_what_is_hidden_what_is_missing_and_what_is_found(
    ledger: Ledger, programme_page: Callable[..., str]
) -> None:
    assert re.findall(r'<p class="small">(\w+)</p>', programme_page()) == ["Outputs", "Outcomes"]
    outcomes = programme_page(stage=("outcome",))
    total = sum(fact.programme == "lighting-project" for fact in ledger.facts.values())
    assert f"The filters hide {total - outcomes.count('&amp;fact=')} figures of this programme." in outcomes
    silent = set(ledger.programmes) - {fact.programme for fact in ledger.facts.values()}
    assert "No figure is reported for it." in programme_page(min(silent))
    assert "<mark>stairwells</mark>" in programme_page(query="STAIRWELLS")
