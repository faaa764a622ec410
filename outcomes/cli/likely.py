"""What the curated file has that a draft may propose: the place that words name, the indicators that they are like."""

from collections import Counter
from itertools import pairwise

from outcomes.ledger.document import Document
from outcomes.text.folding import folded

LIKELY = 3  # indicators that are proposed for a figure
ELSEWHERE = 0.3  # what words of the sentence count outside the clause of the figure
UNIT_FITS = 0.5  # as much as half a pair of characters that only one indicator has


class Vocabulary:
    """The places by their names, the indicators by the pairs of characters in theirs, and what they count in."""

    def __init__(self, document: Document):
        units = {unit.id: unit.name.zh for _, unit in document.each("units")}
        indicators = document.by_id("indicators")
        self.regions = {region.name.zh: region.id for _, region in document.each("regions")}
        self.indicators = {key: entry.name.zh for key, entry in indicators.items()}
        self.units = {key: units.get(entry.unit, "") for key, entry in indicators.items()}
        self.pairs = {key: _pairs(words) for key, words in self.indicators.items()}
        self.common = Counter(pair for pairs in self.pairs.values() for pair in pairs)

    def likely(self, clause: str, sentence: str, after: str) -> list[str]:
        """The indicators whose names share most with the words; a pair of characters that few have counts for more."""
        near, said = _pairs(clause), _pairs(sentence)
        scores = {
            key: sum((1 if pair in near else ELSEWHERE) / self.common[pair] for pair in pairs & said)
            + UNIT_FITS * _fits(after, self.units[key])
            for key, pairs in self.pairs.items()
        }
        best = sorted((key for key, score in scores.items() if score > 0), key=lambda key: (-scores[key], key))
        return [f"{key} {self.indicators[key]}" for key in best[:LIKELY]]

    def place(self, words: str) -> str:
        """The id of the one place that the words name, by the longest name; else empty, left to a person."""
        named = [name for name in self.regions if name in words]
        named = [name for name in named if not any(name != other and name in other for other in named)]
        return self.regions[named[0]] if len(named) == 1 else ""


def _pairs(words: str) -> set[str]:
    return {a + b for a, b in pairwise(folded(words)) if a.isalnum() and b.isalnum()}


def _fits(after: str, unit: str) -> bool:
    """Whether the unit stands after the figure, with or without its 个."""
    name = unit.lstrip("个")
    return bool(name) and after.lstrip("个").startswith(name)
