"""A full disk, a folder that may not be written, a server killed while it starts, no browser: it works or says why.

python -m hard.faults
"""

import contextlib
import io
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from hard.table import Row, show
from outcomes.__main__ import main
from outcomes.export import pdf
from outcomes.settings import ROOT
from tests.serving import serving

NOBODY = 65534
pause = threading.Event().wait


def in_child(work: Callable[[], int]) -> tuple[int, str]:
    """The exit code and the words of a piece of work in a process of its own."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            code = 99
            with contextlib.suppress(BaseException):
                code = work()
            os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        return code, said.read().decode("utf-8", "replace")


def export(folder: Path, *, limit: int | None = None, user: int | None = None) -> tuple[int, str]:
    """`python -m outcomes export` with a limit to the size of files, or as another user."""

    def work() -> int:
        if user:  # what is not loaded yet might not be readable as another user
            with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(io.StringIO()):
                main(["export", "--out", place])
        sys.stdout, sys.stderr = (io.TextIOWrapper(os.fdopen(n, "wb", 0), write_through=True) for n in (1, 2))
        if limit:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        if user and os.geteuid() == 0:
            os.setuid(user)
        return main(["export", "--out", str(folder)])

    return in_child(work)


def _one_message(code: int, said: str, words: str) -> str:
    """What is wrong with a failure; empty where it is one line that says what happened."""
    lines = said.strip().splitlines()
    if code == 2 and len(lines) == 1 and re.search(words, lines[0]):
        return ""
    return f"exit code {code}: {said[-200:]!r}"


def disk_full() -> Row:
    """Each file that no longer fits is told of, and no half of it is left."""
    lost = []
    for limit in (1000, 30_000, 120_000):
        with tempfile.TemporaryDirectory() as place:
            lost.append(_one_message(*export(Path(place) / "out", limit=limit), "too large|No space"))
            left = [path.name for path in Path(place).rglob("*") if path.is_file() and path.name.startswith(".")]
            lost.append(f"left behind: {left}" if left else "")
    lost = [found for found in lost if found]
    return Row("fault: disk full while exporting", 3, 3 - min(3, len(lost)), "; ".join(lost))


def full_device() -> Row:
    """The words of a command cannot be written."""
    command = [sys.executable, "-m", "outcomes", "check"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    lost = "" if done.returncode == 2 and "Traceback" not in done.stderr and done.stderr.strip() else done.stderr[-300:]
    return Row("fault: nowhere to print", 1, int(not lost), lost or done.stderr.strip())


def read_only() -> Row:
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o555)
        lost = _one_message(*export(Path(place) / "out", user=NOBODY), "ermission denied")
    return Row("fault: folder that may not be written", 1, int(not lost), lost)


def nothing_to_write_to() -> Row:
    """No home, no folder for caches: a check needs neither."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "TMPDIR": "/nowhere", "XDG_CACHE_HOME": "/nowhere"}
    command = [sys.executable, "-B", "-m", "outcomes", "check"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    return Row("fault: no home, no cache", 1, int(done.returncode == 0), done.stdout.strip() or done.stderr[-200:])


def killed_while_starting() -> Row:
    """A server killed at any moment leaves nothing that keeps the next one from starting."""
    for after in (0.2, 1.0, 2.5):
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "dashboard.py",
            "--server.port",
            "9299",
            "--server.address",
            "127.0.0.1",
        ]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        pause(after)
        process.kill()
        process.wait()
    with tempfile.TemporaryDirectory() as place, serving(Path(place) / "log") as address:
        well = urllib.request.urlopen(f"{address}/_stcore/health", timeout=20).status == 200
    return Row("fault: SIGKILL during start", 3, 3 * well)


def clock() -> Row:
    """No code asks for the time of day: the clock may jump. Durations are measured by a clock that cannot."""
    asks = re.compile(r"time\.time\(|datetime\.now|date\.today|utcnow")
    found = [f"{path.name}" for path in (ROOT / "outcomes").rglob("*.py") if asks.search(path.read_text("utf-8"))]
    return Row("fault: clock jumps", 1, int(not found), ", ".join(found))


def no_browser() -> Row:
    """Without Chromium there is no PDF to offer; one that breaks is told of in one message."""
    was = os.environ["PATH"]
    lost = []
    try:
        pdf.browser.cache_clear()
        os.environ["PATH"] = "/nowhere"
        lost += ["a browser was found"] if pdf.browser() else []
        pdf.browser.cache_clear()
        with tempfile.TemporaryDirectory() as place:
            broken = Path(place) / "chromium"
            broken.write_text("#!/bin/sh\nexit 1\n")
            broken.chmod(0o755)
            os.environ["PATH"] = f"{place}:{was}"
            with contextlib.suppress(pdf.PrintError):
                pdf.pdf_bytes(lambda: "<html><head></head></html>", 100, 100)
                lost.append("no PrintError")
    finally:
        os.environ["PATH"] = was
        pdf.browser.cache_clear()
    return Row("fault: no Chromium, a broken one", 2, 2 - len(lost), "; ".join(lost))


FAULTS = (disk_full, full_device, read_only, nothing_to_write_to, clock, no_browser, killed_while_starting)


def run() -> list[Row]:
    rows = []
    for fault in FAULTS:
        started = time.monotonic()
        rows.append(fault())
        print(
            f"  {rows[-1].case}: {rows[-1].lost} lost, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True
        )
    return rows


if __name__ == "__main__":
    sys.exit(show(run()))
