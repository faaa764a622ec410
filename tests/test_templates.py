"""Templates: no data become markup, each figure leads to its words, a long list says what it leaves out."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.export.templates import MOST, address, css, render

PAGES = {"overview": "home", "facts": "rows"}
EMPTY = {"meta", "br", "link", "img", "input", "hr"}
NASTY = [
    "<script>window.hit=1</script>", '"><img src=x onerror=alert(1) alt=">', "' onclick='alert(1)", "</a></li><h1>",
    "&lt;b&gt;", "javascript:alert(1)", "<!--", "]]>", "\u202eevil", "a & b",
]  # fmt: skip


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
        if self.open[-1:] != ["style"]:
            self.words.append(data)


def rows(n: int = 1, **changed: object) -> pd.DataFrame:
    one = {
        "id": "lights", "source": "news", "region": "town", "stage": "output", "worded_en": "over 12,000 lights",
        "worded_zh": "1.2万多盏", "indicator_en": "Lights installed", "indicator_zh": "安装路灯",
        "place_en": "Small Town", "place_zh": "小镇", "first": 2021, "last": 2021, "approximate": False,
    }  # fmt: skip
    return pd.DataFrame([one | {"id": f"fact-{at}"} | changed for at in range(n or 1)]).head(n)


def figures(found: pd.DataFrame, lang: str = "en") -> str:
    return render("figures.html", lang, rows=found, across=1)


def foot(lang: str, carried: dict[str, list[str]], sentence: str = "") -> str:
    return render("foot.html", lang, carried, sentence=sentence, version="Version 1")


def test_a_figure_names_itself_its_place_its_time_and_the_way_to_its_words():
    seen = Seen(figures(rows()))
    said = "over 12,000 lightsLights installed · Small Town · 2021 · Outputs See the source sentence"
    assert seen.text == said
    assert seen.links == ["sources?source=news&fact=fact-0"]


def test_chinese_is_chinese():
    assert Seen(figures(rows(), "zh")).text == "1.2万多盏安装路灯 · 小镇 · 2021年 · 产出 看原文语句"


@pytest.mark.parametrize("payload", NASTY)
@pytest.mark.parametrize(
    ("template", "tags"),
    [
        ("figures.html", ["div", "ul", "li", "strong", "span", "a"]),
        ("cards.html", ["div", "article", "h2", "p", "p", "p", "p", "a"]),
    ],
)
def test_what_is_in_the_data_is_never_markup(template, tags, payload):
    said = dict.fromkeys(("worded_en", "indicator_en", "place_en", "path_en", "note_en"), payload)
    seen = Seen(render(template, "en", rows=rows(**said), across=1))
    assert (seen.tags, seen.attributes) == (tags, {"class", "href"})
    assert seen.text.count(payload) == (3 if template == "figures.html" else 4)


@pytest.mark.parametrize("payload", NASTY)
def test_what_is_in_a_link_stays_in_its_parameter(payload):
    carried = {"q": [payload], "province": ["jiangsu", "sichuan"]}
    found = urlsplit(address(carried, "sources", source=payload))
    assert (found.scheme, found.netloc, found.path) == ("", "", "sources")
    assert parse_qs(found.query) == {"q": [payload], "province": ["jiangsu", "sichuan"], "source": [payload]}


@given(st.text(max_size=40))
def test_no_text_ends_the_css_string_it_stands_in(text):
    assert re.fullmatch(r'"(?:[^"\\<>\n\r\f]|\\[0-9a-f]+ )*"', css(text))


def test_of_nothing_there_is_no_list():
    assert Seen(figures(rows(0))).tags == ["div"]


@pytest.mark.parametrize(("n", "left"), [(MOST, 0), (MOST + 1, 1), (MOST + 30, 30)])
def test_a_long_list_ends_and_says_how_many_are_left(n, left):
    made = figures(rows(n))
    assert made.count("<li>") == MOST
    told = re.findall(r'<p class="small">(\d+) more', made)
    assert told == ([str(left)] if left else [])


def test_the_list_of_pages_carries_the_filters_and_marks_the_page_that_is_open() -> None:
    html = render("navigation.html", "en", {"province": ["jiangxi"]}, pages=PAGES, current="facts")
    assert 'href=".?province=jiangxi">' in html
    assert 'href="facts?province=jiangxi" aria-current="page">' in html
    assert html.count("aria-current") == 1
    assert address({}, ".") == "."
    assert 'aria-hidden="true" translate="no">home</span>Overview</a>' in html


def test_a_card_shows_its_doubt_and_leads_to_its_words(frame: pd.DataFrame) -> None:
    rows = frame[frame["id"].isin(["changleng-corridor-lights", "suzhou-petition-resolution"])]
    doubted = [card for card in render("cards.html", "en", rows=frame).split("<article>")[1:] if "Note: " in card]
    assert len(doubted) == (frame["note_en"] != "").sum()
    html = render("cards.html", "en", rows=rows)
    assert "<h2>over 12,000 lights</h2><p>Corridor lights installed</p>" in html
    assert 'href="sources?source=changleng-peoples-daily-2022&amp;fact=changleng-corridor-lights">' in html


@pytest.mark.parametrize("nasty", NASTY)
def test_the_foot_of_the_sidebar_says_what_was_sought_as_words(nasty):
    seen = Seen(foot("en", {"q": [nasty], "province": ["a", "b"]}, f"3 of 9 facts · “{nasty}”"))
    assert f"3 of 9 facts · “{nasty}”" in seen.words
    assert not seen.attributes - {"class", "role", "aria-label", "aria-current", "href", "hreflang", "lang"}
    asked = [parse_qs(urlsplit(link).query) for link in seen.links]
    assert asked == [{"q": [nasty], "province": ["a", "b"], "lang": [lang]} for lang in ("zh", "en")]


def test_the_language_of_the_page_is_marked():
    html = foot("zh", {"lang": ["en"]})
    assert re.findall(r'lang=(\w+)" hreflang="[\w-]+" aria-current="true"', html) == ["zh"]
