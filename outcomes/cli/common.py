"""What the commands share: where the files lie, how they answer, how they write."""

import argparse
import contextlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from outcomes.errors import DataError, OutcomesError, Problem
from outcomes.ledger.curated import Curated
from outcomes.ledger.document import Document, read_entries
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


def answer(args: argparse.Namespace, payload: dict[str, Any], lines: Iterable[str]) -> int:
    """Print the answer, JSON for machines and lines for people. Returns the exit code: whether it is `ok`."""
    for line in [json.dumps(payload, ensure_ascii=False, indent=1)] if args.json else lines:
        print(line)
    return OK if payload["ok"] else PROBLEMS


def counted(number: int, noun: str) -> str:
    """A number with its noun, such as 1 fact or 2 facts."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def report_failure(args: argparse.Namespace, message: str) -> int:
    """Say in one line why the command could not run."""
    message = " ".join(message.split())
    if args.json:
        print(json.dumps({"ok": False, "error": message}, ensure_ascii=False))
    else:
        print(f"outcomes {args.command}: {message}", file=sys.stderr)
    return CANNOT_RUN


def report_problems(args: argparse.Namespace, error: DataError) -> int:
    """Print every problem of a curated file."""
    problems = located(args, error.problems)
    lines = [*map(_one_line, problems), f"{counted(len(problems), 'problem')}."]
    return answer(args, {"ok": False, "problems": [asdict(found) for found in problems]}, lines)


def located(args: argparse.Namespace, problems: Iterable[Problem]) -> list[Problem]:
    """Problems with the path of the curated file written so that a terminal makes it a link."""
    file = shown(args.data)
    return [replace(found, file=file) if found.file == args.data.name else found for found in problems]


def need_file(path: Path) -> bytes:
    """The bytes of a file. Raises OSError where there is none, CannotRunError for one too large or no plain file."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise CannotRunError(f"{path}: this is no plain file.")
    try:
        return read_bytes(path, str(path))
    except DataError as error:
        raise CannotRunError(f"{path}: {error.problems[0].message}") from None


def need_folder(path: Path) -> None:
    """Raises OSError where a folder is missing or may not be read."""
    with os.scandir(path) as entries:
        next(entries, None)


def need_checked(args: argparse.Namespace) -> tuple[Ledger, Curated]:
    """The checked ledger, and the file as its checks left it. Raises DataError with every problem."""
    need_file(args.data)
    need_folder(args.seeds)
    return load_curated(args.data, args.seeds)


def read_curated(data: Path, raw: bytes | None = None) -> tuple[Document, list[Problem]]:
    """The entries of the curated file that are well formed, and what is wrong with the others.

    Raises DataError where it cannot be read at all.
    """
    text = decode(need_file(data) if raw is None else raw, data.name)
    return read_entries(parse(text, data.name), data.name)


def keep_current(args: argparse.Namespace, path: Path, new: bytes, **more: Any) -> int:
    """Write a file that is made from the curated one; with --check, only say whether it is as it should be."""
    current = path.exists() and need_file(path) == new
    if not current and not args.check:
        write_whole(path, new)
    state = "current" if current else "out of date" if args.check else "written"
    ok = state != "out of date"
    remedy = "" if ok else f". Run: python -m outcomes {args.command}"
    return answer(args, {"ok": ok, "file": shown(path), "state": state, **more}, [f"{shown(path)}: {state}{remedy}"])


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
