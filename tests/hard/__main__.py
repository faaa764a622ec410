"""Everything that tries to break the dashboard, and one table in the end: make hard.

python -m tests.hard [CASE …]   runs only the cases named

The mutants take all processors for minutes; the other cases mostly wait. So the two run side by side. The table is
also written to out/hard.md, and what each case says while it runs to out/hard/CASE.log.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from outcomes.settings import ROOT
from tests.hard.one import CASES
from tests.hard.table import Row, show, write

OUT = ROOT / "out"
LIMIT = 5400  # seconds after which a case counts as hung, also on a machine with much else to do
ALONGSIDE = "mutant"
Done = tuple[list[Row], float, float]  # rows, seconds, seconds of a processor
running: set[subprocess.Popen[bytes]] = set()
stopped = threading.Event()


def tried(name: str) -> Done:
    """One case, run in its own process; a case that dies is lost."""
    file, log = OUT / "hard" / f"{name}.json", OUT / "hard" / f"{name}.log"
    file.unlink(missing_ok=True)
    started = time.monotonic()
    print(f"{name} …", flush=True)
    with log.open("wb") as output:
        try:
            _run([sys.executable, "-m", "tests.hard.one", name, str(file)], output)
            done = json.loads(file.read_text("utf-8"))
            rows, used = [Row(**row) for row in done["rows"]], done["processor"]
        except (subprocess.SubprocessError, OSError, ValueError) as error:
            rows = [Row(f"{name}: runs to its end", 1, 0, f"{_last(log)} ({type(error).__name__})")]
            used = 0.0
    seconds = time.monotonic() - started
    print(f"{name}: {sum(row.lost for row in rows)} lost, {seconds:.0f} s", flush=True)
    return rows, seconds, used


def _run(command: list[str], output: IO[bytes]) -> None:
    """Run a command and end all that it started, however it went. Raises SubprocessError."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
    running.add(process)
    try:
        if code := process.wait(LIMIT):
            raise subprocess.CalledProcessError(code, command)
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    running.discard(process)


def _last(log: Path) -> str:
    """The last line that a case said."""
    return (log.read_text("utf-8", "replace").strip().splitlines() or ["it said nothing"])[-1][:300]


def main(wanted: list[str]) -> int:
    """0: nothing was lost; 1: something was; 2: no such case."""
    if unknown := [name for name in wanted if name not in CASES]:
        print(f"There is no case {', '.join(unknown)}. The cases are: {', '.join(CASES)}.", file=sys.stderr)
        return 2
    (OUT / "hard").mkdir(parents=True, exist_ok=True)
    names = wanted or list(CASES)
    lanes = [name for name in names if name == ALONGSIDE], [name for name in names if name != ALONGSIDE]
    started = time.monotonic()
    done: dict[str, Done] = {}
    with ThreadPoolExecutor(len(lanes)) as pool:
        try:
            for lane in pool.map(_lane, lanes):
                done |= lane
        except KeyboardInterrupt:
            stopped.set()
            for process in [*running]:
                stop(process)
            raise
    rows = [row for name in names for row in done[name][0]]
    took = {name: _took(*done[name][1:]) for name in names}
    took["all"] = _took(time.monotonic() - started, sum(used for _, _, used in done.values()))
    write(rows, OUT / "hard.md", took)
    return show(rows, took)


def _took(seconds: float, used: float) -> str:
    """On a machine with much else to do the second tells more."""
    return f"{seconds:.0f} s, {used:.0f} s of a processor"


def _lane(names: list[str]) -> dict[str, Done]:
    return {name: tried(name) for name in names if not stopped.is_set()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
