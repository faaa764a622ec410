"""The page of one place, headless and in a browser, against numbers counted straight from the YAML."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from tests.conftest import facts_in
from tests.serving import settled
from tests.test_pages import heading, html, opened, said

pytestmark = pytest.mark.data
LINK = re.compile(r'<a class="internal" href="([^"]*)">')


def counted(written: dict[str, Any], region: str, name: str) -> str:
    """A place with its number of figures and, where there are any, of statements."""
    figures, statements = (len(facts_in(written, region, section)) for section in ("facts", "statements"))
    return f"{name} ({figures}; statements: {statements})" if statements else f"{name} ({figures})"


def links(app: AppTest, page: str) -> list[str]:
    """The queries of the links to a page in the main part."""
    found = [urlsplit(unescape(href)) for href in LINK.findall(html(app))]
    return [address.query for address in found if address.path == page]


def test_a_place_in_the_address_is_shown_with_its_number_of_figures(written: dict[str, Any]) -> None:
    app = opened("places", region="changleng")
    assert heading(app) == "Changleng Town"
    assert f"{len(facts_in(written, 'changleng'))} figures" in said(app)
    assert app.selectbox(key="region").value == "changleng"


def test_the_chooser_indents_each_level_and_counts(written: dict[str, Any]) -> None:
    options = opened("places").selectbox(key="region").options
    assert counted(written, "jiangxi", "Jiangxi") in options
    assert f"\u2003\u2003\u2003{counted(written, 'changleng', 'Changleng Town')}" in options


def test_without_a_place_in_the_address_the_filter_names_the_province() -> None:
    assert heading(opened("places", province="sichuan")) == "Sichuan"
    assert heading(opened("places")) == "Jiangsu"


def test_every_figure_of_a_place_leads_to_its_words(written: dict[str, Any]) -> None:
    app = opened("places", region="sichuan")
    queries = links(app, "sources")
    for fact in facts_in(written, "sichuan"):
        wanted = f"source={fact['source']}&fact={fact['id']}"
        assert sum(query.endswith(wanted) for query in queries) == 2  # once in the chain, once by theme


def test_the_filter_holds_here_and_what_it_hides_is_counted(written: dict[str, Any], stages: dict[str, str]) -> None:
    everything = facts_in(written, "sichuan")
    outcomes = [fact for fact in everything if stages[fact["indicator"]] == "outcome"]
    app = opened("places", region="sichuan", stage="outcome")
    shown = {query.rpartition("fact=")[2] for query in links(app, "sources") if "fact=" in query}
    assert shown == {fact["id"] for fact in outcomes}
    words = said(app)
    assert f"{len(everything) - len(outcomes)} more figures of this place do not match the filters" in words
    inputs = sum(stages[fact["indicator"]] == "input" for fact in everything)
    assert f"None with these filters; {inputs} without them." in words
    assert all("stage=outcome" in query for query in links(app, "sources"))


def test_a_stage_nothing_is_reported_of_stays_as_an_empty_column() -> None:
    app = opened("places", region="changleng")
    assert said(app).count("None reported") == 2
    for stage in ("Inputs", "Activities", "Outputs", "Outcomes"):
        assert re.search(rf"<h4 [^>]*>{stage}", html(app))


@pytest.mark.parametrize("region", ["beijing", "shijingshan"])
def test_a_place_whose_text_reports_no_result_says_so(region: str) -> None:
    words = said(opened("places", region=region))
    assert "The sources about this place report no input, activity, output or outcome in figures." in words
    assert "reports no input, activity, output or outcome in figures" in words
    assert words.count("None reported") == 4


def test_a_place_with_a_programme_and_no_figure_has_a_page() -> None:
    app = opened("places", region="zoumaliang")
    assert "report no figure" in said(app)
    assert "<summary>1 programme without a figure</summary>" in html(app)


def test_chain_and_children_lead_to_other_places(written: dict[str, Any]) -> None:
    app = opened("places", region="changleng", stage="output")
    regions = ("jiangxi", "nanchang", "xinjian", "hupan-community")
    assert links(app, "places") == [f"stage=output&lang=en&region={region}" for region in regions]
    assert "download/brief.md?stage=output&amp;lang=en&amp;region=changleng" in html(app)
    assert counted(written, "hupan-community", "Hupan Community") in said(opened("places", region="changleng"))


def test_a_place_is_few_elements_however_much_it_reports() -> None:
    app = opened("places", region="jiangsu")
    kinds = ("html", "markdown", "page_link", "expandable", "column", "caption", "heading")
    assert sum(len(app.main.get(kind)) for kind in kinds) <= 12


def test_back_and_forward_step_through_places_and_words_with_the_filters(page: Page, server: str) -> None:
    page.goto(f"{server}/places?region=jiangxi&stage=output")
    settled(page)
    page.get_by_role("link", name="Nanchang (").click()
    expect(page.get_by_role("heading", name="Nanchang", exact=True)).to_be_visible()
    settled(page)
    before = page.evaluate("window.sameSession = history.length")
    words = page.get_by_role("link", name="See the source sentence").first
    with page.context.expect_page() as found:  # a click with Control is the browser's own
        words.click(modifiers=["ControlOrMeta"])
    expect(found.value.locator("mark[aria-current=true]")).to_be_in_viewport()
    assert "/sources?stage=output&source=changleng" in found.value.url
    assert "/places?" in page.url
    words.press("Enter")
    expect(page.locator("mark[aria-current=true]")).to_be_in_viewport()
    assert page.evaluate("history.length") == before + 1
    assert "/sources?stage=output&source=changleng" in page.url
    page.go_back()
    expect(page.get_by_role("heading", name="Nanchang", exact=True)).to_be_visible()
    assert page.url.endswith("/places?stage=output&region=nanchang")
    page.go_back()
    expect(page.get_by_role("heading", name="Jiangxi", exact=True)).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name="Nanchang", exact=True)).to_be_visible()
    assert page.evaluate("window.sameSession")
