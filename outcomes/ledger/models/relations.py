"""What is computed here from facts, and what facts of one text say of each other."""

from pydantic import model_validator

from outcomes.ledger.models.entry import Entry, Name
from outcomes.ledger.vocabulary import Id, Relation


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
