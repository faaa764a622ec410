"""The shape of data/facts.yaml. One class an entry; the JSON Schema for editors is made from these."""

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, PositiveInt, model_validator

from outcomes.ledger.vocabulary import (
    Against,
    Better,
    Code,
    Corrected,
    Counts,
    Day,
    Dimension,
    FileName,
    Hash,
    Id,
    Kind,
    Level,
    Line,
    Measure,
    Qualifier,
    Reason,
    Relation,
    Stage,
    StatementKind,
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
    claim_kind: ClassVar[str] = "figure"

    @property
    def claim(self) -> str | None:
        """The words of the quote that the entry accounts for."""
        return None

    @property
    def other(self) -> str:
        """Another figure of the quote, in which the claim does not stand."""
        return ""


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
    """What a figure counts in. `one` is the English name for one of it; `symbol` is written in place of the name.

    `per` says of what a rate is: 每人每月, a person a month.
    """

    id: Id
    name: Name
    one: Line | None = None
    symbol: Line | None = None
    per: Name | None = None
    dimension: Dimension


class Indicator(Entry):
    """What a figure measures. Indicators of one group may share a chart.

    `counts` says how it is dated: a stock as of a date, a flow by a stretch of time, a cumulative one from a start on.
    `list_length` is how many a list of ranks holds, where its name or the text says it (百强).
    """

    id: Id
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
    claim_kind: ClassVar[str] = "name"

    @property
    def claim(self) -> str | None:
        return self.term


class Before(Entry):
    """The earlier value of a fact, in the same quote: 12 days in 由12天缩短到3天."""

    value: Value
    figure: Words
    qualifier: Qualifier = "exactly"
    period: Line | None = None


class Fact(Quote):
    """One figure a text reports of a place.

    `against` says what a change is measured from, `target_of` whose target a share is of. `theme` overrules that of the
    indicator. `header` is the head of the table's column in which the figure stands.
    """

    id: Id
    indicator: Id
    theme: Id | None = None
    region: Id
    kind: Kind = "actual"
    value: Value
    qualifier: Qualifier = "exactly"
    against: Against | None = None
    before: Before | None = None
    target_of: Id | None = None
    period: Line | None = None
    period_basis: Name | None = None
    figure: Words
    header: Words | None = None
    translation: Line
    programme: Id | None = None
    part_of: Id | None = None
    note: Name | None = None

    @property
    def claim(self) -> str:
        return self.figure

    @property
    def other(self) -> str:
        return self.before.figure if self.before else ""


class Statement(Quote):
    """An outcome that a text reports without a number. Its id shares one namespace with those of facts."""

    id: Id
    region: Id
    theme: Id
    kind: StatementKind
    name: Name
    translation: Line
    period: Line | None = None
    period_basis: Name | None = None
    programme: Id | None = None
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


class Related(Entry):
    """What facts of one text say of each other. `result` is the fact that the facts `of` give, in this order.

    share and target: the first of two is so many per cent of the second. growth: the first is so many per cent more
    than the second. average: the first divided by the second. sum: all together. quotients: see Consistency.
    """

    kind: Relation = "quotients"
    unit: Id | None = None
    quotients: list[Quotient] = []
    result: Id | None = None
    of: list[Id] = []

    @model_validator(mode="after")
    def _shaped(self) -> "Related":
        if self.kind == "quotients":
            if not self.quotients or self.result or self.of:
                raise ValueError("the kind quotients has quotients, and neither result nor of")
        elif self.quotients or self.result is None or len(self.of) < 2 or (self.kind != "sum" and len(self.of) > 2):
            many = "two facts or more" if self.kind == "sum" else "two facts"
            raise ValueError(f"the kind {self.kind} has a result and {many} under of, and no quotients")
        return self

    @property
    def facts(self) -> list[str]:
        """The ids of all facts it speaks of, each once."""
        sides = [side for pair in self.quotients for side in (pair.top, pair.bottom)]
        return list(dict.fromkeys([*sides, *filter(None, [self.result]), *self.of]))


class Consistency(Related):
    """A check that a text allows on itself, confirmed by a curator.

    Quotients of a check give the same thing; `unit` is what they count.
    """

    id: Id
    name: Name
    note: Name | None = None


class Declined(Related):
    """A relation that the machine finds and that holds nothing, and why."""

    why: Name


class NotFact(Quote):
    """A numeral that is no fact, and why. A restatement says again the figure of a fact, which `of` names."""

    figure: Words
    reason: Reason
    of: Id | None = None

    @property
    def claim(self) -> str:
        return self.figure


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
    statements: list[Statement] = []
    headlines: list[Id] = []
    ratios: list[Ratio] = []
    averages: list[Average] = []
    consistency: list[Consistency] = []
    declined: list[Declined] = []
    corrections: list[Correction] = []
    not_facts: list[NotFact] = []
    idioms: list[Words] = []
    names: list[Words] = []
