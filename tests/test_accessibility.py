"""axe-core on every page in a real Chromium: both languages, light and dark; and what the keyboard can reach."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.screenshots import PLACES, settle
from tests.serving import FLAGS, browser_path, serving

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = "() => axe.run(document, { resultTypes: ['violations'] })"
# What Streamlit does wrong and no page can mend, as (rule, part of the element's markup). Empty: keep it so.
STREAMLIT: tuple[tuple[str, str], ...] = ()
expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser_path(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module", params=[("zh", "light"), ("en", "dark"), ("zh", "dark"), ("en", "light")], ids="-".join)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    lang, theme = request.param
    locale = {"zh": "zh-CN", "en": "en-GB"}[lang]
    size = {"width": 1440, "height": 900} if theme == "light" else {"width": 360, "height": 800}
    with browser.new_context(viewport=size, locale=locale, color_scheme=theme) as context:
        yield context.new_page()


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
def test_a_page_has_no_violation(page: Page, server: str, name: str) -> None:
    page.goto(f"{server}/{PLACES[name]}")
    settle(page)
    assert violations(page) == []


def test_axe_would_have_told(browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content(
            "<html lang=en><title>A page</title><main><h1>Words</h1><img src=x><p style='color:#ccc'>Pale</p>"
        )
        rules = {line.split(":")[0] for line in violations(page)}
    assert {"image-alt", "color-contrast"} <= rules


def test_the_figures_of_a_chart_are_reached_by_keyboard(browser: Browser, server: str) -> None:
    with browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{server}/compare?group=lights")
        settle(page)
        page.locator("summary", has_text="figures of this chart, in words").press("Enter")
        words = page.get_by_role("link", name="Read the words").first
        words.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/sources?**")
        expect(page.locator("mark[aria-current=true]")).to_be_in_viewport()


def test_the_hint_is_put_away_for_good(browser: Browser, server: str) -> None:
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        page.goto(server)
        hint = page.get_by_role("region", name="For a first visit")
        expect(hint.get_by_role("listitem")).to_have_count(3)
        hint.get_by_role("button", name="Got it").press("Enter")
        expect(hint).to_have_count(0)
        page.reload()
        settle(page)
        expect(hint).to_have_count(0)


def test_a_printed_page_has_its_source_and_its_links_and_no_controls(browser: Browser, server: str) -> None:
    with browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{server}/facts?fact=changleng-corridor-lights")
        settle(page)
        page.emulate_media(media="print")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        expect(page.get_by_test_id("stSidebar")).to_be_hidden()
        expect(page.get_by_test_id("stDataFrame")).to_be_hidden()
        expect(page.get_by_text("120 of 120 facts · Data version")).to_be_visible()
        expect(page.locator("table.only-paper tbody tr")).to_have_count(120)
        expect(page.locator("a .paper-note").first).to_have_text("[1]")
        expect(page.locator(".paper-notes li").first).to_contain_text("/sources?source=changleng-peoples-daily-2022")
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        expect(page.locator(".paper-note, .paper-notes")).to_have_count(0)
