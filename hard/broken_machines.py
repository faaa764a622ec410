"""The machine is not as it should be: killed while it starts, a clock that jumps, no font, no browser."""

import asyncio
import contextlib
import itertools
import os
import random
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

from hard.children import export, in_child
from hard.client import LONG, Reader, reader
from hard.table import Row
from outcomes.analysis.store import Store
from outcomes.export import pdf
from outcomes.settings import ROOT, Settings
from outcomes.ui.navigation import PAGES
from tests.serving import replica, serving

MOMENTS = (0.1, 0.5, 1.0, 2.0, 4.0)  # seconds after the start of the process
DATES = {"1970": 0, "1901": -(2**31), "2038": 2**31 + 5, "2262": 9_000_000_000}
# What Python runs before the server: a clock that goes back ten years at one look and on twenty at the next.
JUMPING = """
import itertools, sys, time
print("the clock jumps", file=sys.stderr)
was, jumps = time.time, itertools.cycle((0, -3.2e8, 3.2e8, -1, 86400))
time.time = lambda: was() + next(jumps)
"""
PROJECT = ("outcomes", "pages", "data", "seeds", ".streamlit", "dashboard.py")
pause = threading.Event().wait


async def _first(address: str) -> str:
    async with reader(address) as one:
        return (await one.open()).lost


async def _pages(address: str) -> list[str]:
    """What is wrong with each page, in one language or the other, and with its files; empty where all is well."""
    found = []
    async with reader(address) as one:
        for page, lang in zip(PAGES, itertools.cycle(("zh", "en"))):
            seen = await one.open("" if page == "overview" else page, f"lang={lang}")
            lost = seen.lost or ("" if len(seen.text) > 1000 else "is empty") or await _files(one)
            found.append(lost and f"{page}, {lang}: {lost}")
    return found


async def _files(one: Reader) -> str:
    """What is wrong with the files of a page, which are made when asked for."""
    menus = [(kind, widget) for kind, widget in one.seen.widgets if kind == "popover"]
    if menus:
        one.seen.widgets = menus[-1:]
        await one.click(random.Random(1))  # opens the menu
    for path in one.seen.files:
        try:
            await asyncio.to_thread(lambda path=path: urlopen(f"{one.base}/{path}", timeout=LONG).read())  # type: ignore[misc]
        except OSError as error:
            return f"{path}: {error}"
    return ""


def _served(case: str, says: str = "", script: Path = ROOT / "dashboard.py", **environment: str) -> Row:
    """All pages of a server that starts like this, and its log, in which `says` must stand."""
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log"
        try:
            with serving(log, str(script), **environment) as address:
                lost = asyncio.run(_pages(address))
        except (RuntimeError, OSError, TimeoutError) as error:
            return Row(f"fault: {case}", 1, 0, " ".join(str(error).split())[-300:])
        said = log.read_text("utf-8")
        wrong = re.findall(r"^.*(?:Traceback|Error\b|ERROR).*$", said, re.M)
        return _row(case, [*lost, "; ".join(wrong[:2]), "" if says in said else f"its log does not say: {says}"])


def no_font() -> Row:
    """A copy of the project without the shipped fonts: pages and downloads take the reader's own font."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for name in PROJECT:
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, copy / name)
        shutil.rmtree(copy / "outcomes" / "ui" / "static" / "fonts")
        words = "no Chinese font in downloads"
        return _served("no font: every page and its files", words, copy / "dashboard.py", PYTHONPATH=place)


def no_browser() -> Row:
    return _served("no Chromium: every page and its files", PATH="/nowhere")


def nowhere_to_write() -> Row:
    away = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), "/proc/nowhere")
    return _served("no home, cache or temporary folder: every page", PATH="/nowhere", **away)


def broken_browser() -> Row:
    """A browser that breaks is told of in one message."""
    was = os.environ["PATH"]
    with tempfile.TemporaryDirectory() as place:
        broken = Path(place) / "chromium"
        broken.write_text("#!/bin/sh\nexit 1\n")
        broken.chmod(0o755)
        try:
            os.environ["PATH"] = f"{place}:{was}"
            pdf.browser.cache_clear()
            with contextlib.suppress(pdf.PrintError):
                pdf.pdf_bytes(lambda: "<html><head></head></html>", 100, 100)
                return _row("a broken Chromium", ["no PrintError"])
        finally:
            os.environ["PATH"] = was
            pdf.browser.cache_clear()
    return _row("a broken Chromium", [""])


def killed_while_starting() -> Row:
    """A server killed at any moment leaves nothing that keeps the next one from starting."""
    lost = []
    with tempfile.TemporaryDirectory() as place:
        for moment in MOMENTS:
            with (
                contextlib.suppress(RuntimeError),  # it never became healthy: that is the point
                replica(Path(place) / "log") as (_, process),
            ):
                pause(moment)
                process.kill()
            with serving(Path(place) / "log") as address:
                lost.append(asyncio.run(_first(address)))
    return _row("SIGKILL during start", lost)


def jumping_clock() -> Row:
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "sitecustomize.py").write_text(JUMPING)
        return _served("a clock that jumps: every page and its files", "the clock jumps", PYTHONPATH=place)


def exports_at_any_date() -> Row:
    """The same bytes, whatever the clock says."""

    def made(seconds: int | None) -> dict[str, bytes] | str:
        def work() -> int:
            if seconds is not None:
                time.time = lambda: seconds  # type: ignore[assignment]
            return export(Path(place))

        with tempfile.TemporaryDirectory() as place:
            code, said = in_child(work)
            files = {path.name: path.read_bytes() for path in Path(place).rglob("*") if path.is_file()}
            return f"exit code {code}: {said[-200:]}" if code else files

    now = made(None)
    lost = ["" if made(at) == now else f"others in {name}" for name, at in DATES.items()]
    lost += [now if isinstance(now, str) else ""]
    return _row("exports are the same in " + ", ".join(DATES), lost)


def file_times() -> Row:
    """Files written in the past, in the future, or at the same time as what they replace: the change is noticed."""
    lost = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        good = (ROOT / "data" / "facts.yaml").read_bytes()
        data = folder / "facts.yaml"
        data.write_bytes(good)
        store = Store(Settings(data, folder / "seeds"))
        was = store.current().ledger
        for name, at in DATES.items():
            data.write_bytes(good + f"\n# {name}\n".encode())
            os.utime(data, (at, at))
            now = store.current()
            good_now = now.ledger is not None and now.ledger is not was and not now.problems
            lost.append("" if good_now else f"a file of {name} was not read")
            was = now.ledger
    return _row("file times of " + ", ".join(DATES), lost)


def _row(case: str, lost: list[str]) -> Row:
    found = [one for one in lost if one]
    return Row(f"fault: {case}", len(lost), len(lost) - len(found), "; ".join(found[:3]))


FAULTS: tuple[Callable[[], Row], ...] = (
    killed_while_starting, jumping_clock, exports_at_any_date, file_times, no_font, no_browser, broken_browser,
    nowhere_to_write,
)  # fmt: skip
