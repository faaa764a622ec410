"""Nothing can be written: a full disk, a folder that may not be written, no cache. It works without or says why."""

import contextlib
import logging
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from outcomes.export import pdf
from outcomes.ledger import snapshot
from outcomes.ledger.store import Store
from outcomes.settings import ROOT, Settings
from tests.hard.children import ANYBODY, as_nobody, export, in_child, limited, small_disk
from tests.hard.table import Row

LIMITS = (1_000, 30_000, 120_000)  # bytes that a file may have
FULL = "too large|No space"


def one_message(code: int, said: str, words: str) -> str:
    """What is wrong with a failure; empty where it is one line that says what happened."""
    lines = said.strip().splitlines()
    if code == 2 and len(lines) == 1 and re.search(words, lines[0]):
        return ""
    return f"exit code {code}: {said[-200:]!r}"


def halves(place: Path) -> str:
    """Files that were begun and not ended."""
    left = [path.name for path in place.rglob(".*") if path.is_file()]
    return f"left behind: {left}" if left else ""


def exporting() -> Row:
    """Each file that no longer fits is told of, and no half of it is left."""
    lost = []
    for limit in LIMITS:
        with tempfile.TemporaryDirectory() as place:
            out = Path(place) / "out"
            said = in_child(lambda limit=limit, out=out: limited(limit) or export(out))  # type: ignore[misc]
            lost.append(one_message(*said, FULL) or halves(Path(place)))
    with tempfile.TemporaryDirectory() as place, small_disk(Path(place), "64k") as mounted:
        if mounted:
            lost.append(one_message(*in_child(lambda: export(Path(place) / "out")), FULL) or halves(Path(place)))
    return _row("disk full while exporting", lost, "" if mounted else "limits only: this user may not mount a disk")


def read_only() -> Row:
    with tempfile.TemporaryDirectory(dir=ANYBODY) as place:
        os.chmod(place, 0o555)
        said = in_child(lambda: as_nobody() or export(Path(place) / "out"))  # type: ignore[func-returns-value]
        return _row("export to a folder that may not be written", [one_message(*said, "ermission denied")])


def _reads(cache: Path, before: Callable[[], None] = lambda: None) -> str:
    """What is wrong where a server reads its data and can keep no snapshot: they are there, and one line says why."""

    def work() -> int:
        before()
        logging.getLogger("outcomes").addHandler(logging.StreamHandler(sys.stdout))
        data = Store(Settings(ROOT / "data" / "facts.yaml", ROOT / "seeds", cache)).current()
        return 0 if data.ledger and not data.problems else 3

    code, said = in_child(work)
    good = code == 0 and said.count("no snapshot kept") == 1 and "Traceback" not in said
    return "" if good else f"exit code {code}: {said[-200:]!r}"


def snapshots() -> Row:
    """The disk is full while the snapshot is written: data without it, no half of it; kept once there is room."""
    lost = []
    for limit in (100, 5_000):
        with tempfile.TemporaryDirectory() as place:
            lost.append(_reads(Path(place) / "cache", lambda limit=limit: limited(limit)) or halves(Path(place)))  # type: ignore[misc]
            lost.append(_kept(Path(place) / "cache"))
    with tempfile.TemporaryDirectory() as place, small_disk(Path(place), "8k") as mounted:
        if mounted:
            lost.append(_reads(Path(place)) or halves(Path(place)))
    return _row("disk full while a snapshot is kept", lost, "" if mounted else "limits only")


def _kept(cache: Path) -> str:
    """Empty where a snapshot is made now, and used by the next start."""
    settings = Settings(ROOT / "data" / "facts.yaml", ROOT / "seeds", cache)
    snapshot.opened(settings)
    return "" if snapshot.opened(settings)[2] else "no snapshot once there is room"


def caches() -> Row:
    """A cache folder that may not be written, that is a file, that cannot be."""
    lost = [_reads(Path("/proc/nowhere"))]
    with tempfile.NamedTemporaryFile() as file:
        lost += [_reads(Path(file.name)), _reads(Path(file.name) / "cache")]
    closed, _ = in_child(lambda: as_nobody() or int(not os.access(ROOT / "outcomes", os.R_OK)))  # type: ignore[func-returns-value]
    if closed:
        return _row("cache that may not be written", lost, "not tried as another user: the project is closed to others")
    with tempfile.TemporaryDirectory(dir=ANYBODY) as place:
        os.chmod(place, 0o555)
        lost += [_reads(Path(place) / "cache", as_nobody), _reads(Path(place), as_nobody)]
    return _row("cache that may not be written", lost)


def killed() -> Row:
    """SIGKILL between writing a snapshot and moving it into its place; then one that is cut short."""
    lost = []
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(ROOT / "data" / "facts.yaml", ROOT / "seeds", Path(place))

        def dies() -> int:
            os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
            snapshot.opened(settings)
            return 0

        code, said = in_child(dies)
        lost += ["" if code == -signal.SIGKILL else f"not killed: {said}"]
        for half in Path(place).glob(".*"):
            os.utime(half, (0, 0))  # as if it had lain there for a day
        lost += [_kept(Path(place)) or halves(Path(place))]
        whole = snapshot.path(settings).read_bytes()
        for size in range(0, len(whole), len(whole) // 7):
            snapshot.path(settings).write_bytes(whole[:size])
            data = Store(settings).current()
            lost.append("" if data.ledger and not data.problems else f"cut at {size}: {data.problems[:1]}")
    return _row("SIGKILL while a snapshot is kept", lost)


def full_device() -> Row:
    """The words of a command cannot be written."""
    command = [sys.executable, "-m", "outcomes", "check"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    good = done.returncode == 2 and "Traceback" not in done.stderr and done.stderr.strip()
    return _row("nowhere to print", ["" if good else done.stderr[-300:]], done.stderr.strip())


def no_home() -> Row:
    """No home, no folder for temporary files or caches: a check needs none."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "TMPDIR": "/nowhere", "XDG_CACHE_HOME": "/nowhere"}
    command = [sys.executable, "-B", "-m", "outcomes", "check"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    return _row("no home, no cache", ["" if done.returncode == 0 else done.stderr[-200:]], done.stdout.strip())


def printing() -> Row:
    """No room for the files that a PDF is made from: one message of the kind that pages know."""

    def work() -> int:
        limited(1_000)
        with contextlib.suppress(pdf.PrintError):
            pdf.pdf_bytes(lambda: "<html><head></head></html>" * 1000, 100, 100)
            return 1
        tempfile.tempdir = "/nowhere"
        with contextlib.suppress(pdf.PrintError):
            pdf.pdf_bytes(lambda: "<html><head></head></html>", 100, 100)
            return 1
        return 0

    code, said = in_child(work)
    return _row("disk full while a PDF is printed", ["" if code == 0 else said[-200:]])


def _row(case: str, lost: list[str], seen: str = "") -> Row:
    found = [one for one in lost if one]
    return Row(f"fault: {case}", len(lost), len(lost) - len(found), "; ".join(found) or seen)


FAULTS = (exporting, read_only, snapshots, caches, killed, full_device, no_home, printing)
