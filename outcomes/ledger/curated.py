"""A curated file while it is checked: its entries, its texts, and what the checks have found out so far."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from outcomes.errors import Problem
from outcomes.ledger.document import Document
from outcomes.ledger.models import Fact, Indicator, Region, Source, Statement, Unit
from outcomes.text.anchors import Anchor
from outcomes.text.figures import Reading
from outcomes.text.source_text import SourceText

if TYPE_CHECKING:
    from outcomes.ledger.checks.coverage import NumeralRole

Fault = tuple[str, str, str]  # what is wrong with an entry: the key, the message and the remedy


@dataclass
class Curated:
    """What a check finds out the later ones may use. Keys of `roles` are sources; of the others see Ledger."""

    document: Document
    texts: dict[str, SourceText]
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    roles: dict[str, list["NumeralRole"]] = field(default_factory=dict)

    sources: dict[str, Source] = field(init=False)
    regions: dict[str, Region] = field(init=False)
    units: dict[str, Unit] = field(init=False)
    indicators: dict[str, Indicator] = field(init=False)
    facts: dict[str, Fact] = field(init=False)

    def __post_init__(self) -> None:
        for section in ("sources", "regions", "units", "indicators", "facts"):
            setattr(self, section, self.document.by_id(section))

    @cached_property
    def says(self) -> dict[str, bool]:
        """Whether a key of the newer format is used: a file says it for all entries or, an old one, for none."""
        keys = {"against": "facts", "counts": "indicators", "per": "units"}
        return {
            key: any(getattr(entry, key) is not None for _, entry in self.document.each(section))
            for key, section in keys.items()
        }

    def unit(self, fact: Fact) -> Unit | None:
        """What a fact counts in; None where its indicator or unit is not known."""
        indicator = self.indicators.get(fact.indicator)
        return self.units.get(indicator.unit) if indicator else None

    def place(self, entry: Fact | Statement) -> Anchor | None:
        """Where the words of a fact or a statement stand; None where their text is not known or does not hold them."""
        key = entry.id if isinstance(entry, Fact) else f"statement:{entry.id}"
        return self.anchors.get(key) if entry.source in self.texts else None

    def sentence(self, entry: Fact | Statement) -> str:
        """The sentence around the words of an entry that has a place."""
        place, text = self.place(entry), self.texts[entry.source]
        return text.reading[slice(*text.sentence(place.start, place.end))] if place else ""

    def each(self, section: str, *rules: Callable[["Curated", Any], Iterable[Fault]]) -> Iterator[Problem]:
        """What rules find wrong with the well-formed entries of a section."""
        for i, entry in self.document.each(section):
            for rule in rules:
                for fault in rule(self, entry):
                    yield self.document.problem(section, i, *fault)
