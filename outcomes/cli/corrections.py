"""python -m outcomes corrections: the changelog of the data, made from the corrections in the curated file."""

import argparse
from pathlib import Path
from typing import Any

from outcomes.cli.common import add_common, keep_current, need_ledger


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
    from outcomes.i18n.corrections import changelog  # loads the columns of tables; the other commands need none

    ledger = need_ledger(args)
    return keep_current(args, args.out, changelog(ledger).encode(), corrections=len(ledger.corrections))
