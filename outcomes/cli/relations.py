"""python -m outcomes relations: what the numbers of a text say of each other, to confirm or to decline.

List relations between the figures of a text, shares against totals, changes against levels, parts against sums, results
against targets, averages against totals, with the entry to paste. Those that are confirmed under consistency: or
declined under declined: are left out.
"""

import argparse
from collections.abc import Iterator

from outcomes.analysis.finder import find
from outcomes.analysis.relations import Find
from outcomes.cli.common import CannotRunError, answer, counted, need_checked
from outcomes.cli.sheet import BOTH
from outcomes.i18n.wording import of_fact
from outcomes.ledger.document import PLACEHOLDER
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.shape import did_you_mean
from outcomes.ledger.writing import entry_lines

SIGNS = {"sum": "+", "growth": "against"}


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("source", metavar="SOURCE", help="the id of a source")


def run(args: argparse.Namespace) -> int:
    """Find, and print what a curator pastes."""
    ledger, _ = need_checked(args)
    if args.source not in ledger.sources:
        raise CannotRunError(f"{args.source} is no source. {did_you_mean(args.source, set(ledger.sources))}")
    found = find(ledger, args.source)
    payload = [
        {**entry.related.model_dump(mode="json", exclude_defaults=True), "verdict": entry.verdict} for entry in found
    ]
    return answer(args, {"ok": True, "source": args.source, "relations": payload}, _lines(ledger, args.source, found))


def _lines(ledger: Ledger, source: str, found: list[Find]) -> Iterator[str]:
    yield f"{source}: {counted(len(found), 'relation')} to look at."
    if found:
        yield "Paste each under consistency: and name it, or under declined: and say why."
    for entry in found:
        said = entry.related.model_dump(mode="json", exclude_defaults=True)
        unit = {"unit": PLACEHOLDER} if len(entry.related.quotients) > 1 else {}
        yield ""
        yield f"# {entry.verdict}: {_worded(ledger, entry)}"
        yield from entry_lines({"id": PLACEHOLDER, "name": BOTH, **unit, **said})
        yield "# or under declined:"
        yield from entry_lines({**said, "why": BOTH})


def _worded(ledger: Ledger, entry: Find) -> str:
    """The relation in the words of its figures."""
    related = entry.related
    if not related.result:
        pairs = [" by ".join(of_fact(ledger, fact, "en") for fact in (p.top, p.bottom)) for p in related.quotients]
        return "; ".join(pairs)
    sides = f" {SIGNS.get(related.kind, 'by')} ".join(of_fact(ledger, fact, "en") for fact in related.of)
    return f"{sides}; printed: {of_fact(ledger, related.result, 'en')}"
