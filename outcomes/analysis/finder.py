"""The finder of relations between the numbers of one text.

Few false finds matter more than many finds: only figures of one sentence, of one table or of entries that name each
other are held together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Literal

from outcomes.analysis.relations import Find, held, room, unit_of
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Fact, Quotient, Related, Unit
from outcomes.text.interval import Interval
from outcomes.text.periods import read_period

TOTALS = ("合计", "总计", "共计", "小计")
AVERAGED = ("平均", "人均", "户均")
MOST = 12  # figures of one sentence that are held together; more are a list


@dataclass(frozen=True)
class Figure:
    """A fact with what decides which relations it may stand in; `clause` are the dozen characters before it."""

    fact: Fact
    measure: str
    unit: Unit
    value: Decimal
    clause: str

    @property
    def share(self) -> bool:
        return self.unit.dimension == "share"

    @property
    def averaged(self) -> str:
        """The word for an average that stands before it, or nothing."""
        return next((word for word in AVERAGED if word in self.clause), "")


def find(ledger: Ledger, source: str) -> list[Find]:
    """The relations between the numbers of a source that no curator has confirmed or declined yet."""
    settled = {_key(entry) for entry in (*ledger.consistency.values(), *ledger.declined)}
    facts = [fact for fact in ledger.facts.values() if fact.source == source]
    facts.sort(key=lambda fact: ledger.anchors[fact.id].figure_start)
    found = [*_targets(ledger, facts), *_totals(ledger, facts), *_wholes(ledger, facts)]
    for sentence in _sentences(ledger, facts):
        found += [*_shares(ledger, sentence), *_growths(ledger, sentence), *_averages(ledger, sentence)]
        found += _implied(ledger, sentence)
    unique = {_key(entry.related): entry for entry in reversed(found)}
    return [entry for key, entry in reversed(unique.items()) if key not in settled]


def _figure(ledger: Ledger, fact: Fact) -> Figure:
    indicator, at = ledger.indicators[fact.indicator], ledger.anchors[fact.id].figure_start
    words = ledger.texts[fact.source].reading[max(0, at - 12) : at]
    clause = words[max(words.rfind(mark) for mark in "，。；\n") + 1 :]
    value = ledger.readings[fact.id].value or Decimal(0)
    return Figure(fact, indicator.measure, unit_of(ledger, fact.id), value, clause)


def _sentences(ledger: Ledger, facts: list[Fact]) -> list[list[Figure]]:
    """The figures of each sentence; those of long lists are left out."""
    by_place: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    for fact in facts:
        at = ledger.anchors[fact.id]
        place = ledger.texts[fact.source].sentence(at.figure_start, at.figure_end)
        by_place[place].append(_figure(ledger, fact))
    return [found for found in by_place.values() if 2 < len(found) <= MOST]


def _shares(ledger: Ledger, figures: list[Figure]) -> Iterator[Find]:
    """占: a share with the part and the whole of its sentence."""
    levels = _levels(figures)
    for share in filter(lambda figure: figure.share, levels):
        pairs = [(a, b) for a, b in permutations(levels, 2) if a.unit.id == b.unit.id and a.value < b.value]
        yield from _best(ledger, "share", share, pairs, sure="占" in share.clause)


def _growths(ledger: Ledger, figures: list[Figure]) -> Iterator[Find]:
    """A change with the same indicator at two times; a change in points with shares."""
    changes = [one for one in figures if one.measure in ("change", "points") and one.fact.kind == "actual"]
    for change in changes:
        levels = [one for one in _levels(figures) if change.measure == "change" or one.share]
        pairs = [
            (later, earlier)
            for later, earlier in permutations(levels, 2)
            if later.fact.indicator == earlier.fact.indicator and later.fact.region == earlier.fact.region
            and _after(later.fact, earlier.fact)
        ]  # fmt: skip
        yield from _best(ledger, "growth", change, pairs, sure=len(changes) == 1)


def _averages(ledger: Ledger, figures: list[Figure]) -> Iterator[Find]:
    """平均: a rate with the total and the count of its sentence."""
    for rate in figures:
        if rate.unit.per is None or not rate.averaged:
            continue
        pairs = [
            (total, count)
            for total, count in permutations([one for one in _levels(figures) if one is not rate], 2)
            if total.unit.name.zh == rate.unit.name.zh and count.unit.id not in (total.unit.id, rate.unit.id)
        ]
        yield from _best(ledger, "average", rate, pairs, sure=len(pairs) == 1)


def _implied(ledger: Ledger, figures: list[Figure]) -> Iterator[Find]:
    """共1.5万个、人均1.2个，8.5万次、人均6.8次: each total by its average gives one count, which is not printed."""
    by_word: dict[str, list[tuple[Quotient, Interval]]] = defaultdict(list)
    for total, rate in pairwise(figures):
        if rate.averaged and not total.averaged and rate.value:
            top, bottom = (room(ledger.readings[one.fact.id]) for one in (total, rate))
            by_word[rate.averaged].append((Quotient(top=total.fact.id, bottom=rate.fact.id), top.divided(bottom)))
    for found in by_word.values():
        if len(found) == 2 and found[0][1].shared(found[1][1]):
            yield Find(Related(quotients=[quotient for quotient, _ in found]), "consistent")


def _targets(ledger: Ledger, facts: list[Fact]) -> Iterator[Find]:
    """A share of a target with the result and the target, where both are printed; else what the target must be."""
    for share in facts:
        actual = ledger.facts.get(share.target_of or "")
        if actual is None:
            continue
        thing = (actual.indicator, actual.region, actual.period)
        targets = [f for f in facts if f.kind == "target" and (f.indicator, f.region, f.period) == thing]
        for target in targets:
            yield held(ledger, Related(kind="target", result=share.id, of=[actual.id, target.id]))
        if not targets:
            yield Find(Related(quotients=[Quotient(top=actual.id, bottom=share.id)]), "unchecked")


def _totals(ledger: Ledger, facts: list[Fact]) -> Iterator[Find]:
    """The row of totals of a table with the rows above it in the same column."""

    def column(fact: Fact) -> tuple[int, str]:
        return ledger.anchors[f"header:{fact.id}"].start, ledger.indicators[fact.indicator].unit

    cells = [fact for fact in facts if fact.header]
    for at, total in enumerate(cells):
        if total.quote.startswith(TOTALS):
            above = [f.id for f in cells[:at] if not f.quote.startswith(TOTALS) and column(f) == column(total)]
            if len(above) > 1:
                yield held(ledger, Related(kind="sum", result=total.id, of=above))


def _wholes(ledger: Ledger, facts: list[Fact]) -> Iterator[Find]:
    """A whole with its parts, where together they are all of it. Parts that are less are no relation."""
    parts: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if fact.part_of and fact.kind == "actual":
            parts[fact.part_of].append(fact.id)
    found = [held(ledger, Related(kind="sum", result=whole, of=ids)) for whole, ids in parts.items() if len(ids) > 1]
    return (entry for entry in found if entry.verdict == "consistent")


def _best(
    ledger: Ledger, kind: Literal["share", "growth", "average"], result: Figure,
    pairs: Iterable[tuple[Figure, Figure]], *, sure: bool,
) -> Iterator[Find]:  # fmt: skip
    """The pair that fits the result; where none does and the words leave no other, the one that contradicts it."""
    entries = [
        held(ledger, Related(kind=kind, result=result.fact.id, of=[one.fact.id, two.fact.id]))
        for one, two in pairs
        if result not in (one, two) and two.value
    ]
    fitting = [entry for entry in entries if entry.verdict == "consistent"]
    if fitting:
        yield fitting[0]
    elif sure and len(entries) == 1:
        yield entries[0]


def _levels(figures: list[Figure]) -> list[Figure]:
    return [one for one in figures if one.measure == "level" and one.fact.kind == "actual"]


def _after(later: Fact, earlier: Fact) -> bool:
    if not later.period or not earlier.period:
        return False
    return read_period(later.period).first > read_period(earlier.period).first


def _key(entry: Related) -> tuple[object, ...]:
    quotients = frozenset((pair.top, pair.bottom) for pair in entry.quotients)
    return entry.kind, entry.result, frozenset(entry.of), quotients
