"""The sections of data/facts.yaml."""

from outcomes.ledger.models.entry import Entry
from outcomes.ledger.models.history import Correction, Withdrawn
from outcomes.ledger.models.relations import Average, Consistency, Declined, Ratio
from outcomes.ledger.models.reports import Fact, NotFact, Programme, Statement
from outcomes.ledger.models.scheme import Group, Indicator, Region, Theme, Unit
from outcomes.ledger.models.source import Source
from outcomes.ledger.vocabulary import Id, Words


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
