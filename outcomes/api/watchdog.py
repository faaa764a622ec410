"""Tells systemd that the server has started and is not stuck (sd_notify(3)); elsewhere it tells nobody."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


@asynccontextmanager
async def watched() -> AsyncIterator[None]:
    """Say READY=1, and WATCHDOG=1 twice in each WATCHDOG_USEC, from the loop that answers readers: a stuck one is
    silent, and systemd starts the server anew."""
    seconds = int(os.environ.get("WATCHDOG_USEC", "0") or 0) / 2_000_000
    _tell("READY=1")
    task = asyncio.create_task(_alive(seconds)) if seconds else None
    try:
        yield
    finally:
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _alive(seconds: float) -> None:
    while True:
        _tell("WATCHDOG=1")
        await asyncio.sleep(seconds)


def _tell(words: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address:
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.connect("\0" + address[1:] if address.startswith("@") else address)
            told.send(words.encode("ascii"))
