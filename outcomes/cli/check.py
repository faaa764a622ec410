"""python -m outcomes check: every problem of the curated file, or that all is accounted for."""

import argparse
from typing import Any

from outcomes.cli.common import OK, add_common, answer, need_ledger


def add(commands: Any, exits: str) -> None:
    command = commands.add_parser(
        "check",
        help="check the curated file against the source texts",
        description="Print every problem of the curated file as “file:line: id: what is wrong, what to do”.",
        epilog=exits,
    )
    add_common(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """All checks, all problems at once."""
    ledger = need_ledger(args)
    facts, numerals = len(ledger.facts), ledger.numerals
    payload = {"ok": True, "facts": facts, "numerals": numerals, "version": ledger.version, "problems": []}
    answer(args, payload, [f"{_count(facts, 'fact')}, {_count(numerals, 'numeral')}, all accounted for"])
    return OK


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
