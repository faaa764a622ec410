"""A chart as PDF, printed by the server's own Chromium or Chrome where it has one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from outcomes.errors import OutcomesError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-pdf-header-footer", "--run-all-compositor-stages-before-draw",
    "--virtual-time-budget=5000",
)  # fmt: skip


class PrintError(OutcomesError):
    """The browser did not print."""


@lru_cache(maxsize=1)
def browser() -> str | None:
    """The browser of this machine, or None: then there is no PDF and the page offers none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def pdf_bytes(page: Callable[[], str], width: int, height: int) -> bytes:
    """A self-contained HTML page on one sheet of `width` by `height` CSS pixels. Raises PrintError."""
    sheet = f"@page {{ size: {width}px {height + 2}px; margin: 0 }}"
    style = f"<style>{sheet} #chart {{ width: {width}px }} .modebar {{ display: none }}</style>"
    # Chromium's sandbox needs rights that root in a container does not give.
    rights = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    try:
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder, "chart.html"), Path(folder, "chart.pdf")
            source.write_text(page().replace("</head>", f"{style}</head>", 1), "utf-8")
            command = [str(browser()), *FLAGS, *rights, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"]
            subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=60)
            return target.read_bytes()
    except (OSError, subprocess.SubprocessError) as error:  # no room for these files is an OSError too
        raise PrintError(f"the browser did not print the chart ({type(error).__name__})") from None
