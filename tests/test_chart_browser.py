"""What a reader sees of a chart besides its bars: its library missing, a narrower page, the way to its data."""

import urllib.request

from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import csv_rows
from tests.serving import settled

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


def test_a_chart_without_its_library_says_so_and_its_figures_stay(page: Page, server: str) -> None:
    page.route(LIBRARY, lambda route: route.abort())
    page.goto(server + "/compare?group=lights&province=jiangxi")
    expect(page.get_by_text("The chart could not be drawn.")).to_be_visible()
    page.locator("summary", has_text="The 4 figures of this chart, in words").click()
    expect(page.get_by_text("over 12,000 lights")).to_be_visible()


def test_a_picture_that_cannot_be_made_says_so(page: Page, server: str) -> None:
    page.route(LIBRARY, lambda route: route.abort())
    page.goto(server + "/compare?group=lights&lang=en")
    settled(page)
    page.locator(f"{CHART}-menu button").first.click()
    page.get_by_role("button", name="PNG", exact=True).click()
    status = page.locator(f"{CHART}-pictures").get_by_role("status")
    expect(status).to_have_text("The picture could not be made. Please try again.")
    page.unroute(LIBRARY)
    with page.expect_download() as found:
        page.get_by_role("button", name="PNG", exact=True).click()
    assert found.value.suggested_filename == "comparison-lights.png"
    expect(status).to_be_empty()


def test_labels_follow_their_bars_when_the_page_changes_its_width(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.goto(server + "/compare?group=lights&province=jiangxi")
    settled(page)
    for width in (1440, 1000):
        page.set_viewport_size({"width": width, "height": 900})
        room = page.locator(f"{CHART} .outcomes-chart").evaluate("(node) => node.clientWidth")
        expect(page.locator(f"{CHART} svg.main-svg").first).to_have_attribute("width", str(room))
        gaps = page.locator(CHART).first.evaluate(BESIDE)
        assert [word for word, _ in gaps] == ["over 12,000 lights", "over 300 lights", "864 lights", "55 lights"]
        assert all(4 < gap < 16 for _, gap in gaps)


def test_the_data_of_a_chart_are_at_its_address(page: Page, server: str) -> None:
    page.goto(server + "/compare?group=lights&province=jiangxi")
    settled(page)
    page.locator(f"{CHART}-menu button").first.click()
    address = page.get_by_text("/api/facts.csv?fact=").inner_text()
    with urllib.request.urlopen(address) as answer:
        rows = csv_rows(answer.read())
    assert [row["id"] for row in rows] == [
        "hupan-street-lights", "hupan-corridor-lights", "changleng-corridor-lights", "changleng-street-lights"
    ]  # fmt: skip


def test_on_a_phone_the_list_of_pages_stands_on_the_page(phone: Page, server: str) -> None:
    phone.goto(server)
    settled(phone)
    phone.get_by_role("link", name="对比").click()
    expect(phone.get_by_role("heading", name="各地对比")).to_be_in_viewport()
    expect(phone.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
