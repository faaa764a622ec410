"""The shape of data/facts.yaml. One class an entry; the JSON Schema for editors is made from these."""

from outcomes.ledger.models.entry import Entry, Name, Published, Quote
from outcomes.ledger.models.history import Change, Correction, Withdrawn
from outcomes.ledger.models.relations import Average, Consistency, Declined, Quotient, Ratio, Related
from outcomes.ledger.models.reports import Before, Fact, NotFact, Programme, Statement
from outcomes.ledger.models.scheme import Group, Indicator, Region, Theme, Unit
from outcomes.ledger.models.source import Readings, Source, Version
from outcomes.ledger.vocabulary import Id, Words

__all__ = [
    "Average", "Before", "Change", "Consistency", "Correction", "CuratedFile", "Declined", "Entry", "Fact", "Group",
    "Indicator", "Name", "NotFact", "Programme", "Published", "Quote", "Quotient", "Ratio", "Readings", "Region",
    "Related", "Source", "Statement", "Theme", "Unit", "Version", "Withdrawn",
]  # fmt: skip


class CuratedFile(Entry):
    """The whole curated file, in the order of its sections."""

    sources: list[Source]
    regions: list[Region]
    themes: list[Theme]
    units: list[Unit]
    groups: list[Group] = []
    indicators: list[Indicator]
    programmes: list[Programme] = []
    facts: list[Fact]
    statements: list[Statement] = []
    headlines: list[Id] = []
    ratios: list[Ratio] = []
    averages: list[Average] = []
    consistency: list[Consistency] = []
    declined: list[Declined] = []
    corrections: list[Correction] = []
    withdrawn: list[Withdrawn] = []
    not_facts: list[NotFact] = []
    idioms: list[Words] = []
    names: list[Words] = []
