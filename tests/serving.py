"""Start the dashboard the way users do, and a browser to look at it."""

import asyncio
import os
import re
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Page, expect

from outcomes.export.pdf import browser
from outcomes.settings import ROOT

T = TypeVar("T")
PATIENT = 30_000  # milliseconds; a busy machine is slow, not wrong
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def browser_path() -> str:
    """The system's Chromium or Chrome; `make test` has made sure that there is one."""
    return browser() or next(path for path in MAC if os.access(path, os.X_OK))


def in_thread(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives, run beside the event loop that the browser's driver keeps in this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def settled(page: Page, patience: int = PATIENT) -> None:
    """Wait until the page is drawn: its script has ended, nothing is loading, no skeleton is left, no chart is busy."""
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=patience)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENT)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=PATIENT)
    expect(page.locator('.outcomes-chart[aria-busy="true"]')).to_have_count(0, timeout=PATIENT)


@contextmanager
def serving(log: Path, script: str = "dashboard.py", **environment: str) -> Iterator[str]:
    """The address of a fresh server of a script; its output goes to `log`."""
    with replica(log, script, **environment) as (address, _):
        yield address


@contextmanager
def serving_quietly(log: Path, script: str = "dashboard.py", **environment: str) -> Iterator[str]:
    """The same for those who do it harm: in the end no line of its output tells of an error."""
    with serving(log, script, **environment) as address:
        yield address
    assert re.findall(r"^.*(?:Traceback|Error\b|ERROR|exception).*$", log.read_text("utf-8"), re.M) == []


@contextmanager
def replica(log: Path, script: str = "dashboard.py", **environment: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """The same with its process, for those who want to kill it."""
    port, below = free_port(), f"/{environment.get('STREAMLIT_SERVER_BASE_URL_PATH', '')}".rstrip("/")
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _until_healthy(f"http://127.0.0.1:{port}{below}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}{below}", process
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _until_healthy(address: str, process: subprocess.Popen, log: Path) -> None:
    pause = threading.Event()
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                break
            pause.wait(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8')}")
