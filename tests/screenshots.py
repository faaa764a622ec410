"""Every page as a picture, for the eye.

    python -m tests.screenshots [PAGE …]

writes out/screens/PAGE_LANGUAGE_THEME_WIDTH.png for each page, both languages, light and dark, a phone and a workspace.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.serving import FLAGS, ROOT, browser_path, serving, settled

FOLDER = ROOT / "out" / "screens"
LANGUAGES = ("zh", "en")
THEMES = ("light", "dark")
WIDTHS = (360, 1440)
FACT = "changleng-corridor-lights"
SOURCE = "changleng-peoples-daily-2022"
PLACES = {
    "overview": "", "compare": "compare", "compare-rates": "compare?section=rates",
    "compare-calculated": "compare?section=calculated", "facts": f"facts?fact={FACT}",
    "places": "places?region=changleng", "programmes": "programmes?programme=lighting-project",
    "sources": f"sources?source={SOURCE}&fact={FACT}", "coverage": "coverage", "unknown": "facts?fact=no-such-fact",
}  # fmt: skip
# The page scrolls inside a box of its own: as tall as its content, it shows whole.
TALL = "() => Math.max(...[...document.querySelectorAll('[data-testid=stMain]')].map((node) => node.scrollHeight))"
# Charts and fonts come last and change the height.
STEADY = f"() => {{ const before = window.tall; window.tall = ({TALL})(); return window.tall === before }}"


def main() -> None:
    wanted = set(sys.argv[1:]) or set(PLACES)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log") as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for theme in THEMES:
            for width in WIDTHS:
                _style(browser, address, theme, width, sorted(wanted & set(PLACES)))
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}")


def _style(browser: Browser, address: str, theme: str, width: int, names: list[str]) -> None:
    for lang in LANGUAGES:
        with browser.new_context(
            viewport={"width": width, "height": 900}, locale="zh-CN" if lang == "zh" else "en-GB", color_scheme=theme,
            is_mobile=width < 600,
        ) as context:  # fmt: skip
            for name in names:
                page = context.new_page()
                page.goto(f"{address}/{PLACES[name]}")
                settled(page)
                page.wait_for_function(STEADY, polling=500)
                page.set_viewport_size({"width": width, "height": min(page.evaluate(TALL) + 80, 9000)})
                settled(page)
                page.screenshot(path=FOLDER / f"{name}_{lang}_{theme}_{width}.png")
                page.close()


if __name__ == "__main__":
    main()
