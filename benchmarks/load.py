"""Many readers at once: light sessions that filter without pause, and what a rerun costs the server.

    python benchmarks/load.py [sessions] [seconds] [pages, with commas]

Each server is driven in turn: the plain app, then the pages of the dashboard, the first of them once more on two
replicas that share the readers evenly, as a balancer shares them. Prints a Markdown table and writes out/load.json. A
light session speaks Streamlit's protocol and draws nothing: the machine's time is the servers', all on this machine.
"""

import asyncio
import itertools
import json
import os
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.session import Session  # noqa: E402
from tests.serving import replica  # noqa: E402
from tools.soak import state  # noqa: E402

THINKING = 1.0  # seconds between two clicks of one reader
DEFAULTS = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}  # of Streamlit, which this folder's config.toml changes
ALONE = 30  # clicks of one reader, to tell what one costs
Server = tuple[str, int]  # its address and its process


def memory(processes: list[int]) -> float:
    """Megabytes that the servers hold now."""
    return sum(state(process).megabytes for process in processes)


def cpu(process: int) -> float:
    """Seconds of processor that a server has used. Linux only."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measured(servers: list[Server], page: str, sessions: int, seconds: float) -> dict[str, Any]:
    """One reader alone on each server, then many at once, who are dealt out to the servers in turn."""
    processes = [process for _, process in servers]
    async with AsyncExitStack() as stack:
        for base, process in servers:
            first = await stack.enter_async_context(Session(base, page))
            await first.run()
            for click in range(ALONE):  # every filter once, so that what can be kept is kept
                await first.choose(click)
            before = cpu(process)
            alone = [await first.choose(click) for click in range(ALONE)]
            cost = (cpu(process) - before) / ALONE
        small = memory(processes)
        bases = itertools.cycle(base for base, _ in servers)
        readers = [await stack.enter_async_context(Session(next(bases), page)) for _ in range(sessions)]
        for reader in readers:
            await reader.run()
        full = memory(processes)
        waits, errors = await crowd(readers, seconds)
        return {
            "cpu_ms": cost * 1000, "alone_ms": statistics.median(run.seconds for run in alone) * 1000,
            "bytes": alone[-1].received, "p50_ms": quantile(waits, 50), "p95_ms": quantile(waits, 95),
            "clicks_per_s": len(waits) / seconds, "errors": errors, "mb": memory(processes),
            "mb_per_session": (full - small) / sessions,
        }  # fmt: skip


async def crowd(readers: list[Session], seconds: float) -> tuple[list[float], int]:
    """The waits of all clicks, in seconds, and how many failed."""
    waits: list[float] = []
    errors = 0
    until = time.monotonic() + seconds

    async def reading(reader: Session, click: int) -> None:
        nonlocal errors
        await asyncio.sleep(THINKING * click / len(readers))
        while time.monotonic() < until:
            try:
                waits.append((await reader.choose(click)).seconds)
            except Exception:
                errors += 1
                return
            click += 7
            await asyncio.sleep(THINKING)

    await asyncio.gather(*(reading(reader, click) for click, reader in enumerate(readers)))
    return waits, errors


def quantile(values: list[float], percent: int) -> float:
    """In milliseconds."""
    return statistics.quantiles(values, n=100)[percent - 1] * 1000 if len(values) > 1 else float("nan")


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


def main(sessions: int, seconds: float, pages: list[str]) -> None:
    targets = [("plain", "benchmarks/plain.py", "", 1)] + [(page, "dashboard.py", page, 1) for page in pages]
    targets.append((f"{pages[0]}, two replicas", "dashboard.py", pages[0], 2))
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, script, page, replicas in targets:  # fresh servers for each, so that memory can be compared
            with ExitStack() as stack:
                settings = DEFAULTS if name == "plain" else {}
                logs = [Path(folder) / f"{name}-{number}.log" for number in range(replicas)]
                started = [stack.enter_context(replica(log, script=script, **settings)) for log in logs]
                servers = [(base, process.pid) for base, process in started]
                page = "" if page == "overview" else page
                results[name] = asyncio.run(measured(servers, page, sessions, seconds))
    report(results, sessions)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 50,
        float(sys.argv[2]) if len(sys.argv) > 2 else 30,
        sys.argv[3].split(",") if len(sys.argv) > 3 else ["overview", "compare", "facts", "places"],
    )
