"""What the commands share: where the files lie, how they answer, how they write."""

import argparse
import contextlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from outcomes.errors import DataError, OutcomesError, Problem
from outcomes.ledger.curated import Curated
from outcomes.ledger.document import Document, read_document
from outcomes.ledger.ledger import Ledger, load_curated
from outcomes.ledger.yamlfile import decode, parse, read_bytes
from outcomes.settings import Settings

OK, PROBLEMS, CANNOT_RUN = 0, 1, 2


class CannotRunError(OutcomesError):
    """A command has nothing to work on, or may not write where it should."""


def add_common(command: argparse.ArgumentParser) -> None:
    """The arguments every command has."""
    settings = Settings.from_environment()
    for name, metavar, default, what in (
        ("data", "FILE", settings.data, "the curated file"),
        ("seeds", "DIR", settings.seeds, "the folder of source texts"),
    ):
        command.add_argument(f"--{name}", type=Path, metavar=metavar, default=default, help=f"{what} (%(default)s)")
    command.add_argument("--json", action="store_true", help="answer in JSON, for machines")


def answer(args: argparse.Namespace, payload: dict[str, Any], lines: Iterable[str]) -> None:
    """Print the answer: JSON for machines, lines for people."""
    if args.json:
        print(json.dumps(payload, ensure_ascii=False, indent=1))
        return
    for line in lines:
        print(line)


def report_failure(args: argparse.Namespace, message: str) -> int:
    """Say in one line why the command could not run."""
    message = " ".join(message.split())
    if getattr(args, "json", False):
        print(json.dumps({"ok": False, "error": message}, ensure_ascii=False))
    else:
        print(f"outcomes {args.command}: {message}", file=sys.stderr)
    return CANNOT_RUN


def report_problems(args: argparse.Namespace, error: DataError) -> int:
    """Print every problem of a curated file, its path written so that a terminal makes it a link."""
    file = shown(args.data)
    problems = [replace(found, file=file) if found.file == args.data.name else found for found in error.problems]
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}."
    answer(args, {"ok": False, "problems": [asdict(found) for found in problems]}, [*map(_one_line, problems), count])
    return PROBLEMS


def need_file(path: Path) -> bytes:
    """The bytes of a file. Raises CannotRunError where it is missing, unreadable, too large or no plain file."""
    with _told(path):
        mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        raise CannotRunError(f"{path}: this is no plain file.")
    try:
        return read_bytes(path, str(path))
    except DataError as error:
        raise CannotRunError(f"{path}: {error.problems[0].message}") from None


def need_folder(path: Path) -> None:
    """Raises CannotRunError where a folder is missing or may not be read."""
    with _told(path), os.scandir(path) as entries:
        next(entries, None)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system says of a path, in one line."""
    try:
        yield
    except OSError as error:
        raise CannotRunError(f"{path}: {(error.strerror or str(error)).lower()}.") from None
    except ValueError:
        raise CannotRunError("the path holds a NUL character.") from None


def need_ledger(args: argparse.Namespace) -> Ledger:
    """The checked ledger. Raises CannotRunError where there is nothing to read, DataError with every problem."""
    return need_checked(args)[0]


def need_checked(args: argparse.Namespace) -> tuple[Ledger, Curated]:
    """The same with the file as its checks left it, for whoever needs its lines."""
    need_file(args.data)
    need_folder(args.seeds)
    return load_curated(args.data, args.seeds)


def read_curated(data: Path) -> Document:
    """The curated file as far as it is well formed. Raises DataError where it cannot be read at all."""
    return read_document(parse(decode(need_file(data), data.name), data.name), data.name)[0]


def keep_current(args: argparse.Namespace, path: Path, new: bytes, **more: Any) -> int:
    """Write a file that is made from the curated one; with --check, only say whether it is as it should be."""
    current = path.exists() and need_file(path) == new
    if not current and not args.check:
        write_whole(path, new)
    state = "current" if current else "out of date" if args.check else "written"
    ok = state != "out of date"
    remedy = "" if ok else f". Run: python -m outcomes {args.command}"
    answer(args, {"ok": ok, "file": shown(path), "state": state, **more}, [f"{shown(path)}: {state}{remedy}"])
    return OK if ok else PROBLEMS


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it; one that stood there keeps its permissions."""
    path = Path(os.path.realpath(path))  # behind a link, the file itself is replaced
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def shown(path: Path) -> str:
    """A path as short as it can be written from here."""
    with contextlib.suppress(ValueError, OSError):
        return str(Path(os.path.realpath(path)).relative_to(Path.cwd()))
    return str(path)


def _one_line(problem: Problem) -> str:
    return str(problem).replace("\n", "⏎").replace("\r", "")
