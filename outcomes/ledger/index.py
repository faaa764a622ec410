"""What pages ask of all facts at once, counted once: going through 100,000 facts on each click would be slow."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Mention(NamedTuple):
    """What a fact hangs on; all ids, `programme` None where there is none."""

    id: str
    indicator: str
    region: str
    source: str
    programme: str | None


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
    def of(cls, mentions: Iterable[Mention]) -> "Index":
        facts: dict[str, list[str]] = defaultdict(list)
        sources, programmes, indicators = (defaultdict[str, set[str]](set) for _ in range(3))
        reported: Counter[str] = Counter()
        for fact, indicator, region, source, programme in mentions:
            facts[source].append(fact)
            sources[region].add(source)
            indicators[source].add(indicator)
            if programme:
                programmes[region].add(programme)
                reported[programme] += 1
        return cls(dict(facts), dict(sources), dict(programmes), dict(indicators), reported)
