"""Thirty readers who click at random over all pages: nothing in the log, memory flat, no thread or file left behind.

python -m hard.soak [SECONDS]
"""

import asyncio
import os
import random
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from hard.client import reader
from hard.table import Row, show
from outcomes.interface.navigation import PAGES
from outcomes.ledger import Ledger, load
from outcomes.settings import ROOT
from tests.serving import serving

READERS = 30
GROWTH = 0.05  # of the memory once the caches are full and as many closed tabs are kept as ever will be
KEPT = 135  # seconds; for two minutes Streamlit keeps what a closed tab had, three files each, in case it comes back
SPARE = 12  # files that the last reader and the server's own work may hold


@dataclass(frozen=True)
class State:
    """Of the server's process."""

    megabytes: float
    threads: int
    files: int


def state(process: int) -> State:
    status = Path(f"/proc/{process}/status").read_text()
    found = {key: int(re.search(rf"{key}:\s+(\d+)", status)[1]) for key in ("VmRSS", "Threads")}  # type: ignore[index]
    return State(found["VmRSS"] / 1024, found["Threads"], len(os.listdir(f"/proc/{process}/fd")))


def process_of(address: str) -> int:
    """The process that was started last to serve an address."""
    port = address.rsplit(":", 1)[1]
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if port in (entry / "cmdline").read_text().split("\0"):
                    return int(entry.name)
            except OSError:
                continue  # it has just ended
    raise RuntimeError(f"no process serves {address}")


def click(dice: random.Random, ledger: Ledger) -> tuple[str, str]:
    """A page and a query as a reader's clicks would make them."""
    choices = {
        "province": list(ledger.province_codes.values()), "theme": list(ledger.themes), "stage": ["output", "outcome"],
        "source": list(ledger.sources), "fact": list(ledger.facts), "lang": ["zh", "en"], "q": ["灯", "lights", "满意"],
        "region": list(ledger.regions), "programme": list(ledger.programmes),
    }  # fmt: skip
    keys = dice.sample(list(choices), dice.randint(0, 3))
    page = dice.choice(list(PAGES))
    return "" if page == "overview" else page, "&".join(f"{key}={dice.choice(choices[key])}" for key in keys)


async def one_reader(address: str, number: int, until: float, ledger: Ledger, counts: dict[str, int]) -> None:
    dice = random.Random(number)
    while time.monotonic() < until:
        try:
            async with reader(address) as session:
                for _ in range(dice.randint(1, 12)):  # then the tab is closed and another opened
                    seen = await session.open(*click(dice, ledger), seconds=120)
                    counts["clicks"] += 1
                    broken = any("could not be drawn" in alert or "本页未能显示" in alert for alert in seen.alerts)
                    counts["lost"] += bool(seen.exceptions) or broken or not seen.finished
                    await asyncio.sleep(dice.uniform(0.2, 3))
                    if time.monotonic() > until:
                        break
        except Exception as error:
            counts["lost"] += 1
            print(f"  reader {number}: {type(error).__name__} {error}", file=sys.stderr)


async def _soak(address: str, seconds: int, ledger: Ledger, counts: dict[str, int]) -> list[tuple[float, State]]:
    process = process_of(address)
    before, start = state(process), time.monotonic()
    readers = [asyncio.create_task(one_reader(address, n, start + seconds, ledger, counts)) for n in range(READERS)]
    states = [(0.0, before)]
    while time.monotonic() < start + seconds:
        await asyncio.sleep(min(10, seconds / 20))
        states.append((time.monotonic() - start, state(process)))
        print(f"  {states[-1][0]:.0f} s: {states[-1][1]}", file=sys.stderr, flush=True)
    await asyncio.gather(*readers)
    await asyncio.sleep(KEPT)
    async with reader(address) as session:  # the last look: what ended long ago must be gone
        await session.open("facts", "lang=en", seconds=120)
    states.append((time.monotonic() - start, state(process)))
    return states


def judged(states: list[tuple[float, State]], seconds: int, counts: dict[str, int], log: str) -> list[Row]:
    warm = min(KEPT, seconds / 2)
    early = [one for at, one in states if warm <= at <= warm + seconds / 6]
    late = [one for at, one in states if seconds * 5 / 6 <= at <= seconds + 1]
    first, last = (sum(one.megabytes for one in some) / len(some) for some in (early, late))
    begin, end = states[0][1], states[-1][1]
    growth = last / first - 1
    said = [line for line in log.splitlines() if re.search(r"Traceback|ERROR|Exception", line)]
    return [
        Row("soak: clicks", counts["clicks"], counts["clicks"] - counts["lost"], f"{READERS} readers, {seconds} s"),
        Row("soak: log without an exception", 1, int(not said), "; ".join(said[:2])),
        Row("soak: memory flat", 1, int(growth <= GROWTH), f"{first:.0f} MB, then {last:.0f} MB ({growth:+.1%})"),
        Row(
            "soak: threads", 1, int(end.threads <= begin.threads + SPARE), f"{begin.threads}, {end.threads} in the end"
        ),
        Row("soak: open files", 1, int(end.files <= begin.files + SPARE), f"{begin.files}, {end.files} in the end"),
    ]


def run(seconds: int = 240) -> list[Row]:
    ledger = load(ROOT / "data" / "facts.yaml", ROOT / "seeds")
    counts = {"clicks": 0, "lost": 0}
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log"
        with serving(log) as address:
            states = asyncio.run(_soak(address, seconds, ledger, counts))
        return judged(states, seconds, counts, log.read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(show(run(*map(int, sys.argv[1:]))))
