"""Work in a process of its own: with a limit, as another user, or while something is missing."""

import contextlib
import io
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outcomes.__main__ import main

NOBODY = 65534
InChild = Callable[[Callable[[], int | None]], tuple[int | None, str]]


@pytest.fixture
def in_child(capfd: pytest.CaptureFixture[str]) -> InChild:
    """The exit code and the words of a piece of work in a process of its own."""

    def done(work: Callable[[], int | None]) -> tuple[int | None, str]:
        child = multiprocessing.get_context("fork").Process(target=lambda: sys.exit(work()))
        child.start()
        child.join()
        return child.exitcode, "".join(capfd.readouterr())

    return done


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder in one that every user may pass through; that for temporary files may be one's own."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as place:
        os.chmod(place, 0o755)
        yield Path(place)


def as_nobody() -> None:
    """Give up the rights of root, whom no permission binds. What is not imported yet might not be readable then."""
    if os.geteuid() == 0:
        with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(io.StringIO()):
            main(["export", "--out", place])
        os.setuid(NOBODY)


def export(folder: Path) -> int:
    return main(["export", "--out", str(folder)])
