"""python -m outcomes wordings: the rulebook of wordings, made from the table that reads the figures.

Write docs/wordings.md, what each word of approximation says of a number and on what authority.
"""

import argparse
from pathlib import Path

from outcomes.cli.common import keep_current, need_file
from outcomes.text.rulebook import page


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("--check", action="store_true", help="write nothing; say whether the file is current")
    command.add_argument("--out", type=Path, metavar="FILE", default=Path("docs/wordings.md"), help="(%(default)s)")


def run(args: argparse.Namespace) -> int:
    """Write the table of the page, or compare it with the one that is there."""
    return keep_current(args, args.out, page(need_file(args.out).decode()).encode())
