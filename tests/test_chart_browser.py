"""What a reader sees of a chart besides its bars, its library missing or the page narrower; and a phone."""

import urllib.request

import pytest
from playwright.sync_api import Page, Route, expect

from outcomes.charts.chart import NARROW
from tests.conftest import csv_rows
from tests.serving import settled
from tests.test_browser import click_middle

# Every chart as it is drawn, and whether each begins where the one above it does.
COUNTED = """
;const react = Plotly.react; window.drawn = []
Plotly.react = (node, ...more) => { drawn.push(node.ariaLabel); return react(node, ...more) }"""
BELOW = """() => new Set([...document.querySelectorAll(".outcomes-chart")].map((chart) =>
  chart.getBoundingClientRect().left)).size === 1"""
LIBRARY = "**/plotly-basic.min.js*"
CHART = ".st-key-chart-comparison-lights"
# The figures as worded, with the pixels between each and the end of the bar nearest to it.
BESIDE = """(chart) => {
  const ends = [...chart.querySelectorAll(".point path")].map((bar) => bar.getBoundingClientRect().right)
  const gap = (left) => Math.min(...ends.map((end) => left - end).filter((between) => between > 0))
  const first = (text) => {
    const range = document.createRange()
    range.setStart(text.firstChild, text.textContent.search(/\\S/))
    range.setEnd(text.firstChild, text.textContent.length)
    return range.getBoundingClientRect().left
  }
  return [...chart.querySelectorAll(".textpoint text, .annotation-text")]
    .filter((text) => /^(over )?[0-9,]+ lights$/.test(text.textContent.trim()))
    .map((text) => [text.textContent.trim(), gap(first(text))])
}"""


def test_without_its_library_a_chart_says_so_and_its_figures_and_pictures_are_not_lost(page: Page, server: str) -> None:
    page.route(LIBRARY, lambda route: route.abort())
    page.goto(server + "/compare?group=lights&province=jiangxi")
    expect(page.get_by_text("The chart could not be drawn.")).to_be_visible()
    settled(page)
    page.locator(f"{CHART}-menu button").first.click()
    page.get_by_role("button", name="PNG", exact=True).click()
    status = page.locator(f"{CHART}-pictures").get_by_role("status")
    expect(status).to_have_text("The picture could not be made. Please try again.")
    page.unroute(LIBRARY)
    with page.expect_download() as found:
        page.get_by_role("button", name="PNG", exact=True).click()
    assert found.value.suggested_filename.startswith("comparison-lights_jiangxi")
    expect(status).to_be_empty()
    page.keyboard.press("Escape")

    page.locator("summary", has_text="The 4 figures of this chart, in words").press("Enter")
    expect(page.get_by_text("over 12,000 lights")).to_be_visible()
    page.get_by_role("link", name="See the source sentence").first.press("Enter")
    page.wait_for_url("**/sources?**")
    expect(page.locator("mark[aria-current=true]")).to_be_in_viewport()


def test_a_chart_follows_its_page_opens_its_facts_and_tells_where_its_data_are(page: Page, server: str) -> None:
    page.goto(server + "/compare?group=lights&province=jiangxi")
    settled(page)
    for width in (1440, 1000):
        page.set_viewport_size({"width": width, "height": 900})
        room = page.locator(f"{CHART} .outcomes-chart").evaluate("(node) => node.clientWidth")
        expect(page.locator(f"{CHART} svg.main-svg").first).to_have_attribute("width", str(room))
        gaps = page.locator(CHART).first.evaluate(BESIDE)
        assert [word for word, _ in gaps] == ["over 12,000 lights", "over 300 lights", "864 lights", "55 lights"]
        assert all(4 < gap < 16 for _, gap in gaps)

    range_ = page.locator(f"{CHART} .barlayer .trace").first  # from 12,000 to 13,000
    dialog = page.get_by_role("dialog")
    click_middle(page, range_.locator(".point").first, dialog.get_by_role("heading", name="over 12,000 lights"))
    expect(dialog.locator("strong", has_text="1.2万多")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(f"{CHART} .outcomes-chart")).to_be_focused()

    page.locator(f"{CHART}-menu button").first.click()
    with urllib.request.urlopen(page.get_by_text("/api/facts.csv?fact=").inner_text()) as answer:
        rows = csv_rows(answer.read())
    assert [row["id"] for row in rows] == [
        "hupan-street-lights", "hupan-corridor-lights", "changleng-corridor-lights", "changleng-street-lights"
    ]  # fmt: skip


def test_what_a_newer_figure_replaced_while_it_waited_is_not_drawn(page: Page, server: str) -> None:
    """In a window narrower than most, the figures are made anew while the library is on its way."""
    asked: list[Route] = []
    page.route(LIBRARY, lambda route: asked.append(route))
    page.set_viewport_size({"width": 1100, "height": 900})
    page.goto(server)
    charts = page.locator(".outcomes-chart")
    expect(charts).to_have_count(3)
    page.wait_for_function(BELOW)
    for route in asked:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text() + COUNTED)
    settled(page)
    assert sorted(page.evaluate("drawn")) == sorted(chart.get_attribute("aria-label") for chart in charts.all())


@pytest.mark.parametrize(("width", "beside"), [(820, False), (1100, False), (1440, True)])
def test_charts_stand_beside_each_other_only_where_each_has_room(
    page: Page, server: str, width: int, beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server)
    settled(page)
    where, what = (page.locator(f".st-key-chart-figures-by-{name} .outcomes-chart") for name in ("province", "theme"))
    expect(what).to_have_attribute("aria-busy", "false")
    one, other = where.bounding_box(), what.bounding_box()
    assert one is not None
    assert other is not None
    assert min(one["width"], other["width"]) >= NARROW
    assert (other["x"] > one["x"]) is beside


def test_on_a_phone_the_pages_are_listed_no_focus_is_out_of_sight_and_nothing_scrolls_sideways(
    phone: Page, server: str
) -> None:
    phone.goto(f"{server}/places?region=jiangsu")
    settled(phone)
    phone.get_by_text("项未报告数据的举措").click()
    expect(phone.get_by_text("徐州", exact=False).first).to_be_visible()
    settled(phone)
    main = phone.get_by_test_id("stMain")
    assert main.evaluate("(node) => node.scrollWidth - node.clientWidth") == 0

    phone.get_by_role("link", name="对比").click()
    expect(phone.get_by_role("heading", name="各地对比")).to_be_in_viewport()
    sidebar = phone.get_by_test_id("stSidebar")
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    settled(phone)
    for _ in range(12):
        phone.keyboard.press("Tab")
        assert not phone.evaluate("Boolean(document.activeElement.closest('[data-testid=stSidebar]'))")
    phone.get_by_test_id("stExpandSidebarButton").click()
    expect(phone.get_by_role("checkbox", name="四川省")).to_be_visible()
