"""The curator's commands: python -m outcomes open | check | put | compare | merge and more."""

import argparse
import os
import sys
from importlib import import_module

from outcomes.errors import DataError, OutcomesError

try:
    from outcomes.cli.common import CANNOT_RUN, add_common, report_failure, report_problems
    from outcomes.ledger.ledger import without_collecting
except ModuleNotFoundError as error:  # a Python without the packages, outside .venv
    print(
        f"outcomes: {error.name} is not installed in this Python. Run: .venv/bin/python -m outcomes "
        f"{' '.join(sys.argv[1:])}\nWhere there is no .venv yet, make check sets it up.", file=sys.stderr,
    )  # fmt: skip
    sys.exit(2)

PROGRAM = "python -m outcomes"
COMMANDS = {
    "open": "write a worksheet of one text, with a draft of every numeral",
    "check": "check the curated file against the source texts",
    "put": "put a worksheet into the curated file",
    "compare": "compare two readings of one text",
    "merge": "merge two versions of the curated file, for git",
    "find": "find the id of an indicator, a place, a unit or a programme",
    "relations": "find what the numbers of a text say of each other",
    "schema": "write the JSON Schema that editors use",
    "corrections": "write CHANGELOG-DATA.md from the corrections of the file",
    "wordings": "write docs/wordings.md, what each word says of a number",
    "export": "write CSV, JSON, XLSX, the source texts and a data package",
}
EXITS = "Exit codes: 0 all is well, 1 problems found, 2 could not run."


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line read. Only the module of the named command is loaded; its docstring is its description."""
    listed = "\n".join(f"  {name:<12} {does}" for name, does in COMMANDS.items())
    top = argparse.ArgumentParser(
        prog=PROGRAM,
        description=f"Check, extend and export the ledger of reported outcomes.\n\ncommands:\n{listed}",
        epilog=f"{EXITS}\nOUTCOMES_DATA and OUTCOMES_SEEDS point every command at another file and folder.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("command", metavar="COMMAND", choices=COMMANDS, help="COMMAND --help tells more")
    args = top.parse_args(arguments[:1])
    module = import_module(f"outcomes.cli.{args.command}")
    told = (module.__doc__ or "").partition("\n\n")[2]
    command = argparse.ArgumentParser(prog=f"{PROGRAM} {args.command}", description=told, epilog=EXITS)
    module.add(command)
    add_common(command)
    args.run = module.run
    return command.parse_intermixed_args(arguments[1:], args)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code. Errors are one line each, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console without Chinese still gets the message
    args = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(args)
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except OutcomesError as error:
        return report_failure(args, str(error))
    except OSError as error:
        return report_failure(args, f"{error.filename or 'the system'}: {str(error.strerror or error).lower()}.")
    except KeyboardInterrupt:
        return CANNOT_RUN


def _run(args: argparse.Namespace) -> int:
    try:
        with without_collecting():
            code: int = args.run(args)
    except DataError as error:
        code = report_problems(args, error)
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
