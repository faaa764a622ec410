"""Thirty readers who click at random over all pages: nothing in the log, memory flat, no thread or file left behind.

python -m tools.soak [SECONDS]
"""

import asyncio
import os
import random
import re
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from outcomes.ledger.ledger import Ledger, load
from outcomes.settings import Settings
from outcomes.ui.navigation import PAGES
from tests.hard.client import LONG, Reader, reader
from tests.serving import serving

READERS = 30
GROWTH = 0.05  # of the memory after the first minute
KEPT = 45  # seconds; for half a minute Streamlit keeps what a closed tab had, three files each, in case it comes back
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


def address(dice: random.Random, ledger: Ledger) -> tuple[str, str]:
    """A page and a query as a link of somebody else would have them."""
    choices = {
        "province": list(ledger.province_codes.values()), "theme": list(ledger.themes), "stage": ["output", "outcome"],
        "source": list(ledger.sources), "fact": list(ledger.facts), "lang": ["zh", "en"], "q": ["灯", "lights", "满意"],
        "region": list(ledger.regions), "programme": list(ledger.programmes),
    }  # fmt: skip
    keys = dice.sample(list(choices), dice.randint(0, 3))
    page = dice.choice(list(PAGES))
    return "" if page == "overview" else page, "&".join(f"{key}={dice.choice(choices[key])}" for key in keys)


async def act(session: Reader, dice: random.Random, ledger: Ledger) -> str:
    """Open an address, click something that is on the page, or download a file; why it went wrong, if it did."""
    chance = dice.random()
    if chance < 0.05 and session.seen.files:
        link = session.file(dice)
        if ".pdf" in link:
            return ""  # a PDF starts a browser on the server, which would be all that is measured
        taken = await asyncio.to_thread(lambda: urllib.request.urlopen(link, timeout=LONG).read())
        return "" if taken else f"{link} is empty"
    if chance < 0.6 and session.seen.widgets:
        return (await session.click(dice)).lost
    return (await session.open(*address(dice, ledger))).lost


async def one_reader(server: str, number: int, until: float, ledger: Ledger, lost: list[str]) -> int:
    """How often a reader clicked. Each tab is closed after some clicks and another opened."""
    dice, clicks = random.Random(number), 0
    while time.monotonic() < until:
        try:
            async with reader(server) as session:
                for _ in range(dice.randint(1, 12)):
                    clicks += 1
                    if why := await act(session, dice, ledger):
                        lost.append(why)
                    await asyncio.sleep(dice.uniform(0.2, 3))
                    await session.look()
                    if time.monotonic() > until:
                        break
        except Exception as error:
            lost.append(f"{type(error).__name__} {error}")
            print(f"  reader {number}: {lost[-1]}", file=sys.stderr, flush=True)
    return clicks


async def _soak(server: str, seconds: int, ledger: Ledger, lost: list[str]) -> tuple[int, list[tuple[float, State]]]:
    """The number of clicks, and the state of the server every ten seconds, before and after."""
    process = process_of(server)
    states, start = [(0.0, state(process))], time.monotonic()
    readers = [asyncio.create_task(one_reader(server, n, start + seconds, ledger, lost)) for n in range(READERS)]
    while time.monotonic() < start + seconds:
        await asyncio.sleep(min(10, seconds / 20))
        states.append((time.monotonic() - start, state(process)))
        print(f"  {states[-1][0]:.0f} s: {states[-1][1]}", file=sys.stderr, flush=True)
    clicks = sum(await asyncio.gather(*readers))
    await asyncio.sleep(KEPT)
    async with reader(server) as session:  # the last look: what ended long ago must be gone
        await session.open("facts", "lang=en")
    states.append((time.monotonic() - start, state(process)))
    return clicks, states


def judged(states: list[tuple[float, State]], seconds: int, clicks: int, lost: list[str], log: str) -> list[str]:
    """Print what was measured; what went wrong."""
    begin, end = states[0][1], states[-1][1]
    flat, figures = memory(states[:-1], seconds)
    wrong = [*lost, *(line for line in log.splitlines() if re.search(r"Traceback|ERROR|Exception", line))]
    wrong += [] if flat else [f"memory grows: {figures}"]
    for what, before, after in (("threads", begin.threads, end.threads), ("open files", begin.files, end.files)):
        wrong += [f"{what} left behind"] if after > before + SPARE else []
        print(f"{what}: {before} before, {after} after")
    print(f"{READERS} readers, {seconds} s, {clicks} clicks; {figures}")
    return wrong


def memory(states: list[tuple[float, State]], seconds: int) -> tuple[bool, str]:
    """Whether it is flat after the first minute, and the figures."""

    def mean(since: float, until: float) -> float:
        some = [one.megabytes for at, one in states if since <= at <= until]
        return sum(some) / len(some)

    last, minute = mean(seconds * 5 / 6, seconds + 30), mean(min(60, seconds / 3), min(90, seconds / 2))
    return last / minute - 1 <= GROWTH, f"{minute:.0f} MB after a minute, then {last:.0f} MB ({last / minute - 1:+.1%})"


def main(seconds: int = 1200) -> int:
    """0: nothing went wrong; 1: something did."""
    settings = Settings.from_environment()
    ledger = load(settings.data, settings.seeds)
    lost: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log"
        with serving(log) as server:
            clicks, states = asyncio.run(_soak(server, seconds, ledger, lost))
        wrong = judged(states, seconds, clicks, lost, log.read_text("utf-8"))
    print(*(f"LOST {line}" for line in wrong[:20]), sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
