"""Each page run headless, with a province chosen from the address, against numbers counted straight from the YAML."""

import json
import re
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.settings import ROOT
from outcomes.ui.navigation import PAGES
from tests.conftest import facts_in

pytestmark = pytest.mark.data


def opened(page: str, **parameters: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "outcomes" / "ui" / "main.py"), default_timeout=60)
    for name, value in {"lang": "en", **parameters}.items():
        app.query_params[name] = value
    if page != "overview":
        app.switch_page(str(ROOT / "pages" / f"{page}.py"))
    return app.run()


def sidebar_line(app: AppTest) -> str:
    """What the sidebar says is shown."""
    said = "".join(element.proto.body for element in app.sidebar.get("html"))
    return unescape(re.findall('<p class="shown"[^>]*>(.*?)</p>', said)[0])


def html(app: AppTest) -> str:
    """The HTML of the main part of a page."""
    return "\n".join(part.proto.body for part in app.main.get("html"))


def said(app: AppTest) -> str:
    """All words of the main part of a page, as a reader sees them."""
    parts = [*app.main.markdown, *app.main.caption, *app.main.info]
    words = [part.value.replace("\\", "") for part in parts]
    return "\n".join([*words, unescape(re.sub(r"<[^>]*>", " ", html(app)))])


def heading(app: AppTest) -> str:
    """The first heading of the HTML on a page: of a card, a place or a section."""
    return unescape(re.sub("</?mark>", "", re.findall("<h2[^>]*>(.*?)</h2>", html(app))[0]))


def sent(app: AppTest, component: str) -> list[Any]:
    """What each component of a name on a page is given."""
    parts = (part.proto for part in app.get("bidi_component"))
    return [json.loads(part.bytes or part.json) for part in parts if part.component_name == f"outcomes_{component}"]


def cells(app: AppTest, part: str, table: int = 0) -> list[str]:
    """What a table of Figures says in each of its rows between two tags: `strong` are figures, `q` quotes."""
    tables = [part.proto.body for part in app.main.get("html") if '<table class="entries">' in part.proto.body]
    return [unescape(words) for words in re.findall(f"<{part}[^>]*>(.*?)</{part}>", tables[table])]


def form(app: AppTest) -> dict[str, Any]:
    """What the form of the filters is given."""
    return sent(app, "filters")[0]


def test_a_province_in_the_address_shows_its_facts_and_no_others(written: dict) -> None:
    for region in written["regions"]:
        if region["level"] == "province":
            expected = facts_in(written, region["id"])
            app = opened("facts", province=region["id"])
            assert sorted(cells(app, "q")) == sorted(fact["quote"] for fact in expected)
            assert sidebar_line(app).startswith(f"{len(expected)} of {len(written['facts'])} figures")


@pytest.mark.parametrize("page", [page for page in PAGES if page != "coverage"])
def test_every_page_says_in_words_what_is_shown(written: dict, page: str, stages: dict[str, str]) -> None:
    app = opened(page, province="jiangsu", stage="outcome")
    outcomes = [fact for fact in facts_in(written, "jiangsu") if stages[fact["indicator"]] == "outcome"]
    said = facts_in(written, "jiangsu", "statements")
    figures = f"{len(outcomes)} of {len(written['facts'])} figures (Outcomes)"
    assert sidebar_line(app) == f"{figures} and {len(said)} of {len(written['statements'])} statements · Jiangsu"


def test_the_filter_offers_each_province_with_how_much_it_would_show(written: dict) -> None:
    app = opened("facts")
    options = form(app)["lists"]["province"]["options"]
    provinces = [region for region in written["regions"] if region["level"] == "province"]
    found = {r["id"]: facts_in(written, r["id"]) + facts_in(written, r["id"], "statements") for r in provinces}
    expected = [[r["id"], r["name"]["en"], len(found[r["id"]])] for r in provinces]
    assert options == expected


@pytest.mark.parametrize(
    "parameters",
    [
        {"province": "atlantis"},
        {"province": ["atlantis", "jiangsu\x00"], "stage": "NO", "from": "soon", "to": "99999", "q": ""},
        {"source": "../../etc/passwd", "fact": "../facts.yaml", "statement": "<b>", "group": "<script>",
         "scale": "cubic", "form": "x"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("page", PAGES)
def test_values_nobody_knows_are_ignored(written: dict, page: str, parameters: dict[str, Any]) -> None:
    app = opened(page, **parameters)
    assert not app.exception
    assert not app.error
    assert sidebar_line(app) == f"{len(written['facts'])} figures and {len(written['statements'])} statements"


def test_search_finds_simplified_traditional_and_english_alike(written: dict) -> None:
    simplified, traditional, english = (
        {re.sub("</?mark>", "", quote) for quote in cells(opened("facts", q=words), "q")}
        for words in ("路灯", "路燈", "street lights")
    )
    assert simplified >= {fact["quote"] for fact in written["facts"] if "路灯" in fact["quote"]} > set()
    assert simplified == traditional
    assert simplified <= english


def test_unlike_things_are_refused_one_axis_and_stand_side_by_side(written: dict) -> None:
    app = opened("compare", kinds="several", about="housing-and-streets")
    assert any("cannot share one axis" in caption.value for caption in app.caption)
    figure = sent(app, "chart")[0]["figure"]
    indicators = {indicator["id"]: indicator for indicator in written["indicators"]}
    group_of = {fact["id"]: indicators[fact["indicator"]]["group"] for fact in written["facts"]}
    groups = {
        group_of[fact["id"]]
        for fact in written["facts"]
        if fact.get("theme", indicators[fact["indicator"]]["theme"]) == "housing-and-streets"
        and indicators[fact["indicator"]]["measure"] == "level"
    }
    axes: dict[str, set[str]] = {}
    for trace in figure["data"]:
        axes.setdefault(trace["xaxis"], set()).update(group_of[ids[0]] for ids in trace.get("customdata", ()))
    assert {len(found) for found in axes.values()} == {1}
    assert set().union(*axes.values()) == groups


def test_each_rate_is_told_with_its_meaning_and_whose_word_it_is(written: dict) -> None:
    rate = next(fact["indicator"] for fact in written["facts"] if fact["id"] == "sichuan-rural-satisfaction")
    name = next(indicator["name"]["en"] for indicator in written["indicators"] if indicator["id"] == rate)
    app = opened("compare", section="rates", province="sichuan")
    assert f"{name}, Sichuan, at least 90%" in said(app)
    assert "As reported by Wang Dongming; the size of the base is not reported." in said(app)


def test_a_page_that_fails_says_so_and_keeps_its_filters(monkeypatch):
    def fail(*args: Any) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr("outcomes.ui.lists.cards", fail)
    app = opened("overview", province="sichuan")
    assert "reset the filters" in app.error[0].value
    assert not app.exception
    assert form(app)["chosen"] == {"province": ["sichuan"]}


@pytest.mark.parametrize(
    ("page", "asked", "words"),
    [
        ("facts", {"lang": "zh"}, "1.2万多盏"),
        ("facts", {"fact": "shijingshan-pupils-enrolled"}, "只是全区的5万分之一"),
        ("facts", {"fact": "hupan-corridor-lights"}, "Part of: Corridor lights installed, over 12,000 lights"),
        ("facts", {"q": "路灯", "lang": "zh"}, "“路灯”的搜索结果"),
        ("sources", {"source": "changleng-peoples-daily-2022"}, "Published: about January 2022"),
        ("sources", {"source": "changleng-peoples-daily-2022", "lang": "zh"}, "约2022年1月"),
        ("places", {"region": "changleng", "lang": "zh"}, "未报告"),
        ("compare", {"q": "there is no such word"}, "Remove a filter to compare places."),
        ("compare", {"fact": "atlantis"}, "The link does not name two figures of this data version."),
        ("compare", {"fact": ["hupan-corridor-lights", "atlantis"]}, "The link does not name two figures"),
        ("programmes", {"q": "闲置"}, "No programmes match the filters. Remove a filter or try other words."),
        ("programmes", {"stage": "outcome"}, "Theme, stage and years choose among their figures"),
    ],
)
def test_a_page_says(page: str, asked: dict[str, Any], words: str) -> None:
    told = said(opened(page, **asked)).replace("\u00a0", " ")
    assert words in told
    assert not re.search(r"(?<![\w/-])[0-9]{4}-[0-9]{2}\b", told)  # a date as the file has it
