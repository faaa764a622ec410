"""Builders of small made-up data from the entries of tests/town, and the real data loaded once."""

import csv
import hashlib
import io
import json
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from copy import deepcopy
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest
import yaml
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.api.question import Question
from outcomes.errors import DataError, Problem
from outcomes.ledger.ledger import Ledger, load
from outcomes.ledger.models import Fact
from outcomes.settings import ROOT, Settings
from tests.serving import FLAGS, PATIENT, browser_path, serving
from tests.workspace import Workspace

_copies = TemporaryDirectory(prefix="outcomes-")  # of the last good data, not beside those of whoever runs the tests
os.environ["OUTCOMES_CACHE"] = _copies.name
# The same examples every time, so that a run passes or fails for the code's sake; PROFILE=search looks for new ones.
settings.register_profile("fast", max_examples=50, deadline=None, derandomize=True, database=None)
settings.register_profile("few", max_examples=5, deadline=None, derandomize=True, database=None)
settings.register_profile("search", max_examples=1500, deadline=None)
settings.load_profile(os.environ.get("PROFILE", "fast"))

Ask = Callable[..., Question]
Shown = Callable[..., str]  # provinces → the line of the sidebar
DISTRICT = (ROOT / "tests" / "district" / "facts.yaml", ROOT / "tests" / "district" / "seeds")
TOWN = ROOT / "tests" / "town"
TEXT = (TOWN / "seeds" / "town.txt").read_text("utf-8")
MADE = yaml.safe_load((TOWN / "facts.yaml").read_text("utf-8"))  # section → entries


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """A curator's desk of its own."""
    return Workspace(tmp_path, capsys)


def make_fact(**overrides: Any) -> Fact:
    """A well-formed fact of the made-up source."""
    return Fact.model_validate(facts()[0] | overrides)


def make_document(text: str = TEXT, **sections: Any) -> str:
    """The YAML of a small valid file about `text`, one key a line; a section given here takes the place of its own."""
    made = MADE | {"sources": [source(text=text)]} | sections
    return "".join(_section(key, entries) for key, entries in made.items())


def name(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def source(text: str = TEXT, **overrides: Any) -> dict[str, Any]:
    return MADE["sources"][0] | {"sha256": hashlib.sha256(text.encode()).hexdigest()} | overrides


def indicator(key: str, **overrides: Any) -> dict[str, Any]:
    return MADE["indicators"][0] | {"id": key, "name": name(f"指标{key}", f"Indicator {key}")} | overrides


def programme(**overrides: Any) -> dict[str, Any]:
    return MADE["programmes"][0] | overrides


def ratio(**overrides: Any) -> dict[str, Any]:
    return MADE["ratios"][0] | overrides


def facts() -> list[dict[str, Any]]:
    """The facts of the small file."""
    return deepcopy(MADE["facts"])


def statement(**overrides: Any) -> dict[str, Any]:
    made = {
        "id": "town-all-for-all", "source": "town-news", "quote": "一切为了群众", "region": "small-town",
        "theme": "housing", "kind": "effect", "name": name("为了群众", "For the residents"),
        "translation": "All for the residents",
    }  # fmt: skip
    return made | overrides


def write(folder: Path, document: str | bytes, **texts: str | bytes) -> tuple[Path, Path]:
    """The file and the folder of its texts, town.txt and others by name, in a new folder."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for name_, text in ({"town": TEXT} | texts).items():
        (seeds / f"{name_}.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    data = folder / "facts.yaml"
    data.write_bytes(document.encode() if isinstance(document, str) else document)
    return data, seeds


def refused(read: Callable[..., object], *arguments: Any) -> list[Problem]:
    """The problems with which a reader refuses its arguments."""
    with pytest.raises(DataError) as caught:
        read(*arguments)
    return caught.value.problems


def told(folder: Path, document: str) -> list[tuple[int, str]]:
    """The lines and messages of the problems for which a file about the small text is refused."""
    return [(problem.line, problem.message) for problem in refused(load, *write(folder, document))]


def changed(old: str, new: str, document: str | None = None) -> str:
    """The small file, or another, with words that stand once replaced."""
    document = document or make_document()
    assert document.count(old) == 1, f"{old} stands {document.count(old)} times"
    return document.replace(old, new)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file of ours."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def line_of(document: str, words: str) -> int:
    """The line on which words stand in a text, where they stand once."""
    lines = [i for i, line in enumerate(document.splitlines(), 1) if words in line]
    assert len(lines) == 1, f"{words} stands on the lines {lines}"
    return lines[0]


def differing(right: Sequence[str], wrong: Sequence[str]) -> int:
    """The first line, from 1, that differs."""
    return next(at for at, (one, other) in enumerate(zip(right, wrong, strict=False), 1) if one != other)


@pytest.fixture(scope="session")
def real() -> tuple[Path, Path]:
    """The real file and the folder of its texts, or those that OUTCOMES_DATA and OUTCOMES_SEEDS name."""
    settings = Settings.from_environment()
    return settings.data, settings.seeds


@pytest.fixture(scope="session")
def ledger(real: tuple[Path, Path]) -> Ledger:
    """The real data."""
    return load(*real)


@pytest.fixture(scope="session")
def frame(ledger: Ledger) -> pd.DataFrame:
    """The table of the real data."""
    return facts_table(ledger)


@pytest.fixture(scope="session")
def statements(ledger: Ledger) -> pd.DataFrame:
    """The table of the real outcomes without a number."""
    return statements_table(ledger)


@pytest.fixture(scope="session")
def ask(ledger: Ledger, frame: pd.DataFrame, statements: pd.DataFrame) -> Ask:
    """Builds what a program asks of the real data: parameters as an address has them."""
    return lambda **parameters: Question(ledger, frame, parameters, "http://host", statements)


@pytest.fixture(scope="session")
def district() -> Ledger:
    """The made-up district's report, which has every kind of figure and three statements."""
    return load(*DISTRICT)


@pytest.fixture(scope="session")
def written(real: tuple[Path, Path]) -> dict[str, Any]:
    """The real file as any other program reads it, to count by hand."""
    return yaml.load(real[0].read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@pytest.fixture(scope="session")
def stages(written: dict[str, Any]) -> dict[str, str]:
    """The stage of each indicator of the real file."""
    return {indicator["id"]: indicator["stage"] for indicator in written["indicators"]}


def above(written: dict[str, Any], region: str | None) -> list[str]:
    """A region of the file and all that contain it, by walking its parents."""
    parents = {each["id"]: each.get("parent") for each in written["regions"]}
    found = []
    while region:
        found.append(region)
        region = parents[region]
    return found


def facts_in(written: dict[str, Any], region: str, section: str = "facts") -> list[dict[str, Any]]:
    """The facts, or the statements, of a place and of all places below it, counted by hand."""
    return [entry for entry in written.get(section, []) if region in above(written, entry["region"])]


@pytest.fixture(scope="session")
def shown_of(written: dict[str, Any]) -> Shown:
    """What the sidebar says where some provinces are chosen, or none: how many facts of how many, and the names."""
    names = {region["id"]: region["name"]["en"] for region in written["regions"]}

    def counted(section: str, words: str, provinces: tuple[str, ...]) -> str:
        total = len(written.get(section, []))
        shown = sum(len(facts_in(written, one, section)) for one in provinces)
        return f"{shown} of {total} {words}" if provinces else f"{total} {words}"

    def line(*provinces: str) -> str:
        both = f"{counted('facts', 'figures', provinces)} and {counted('statements', 'statements', provinces)}"
        chosen = " or ".join(names[one] for one in provinces)
        return both + (f" · {chosen}" if chosen else "")

    return line


REAL_DATA = {"real", "ledger", "frame", "statements", "written"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Function]) -> None:
    """Mark what reads the real data and what needs a browser, which comes last: what is quick fails first.

    What is marked hard is left out unless -m names it.
    """
    if "hard" not in config.getoption("markexpr"):
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("hard")])
        items[:] = [item for item in items if not item.get_closest_marker("hard")]
    for item in items:
        if REAL_DATA & {*item.fixturenames}:
            item.add_marker(pytest.mark.data)
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: ("browser" in item.fixturenames, item.path.name != "test_grown.py"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a browser's test fails, its report says what stood on the page and what the console was told."""
    report = yield
    page = item.funcargs.get("page") or item.funcargs.get("phone")
    if report.when == "call" and report.failed and isinstance(page, Page):
        console = [f"{message.type}: {message.text}" for message in page.console_messages()]
        report.sections.append((page.url, "\n".join([*console, page.locator("body").inner_text()[:2000]])))
    return report


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the real data, for all tests that change nothing on it."""
    with serving(tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of all tests."""
    expect.set_options(timeout=PATIENT)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser_path(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def readers(browser: Browser) -> dict[str, BrowserContext]:
    """A reader at a desk for each language. Tests share them, because each has to read the app's scripts only once."""
    workspace = {"width": 1440, "height": 900}
    made = {
        lang: browser.new_context(viewport=workspace, locale=locale)
        for lang, locale in (("zh", "zh-CN"), ("en", "en-GB"))
    }
    for context in made.values():
        context.set_default_timeout(PATIENT)
    return made


@pytest.fixture
def context(readers: dict[str, BrowserContext]) -> Iterator[BrowserContext]:
    """A reader of English who has not been here before."""
    yield readers["en"]
    forget(readers["en"])


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def phone(readers: dict[str, BrowserContext]) -> Iterator[Page]:
    """A page as narrow as a phone, of a reader of Chinese."""
    page = readers["zh"].new_page()
    page.set_viewport_size({"width": 360, "height": 800})
    yield page
    forget(readers["zh"])


def forget(reader: BrowserContext) -> None:
    """All that the app has kept with a reader and all that the reader has allowed; scripts stay in the cache."""
    for page in reader.pages:
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.close()
    reader.clear_cookies()
    reader.clear_permissions()


def _section(key: str, entries: Any) -> str:
    """A section in block style, each key of an entry on its own line."""
    said = partial(json.dumps, ensure_ascii=False)
    if not isinstance(entries, list) or not entries:
        return f"{key}: {said(entries)}\n"
    keyed = [[f"{name}: {said(value)}" for name, value in entry.items()] if isinstance(entry, dict) else [said(entry)]
             for entry in entries]  # fmt: skip
    return f"{key}:\n" + "".join("  - " + "\n    ".join(lines) + "\n" for lines in keyed)
