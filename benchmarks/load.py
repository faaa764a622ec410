"""Many readers at once: light sessions that filter without pause, and what a rerun costs the server.

    python -m benchmarks.load [sessions] [seconds] [pages, with commas]

Each server is driven in turn: the plain app, then the pages of the dashboard, the first of them once more on two
replicas that share the readers evenly, as a balancer shares them. Prints a Markdown table and writes out/load.json. A
light session speaks Streamlit's protocol and draws nothing: the machine's time is the servers', all on this machine.
"""

import asyncio
import itertools
import json
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any

import pandas as pd

from outcomes.settings import ROOT
from tests.hard.client import Reader
from tests.serving import replica
from tools.soak import state

THINKING = 1.0  # seconds between two clicks of one reader
DEFAULTS = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}  # of Streamlit, which this folder's config.toml changes
ALONE = 30  # clicks of one reader, to tell what one costs
Server = tuple[str, int]  # its address and its process


async def measured(servers: list[Server], page: str, sessions: int, seconds: float) -> dict[str, Any]:
    """One reader alone on each server, then many at once, who are dealt out to the servers in turn."""

    def memory() -> float:
        return sum(state(process).megabytes for _, process in servers)

    async with AsyncExitStack() as stack:
        for base, process in servers:
            first = await stack.enter_async_context(Reader(base, page, "zh-CN"))
            await first.run()
            for click in range(ALONE):  # every filter once, so that what can be kept is kept
                await first.choose(click)
            before = state(process).seconds
            alone = [await first.choose(click) for click in range(ALONE)]
            cost = (state(process).seconds - before) / ALONE
        small = memory()
        bases = itertools.cycle(base for base, _ in servers)
        readers = [await stack.enter_async_context(Reader(next(bases), page, "zh-CN")) for _ in range(sessions)]
        for reader in readers:
            await reader.run()
        full = memory()
        waits, errors = await crowd(readers, seconds)
        middle, late = pd.Series(waits, dtype=float).quantile([0.5, 0.95]) * 1000
        return {
            "cpu_ms": cost * 1000, "alone_ms": statistics.median(run.seconds for run in alone) * 1000,
            "bytes": alone[-1].received, "p50_ms": middle, "p95_ms": late,
            "clicks_per_s": len(waits) / seconds, "errors": errors, "mb": memory(),
            "mb_per_session": (full - small) / sessions,
        }  # fmt: skip


async def crowd(readers: list[Reader], seconds: float) -> tuple[list[float], int]:
    """The waits of all clicks, in seconds, and how many failed."""
    waits: list[float] = []
    until = time.monotonic() + seconds

    async def reading(reader: Reader, click: int) -> None:
        await asyncio.sleep(THINKING * click / len(readers))
        while time.monotonic() < until:
            waits.append((await reader.choose(click)).seconds)
            click += 7
            await asyncio.sleep(THINKING)

    ended = await asyncio.gather(*map(reading, readers, itertools.count()), return_exceptions=True)
    return waits, sum(isinstance(one, Exception) for one in ended)


def report(results: dict[str, dict[str, Any]], sessions: int) -> None:
    heads = ["", "server CPU of a filter, ms", "of plain", f"{sessions} readers: p50, ms", "p95, ms", "clicks/s"]
    print("| " + " | ".join([*heads, "errors", "MB each", "MB in all"]) + " |")
    print("|---|---|---|---|---|---|---|---|---|")
    plain = results["plain"]["cpu_ms"]
    for name, r in results.items():
        print(
            f"| {name} | {r['cpu_ms']:.0f} | {r['cpu_ms'] / plain:.2f} | {r['p50_ms']:.0f} | {r['p95_ms']:.0f} "
            f"| {r['clicks_per_s']:.0f} | {r['errors']} | {r['mb_per_session']:.2f} | {r['mb']:.0f} |"
        )
    (ROOT / "out").mkdir(exist_ok=True)
    (ROOT / "out" / "load.json").write_text(json.dumps(results, indent=1), "utf-8")


def main(sessions: int = 50, seconds: float = 30, pages: str = "overview,compare,facts,places") -> None:
    first, *others = pages.split(",")
    targets = [("plain", "benchmarks/plain.py", "", 1)]
    targets += [(page, "dashboard.py", page, 1) for page in (first, *others)]
    targets.append((f"{first}, two replicas", "dashboard.py", first, 2))
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, script, page, replicas in targets:  # fresh servers for each, so that memory can be compared
            with ExitStack() as stack:
                settings = DEFAULTS if name == "plain" else {}
                logs = [Path(folder) / f"{name}-{number}.log" for number in range(replicas)]
                started = [stack.enter_context(replica(log, script, **settings)) for log in logs]
                servers = [(base, process.pid) for base, process in started]
                results[name] = asyncio.run(measured(servers, page, sessions, seconds))
    report(results, sessions)


if __name__ == "__main__":
    main(*(kind(asked) for kind, asked in zip((int, float, str), sys.argv[1:], strict=False)))
