"""Everything the texts report of one place and of all that lies below it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from outcomes.analysis.selection import Selection
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Programme, Region, Source
from outcomes.ledger.vocabulary import STAGES, Stage

CHAIN: tuple[Stage, ...] = tuple(stage for stage in STAGES if stage != "context")


@dataclass(frozen=True)
class Place:
    """A region in the tree; a province has depth 0. `facts` counts the rows of a frame in it and below it, `statements`
    those of the table of statements."""

    region: Region
    depth: int
    facts: int
    statements: int


@dataclass(frozen=True)
class Mechanism:
    """A programme of a place: its figures here that are shown, and all that the texts report for it anywhere."""

    programme: Programme
    shown: int
    reported: int


@dataclass(frozen=True)
class Text:
    """A source that speaks of a place: its figures here that are shown, and whether it reports no result at all."""

    source: Source
    shown: int
    silent: bool


def places(ledger: Ledger, frame: pd.DataFrame, statements: pd.DataFrame) -> list[Place]:
    """The places that carry facts, statements or programmes, and those above them, as a tree read downwards."""
    mentioned = {*ledger.index.sources, *(each.region for each in ledger.programmes.values())}
    mentioned |= {each.region for each in ledger.statements.values()}
    known = {region.id for name in mentioned for region in ledger.chain(name)}
    facts, said = _counted(ledger, frame), _counted(ledger, statements)
    found = ((region, depth) for region, depth in _tree(ledger) if region.id in known)
    return [Place(region, depth, facts[region.id], said[region.id]) for region, depth in found]


def _counted(ledger: Ledger, rows: pd.DataFrame) -> Counter[str]:
    """How many rows each region has in it and below it."""
    counted: Counter[str] = Counter()
    for name, n in rows["region"].value_counts().items():
        if n:
            counted.update({region.id: int(n) for region in ledger.chain(str(name))})
    return counted


def first(known: list[Place], provinces: tuple[str, ...]) -> str:
    """The place to show when none is asked for: the province with most facts, of the chosen ones if there are any."""
    tops = [place for place in known if not place.depth and (place.region.id in provinces or not provinces)]
    return max(tops or known, key=lambda place: place.facts).region.id


def children(known: list[Place], region: str) -> list[Place]:
    return [place for place in known if place.region.parent == region]


def within(frame: pd.DataFrame, ledger: Ledger, region: str) -> pd.DataFrame:
    """The rows of a place and of all below it: its own first, then down the tree."""
    regions = frame["region"].cat
    known = regions.categories.get_indexer(below(ledger, region))
    place = np.full(len(regions.categories), -1)
    place[known] = np.arange(len(known))
    places = place[regions.codes.to_numpy()]
    inside = np.flatnonzero(places >= 0)
    return frame.iloc[inside[np.argsort(places[inside], kind="stable")]]


def of_place(selection: Selection, region: str) -> tuple[pd.DataFrame, ...]:
    """The facts of a place that pass the filter, all of its facts, and the same two of its statements."""
    tables = (selection.frame, selection.everything, selection.statements, selection.every_statement)
    return tuple(within(table, selection.ledger, region) for table in tables)


def below(ledger: Ledger, region: str) -> list[str]:
    """The ids of a place and of all below it, down the tree."""
    return [place.id for place, _ in _tree(ledger) if region in {above.id for above in ledger.chain(place.id)}]


def by_stage(rows: pd.DataFrame, everything: pd.DataFrame) -> list[tuple[Stage, pd.DataFrame, int]]:
    """The results chain of a place and its context: each stage, its rows, and how many more the filter keeps out.

    `rows` are those of `everything` that pass.
    """
    parts = [(stage, rows[(rows["stage"] == stage).to_numpy()]) for stage in STAGES]
    return [(stage, part, int((everything["stage"] == stage).sum()) - len(part)) for stage, part in parts]


def by_theme(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The themes that rows speak of, in the order of the file, each with its rows."""
    return [(str(theme), part) for theme, part in rows.groupby("theme", observed=True)]


def silent(everything: pd.DataFrame) -> bool:
    """Whether rows report no result: not one of them stands in the results chain."""
    return not everything["stage"].isin(CHAIN).any()


def programmes(ledger: Ledger, rows: pd.DataFrame, region: str) -> list[Mechanism]:
    """The programmes that run in a place or below it, or have figures there; those with figures shown come first."""
    inside = set(below(ledger, region))
    reported = ledger.index.reported
    here = {name for place in inside for name in ledger.index.programmes.get(place, ())}
    shown = rows["programme"].value_counts()
    found = [
        Mechanism(each, int(shown.get(each.id, 0)), reported[each.id])
        for each in ledger.programmes.values()
        if each.region in inside or each.id in here
    ]
    return sorted(found, key=lambda mechanism: (not mechanism.shown, not mechanism.reported))


def texts(ledger: Ledger, rows: pd.DataFrame, region: str) -> list[Text]:
    """The sources that speak of a place or of one below it, with figures or without."""
    inside = set(below(ledger, region))
    named = {name for place in inside for name in ledger.index.sources.get(place, ())}
    named |= {programme.source for programme in ledger.programmes.values() if programme.region in inside}
    named |= {statement.source for statement in ledger.statements.values() if statement.region in inside}
    results = {name for name, indicator in ledger.indicators.items() if indicator.stage in CHAIN}
    shown = rows["source"].value_counts()
    return [
        Text(source, int(shown.get(name, 0)), results.isdisjoint(ledger.index.indicators.get(name, ())))
        for name, source in ledger.sources.items()
        if name in named
    ]


def _tree(ledger: Ledger) -> Iterator[tuple[Region, int]]:
    """All regions with their depth, each before those below it, in the order of the file."""
    under: dict[str | None, list[Region]] = {}
    for region in ledger.regions.values():
        under.setdefault(region.parent, []).append(region)
    waiting = [(region, 0) for region in reversed(under.get(None, []))]
    while waiting:
        region, depth = waiting.pop()
        yield region, depth
        waiting += [(child, depth + 1) for child in reversed(under.get(region.id, []))]
