"""What the texts report: programmes, facts, statements, and the numerals that are no facts."""

from typing import ClassVar

from outcomes.ledger.models.entry import Entry, Name, Published, Quote
from outcomes.ledger.vocabulary import Against, Id, Kind, Line, Qualifier, Reason, StatementKind, Value, Words


class Programme(Quote, Published):
    """A mechanism a text describes. `term` is its name as printed, inside the quote."""

    name: Name
    region: Id
    term: Words | None = None
    summary: Name
    claimed: ClassVar[str] = "term"


class Before(Entry):
    """The earlier value of a fact, in the same quote: 12 days in 由12天缩短到3天."""

    value: Value
    figure: Words
    qualifier: Qualifier = "exactly"
    period: Line | None = None


class Fact(Quote, Published):
    """One figure a text reports of a place.

    `against` says what a change is measured from, `target_of` whose target a share is of. `theme` overrules that of the
    indicator. `header` is the head of the table's column in which the figure stands.
    """

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
    claimed: ClassVar[str] = "figure"


class Statement(Quote, Published):
    """An outcome that a text reports without a number. Its id shares one namespace with those of facts."""

    region: Id
    theme: Id
    kind: StatementKind
    name: Name
    translation: Line
    period: Line | None = None
    period_basis: Name | None = None
    programme: Id | None = None
    note: Name | None = None


class NotFact(Quote):
    """A numeral that is no fact, and why. A restatement says again the figure of a fact, which `of` names."""

    figure: Words
    reason: Reason
    of: Id | None = None
    claimed: ClassVar[str] = "figure"
