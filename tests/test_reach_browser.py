"""What reaches every reader: fonts, languages and lasting links, in a real Chromium."""

import os
import re
from base64 import b64encode
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.serving import FLAGS, PATIENT, browser_path, settled
from tests.test_browser import FACT, download


@pytest.mark.parametrize("script", ["", "Object.defineProperty(navigator, 'clipboard', { value: undefined })"])
def test_a_link_is_copied_with_the_clipboard_of_the_browser_and_without(
    context: BrowserContext, server: str, script: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(script)
    page.goto(f"{server}/facts?fact={FACT}")
    settled(page)
    page.get_by_role("button", name="Copy link").press("Enter")
    expect(page.get_by_text("Link copied")).to_be_visible()
    page.get_by_role("searchbox", name="Search").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_role("searchbox", name="Search")).to_have_value(f"{server}/facts?fact={FACT}")


def test_read_the_text_scrolls_to_where_the_programme_is_introduced(page: Page, server: str) -> None:
    page.goto(server + "/programmes?programme=lighting-project&lang=en")
    settled(page)
    page.locator(".st-key-programme").get_by_role("link").filter(has_text="Standing firmly").last.click()
    passage = page.locator("article .quote#programme-lighting-project")
    expect(passage).to_be_in_viewport()
    page.wait_for_url(re.compile("programme=lighting-project"))


CHART = "chart-comparison-lights"
FACE = r"@font-face\{[^}]*\}"
ALIKE = """([first, second, family]) => {
  const drawn = (char) => {
    const canvas = document.createElement("canvas")
    const pen = canvas.getContext("2d")
    pen.font = `40px ${family}`
    pen.fillText(char, 10, 50)
    return canvas.toDataURL()
  }
  return drawn(first) === drawn(second)
}"""


@pytest.fixture(scope="module")
def bare(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser on a machine without any Chinese font."""
    folder = tmp_path_factory.mktemp("fonts")
    folders = "".join(
        f"<dir>/usr/share/fonts/truetype/{name}</dir>" for name in ("dejavu", "liberation", "liberation2")
    )
    config = f"<fontconfig>{folders}<cachedir>{folder}</cachedir></fontconfig>"
    (folder / "fonts.conf").write_text(f'<!DOCTYPE fontconfig SYSTEM "fonts.dtd">{config}', "utf-8")
    environment: dict[str, str | float | bool] = dict(os.environ)
    environment["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
    chromium = browser.browser_type.launch(executable_path=browser_path(), args=FLAGS, env=environment)
    yield chromium
    chromium.close()


def test_a_machine_without_chinese_fonts_shows_no_boxes_in_page_and_pictures(bare: Browser, server: str) -> None:
    with bare.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900}) as context:
        context.set_default_timeout(PATIENT)
        page = context.new_page()
        page.goto(server + "/compare?group=lights&province=jiangxi&lang=zh")
        settled(page)
        expect(page.locator(".js-plotly-plot .bars .point").first).to_be_attached()
        whole = download(page, CHART, "PNG")[1]
        svg = download(page, CHART, "SVG")[1].decode()
        family = page.get_by_role("heading", level=1).evaluate("(node) => getComputedStyle(node).fontFamily")
        assert page.evaluate(ALIKE, ["灯", "民", "'DejaVu Sans'"]), "this machine has a Chinese font after all"
        assert not page.evaluate(ALIKE, ["灯", "民", family])
        assert not page.evaluate(ALIKE, ["學", "務", family])
        assert page.evaluate("[...document.fonts].filter((face) => face.status === 'error').length") == 0
        # The page has its fonts by now; only the picture is refused them.
        page.route("**/static/fonts/*", lambda route: route.abort())
        assert whole != download(page, CHART, "PNG")[1]

        assert ">安装的灯<" in svg  # words as text, in a font that the file itself has
        faces = re.findall(FACE, svg)
        assert len(faces) >= 2
        assert all("url(data:font/woff2;base64," in face or "url(data:application/" in face for face in faces)
        page.goto("about:blank")
        shown_with = []
        for text in (svg, re.sub(FACE, "", svg)):
            page.set_content(f"<img src='data:image/svg+xml;base64,{b64encode(text.encode()).decode()}'>")
            page.locator("img").evaluate("(image) => image.decode()")
            shown_with.append(page.locator("img").screenshot())
    assert shown_with[0] != shown_with[1]
