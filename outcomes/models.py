"""The shape of data/facts.yaml. One class an entry; the JSON Schema for editors is made from these."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\:\x00-\x1f]+\.txt$", max_length=200)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>]+$", max_length=2000)]

Stage = Literal["input", "activity", "output", "outcome", "context"]
Measure = Literal["level", "change", "target-share", "rank"]
Qualifier = Literal["exactly", "more-than", "nearly", "about", "at-least", "at-most"]
Level = Literal["province", "prefecture", "county", "township", "community", "other"]
Better = Literal["higher", "lower", "neither"]
Reason = Literal["date", "ordinal", "name", "slogan", "idiom", "threshold", "web-page", "restatement"]
Dimension = Literal["count", "people", "households", "money", "area", "length", "time", "share", "rank"]

STAGES: tuple[Stage, ...] = ("input", "activity", "output", "outcome", "context")
MEASURES: tuple[Measure, ...] = ("level", "change", "target-share", "rank")
LEVELS: tuple[Level, ...] = ("province", "prefecture", "county", "township", "community", "other")


PLAIN_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")


def _number(value: Any) -> Any:
    """Signs, exponents, thousands marks and NaN are typing errors here."""
    if not PLAIN_NUMBER.fullmatch(str(value)):
        raise ValueError("a plain number such as 12000 or 26.5 is expected")
    return value


Number = Annotated[Decimal, BeforeValidator(_number, json_schema_input_type=float)]


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
    value: Number
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


Corrected = Literal[
    "indicator",
    "region",
    "value",
    "qualifier",
    "period",
    "source",
    "quote",
    "figure",
    "translation",
    "programme",
    "part_of",
]


def _day(value: Any) -> Any:
    """A day as 2026-11-22, and one that the calendar has."""
    try:
        date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("a day such as 2026-11-22 is expected") from None
    return value


class Correction(Entry):
    """A published figure that was wrong: which field of which fact, when and why. No `old` or `new`: not given."""

    fact: Id
    date: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]
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
