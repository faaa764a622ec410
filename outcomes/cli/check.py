"""python -m outcomes check: every problem of the curated file, or that all is accounted for.

Print every problem of the curated file, or of worksheets, as “file:line: id: what is wrong, what to do”.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from outcomes.analysis.relations import Verdict, held
from outcomes.cli.against import published, untold
from outcomes.cli.common import CannotRunError, answer, counted, located, need_checked
from outcomes.cli.worksheets import check_worksheets, need_entries, need_worksheet
from outcomes.errors import DataError, Problem
from outcomes.ledger.checks.doubts import doubts

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
        return _worksheets(args)
    ledger, file = need_checked(args)
    facts, numerals = len(ledger.facts), ledger.numerals
    payload = {"facts": facts, "statements": len(ledger.statements), "numerals": numerals, "version": ledger.version}
    lines = [f"{counted(facts, 'fact')}, {counted(numerals, 'numeral')}, all accounted for"]
    if ledger.statements:
        lines.append(f"{counted(len(ledger.statements), 'statement')} without a number")
    verdicts = {name: held(ledger, entry).verdict for name, entry in ledger.consistency.items() if entry.result}
    if verdicts:
        counts = Counter(verdicts.values())
        payload["relations"] = {verdict: counts[verdict] for verdict in SAID}
        said = ", ".join(f"{counts[verdict]} {word}" for verdict, word in SAID.items())
        lines.append(f"{counted(len(verdicts), 'relation')} between printed numbers: {said}")
        lines += [f"{name}: inconsistent" for name, verdict in verdicts.items() if verdict == "inconsistent"]
    if args.against is not None:
        if problems := list(untold(ledger, file.document, published(args.against, args.data))):
            raise DataError(problems)
        lines.append(f"every change since {args.against} is told")
    return _answer(args, payload, lines, doubts(file))


def _worksheets(args: argparse.Namespace) -> int:
    """Worksheets without the other texts; the problems of all."""
    if args.against is not None:
        raise CannotRunError("--against looks at the curated file: put the worksheets first.")
    curated = need_entries(args.data)
    sheets = [need_worksheet(path) for path in args.worksheets]
    warnings = check_worksheets(sheets, curated, args.seeds)
    lines = []
    for sheet in sheets:
        facts, statements = (len(sheet.entries[section]) for section in ("facts", "statements"))
        lines.append(f"{sheet.file}: {counted(facts, 'fact')}, {counted(statements, 'statement')}, all accounted for")
    return _answer(args, {"worksheets": len(lines)}, lines, warnings)


def _answer(args: argparse.Namespace, payload: dict[str, Any], lines: list[str], warnings: Iterable[Problem]) -> int:
    """What is counted, and what a person should look at: a warning refuses nothing."""
    found = located(args, warnings)
    payload = {"ok": True, **payload, "problems": [], "warnings": [asdict(entry) for entry in found]}
    return answer(args, payload, lines + [f"warning: {entry}" for entry in found])
