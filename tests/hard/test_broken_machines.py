"""The machine is not as it should be: a full disk, no home, killed at a start, a clock that jumps, no font, no browser.

It works without or says why.
"""

import asyncio
import contextlib
import itertools
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from outcomes.analysis.store import Store
from outcomes.export import pdf
from outcomes.settings import ROOT, Settings
from outcomes.ui.navigation import PAGES
from tests.hard.client import LONG, Reader
from tests.hard.conftest import InChild, as_nobody, export
from tests.serving import replica, serving_quietly

pytestmark = pytest.mark.hard
REAL = Settings.from_environment()
CHECK = [sys.executable, "-B", "-m", "outcomes", "check"]
NOWHERE = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), "/proc/nowhere")
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


def limited(size: int) -> None:
    """No file of this process may grow beyond so many bytes from now on."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def told(done: tuple[int | None, str], words: str) -> None:
    """A failure is one line that says what happened."""
    code, said = done
    assert code == 2
    assert re.search(words, said)
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize("limit", [1_000, 30_000, 120_000])
def test_an_export_tells_of_the_file_that_no_longer_fits(in_child: InChild, tmp_path: Path, limit: int) -> None:
    told(in_child(lambda: limited(limit) or export(tmp_path / "out")), "too large")
    assert [path.name for path in tmp_path.rglob(".*") if path.is_file()] == [], "begun and not ended"


def test_an_export_to_a_folder_that_may_not_be_written_says_so(in_child: InChild, public: Path) -> None:
    public.chmod(0o555)
    told(in_child(lambda: as_nobody() or export(public / "out")), "ermission denied")


def test_a_check_that_cannot_print_its_words_says_so() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(CHECK, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_check_needs_no_home_and_no_folder_of_its_own() -> None:
    environment = NOWHERE | {"PATH": os.environ["PATH"]}
    done = subprocess.run(CHECK, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def refused_pdf() -> None:
    with pytest.raises(pdf.PrintError):
        pdf.pdf_bytes(lambda: "<html><head></head></html>" * 1000, 100, 100)


@pytest.mark.parametrize("before", [lambda: limited(1_000), lambda: setattr(tempfile, "tempdir", "/nowhere")])
def test_a_pdf_without_room_for_its_files_is_one_message(in_child: InChild, before: Callable[[], None]) -> None:
    assert in_child(lambda: before() or refused_pdf()) == (0, "")


def test_a_broken_browser_is_told_of_in_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    pdf.browser.cache_clear()
    refused_pdf()
    pdf.browser.cache_clear()


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


@pytest.mark.parametrize("missing", [{}, NOWHERE], ids=["Chromium", "Chromium, home and temporary folder"])
def test_without_it_every_page_and_its_files_are_there(tmp_path: Path, missing: dict[str, str]) -> None:
    served(tmp_path, PATH="/nowhere", **missing)


def test_a_clock_that_jumps_breaks_no_page(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(JUMPING)
    assert "the clock jumps" in served(tmp_path, PYTHONPATH=str(tmp_path))


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_server_killed_while_it_starts_keeps_no_other_from_starting(tmp_path: Path, moment: float) -> None:
    with (
        contextlib.suppress(RuntimeError),  # it never became healthy: that is the point
        replica(tmp_path / "log") as (_, process),
    ):
        threading.Event().wait(moment)
        process.kill()
    served(tmp_path)


def test_exports_are_the_same_bytes_whatever_the_clock_says(in_child: InChild, tmp_path: Path) -> None:
    def made(name: str, clock: Callable[[], float] = time.time) -> dict[str, bytes]:
        folder = tmp_path / name
        code, said = in_child(lambda: setattr(time, "time", clock) or export(folder))
        assert code == 0, said
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    now = made("now")
    for name, clock in DATES.items():
        assert made(name, lambda clock=clock: clock) == now


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
