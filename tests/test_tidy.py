"""Garbage is collected while a server runs, and no longer."""

import gc
import threading

from outcomes.ui import tidy


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


def test_free_memory_is_given_back_where_the_c_library_can(monkeypatch):
    ended, told = threading.Event(), []

    class Library:
        def malloc_trim(self, left: int) -> None:
            told.append(("trim", left))
            ended.set()

        def mallopt(self, what: int, value: int) -> None:
            told.append((what, value))

    monkeypatch.setattr(tidy, "SECONDS", 0.001)
    monkeypatch.setattr(tidy, "library", Library)
    tidy.begin()
    tidy.often(ended)
    assert told == [(tidy.ARENA_MAX, tidy.HEAPS), (tidy.MMAP_THRESHOLD, tidy.LARGE), ("trim", 0)]


def test_another_c_library_is_left_alone(monkeypatch):
    ended = threading.Event()
    monkeypatch.setattr(tidy, "SECONDS", 0.001)
    monkeypatch.setattr(tidy, "library", lambda: None)
    monkeypatch.setattr(gc, "collect", ended.set)
    tidy.begin()
    tidy.often(ended)
    assert ended.is_set()
