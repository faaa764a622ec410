"""What pages ask of all facts at once, counted once: going through 100,000 facts on each click would be slow."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from outcomes.ledger.models import Fact


@dataclass(frozen=True)
class Index:
    """Facts by what they hang on. `facts` are ids in the order of the file, by source; the others are ids and counts.

    `sources` and `programmes` are those that facts of a region name; `indicators` those that a source reports.
    """

    facts: dict[str, list[str]]
    sources: dict[str, set[str]]
    programmes: dict[str, set[str]]
    indicators: dict[str, set[str]]
    reported: Counter[str]

    @classmethod
    def of(cls, reported: Iterable[Fact]) -> "Index":
        index = cls(defaultdict(list), defaultdict(set), defaultdict(set), defaultdict(set), Counter())
        for fact in reported:
            index.facts[fact.source].append(fact.id)
            index.sources[fact.region].add(fact.source)
            index.indicators[fact.source].add(fact.indicator)
            if fact.programme:
                index.programmes[fact.region].add(fact.programme)
                index.reported[fact.programme] += 1
        return index
