"""Collect garbage now and then, and give free memory back.

Streamlit would collect after every click, which costs more than the click (runner.postScriptGC in config.toml). Left to
Python alone, what many readers leave behind lies about for minutes and the server grows.

Each run has a thread of its own, and GNU's C library gives threads up to eight heaps a processor, each of which grows
to what the largest page needs. As runs take turns, two heaps are enough. What is large (an exported page holds a font
and a library of 4 MB) must not be cut from a heap, where small things that stay keep it from being given back: GNU's C
library would learn to do just that after the first one.
"""

import ctypes
import gc
import sys
import threading
from typing import Any

SECONDS = 30
ARENA_MAX = -8  # M_ARENA_MAX of malloc.h
HEAPS = 2
MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD
LARGE = 256 * 1024  # bytes


def library() -> Any:
    """The C library of this process, where it is one that can be told."""
    return ctypes.CDLL(None) if sys.platform == "linux" else None


def begin() -> None:
    """Before there are many threads."""
    if limit := getattr(library(), "mallopt", None):
        limit(ARENA_MAX, HEAPS)
        limit(MMAP_THRESHOLD, LARGE)


def often(ended: threading.Event) -> None:
    """Until `ended` is set."""
    give_back = getattr(library(), "malloc_trim", None)
    while not ended.wait(SECONDS):
        gc.collect()
        if give_back:
            give_back(0)
