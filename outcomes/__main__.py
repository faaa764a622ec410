"""The curator's commands: python -m outcomes open | check | put | compare | merge and more."""

import argparse
import os
import sys
from importlib import import_module

from outcomes.errors import DataError, OutcomesError

try:
    from outcomes.cli.common import CANNOT_RUN, report_failure, report_problems
except ModuleNotFoundError as error:  # a Python without the packages, outside .venv
    print(
        f"outcomes: {error.name} is not installed in this Python. Run: .venv/bin/python -m outcomes "
        f"{' '.join(sys.argv[1:])}\nWhere there is no .venv yet, make check sets it up.", file=sys.stderr,
    )  # fmt: skip
    sys.exit(2)

COMMANDS = (
    "open", "check", "put", "compare", "merge", "find", "relations", "schema", "corrections", "wordings", "export",
)  # fmt: skip
EXITS = "Exit codes: 0 all is well, 1 problems found, 2 could not run."


def parser() -> argparse.ArgumentParser:
    """The command line. Each command lives in a module of its own, which adds its arguments."""
    top = argparse.ArgumentParser(
        prog="python -m outcomes",
        description="Check, extend and export the ledger of reported outcomes.",
        epilog=f"{EXITS} OUTCOMES_DATA and OUTCOMES_SEEDS point every command at another file and folder.",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(f"outcomes.cli.{name}").add(commands, EXITS)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code. Errors are one line each, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console without Chinese still gets the message
    args = parser().parse_args(arguments)
    try:
        return _run(args)
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except OutcomesError as error:
        return report_failure(args, str(error))
    except OSError as error:
        return report_failure(args, f"{error.filename or 'The system'}: {error.strerror or error}.")
    except KeyboardInterrupt:
        return CANNOT_RUN


def _run(args: argparse.Namespace) -> int:
    try:
        code: int = args.run(args)
    except DataError as error:
        code = report_problems(args, error)
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
