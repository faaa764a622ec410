"""python -m outcomes check: every problem of the curated file, or that all is accounted for.

Print every problem of the curated file, or of worksheets, as “file:line: id: what is wrong, what to do”.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

from outcomes.analysis.relations import Verdict, held
from outcomes.cli.against import published, untold
from outcomes.cli.common import OK, CannotRunError, answer, need_checked, shown
from outcomes.cli.worksheets import need_entries, need_worksheet, worksheet_problems
from outcomes.errors import DataError, Problem
from outcomes.ledger.checks.doubts import doubts
from outcomes.ledger.models import Consistency

SAID: dict[Verdict, str] = {
    "consistent": "consistent", "inconsistent": "inconsistent", "unchecked": "cannot be checked",
}  # fmt: skip


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument(
        "--against", metavar="REF", help="demand that every change since a commit, or a published facts.json, is told"
    )
    help_ = "worksheets to check, with the places, units and indicators of the curated file"
    command.add_argument("worksheets", type=Path, nargs="*", metavar="WORKSHEET", help=help_)


def run(args: argparse.Namespace) -> int:
    """All checks, all problems at once."""
    if args.worksheets:
        if args.against is not None:
            raise CannotRunError("--against looks at the curated file: put the worksheets first.")
        return _worksheets(args)
    ledger, file = need_checked(args)
    if args.against is not None and (
        problems := list(untold(ledger, file.document, published(args.against, args.data)))
    ):
        raise DataError(problems)
    facts, numerals = len(ledger.facts), ledger.numerals
    payload = {"ok": True, "facts": facts, "statements": len(ledger.statements), "numerals": numerals,
               "version": ledger.version, "problems": []}  # fmt: skip
    lines = [f"{_count(facts, 'fact')}, {_count(numerals, 'numeral')}, all accounted for"]
    if ledger.statements:
        lines.append(f"{_count(len(ledger.statements), 'statement')} without a number")
    related = [held(ledger, entry) for entry in ledger.consistency.values() if entry.result]
    if related:
        verdicts = Counter(entry.verdict for entry in related)
        payload["relations"] = {name: verdicts[name] for name in get_args(Verdict)}
        counted = ", ".join(f"{verdicts[name]} {word}" for name, word in SAID.items())
        lines.append(f"{_count(len(related), 'relation')} between printed numbers: {counted}")
        lines += [f"{entry.related.id}: inconsistent" for entry in related
                  if isinstance(entry.related, Consistency) and entry.verdict == "inconsistent"]  # fmt: skip
    if args.against is not None:
        lines.append(f"every change since {args.against} is told")
    _answer(args, payload, lines, doubts(file))
    return OK


def _worksheets(args: argparse.Namespace) -> int:
    """Worksheets without the other texts; the problems of all."""
    curated = need_entries(args.data)
    sheets = [need_worksheet(path) for path in args.worksheets]
    problems, warnings = worksheet_problems(sheets, curated, args.seeds)
    if problems:
        raise DataError(problems)
    lines = []
    for sheet in sheets:
        facts, statements = len(sheet.entries["facts"]), len(sheet.entries["statements"])
        lines.append(f"{sheet.file}: {_count(facts, 'fact')}, {_count(statements, 'statement')}, all accounted for")
    _answer(args, {"ok": True, "worksheets": len(lines), "problems": []}, lines, warnings)
    return OK


def _answer(args: argparse.Namespace, payload: dict[str, Any], lines: list[str], warnings: Iterable[Problem]) -> None:
    """What is counted, and what a person should look at: a warning refuses nothing."""
    file = shown(args.data)
    found = [replace(entry, file=file) if entry.file == args.data.name else entry for entry in warnings]
    told = [f"warning: {entry}" for entry in found]
    answer(args, payload | {"warnings": [asdict(entry) for entry in found]}, lines + told)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
