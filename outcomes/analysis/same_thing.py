"""Figures of two texts that speak of the same thing: one place, one indicator, periods that overlap."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from outcomes.analysis.relations import room
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Fact
from outcomes.text.periods import Period, read_period

Agreement = Literal["same", "consistent", "inconsistent", "other-period"]


@dataclass(frozen=True)
class SameThing:
    """Two facts of two texts about the same thing, in the order of the file.

    same: the same number in the same wording. consistent: the wordings, and what rounds or is cut to the printed
    digits, leave room for one number. inconsistent: they do not. other-period: the periods overlap and are not equal,
    so that two numbers of a flow need not agree.
    """

    indicator: str
    region: str
    one: str
    other: str
    agreement: Agreement


def same_things(ledger: Ledger, shown: Iterable[str] | None = None) -> list[SameThing]:
    """Every such pair of facts that are shown, or of all. Facts without a period are in none."""
    known = None if shown is None else set(shown)
    by_thing: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in ledger.facts.values():
        if fact.period and (known is None or fact.id in known):
            by_thing[fact.indicator, fact.region, fact.kind].append(fact)
    return [
        SameThing(one.indicator, one.region, one.id, other.id, _agreement(ledger, one, other))
        for facts in by_thing.values()
        for one, other in combinations(facts, 2)
        if one.source != other.source and _overlap(_period(one), _period(other))
    ]


def _agreement(ledger: Ledger, one: Fact, other: Fact) -> Agreement:
    first, second = _period(one), _period(other)
    flowing = ledger.indicators[one.indicator].counts != "stock"
    if flowing and (first.first, first.last) != (second.first, second.last):
        return "other-period"
    if (one.value, one.qualifier) == (other.value, other.qualifier):
        return "same"
    shared = room(ledger.readings[one.id]).shared(room(ledger.readings[other.id]))
    return "inconsistent" if shared is None else "consistent"


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def _period(fact: Fact) -> Period:
    return read_period(fact.period or "")
