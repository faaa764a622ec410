"""Garbage is collected while a server runs, and no longer."""

import gc
import threading

from outcomes.interface import tidy


def test_garbage_is_collected_until_the_server_ends(monkeypatch):
    ended = threading.Event()
    collected = []

    def collect() -> None:
        collected.append(1)
        if len(collected) == 3:
            ended.set()

    monkeypatch.setattr(tidy, "SECONDS", 0.001)
    monkeypatch.setattr(gc, "collect", collect)
    tidy.often(ended)
    assert len(collected) == 3
