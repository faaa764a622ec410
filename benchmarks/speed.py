"""Page ready and filter change in real Chromium, beside the plainest Streamlit app on the same facts, in one run.

    python benchmarks/speed.py [rounds]

Rounds are interleaved and medians quoted, because machines are noisy: read the ratios, not the seconds.
"""

import json
import re
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.serving import FLAGS, browser_path, serving  # noqa: E402

BARS = ".js-plotly-plot .bars .point"
TABLE = "[data-testid=stDataFrame] canvas"
TARGETS = {
    "floor": ("benchmarks/floor.py", "/", "h1", ""),
    "plain": ("benchmarks/plain.py", "/", f"{BARS}|{TABLE}", BARS),
    "overview": ("dashboard.py", "/", BARS, BARS),
    "compare": ("dashboard.py", "/compare", BARS, BARS),
    "facts": ("dashboard.py", "/facts", TABLE, ""),
}
# Counted in the page itself, so that neither side pays for the driver's round trips.
STAMP = "addEventListener('click', () => { window.asked = performance.now() }, { capture: true, once: true })"
CHANGED = """([selector, before]) => {
  const now = [...document.querySelectorAll(selector)].map((mark) => mark.outerHTML).join("")
  return now !== "" && now !== before
}"""


def ready(page: Page, address: str, selectors: str) -> float:
    """Seconds from the start of navigation until everything named is drawn."""
    page.goto(address, wait_until="commit")
    for selector in selectors.split("|"):
        page.wait_for_selector(selector, state="attached", timeout=60_000)
    return page.evaluate("performance.now()") / 1000


def filtered(page: Page, marks: str) -> float:
    """Seconds from the choice of a province until the chart has changed."""
    page.locator("[data-testid=stMultiSelect] input").first.click()
    option = page.get_by_role("option", name=re.compile("^江苏"))
    option.wait_for()
    before = page.evaluate("(s) => [...document.querySelectorAll(s)].map((m) => m.outerHTML).join('')", marks)
    page.evaluate(STAMP)
    option.click()
    page.wait_for_function(CHANGED, arg=[marks, before], polling="raf", timeout=60_000)
    return page.evaluate("(performance.now() - window.asked) / 1000")


def once(browser: Browser, base: str, name: str) -> dict[str, float]:
    _, path, selectors, marks = TARGETS[name]
    with browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN") as context:
        page = context.new_page()
        found = {"ready": ready(page, base + path, selectors)}
        if marks:
            page.wait_for_timeout(1500)
            found["filter"] = filtered(page, marks)
        return found


def main(rounds: int) -> None:
    results: dict[str, dict[str, list[float]]] = {name: {} for name in TARGETS}
    with ExitStack() as stack, sync_playwright() as driver:
        logs = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        scripts = {script for script, *_ in TARGETS.values()}
        bases = {s: stack.enter_context(serving(logs / f"{Path(s).stem}.log", script=s)) for s in scripts}
        browser = driver.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for turn in range(rounds + 1):  # the first round warms the servers and is not counted
            for name, (script, *_) in TARGETS.items():
                for figure, seconds in once(browser, bases[script], name).items():
                    if turn:
                        results[name].setdefault(figure, []).append(seconds)
        browser.close()
    report(results)


def report(results: dict[str, dict[str, list[float]]]) -> None:
    plain = {figure: statistics.median(values) for figure, values in results["plain"].items()}
    print("| page | ready, s (min–max) | of plain | filter, s (min–max) | of plain |\n|---|---|---|---|---|")
    for name, figures in results.items():
        cells = [name]
        for figure in ("ready", "filter"):
            if values := figures.get(figure):
                median = statistics.median(values)
                cells += [f"{median:.2f} ({min(values):.2f}–{max(values):.2f})", f"{median / plain[figure]:.2f}"]
            else:
                cells += ["", ""]
        print("| " + " | ".join(cells) + " |")
    (ROOT / "out").mkdir(exist_ok=True)
    (ROOT / "out" / "speed.json").write_text(json.dumps(results, indent=1), "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
