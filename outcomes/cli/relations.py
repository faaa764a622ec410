"""python -m outcomes relations: what the numbers of a text say of each other, to confirm or to decline.

List relations between the figures of a text, shares against totals, changes against levels, parts against sums, results
against targets, averages against totals, with the entry to paste. Those that are confirmed under consistency: or
declined under declined: are left out.
"""

import argparse
from collections.abc import Iterator

from outcomes.analysis.finder import find
from outcomes.analysis.relations import Find
from outcomes.cli.common import OK, CannotRunError, answer, need_ledger
from outcomes.i18n.wording import of_fact
from outcomes.ledger.document import PLACEHOLDER
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.shape import did_you_mean
from outcomes.ledger.writing import scalar

SIGNS = {"sum": "+", "growth": "against"}


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("source", metavar="SOURCE", help="the id of a source")


def run(args: argparse.Namespace) -> int:
    """Find, and print what a curator pastes."""
    ledger = need_ledger(args)
    if args.source not in ledger.sources:
        raise CannotRunError(f"{args.source} is no source. {did_you_mean(args.source, set(ledger.sources))}")
    found = find(ledger, args.source)
    payload = [
        {**entry.related.model_dump(mode="json", exclude_defaults=True), "verdict": entry.verdict} for entry in found
    ]
    answer(args, {"ok": True, "source": args.source, "relations": payload}, _lines(ledger, args.source, found))
    return OK


def _lines(ledger: Ledger, source: str, found: list[Find]) -> Iterator[str]:
    yield f"{source}: {len(found)} relation{'' if len(found) == 1 else 's'} to look at."
    if found:
        yield "Paste each under consistency: and name it, or under declined: and say why."
    for entry in found:
        yield ""
        yield f"# {entry.verdict}: {_worded(ledger, entry)}"
        yield from _entry(entry)
        yield "# or under declined:"
        yield from _entry(entry, declined=True)


def _worded(ledger: Ledger, entry: Find) -> str:
    if not entry.related.result:
        pairs = [
            " by ".join(of_fact(ledger, fact, "en") for fact in (p.top, p.bottom)) for p in entry.related.quotients
        ]
        return "; ".join(pairs)
    sign = SIGNS.get(entry.related.kind, "by")
    sides = f" {sign} ".join(of_fact(ledger, fact, "en") for fact in entry.related.of)
    return f"{sides}; printed: {of_fact(ledger, entry.related.result, 'en')}"


def _entry(entry: Find, *, declined: bool = False) -> Iterator[str]:
    related = entry.related
    fields = {} if declined else {"id": PLACEHOLDER, "name": f"{{zh: {PLACEHOLDER}, en: {PLACEHOLDER}}}"}
    if related.result:
        fields |= {"kind": related.kind, "result": related.result, "of": f"[{', '.join(related.of)}]"}
    else:
        pairs = ", ".join(f"{{top: {scalar(pair.top)}, bottom: {scalar(pair.bottom)}}}" for pair in related.quotients)
        fields |= {"unit": PLACEHOLDER} if len(related.quotients) > 1 and not declined else {}
        fields |= {"quotients": f"[{pairs}]"}
    if declined:
        fields |= {"why": f"{{zh: {PLACEHOLDER}, en: {PLACEHOLDER}}}"}
    for at, (key, value) in enumerate(fields.items()):
        yield f"{'    ' if at else '  - '}{key}: {value}"
