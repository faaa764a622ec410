"""Work in a process of its own: with a limit, as another user, or while something is missing."""

import contextlib
import io
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from outcomes.__main__ import main

NOBODY = 65534
ANYBODY = "/var/tmp"  # a folder that every user may pass through; that for temporary files may be one's own


def in_child(work: Callable[[], int]) -> tuple[int, str]:
    """The exit code (99 where it raised) and the words of a piece of work in a process of its own."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            sys.stdout, sys.stderr = (io.TextIOWrapper(os.fdopen(n, "wb", 0), write_through=True) for n in (1, 2))
            code = 99
            try:
                code = work()
            except BaseException as error:
                print(f"{type(error).__name__}: {error}")
            os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        return code, said.read().decode("utf-8", "replace")


def limited(size: int) -> None:
    """No file of this process may grow beyond so many bytes from now on."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def as_nobody() -> None:
    """Give up the rights of root, whom no permission binds. What is not imported yet might not be readable then."""
    if os.geteuid() == 0:
        with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(io.StringIO()):
            main(["export", "--out", place])
        os.setuid(NOBODY)


def export(folder: Path) -> int:
    return main(["export", "--out", str(folder)])
