"""What the numbers of texts say of each other: the arithmetic of a relation in one text, and the figures of two texts
that speak of the same thing.

A printed number stands for all that rounds to it or is cut to it: 42.6万 for 425 500 up to 427 000. A relation is
consistent where the calculated and the printed number leave room for one value, inconsistent where they do not, and
cannot be checked where the wording leaves a side open.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Literal

from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Fact, Related, Unit
from outcomes.text.figures import Reading
from outcomes.text.interval import Interval
from outcomes.text.periods import Period, read_period

Verdict = Literal["consistent", "inconsistent", "unchecked"]
Agreement = Literal["same", "consistent", "inconsistent", "other-period"]
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Find:
    """A relation and whether its numbers fit. Where a result is printed, `rooms` are what the other numbers give for it
    and what is printed."""

    related: Related
    verdict: Verdict
    rooms: tuple[Interval, ...] = ()


def room(reading: Reading) -> Interval:
    """The room of a printed number: its wording's, or that of rounding and of cutting digits off."""
    found, half = reading.interval, reading.half
    if not found.exact or not half or found.value is None:
        return found
    if found.value >= 0:
        return replace(found, low=found.value - half, high=found.value + 2 * half, high_open=True)
    return replace(found, low=found.value - 2 * half, high=found.value + half, low_open=True)


def held(ledger: Ledger, related: Related) -> Find:
    """A relation with its verdict. Raises KeyError for one without a result."""
    made, printed = _calculated(ledger, related), room(ledger.readings[related.result or ""])
    common = made.shared(printed)
    verdict: Verdict = "inconsistent" if common is None else "consistent"
    if common is not None and (common.low is None or common.high is None):
        verdict = "unchecked"
    return Find(related, verdict, (made, printed))


def unit_of(ledger: Ledger, fact: str) -> Unit:
    return ledger.units[ledger.indicators[ledger.facts[fact].indicator].unit]


def _calculated(ledger: Ledger, related: Related) -> Interval:
    """What the facts `of` a relation give for its result."""
    rooms = [room(ledger.readings[fact]) for fact in related.of]
    if related.kind == "sum":
        return _sum(rooms)
    if related.kind == "average":
        return rooms[0].divided(rooms[1])
    if related.kind == "growth":
        if related.result and unit_of(ledger, related.result).dimension == "points":
            return _sum([rooms[0], rooms[1].times(Decimal(-1))])
        return _sum([rooms[0].divided(rooms[1], HUNDRED), Interval(-HUNDRED, -HUNDRED, -HUNDRED)])
    return rooms[0].divided(rooms[1], HUNDRED)


def _sum(rooms: list[Interval]) -> Interval:
    """Rooms added up; a side that is open in one of them is open."""

    def side(name: str) -> Decimal | None:
        sides = [getattr(found, name) for found in rooms]
        return None if None in sides else sum(sides, Decimal(0))

    return Interval(
        side("value"), side("low"), side("high"), any(found.about for found in rooms),
        any(found.low_open for found in rooms), any(found.high_open for found in rooms),
    )  # fmt: skip


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
