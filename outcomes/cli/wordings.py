"""python -m outcomes wordings: the rulebook of wordings, made from the table that reads the figures."""

import argparse
from pathlib import Path
from typing import Any

from outcomes.cli.common import add_common, keep_current, need_file
from outcomes.text.rulebook import page


def add(commands: Any, exits: str) -> None:
    command = commands.add_parser(
        "wordings",
        help="write the table of docs/wordings.md, what each word says of a number",
        description="Write docs/wordings.md, what each word of approximation says of a number and on what authority.",
        epilog=exits,
    )
    command.add_argument("--check", action="store_true", help="write nothing; say whether the file is current")
    command.add_argument("--out", type=Path, metavar="FILE", default=Path("docs/wordings.md"), help="(%(default)s)")
    add_common(command, seeds=False)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the table of the page, or compare it with the one that is there."""
    return keep_current(args, args.out, page(need_file(args.out).decode()).encode())
