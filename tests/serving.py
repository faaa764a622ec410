"""Start the dashboard the way users do, and a browser to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    found = [path for name in BROWSERS if (path := shutil.which(name))]
    found += [path for path in MAC if os.access(path, os.X_OK)]
    return found[0]


@contextmanager
def serving(log: Path, script: str = "dashboard.py", **environment: str) -> Iterator[str]:
    """The address of a fresh server of a script; its output goes to `log`."""
    with served(log, script, **environment) as (address, _):
        yield address


@contextmanager
def served(log: Path, script: str = "dashboard.py", **environment: str) -> Iterator[tuple[str, int]]:
    """The address of a fresh server and the number of its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _until_healthy(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}", process.pid
        finally:
            process.terminate()
            process.wait(timeout=20)


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
