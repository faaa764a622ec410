"""Collect garbage now and then.

Streamlit would do it after every click, which costs more than the click (runner.postScriptGC in config.toml). Left to
Python alone, what many readers leave behind lies about for minutes and the server grows.
"""

import gc
import threading

SECONDS = 30


def often(ended: threading.Event) -> None:
    """Until `ended` is set."""
    while not ended.wait(SECONDS):
        gc.collect()
