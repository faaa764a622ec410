"""What facts are sorted by: places, themes, units, indicators and their groups."""

from pydantic import PositiveInt

from outcomes.ledger.models.entry import Name, Published
from outcomes.ledger.vocabulary import Better, Code, Counts, Dimension, Id, Level, Line, Measure, Stage


class Region(Published):
    """A place. The tree ends in provinces."""

    name: Name
    level: Level
    parent: Id | None = None
    code: Code | None = None
    note: Name | None = None


class Theme(Published):
    """What a figure is about."""

    name: Name


class Unit(Published):
    """What a figure counts in. `one` is the English name for one of it; `symbol` is written in place of the name.

    `per` says of what a rate is: 每人每月, a person a month.
    """

    name: Name
    one: Line | None = None
    symbol: Line | None = None
    per: Name | None = None
    dimension: Dimension


class Indicator(Published):
    """What a figure measures. Indicators of one group may share a chart.

    `counts` says how it is dated: a stock as of a date, a flow by a stretch of time, a cumulative one from a start on.
    `list_length` is how many a list of ranks holds, where its name or the text says it (百强).
    """

    theme: Id
    unit: Id
    name: Name
    stage: Stage
    measure: Measure
    counts: Counts | None = None
    better: Better
    list_length: PositiveInt | None = None
    definition: Name
    comparison: Name
    group: Id


class Group(Published):
    """Indicators that may share one chart: one unit, one measure, one kind of thing."""

    name: Name
