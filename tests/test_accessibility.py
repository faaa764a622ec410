"""Every view in a real Chromium: axe-core, what it loads and how wide it is; and what the keyboard can reach."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from outcomes.i18n.language import LANG
from tests.conftest import forget
from tests.screenshots import PLACES
from tests.serving import settled

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = "() => axe.run(document, { resultTypes: ['violations'] })"
# What Streamlit does wrong and no page can mend, as (rule, part of the element's markup). Empty: keep it so.
STREAMLIT: tuple[tuple[str, str], ...] = ()


# Each view twice: once in each language, theme and width. From view to view they are paired otherwise, so that all
# eight combinations come up.
PAIRS = [
    (("zh", "light", 1440), ("en", "dark", 360)), (("en", "light", 360), ("zh", "dark", 1440)),
    (("zh", "light", 360), ("en", "dark", 1440)), (("en", "light", 1440), ("zh", "dark", 360)),
]  # fmt: skip
VIEWS = [(name, *way) for at, name in enumerate(PLACES) for way in PAIRS[at % len(PAIRS)]]


class View(NamedTuple):
    """A page of the app that is drawn, and what its browser asked for and said on the way."""

    page: Page
    asked: list[str]
    said: list[str]


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: "-".join(map(str, view)))
def view(request: pytest.FixtureRequest, readers: dict[str, BrowserContext], server: str) -> Iterator[View]:
    name, lang, theme, width = request.param
    found = View(readers[lang].new_page(), [], [])
    found.page.on("request", lambda request: found.asked.append(request.url))
    found.page.on("console", lambda message: found.said.append(message.text))
    found.page.emulate_media(color_scheme=theme)
    found.page.set_viewport_size({"width": width, "height": 800})
    found.page.goto(f"{server}/{PLACES[name]}")
    settled(found.page)
    yield found
    forget(readers[lang])


def violations(page: Page) -> list[str]:
    """What axe finds that is ours: the rule, the element and why."""
    page.evaluate(AXE)
    found = []
    for violation in page.evaluate(RUN)["violations"]:
        for node in violation["nodes"]:
            if not any(violation["id"] == rule and part in node["html"] for rule, part in STREAMLIT):
                found.append(f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}")
    return found


def test_a_view_has_no_violation(view: View) -> None:
    assert violations(view.page) == []


def test_a_view_says_its_language(view: View) -> None:
    lang = view.page.evaluate("navigator.language").partition("-")[0]
    expect(view.page.locator("html")).to_have_attribute("lang", LANG[lang])


def test_a_view_loads_nothing_from_elsewhere(view: View) -> None:
    assert {urlsplit(url).hostname for url in view.asked} <= {"127.0.0.1", None}
    assert [text for text in view.said if "Content Security Policy" in text] == []


def test_a_view_does_not_scroll_sideways(view: View) -> None:
    main = view.page.get_by_test_id("stMain")
    assert main.evaluate("(node) => node.scrollWidth - node.clientWidth") == 0


def test_every_view_is_seen_in_each_language_theme_and_width() -> None:
    for name in PLACES:
        seen = [{way[at] for each, *way in VIEWS if each == name} for at in range(3)]
        assert seen == [{"zh", "en"}, {"light", "dark"}, {360, 1440}]


def test_axe_would_have_told(page: Page) -> None:
    page.set_content("<html lang=en><title>A page</title><main><h1>Words</h1><img src=x><p style='color:#ccc'>Pale</p>")
    rules = {line.split(":")[0] for line in violations(page)}
    assert {"image-alt", "color-contrast"} <= rules


def test_the_hint_is_shown_once_on_the_overview_only_and_can_be_put_away(page: Page, server: str) -> None:
    hint = page.get_by_role("region", name="For a first visit")
    page.goto(f"{server}/facts")
    settled(page)
    expect(hint).to_have_count(0)
    page.goto(server)
    expect(hint).to_have_text(re.compile("Filters apply on every page"))
    page.get_by_role("button", name="Put this hint away").press("Enter")
    expect(hint).to_have_count(0)
    page.reload()
    settled(page)
    expect(hint).to_have_count(0)


def test_a_printed_page_has_its_source_and_no_controls(page: Page, server: str, written: dict) -> None:
    page.goto(f"{server}/facts?fact=changleng-corridor-lights")
    settled(page)
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)
    figures, statements = len(written["facts"]), len(written["statements"])
    expect(page.locator("p.only-paper")).to_contain_text(f"{figures} figures and {statements} statements")
    expect(page.locator("p.only-paper")).to_contain_text(re.compile("data version", re.IGNORECASE))
    expect(page.locator("a.row").filter(visible=True)).to_have_count(figures + statements)
