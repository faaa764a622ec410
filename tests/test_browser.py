"""What readers and curators do, in a real Chromium against a fresh server."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from outcomes.i18n.language import t
from outcomes.ui.components.viewport import WIDTHS
from tests.conftest import Shown, facts_in
from tests.serving import PATIENT, serving, settled

FACT = "changleng-corridor-lights"
PASSAGE = f"/sources?source=changleng-peoples-daily-2022&fact={FACT}"


def province_filter(page: Page, name: str) -> None:
    settled(page)
    page.get_by_role("checkbox", name=re.compile(f"^{name} ")).check()


def shown(page: Page, words: str) -> None:
    expect(page.get_by_test_id("stSidebar").get_by_text(words)).to_be_visible()


def bars(page: Page) -> int:
    return page.locator(".js-plotly-plot .bars .point").count()


def click_middle(page: Page, drawn: Locator, then: Locator) -> None:
    """Click what is drawn in a chart: plotly takes a click where its pointer has come to rest. One that falls into a
    run of the page is lost; a reader who sees nothing happen clicks once more."""
    _click_middle(page, drawn)
    try:
        expect(then).to_be_visible(timeout=PATIENT // 2)
    except AssertionError:
        _click_middle(page, drawn)
        expect(then).to_be_visible()


def _click_middle(page: Page, drawn: Locator) -> None:
    expect(drawn).to_be_visible()
    settled(page)
    page.mouse.move(2, 2)
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(0)
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2 - 3, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    expect(page.locator(".hoverlayer .hovertext").first).to_be_visible()
    page.mouse.down()
    page.mouse.up()


def test_a_passage_link_works_as_the_very_first_request_of_a_server(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "log") as address:
        page.goto(address + PASSAGE)
        settled(page)
        mark = page.locator(f"mark#fact-{FACT}")
        expect(mark).to_be_in_viewport()
        expect(mark).to_have_text("1.2万多")
        expect(mark).to_have_attribute("aria-current", "true")
        expect(page.get_by_role("heading", name="over 12,000 lights")).to_be_visible()
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")


def test_a_province_changes_chart_and_table_and_stays_on_every_page(
    page: Page, server: str, shown_of: Shown, written: dict
) -> None:
    page.goto(server + "/compare")
    settled(page)
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    shown(page, shown_of())
    before = bars(page)
    province_filter(page, "Sichuan")
    shown(page, shown_of("sichuan"))
    page.wait_for_function(f"document.querySelectorAll('.js-plotly-plot .bars .point').length !== {before}")
    page.wait_for_url(re.compile(r"province=sichuan"))

    page.get_by_role("link", name=t("en", "pages.facts")).click()
    expect(page.get_by_role("heading", name=t("en", "pages.facts_title"))).to_be_visible()
    shown(page, shown_of("sichuan"))
    expect(page.locator(".st-key-facts a.row")).to_have_count(len(facts_in(written, "sichuan")))
    page.wait_for_url(re.compile(r"province=sichuan"))

    page.reload()
    shown(page, shown_of("sichuan"))
    page.go_back()
    expect(page.get_by_role("heading", name="Compare places")).to_be_visible()
    shown(page, shown_of("sichuan"))
    page.get_by_role("button", name="Reset filters").click()
    shown(page, shown_of())
    page.wait_for_url(re.compile(r"^[^?]*$"))


def test_a_tile_of_the_map_filters_and_a_second_click_lifts_it(page: Page, server: str, shown_of: Shown) -> None:
    page.goto(server + "/")
    settled(page)
    tile = (
        page.locator(".st-key-chart-figures-by-province").get_by_text("JS", exact=True).first
    )  # the label of a tile; a hover may say it again
    line = page.get_by_test_id("stSidebar")
    click_middle(page, tile, line.get_by_text(shown_of("jiangsu"), exact=True))
    click_middle(page, tile, line.get_by_text(shown_of(), exact=True))


def test_the_annotated_text_reads_in_three_forms(page: Page, server: str) -> None:
    page.goto(server + "/sources?source=jiangsu-theme-education-2024")
    settled(page)
    text = page.locator("article")
    expect(text).to_contain_text("學思想 強黨性")
    expect(text).to_have_attribute("lang", "zh-Hant")
    page.get_by_role("radio", name="Original, with readings").click()
    expect(text).to_contain_text("學(xué)思想 強(qiáng)黨性")
    page.get_by_role("radio", name="Simplified").click()
    expect(text).to_contain_text("学思想 强党性")
    expect(text).to_have_attribute("lang", "zh-Hans")
    page.wait_for_url(re.compile(r"form=simplified"))


def download(page: Page, chart: str, button: str) -> tuple[str, bytes]:
    page.locator(f".st-key-{chart}-menu button").first.click()
    with page.expect_download() as found:
        page.get_by_role("button", name=button, exact=True).or_(
            page.get_by_role("link", name=button, exact=True)
        ).click()
    page.keyboard.press("Escape")
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def test_a_picture_carries_its_title_and_its_source(page: Page, server: str) -> None:
    page.goto(server + "/compare?group=lights&province=jiangxi&lang=zh")
    settled(page)
    expect(page.locator(".st-key-chart-comparison-lights .bars .point").first).to_be_attached()
    name, svg = download(page, "chart-comparison-lights", "SVG")
    text = svg.decode("utf-8")
    assert name.startswith("comparison-lights_jiangxi")
    for words in ("1.2万多盏", "站稳人民立场", "未经核实", "长堎镇"):
        assert words in text
    name, png = download(page, "chart-comparison-lights", "PNG")
    assert name.endswith(".png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 2 * WIDTHS[-1]
    name, html = download(page, "chart-comparison-lights", "HTML")
    assert "站稳人民立场" in html.decode("utf-8") or b"\\u7ad9\\u7a33" in html
    name, table = download(page, "chart-comparison-lights", "CSV")
    assert "全镇共安装了1.2万多盏楼道灯" in table.decode("utf-8-sig")


def test_wrong_data_list_their_problems_and_never_replace_the_last_good_ones(
    page: Page, real: tuple[Path, Path], tmp_path: Path
) -> None:
    data = tmp_path / "facts.yaml"
    good = real[0].read_text("utf-8")
    wrong = good.replace("    value: 12000\n", "    value: 13000\n")
    data.write_text(wrong, "utf-8")
    with serving(tmp_path / "log", OUTCOMES_DATA=str(data), OUTCOMES_SEEDS=str(real[1])) as address:
        page.goto(f"{address}/facts?fact={FACT}")
        settled(page)
        expect(page.get_by_text("The data file needs mending")).to_be_visible()
        expect(page.get_by_test_id("stCode")).to_contain_text("reads 12000, the value says 13000")

        data.write_text(good, "utf-8")
        expect(page.get_by_text("Corridor lights installed").first).to_be_visible()
        data.write_text(good.replace("en: Corridor lights installed", "en: Lamps in stairwells"), "utf-8")
        expect(page.get_by_text("Lamps in stairwells").first).to_be_visible()

        data.write_text(wrong, "utf-8")
        banner = page.locator(".st-key-banner")
        for words in ("The last good data are shown", FACT, "reads 12000, the value says 13000"):
            expect(banner).to_contain_text(words)
        expect(page.get_by_text("Lamps in stairwells").first).to_be_visible()

        data.write_text(good, "utf-8")
        expect(banner).to_have_count(0)
        expect(page.get_by_text("Corridor lights installed").first).to_be_visible()
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")
