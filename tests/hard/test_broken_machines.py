"""The machine is not as it should be: killed while it starts, a clock that jumps, no font, no browser."""

import asyncio
import contextlib
import itertools
import os
import random
import shutil
import threading
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from outcomes.analysis.store import Store
from outcomes.export import pdf
from outcomes.settings import ROOT, Settings
from outcomes.ui.navigation import PAGES
from tests.hard.children import export, in_child
from tests.hard.client import LONG, Reader
from tests.serving import replica, serving, serving_quietly

pytestmark = pytest.mark.hard
REAL = Settings.from_environment()
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
NOWHERE = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), "/proc/nowhere")


async def _pages(address: str) -> None:
    """Each page is there, in one language or the other, and so are its files, which are made when asked for."""
    async with Reader(address) as one:
        for page, lang in zip(PAGES, itertools.cycle(("zh", "en"))):
            seen = await one.open("" if page == "overview" else page, f"lang={lang}")
            assert seen.lost == ""
            assert len(seen.text) > 1000, f"{page} is empty"
            if menus := [(kind, widget) for kind, widget in seen.widgets if kind == "popover"]:
                seen = await one.click(random.Random(1), menus[-1:])  # opens the menu
            for path in seen.files:
                assert await asyncio.to_thread(lambda path=path: urlopen(f"{address}/{path}", timeout=LONG).read())


def served(folder: Path, script: Path = ROOT / "dashboard.py", **environment: str) -> str:
    """What a server says that starts like this and shows all its pages."""
    with serving_quietly(folder / "log", str(script), **environment) as address:
        asyncio.run(_pages(address))
    return (folder / "log").read_text("utf-8")


def test_without_its_font_pages_and_downloads_take_the_readers_own(tmp_path: Path) -> None:
    for name in PROJECT:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    shutil.rmtree(tmp_path / "outcomes" / "ui" / "static" / "fonts")
    said = served(tmp_path, tmp_path / "dashboard.py", PYTHONPATH=str(tmp_path))
    assert "no Chinese font in downloads" in said


def test_without_chromium_every_page_and_its_files_are_there(tmp_path: Path) -> None:
    served(tmp_path, PATH="/nowhere")


def test_without_home_and_temporary_folder_every_page_is_there(tmp_path: Path) -> None:
    served(tmp_path, PATH="/nowhere", **NOWHERE)


def test_a_clock_that_jumps_breaks_no_page(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(JUMPING)
    assert "the clock jumps" in served(tmp_path, PYTHONPATH=str(tmp_path))


def test_a_broken_browser_is_told_of_in_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    pdf.browser.cache_clear()
    with pytest.raises(pdf.PrintError):
        pdf.pdf_bytes(lambda: "<html><head></head></html>", 100, 100)
    pdf.browser.cache_clear()


async def _first(address: str) -> str:
    async with Reader(address) as one:
        return (await one.open()).lost


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_server_killed_while_it_starts_keeps_no_other_from_starting(tmp_path: Path, moment: float) -> None:
    with (
        contextlib.suppress(RuntimeError),  # it never became healthy: that is the point
        replica(tmp_path / "log") as (_, process),
    ):
        threading.Event().wait(moment)
        process.kill()
    with serving(tmp_path / "log") as address:
        assert asyncio.run(_first(address)) == ""


def test_exports_are_the_same_bytes_whatever_the_clock_says(tmp_path: Path) -> None:
    def made(name: str, clock: float | None) -> dict[str, bytes]:
        def work() -> int:
            if clock is not None:
                time.time = lambda: clock  # type: ignore[assignment]
            return export(tmp_path / name)

        code, said = in_child(work)
        assert code == 0, said
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        return {str(path.relative_to(tmp_path / name)): path.read_bytes() for path in files}

    now = made("now", None)
    for name, clock in DATES.items():
        assert made(name, clock) == now


def test_a_file_is_read_whatever_time_it_was_written_at(tmp_path: Path) -> None:
    data = tmp_path / "facts.yaml"
    data.write_bytes(REAL.data.read_bytes())
    store = Store(Settings(data, REAL.seeds))
    was = store.current().ledger
    for name, at in DATES.items():
        data.write_bytes(REAL.data.read_bytes() + f"\n# {name}\n".encode())
        os.utime(data, (at, at))
        now = store.current()
        assert now.problems == ()
        assert now.ledger is not was
        was = now.ledger
