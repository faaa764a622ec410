"""First figures, page drawn, filter change and bytes in real Chromium, beside an empty and the plainest Streamlit app.

    python -m benchmarks.speed [rounds]

Rounds are interleaved and medians quoted, because machines are noisy: read the ratios, not the seconds.
"""

import json
import re
import statistics
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from outcomes.settings import ROOT
from tests.serving import FLAGS, browser_path, serving

BARS = ".js-plotly-plot .bars .point"
TABLE = "[data-testid=stDataFrame] canvas"
ENTRIES = ".entries a.row"
ROWS = "[data-testid=stDataFrame] .dvn-scroll-inner"  # as high as the table has rows
HEADS = "[data-testid=stMain] h2"
LINES = ".st-key-places-chain strong"
DEFAULTS = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}  # of Streamlit, which this folder's config.toml changes


@dataclass(frozen=True)
class Target:
    """A page to time: what its first figures are, what is there when it is drawn, and what a filter changes."""

    script: str
    path: str
    first: str
    drawn: tuple[str, ...]
    marks: tuple[str, ...] = ()


TARGETS = {
    "empty page": Target("benchmarks/floor.py", "/", "h1", ("h1",)),
    "plain app": Target("benchmarks/plain.py", "/", BARS, (BARS, TABLE), (BARS, ROWS)),
    "Overview": Target("dashboard.py", "/", HEADS, (BARS,), (BARS,)),
    "Compare": Target("dashboard.py", "/compare", BARS, (BARS,), (BARS,)),
    "Facts": Target("dashboard.py", "/facts", ENTRIES, (ENTRIES,), (ENTRIES,)),
    "Places": Target("dashboard.py", "/places", LINES, (LINES,), (LINES,)),
}
# Counted in the page itself, so that nobody pays for the driver's round trips: first, when what is there is painted.
WATCH = """(() => {
  const marks = MARKS
  const look = () => {
    for (const mark of marks) {
      if (mark in painted || !document.querySelector(mark)) continue
      painted[mark] = null
      requestAnimationFrame(() => setTimeout(() => (painted[mark] = performance.now())))
    }
  }
  window.painted = {}
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
})()"""
STAMP = "addEventListener('click', () => { window.asked = performance.now() }, { capture: true, once: true })"
SEEN = "(marks) => marks.map((mark) => [...document.querySelectorAll(mark)].map((node) => node.outerHTML).join(''))"
CHANGED = f"([marks, before]) => ({SEEN})(marks).every((now, i) => now !== '' && now !== before[i])"


def ready(page: Page, address: str, target: Target) -> tuple[float, float]:
    """Seconds from the start of navigation until the first figures can be read, and until everything is drawn."""
    page.goto(address + target.path, wait_until="commit")
    marks = [target.first, *target.drawn]
    page.wait_for_function("(marks) => marks.every((mark) => window.painted?.[mark])", arg=marks, timeout=60_000)
    first, *drawn = page.evaluate("(marks) => marks.map((mark) => painted[mark] / 1000)", marks)
    return first, max(drawn)


def filtered(page: Page, marks: tuple[str, ...]) -> float:
    """Seconds from the choice of a province until chart and table have changed."""
    choices = page.locator("[data-testid=stMultiSelect] input")
    if choices.count():  # of the plain app: opened first, which is not timed
        choices.first.click()
    name = re.compile("^四川")
    option = page.get_by_role("option", name=name).or_(page.get_by_role("checkbox", name=name))
    option.wait_for()
    before = page.evaluate(SEEN, list(marks))
    page.evaluate(STAMP)
    option.click()
    page.wait_for_function(CHANGED, arg=[list(marks), before], polling="raf", timeout=60_000)
    return page.evaluate("(performance.now() - window.asked) / 1000")


def once(browser: Browser, base: str, target: Target) -> dict[str, float]:
    """One reader's visit: cold, filtered, and once more with a warm browser."""
    with browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN") as context:
        page = context.new_page()
        page.add_init_script(WATCH.replace("MARKS", json.dumps([target.first, *target.drawn])))
        received = _received(page)
        found = dict(zip(("first", "ready"), ready(page, base, target), strict=True))
        page.wait_for_timeout(1500)  # what is still on its way does not belong to the filter
        found["megabytes"] = sum(received) / 1e6
        if target.marks:
            found["filter"] = filtered(page, target.marks)
        _, found["warm"] = ready(page, base, target)
        return found


def _received(page: Page) -> list[float]:
    """Bytes on the line as they come: of answers, headers and compression counted, and of the session."""
    received: list[float] = []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    line.on(
        "Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 0.75)
    )
    return received


def main(rounds: int) -> None:
    results: dict[str, dict[str, list[float]]] = {name: {} for name in TARGETS}
    with ExitStack() as stack, sync_playwright() as driver:
        logs = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bases = {}
        for script in dict.fromkeys(target.script for target in TARGETS.values()):
            settings = {} if script == "dashboard.py" else DEFAULTS
            bases[script] = stack.enter_context(serving(logs / f"{Path(script).stem}.log", script=script, **settings))
        browser = driver.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for turn in range(rounds + 1):  # the first round warms the servers and is not counted
            for name, target in TARGETS.items():
                for figure, value in once(browser, bases[target.script], target).items():
                    if turn:
                        results[name].setdefault(figure, []).append(value)
        browser.close()
    report(results, rounds)


def report(results: dict[str, dict[str, list[float]]], rounds: int) -> None:
    """A Markdown table of medians, and all values in out/speed.json."""
    print(f"{rounds} rounds, median (min–max), seconds\n")
    print("| page | first figures | of empty | drawn | of empty | drawn, warm | filter | of plain | MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    empty, plain = (median(results[name]) for name in ("empty page", "plain app"))
    for name, figures in results.items():
        middle = median(figures)
        cells = [name, _range(figures["first"]), f"{middle['first'] / empty['first']:.2f}", _range(figures["ready"])]
        cells += [f"{middle['ready'] / empty['ready']:.2f}", _range(figures["warm"])]
        has = "filter" in figures
        cells += [_range(figures["filter"]), f"{middle['filter'] / plain['filter']:.2f}"] if has else ["", ""]
        print("| " + " | ".join([*cells, f"{middle['megabytes']:.1f}"]) + " |")
    (ROOT / "out").mkdir(exist_ok=True)
    (ROOT / "out" / "speed.json").write_text(json.dumps(results, indent=1), "utf-8")


def median(figures: dict[str, list[float]]) -> dict[str, float]:
    return {figure: statistics.median(values) for figure, values in figures.items()}


def _range(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
