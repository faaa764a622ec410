"""python -m outcomes corrections: the changelog of the data, made from the corrections in the curated file.

Write CHANGELOG-DATA.md, every correction of a published figure, into the current folder.
"""

import argparse
from pathlib import Path

from outcomes.cli.common import keep_current, need_checked


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("--check", action="store_true", help="write nothing; say whether the file is current")
    command.add_argument("--out", type=Path, metavar="FILE", default=Path("CHANGELOG-DATA.md"), help="(%(default)s)")


def run(args: argparse.Namespace) -> int:
    """Write the changelog, or compare it with the one that is there."""
    from outcomes.i18n.corrections import changelog  # loads the columns of tables; the other commands need none

    ledger, _ = need_checked(args)
    return keep_current(args, args.out, changelog(ledger).encode(), corrections=len(ledger.corrections))
