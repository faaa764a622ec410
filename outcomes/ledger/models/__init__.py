"""The shape of data/facts.yaml. One class an entry; the JSON Schema for editors is made from these."""

from outcomes.ledger.models.curated_file import CuratedFile
from outcomes.ledger.models.entry import Entry, Name, Published, Quote
from outcomes.ledger.models.history import Change, Correction, Withdrawn
from outcomes.ledger.models.relations import Average, Consistency, Declined, Quotient, Ratio, Related
from outcomes.ledger.models.reports import Before, Fact, NotFact, Programme, Statement
from outcomes.ledger.models.scheme import Group, Indicator, Region, Theme, Unit
from outcomes.ledger.models.source import Readings, Source, Version

__all__ = [
    "Average", "Before", "Change", "Consistency", "Correction", "CuratedFile", "Declined", "Entry", "Fact", "Group",
    "Indicator", "Name", "NotFact", "Programme", "Published", "Quote", "Quotient", "Ratio", "Readings", "Region",
    "Related", "Source", "Statement", "Theme", "Unit", "Version", "Withdrawn",
]  # fmt: skip
