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
from statistics import fmean

from outcomes.ledger.ledger import Ledger, load
from outcomes.settings import Settings
from outcomes.ui.navigation import PAGES
from tests.hard.client import LONG, Reader
from tests.serving import replica

READERS = 30
GROWTH = 0.05  # of the memory after the first minute
KEPT = 45  # seconds; for half a minute Streamlit keeps what a closed tab had, three files each, in case it comes back
SPARE = 12  # files that the last reader and the server's own work may hold


@dataclass(frozen=True)
class State:
    """Of the server's process, with the seconds of processor that it has used."""

    megabytes: float
    threads: int
    files: int
    seconds: float = 0


def state(process: int) -> State:
    """Linux only."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()  # from the third on: man proc
    user, system, threads, pages = (int(fields[at - 3]) for at in (14, 15, 20, 24))
    used = (user + system) / os.sysconf("SC_CLK_TCK")
    return State(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, threads, len(os.listdir(f"/proc/{process}/fd")), used)


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
    # A PDF starts a browser on the server, which would be all that is measured.
    if chance < 0.05 and (files := [path for path in session.seen.files if ".pdf" not in path]):
        link = f"{session.base}/{dice.choice(files)}"
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
            async with Reader(server) as session:
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


async def _soak(
    server: str, process: int, seconds: int, ledger: Ledger, lost: list[str]
) -> tuple[int, list[tuple[float, State]]]:
    """The number of clicks, and the state of the server every ten seconds, before and after."""
    states, start = [(0.0, state(process))], time.monotonic()
    readers = [asyncio.create_task(one_reader(server, n, start + seconds, ledger, lost)) for n in range(READERS)]
    while time.monotonic() < start + seconds:
        await asyncio.sleep(min(10, seconds / 20))
        states.append((time.monotonic() - start, state(process)))
        print(f"  {states[-1][0]:.0f} s: {states[-1][1]}", file=sys.stderr, flush=True)
    clicks = sum(await asyncio.gather(*readers))
    await asyncio.sleep(KEPT)
    async with Reader(server) as session:  # the last look: what ended long ago must be gone
        await session.open("facts", "lang=en")
    states.append((time.monotonic() - start, state(process)))
    return clicks, states


def judged(states: list[tuple[float, State]], seconds: int) -> list[str]:
    """Print what was measured; what went wrong."""
    begin, end = states[0][1], states[-1][1]
    flat, figures = memory(states[:-1], seconds)
    print(f"threads: {begin.threads} before, {end.threads} after; open files: {begin.files}, {end.files}; {figures}")
    wrong = {
        f"memory grows: {figures}": not flat,
        "threads left behind": end.threads > begin.threads + SPARE,
        "open files left behind": end.files > begin.files + SPARE,
    }
    return [why for why, true in wrong.items() if true]


def memory(states: list[tuple[float, State]], seconds: int) -> tuple[bool, str]:
    """Whether it is flat after the first minute, and the figures."""

    def mean(since: float, until: float) -> float:
        return fmean(one.megabytes for at, one in states if since <= at <= until)

    last, minute = mean(seconds * 5 / 6, seconds + 30), mean(min(60, seconds / 3), min(90, seconds / 2))
    return last / minute - 1 <= GROWTH, f"{minute:.0f} MB after a minute, then {last:.0f} MB ({last / minute - 1:+.1%})"


def main(seconds: int = 1200) -> int:
    """0: nothing went wrong; 1: something did."""
    settings = Settings.from_environment()
    ledger = load(settings.data, settings.seeds)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log"
        with replica(log) as (server, process):
            clicks, states = asyncio.run(_soak(server, process.pid, seconds, ledger, wrong))
        wrong += re.findall(r".*(?:Traceback|ERROR|Exception).*", log.read_text("utf-8"))
    print(f"{READERS} readers, {seconds} s, {clicks} clicks")
    wrong += judged(states, seconds)
    print(*(f"LOST {line}" for line in wrong[:20]), sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
