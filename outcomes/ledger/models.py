"""The shape of data/facts.yaml. One class an entry; the JSON Schema for editors is made from these."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from outcomes.ledger.vocabulary import (
    Better,
    Code,
    Corrected,
    Day,
    Dimension,
    FileName,
    Hash,
    Id,
    Level,
    Line,
    Measure,
    Qualifier,
    Reason,
    Stage,
    Url,
    Value,
    Words,
)


class Entry(BaseModel):
    """Base of all entries: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Name(Entry):
    """A text in both languages."""

    zh: Line
    en: Line

    def __getitem__(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Quote(Entry):
    """Words of a source as a person reads them. `prefix` and `suffix` tell apart words that stand more than once."""

    source: Id
    quote: Words
    prefix: Words | None = None
    suffix: Words | None = None


class Source(Entry):
    """A text in seeds/."""

    id: Id
    file: FileName
    sha256: Hash
    title: Name
    author: Name | None = None
    publisher: Name | None = None
    url: Url | None = None
    published: Line
    published_basis: Name | None = None
    transcription: Literal["plain", "pinyin-annotated"] = "plain"
    note: Name | None = None


class Region(Entry):
    """A place. The tree ends in provinces."""

    id: Id
    name: Name
    level: Level
    parent: Id | None = None
    code: Code | None = None
    note: Name | None = None


class Theme(Entry):
    """What a figure is about."""

    id: Id
    name: Name


class Unit(Entry):
    """What a figure counts in. `one` is the English name for one of it; `symbol` is written in place of the name."""

    id: Id
    name: Name
    one: Line | None = None
    symbol: Line | None = None
    dimension: Dimension


class Indicator(Entry):
    """What a figure measures. Indicators of one group may share a chart."""

    id: Id
    theme: Id
    unit: Id
    name: Name
    stage: Stage
    measure: Measure
    better: Better
    definition: Name
    comparison: Name
    group: Id


class Group(Entry):
    """Indicators that may share one chart: one unit, one measure, one kind of thing."""

    id: Id
    name: Name


class Programme(Quote):
    """A mechanism a text describes. `term` is its name as printed, inside the quote."""

    id: Id
    name: Name
    region: Id
    term: Words | None = None
    summary: Name


class Fact(Quote):
    """One figure a text reports of a place."""

    id: Id
    indicator: Id
    region: Id
    value: Value
    qualifier: Qualifier = "exactly"
    period: Line | None = None
    period_basis: Name | None = None
    figure: Words
    translation: Line
    programme: Id | None = None
    part_of: Id | None = None
    note: Name | None = None


class Ratio(Entry):
    """A share computed here from two facts of one unit and one source."""

    id: Id
    name: Name
    numerator: Id
    denominator: Id
    note: Name | None = None


class Average(Ratio):
    """So many of one thing to one of another, computed here from two facts of unlike units and one source."""


class Quotient(Entry):
    """Two facts of one source, the one divided by the other."""

    top: Id
    bottom: Id


class Consistency(Entry):
    """A check that a text allows on itself. Quotients of a check give the same thing; `unit` is what they count."""

    id: Id
    name: Name
    unit: Id | None = None
    quotients: Annotated[list[Quotient], Field(min_length=1)]
    note: Name | None = None


class NotFact(Quote):
    """A numeral that is no fact, and why. A restatement says again the figure of a fact, which `of` names."""

    figure: Words
    reason: Reason
    of: Id | None = None


class Correction(Entry):
    """A published figure that was wrong: which field of which fact, when and why. No `old` or `new`: not given."""

    fact: Id
    date: Day
    what: Corrected
    old: Words | None = None
    new: Words | None = None
    why: Name


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
    headlines: list[Id] = []
    ratios: list[Ratio] = []
    averages: list[Average] = []
    consistency: list[Consistency] = []
    corrections: list[Correction] = []
    not_facts: list[NotFact] = []
    idioms: list[Words] = []
    names: list[Words] = []
