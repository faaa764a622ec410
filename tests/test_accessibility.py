"""axe-core on every page in a real Chromium: both languages, light and dark; and what the keyboard can reach."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import forget
from tests.screenshots import PLACES
from tests.serving import settled

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = "() => axe.run(document, { resultTypes: ['violations'] })"
# What Streamlit does wrong and no page can mend, as (rule, part of the element's markup). Empty: keep it so.
STREAMLIT: tuple[tuple[str, str], ...] = ()


@pytest.fixture(scope="module", params=[("zh", "light"), ("en", "dark"), ("zh", "dark"), ("en", "light")], ids="-".join)
def view(request: pytest.FixtureRequest, readers: dict[str, BrowserContext]) -> Iterator[Page]:
    lang, theme = request.param
    page = readers[lang].new_page()
    page.emulate_media(color_scheme=theme)
    if theme == "dark":
        page.set_viewport_size({"width": 360, "height": 800})
    yield page
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


@pytest.mark.parametrize("name", [name for name in PLACES if name != "unknown"])
def test_a_page_has_no_violation(view: Page, server: str, name: str) -> None:
    view.goto(f"{server}/{PLACES[name]}")
    settled(view)
    assert violations(view) == []


def test_axe_would_have_told(page: Page) -> None:
    page.set_content("<html lang=en><title>A page</title><main><h1>Words</h1><img src=x><p style='color:#ccc'>Pale</p>")
    rules = {line.split(":")[0] for line in violations(page)}
    assert {"image-alt", "color-contrast"} <= rules


def test_the_figures_of_a_chart_are_reached_by_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}/compare?group=lights")
    settled(page)
    page.locator("summary", has_text="figures of this chart, in words").press("Enter")
    words = page.get_by_role("link", name="Read the words").first
    words.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources?**")
    expect(page.locator("mark[aria-current=true]")).to_be_in_viewport()


def test_the_hint_is_put_away_for_good(page: Page, server: str) -> None:
    page.goto(server)
    hint = page.get_by_role("region", name="For a first visit")
    expect(hint.get_by_role("listitem")).to_have_count(3)
    hint.get_by_role("button", name="Got it").press("Enter")
    expect(hint).to_have_count(0)
    page.reload()
    settled(page)
    expect(hint).to_have_count(0)


def test_a_printed_page_has_its_source_and_no_controls(page: Page, server: str) -> None:
    page.goto(f"{server}/facts?fact=changleng-corridor-lights")
    settled(page)
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_test_id("stDataFrame")).to_be_hidden()
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)
    expect(page.get_by_text("120 of 120 facts · Data version")).to_be_visible()
    expect(page.locator("table.only-paper tbody tr")).to_have_count(120)
