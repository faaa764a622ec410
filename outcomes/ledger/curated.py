"""A curated file while it is checked: its entries, its texts, and what the checks have found out so far."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from outcomes.errors import Problem
from outcomes.ledger.document import Document
from outcomes.ledger.models import Fact, Indicator, Region, Source, Statement, Unit
from outcomes.text.anchors import Anchor
from outcomes.text.figures import Reading
from outcomes.text.periods import PeriodError
from outcomes.text.source_text import SourceText

if TYPE_CHECKING:
    from outcomes.ledger.checks.coverage import NumeralRole

Fault = tuple[str, str, str]  # what is wrong with an entry: the key, the message and the remedy


class UnknownError(KeyError):
    """Something names an entry, or a place, that is not there. It is told once, where references and quotes are."""


class Known(dict[str, Any]):
    """What is there, by id."""

    def __missing__(self, key: str) -> Any:
        raise UnknownError(key)


@dataclass
class Curated:
    """What a check finds out the later ones may use. Keys of `roles` are sources; of the others see Ledger.

    What is sought and not there raises UnknownError, which ends a rule; so does a period that cannot be read.
    """

    document: Document
    texts: dict[str, SourceText]
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, Anchor] = field(default_factory=Known)
    readings: dict[str, Reading] = field(default_factory=dict)
    roles: dict[str, list["NumeralRole"]] = field(default_factory=dict)

    sources: dict[str, Source] = field(init=False)
    regions: dict[str, Region] = field(init=False)
    units: dict[str, Unit] = field(init=False)
    indicators: dict[str, Indicator] = field(init=False)
    facts: dict[str, Fact] = field(init=False)

    def __post_init__(self) -> None:
        for section in ("sources", "regions", "units", "indicators", "facts"):
            setattr(self, section, Known(self.document.by_id(section)))
        self.texts = Known(self.texts)

    @cached_property
    def says(self) -> dict[str, bool]:
        """Whether a key of the newer format is used: a file says it for all entries or, an old one, for none."""
        keys = {"against": "facts", "counts": "indicators", "per": "units"}
        return {
            key: any(getattr(entry, key) is not None for _, entry in self.document.each(section))
            for key, section in keys.items()
        }

    def unit(self, fact: Fact) -> Unit:
        """What a fact counts in."""
        return self.units[self.indicators[fact.indicator].unit]

    def dimension(self, fact: Fact) -> str:
        """That of its unit; empty where it is not known: a figure is read all the same."""
        with suppress(UnknownError):
            return self.unit(fact).dimension
        return ""

    def place(self, entry: Fact | Statement) -> Anchor:
        """Where the words of a fact or a statement stand."""
        return self.anchors[entry.id if isinstance(entry, Fact) else f"statement:{entry.id}"]

    def sentence(self, entry: Fact | Statement) -> str:
        """The sentence around the words of a fact or a statement."""
        place, text = self.place(entry), self.texts[entry.source]
        return text.reading[slice(*text.sentence(place.start, place.end))]

    def each(self, section: str, *rules: Callable[["Curated", Any], Iterable[Fault]]) -> Iterator[Problem]:
        """What rules find wrong with the well-formed entries of a section."""
        for i, entry in self.document.each(section):
            for rule in rules:
                with suppress(UnknownError, PeriodError):
                    for fault in rule(self, entry):
                        yield self.document.problem(section, i, *fault)
