"""python -m outcomes corrections: the changelog of the data, made from the corrections in the curated file."""

import argparse
from pathlib import Path
from typing import Any

from outcomes.commands.common import (
    OK,
    PROBLEMS,
    add_common,
    answer,
    need_file,
    need_folder,
    report_problems,
    shown,
    write_whole,
)
from outcomes.errors import DataError
from outcomes.ledger import load


def add(commands: Any, exits: str) -> None:
    command = commands.add_parser(
        "corrections",
        help="write CHANGELOG-DATA.md from the corrections of the file",
        description="Write CHANGELOG-DATA.md, every correction of a published figure, into the current folder.",
        epilog=exits,
    )
    command.add_argument("--check", action="store_true", help="write nothing; say whether the file is current")
    command.add_argument("--out", type=Path, metavar="FILE", default=Path("CHANGELOG-DATA.md"), help="(%(default)s)")
    add_common(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the changelog, or compare it with the one that is there."""
    from outcomes.corrections import changelog  # loads the columns of tables; the other commands need none

    need_file(args.data)
    need_folder(args.seeds)
    try:
        ledger = load(args.data, args.seeds)
    except DataError as error:
        return report_problems(args, error)
    new = changelog(ledger).encode()
    current = args.out.exists() and need_file(args.out) == new
    if not current and not args.check:
        write_whole(args.out, new)
    state = "current" if current else "out of date" if args.check else "written"
    remedy = ". Run: python -m outcomes corrections" if state == "out of date" else ""
    payload = {
        "ok": state != "out of date",
        "file": shown(args.out),
        "state": state,
        "corrections": len(ledger.corrections),
    }
    answer(args, payload, [f"{shown(args.out)}: {state}{remedy}"])
    return OK if payload["ok"] else PROBLEMS
